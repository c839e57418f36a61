import Course

/// What lies about in a student's folder, wherever it is.
package struct HandIn: Sendable, Equatable {
  /// A Swift file.
  private struct File: Equatable {
    let path: String

    /// Its name in small letters, which is looked at for each exercise of the course.
    let smallName: String
  }

  private var files: [File] = []

  /// The paths of archives that nobody unpacked.
  package private(set) var archives: [String] = []

  /// Nobody hands in more on purpose.
  private static let mostEntries = 4_000
  private static let deepest = 8

  /// Of the course itself, or of tools; a file in them is no exercise.
  private static let skipped: Set = [
    "__MACOSX", "solutions", "Tests", "Sources", "lessons", "node_modules",
  ]

  package init(_ folder: SubmissionFolder) {
    var waiting = [(path: "", depth: 0)]
    var count = 0
    while let (path, depth) = waiting.popLast() {
      for name in folder.list(path).sorted() where !name.hasPrefix(".") {
        count += 1
        guard count <= Self.mostEntries else { return }
        let child = path.isEmpty ? name : "\(path)/\(name)"
        switch folder.kind(child) {
        case .folder where depth < Self.deepest && !Self.skipped.contains(name):
          waiting.append((child, depth + 1))
        case .file: add(child, name)
        default: break
        }
      }
    }
  }

  private mutating func add(_ path: String, _ name: String) {
    if Archive.isNamed(name) { archives.append(path) }
    let smallName = name.lowercased()
    if smallName.hasSuffix(".swift") { files.append(File(path: path, smallName: smallName)) }
  }

  /// The name that a file had before a browser or a file manager made it another: `Median` for
  /// `Median (1).swift`; `nil` for no Swift file.
  static func base(of name: String) -> String? {
    guard name.lowercased().hasSuffix(".swift") else { return nil }
    let base = String(name.dropLast(6))
    guard let match = base.firstMatch(of: /( ?\(\d+\)|[ \-_]\d+| copy( \d+)?| - Copy( \(\d+\))?)$/),
      match.range.lowerBound > base.startIndex
    else { return base }
    return String(base[..<match.range.lowerBound])
  }

  /// The files that may be an exercise's, the likeliest alone: in a folder of the lesson's name before
  /// elsewhere, and of its own name before a copy's.
  ///
  /// - Parameter isShared: Whether another lesson has an exercise of that name.
  package func candidates(for exercise: Exercise, isShared: Bool) -> [String] {
    var ranked: [(path: String, rank: Int)] = []
    let own = exercise.name.lowercased()
    // Most names end here; of the others there is more to find out.
    for file in files where file.smallName.hasPrefix(own) && file.path != exercise.path {
      let parts = file.path.split(separator: "/").map(String.init)
      guard let name = parts.last, let base = Self.base(of: name),
        base.lowercased() == own
      else { continue }
      var rank = file.smallName == "\(own).swift" ? 0 : 1
      let parent = parts.dropLast().last ?? ""
      if parent.lowercased() != exercise.lesson.text.lowercased() {
        // What lies in another lesson's folder is that one's.
        guard !isShared, LessonName(parent.lowercased()) == nil else { continue }
        rank += 2
      }
      ranked.append((file.path, rank))
    }
    let best = ranked.map(\.rank).min()
    return ranked.filter { $0.rank == best }.map(\.path).sorted()
  }
}
