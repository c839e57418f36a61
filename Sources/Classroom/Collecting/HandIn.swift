import Course

/// What lies about in a student's folder, wherever it is.
package struct HandIn: Sendable, Equatable {
  /// The paths of Swift files.
  package private(set) var files: [String] = []

  /// Their names alone, in small letters.
  private var names: [String] = []

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
    let small = name.lowercased()
    if small.hasSuffix(".swift") {
      files.append(path)
      names.append(small)
    }
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
    // Of a class each name is asked about for each exercise, and what else there is to find out of it
    // takes a hundred times as long.
    for (path, small) in zip(files, names) where small.hasPrefix(own) && path != exercise.path {
      let parts = path.split(separator: "/").map(String.init)
      guard let name = parts.last, let base = Self.base(of: name),
        base.lowercased() == own
      else { continue }
      var rank = name.lowercased() == "\(exercise.name).swift".lowercased() ? 0 : 1
      let parent = parts.dropLast().last ?? ""
      if parent.lowercased() != exercise.lesson.text.lowercased() {
        // What lies in another lesson's folder is that one's.
        guard !isShared, LessonName(parent.lowercased()) == nil else { continue }
        rank += 2
      }
      ranked.append((path, rank))
    }
    let best = ranked.map(\.rank).min()
    return ranked.filter { $0.rank == best }.map(\.path).sorted()
  }
}
