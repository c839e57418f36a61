import Foundation

/// Its findings are made with those of ``DemoRunsRule``, from what the demo drew on the solutions.
enum PicturesRule: Rule {
  static let name = "pictures"

  static let explanation = """
    The pictures in lessons/images whose names begin with the lesson's are those that its demo \
    draws on the solutions: each as SVG and as .chart.json, none missing, none left over. A picture \
    of last month's code is a false statement, and without its .chart.json a terminal shows only \
    its caption. Run `learn author draw`, and remove what is no longer drawn. Numbers may differ as \
    those of another machine do. Anything else that is drawn by hand has no .chart.json.
    """

  /// - Parameter drawn: What the demo wrote, by the names of the files.
  static func findings(drawn: [String: String], in lesson: LessonTree) -> [Finding] {
    let command = "run learn author draw \(lesson.name.number)"
    let stale = drawn.sorted { $0.key < $1.key }.compactMap { file, text -> Finding? in
      let path = path(of: file)
      guard let picture = lesson.pictures[file] else {
        return error(path, 1, "the demo draws this picture, but it is not there; \(command)")
      }
      guard !agree(picture, text) else { return nil }
      return error(path, 1, "the picture is not what the demo draws; \(command)")
    }
    let left = lesson.pictures.keys.sorted().filter {
      $0.hasSuffix(".chart.json") && drawn[$0] == nil
    }
    return stale
      + left.map { error(path(of: $0), 1, "the demo does not draw this picture; remove it") }
  }

  private static func path(of file: String) -> String { "\(LessonTree.pictureFolder)/\(file)" }

  /// Whether two pictures are the same but for the last digits of their numbers.
  static func agree(_ first: String, _ second: String) -> Bool {
    guard first != second else { return true }
    let (first, second) = (pieces(of: first), pieces(of: second))
    return first.count == second.count
      && zip(first, second).allSatisfy { first, second in
        if first == second { return true }
        guard let first = Double(first), let second = Double(second) else { return false }
        // SVG has hundredths of a pixel.
        return abs(first - second) <= max(0.011, 1e-6 * max(abs(first), abs(second)))
      }
  }

  /// The numbers of a text, and what stands between them.
  private static func pieces(of text: String) -> [Substring] {
    let isNumber = text.utf8.map { byte in
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: ".")
    }
    var pieces: [Substring] = []
    var (start, place) = (text.utf8.startIndex, text.utf8.startIndex)
    for index in isNumber.indices {
      if index > 0, isNumber[index] != isNumber[index - 1] {
        pieces.append(text[start..<place])
        start = place
      }
      place = text.utf8.index(after: place)
    }
    return pieces + [text[start...]]
  }
}
