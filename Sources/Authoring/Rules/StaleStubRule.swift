import Course

enum StaleStubRule: StructuralRule {
  static let name = "stale-stub"

  static let explanation = """
    Every file of exercises/ is what its source in solutions/ gives. A stub that was edited by \
    hand, or not written again after its source changed, is not what the suite was checked \
    against. Run `learn author stubs`.
    """

  static func findings(in lesson: LessonTree) -> [Finding] {
    lesson.sources.sorted { $0.key < $1.key }.compactMap { base, source in
      let path = "exercises/\(lesson.name)/\(base).swift"
      guard case .success(let source) = source, let shipped = lesson.files[path] else { return nil }
      guard let line = StubPlan.line(where: shipped, differsFrom: source.stub) else { return nil }
      return error(
        path, line,
        "this is not what solutions/\(lesson.name)/\(base).swift gives: run 'learn author stubs'")
    }
  }
}
