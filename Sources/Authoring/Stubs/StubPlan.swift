import Course

/// What `learn author stubs` does to one file of `exercises/`.
package enum StubChange: Sendable, Equatable {
  /// The file is what its source gives.
  case current(path: String)

  /// There is no such file yet.
  case new(path: String, text: String)

  /// The file is an earlier stub, or one that can be had again from git.
  case stale(path: String, text: String)

  /// The file is nobody's stub, so it may be someone's work: it is kept before it is replaced.
  case worked(path: String, text: String)

  package var path: String {
    switch self {
    case .current(let path), .new(let path, _), .stale(let path, _), .worked(let path, _): path
    }
  }

  /// What the file ought to hold; `nil` when it does.
  package var text: String? {
    switch self {
    case .current: nil
    case .new(_, let text), .stale(_, let text), .worked(_, let text): text
    }
  }

  package var isCurrent: Bool {
    if case .current = self { true } else { false }
  }

  var isStale: Bool {
    if case .stale = self { true } else { false }
  }
}

/// Compares the files of `exercises/`, and the copies of earlier lessons' files in `solutions/`, with
/// what their sources give.
package enum StubPlan {
  /// The changes that bring a lesson's stubs up to date, in the order of their paths.
  ///
  /// - Parameters:
  ///   - isStub: Whether a text at a path is known to be a stub of an earlier day.
  /// - Throws: `CourseError.badSource` for a source that cannot be taken apart.
  package static func changes(
    _ lesson: LessonTree, isStub: (_ path: String, _ text: String) -> Bool
  ) throws(CourseError) -> [StubChange] {
    let copies = lesson.usedCopies
    var texts = copies
    for (base, source) in lesson.sources {
      texts["exercises/\(lesson.name)/\(base).swift"] = try source.get().stub
    }
    for (path, text) in copies { texts["exercises" + path.dropFirst("solutions".count)] = text }
    var changes: [StubChange] = []
    for (path, text) in texts.sorted(by: { $0.key < $1.key }) {
      guard let present = lesson.files[path] else {
        changes.append(.new(path: path, text: text))
        continue
      }
      if present == text {
        changes.append(.current(path: path))
      } else if isStub(path, present) {
        changes.append(.stale(path: path, text: text))
      } else {
        changes.append(.worked(path: path, text: text))
      }
    }
    return changes
  }

  /// The first line, counted from 1, where a file of `exercises/` is not what its source gives;
  /// `nil` when only a last line feed or the line ends differ.
  package static func line(where shipped: String, differsFrom stub: String) -> Int? {
    let stub = stub.lines
    let lines = shipped.replacingLineEnds().lines
    // A missing last line feed is for another rule to say.
    guard stub != lines, stub != lines + [""] else { return nil }
    let line = zip(stub, lines).enumerated().first { $0.element.0 != $0.element.1 }?.offset
    return (line ?? min(stub.count, lines.count)) + 1
  }
}
