import Course

enum UsesRule: StructuralRule {
  static let name = "uses"

  static let explanation = """
    What a lesson uses are files of lessons taught before it, and its copies of them are what \
    their sources give. A learner builds on an earlier answer without having to have got it \
    right, and there is one text of it to correct. Write each as `15-split-search/BestSplit` \
    behind `Uses:` on the front line, one name once, none that the lesson has itself, and run \
    `learn author stubs`.
    """

  static func findings(in lesson: LessonTree) -> [Finding] {
    guard let page = lesson.lesson?.page else { return [] }
    func place(_ words: String) -> Finding { error(lesson.pagePath, page.frontLine, words) }
    let earlier = lesson.order.prefix { $0 != lesson.name }
    var taken = Set(lesson.exercises.map(\.name)).union(["Demo"])
    var found: [Finding] = []
    for file in page.uses {
      guard earlier.contains(file.lesson) else {
        found.append(place("it uses \(file), and \(file.lesson) is not taught before it"))
        continue
      }
      guard let source = lesson.usedSources[file] else {
        found.append(place("it uses \(file), and \(file.sourcePath) cannot be read"))
        continue
      }
      if !taken.insert(file.name).inserted {
        found.append(place("it uses \(file), and has another \(file.name)"))
      } else if source.stub.hasPrefix(UsedFile.mark) {
        found.append(place("it uses \(file), which is a copy there: use what it is a copy of"))
      }
    }
    for (path, text) in lesson.usedCopies.sorted(by: { $0.key < $1.key }) {
      let shipped = lesson.files[path]
      if let line = shipped.map({ StubPlan.line(where: $0, differsFrom: text) }) ?? 1 {
        let words = "the copy is not what its source gives: run 'learn author stubs'"
        found.append(
          shipped == nil
            ? place("it lacks \(path): run 'learn author stubs'")
            : error(path, line, words))
      }
    }
    let names = Set(page.uses.map(\.name))
    for base in lesson.swiftFiles(in: "solutions") where !names.contains(base) {
      let path = "solutions/\(lesson.name)/\(base).swift"
      guard lesson.files[path]?.hasPrefix(UsedFile.mark) == true else { continue }
      found.append(error(path, 1, "the page no longer uses what this is a copy of"))
    }
    return found
  }
}
