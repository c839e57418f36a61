import Foundation

/// What a program wrote of the cases that it ran, read no further than comparing needs.
///
/// Lines that are equal byte for byte are most of them; what they say is decoded where they differ.
package struct Transcript: Sendable {
  /// The tolerance that the suite states; `nil` where the program died before it wrote it.
  package private(set) var tolerance: Tolerance?
  package private(set) var cases: [Case] = []

  /// Whether the program came to the end of its cases.
  package private(set) var isComplete = false

  package struct Case: Sendable {
    package let index: Int

    /// The line of its call.
    let call: Data

    /// The line of its answer; `nil` where none came.
    package fileprivate(set) var answer: Data?

    /// The lines of what came under other ways of rounding.
    fileprivate(set) var otherwise: [Data] = []

    /// Whether it is answered in another way where arithmetic rounds in another.
    package var hasOthers: Bool { !otherwise.isEmpty }
  }

  /// As it was written.
  package let bytes: Data

  /// Reads what a program wrote; a last line that was cut off is left out.
  package init(_ bytes: Data) {
    self.bytes = bytes
    for end in Self.ends(ofLinesIn: bytes) {
      read(bytes[end.start..<end.end])
    }
  }

  /// Where each line begins and ends. A transcript may be large, and a program that is not optimised
  /// would look at each byte on its own.
  private static func ends(ofLinesIn bytes: Data) -> [(start: Int, end: Int)] {
    bytes.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress else { return [] }
      var lines: [(start: Int, end: Int)] = []
      var start = 0
      while let found = memchr(base + start, Int32(UInt8(ascii: "\n")), buffer.count - start) {
        let end = UnsafeRawPointer(found) - base
        lines.append((bytes.startIndex + start, bytes.startIndex + end))
        start = end + 1
      }
      return lines
    }
  }

  private mutating func read(_ line: Data) {
    if line.starts(with: #"{"case":"#.utf8) {
      let digits = line.dropFirst(8).prefix { (48...57).contains($0) }
      guard let index = Int(String(decoding: digits, as: UTF8.self)) else { return }
      cases.append(Case(index: index, call: line))
    } else if line.starts(with: #"{"answer":"#.utf8), let last = cases.indices.last {
      cases[last].answer = line
    } else if line.starts(with: #"{"otherwise":"#.utf8), let last = cases.indices.last {
      cases[last].otherwise.append(line)
    } else if line.starts(with: #"{"tolerance":"#.utf8) {
      tolerance = (try? JSONDecoder().decode(ToleranceLine.self, from: line))?.value
    } else if line.starts(with: #"{"end":"#.utf8) {
      isComplete = true
    }
  }
}

extension Transcript {
  /// The answers alone, but for those that rounding decides: what is kept of a solution.
  package var withoutCalls: String {
    var text = ""
    TranscriptLine.tolerance(tolerance ?? .exact).write(to: &text)
    for item in cases {
      guard let answer = item.answer, !item.isDecidedByRounding(within: tolerance ?? .exact) else {
        continue
      }
      TranscriptLine.call(index: item.index, text: nil, slack: item.shown.slack).write(to: &text)
      text += String(decoding: answer, as: UTF8.self) + "\n"
    }
    TranscriptLine.end(count: cases.count).write(to: &text)
    return text
  }
}

extension Transcript.Case {
  /// What was called, as the suite shows it, and the slack that it grants.
  ///
  /// - Returns: `nil` for the call of a recorded case, which the same seed makes again.
  package var shown: (call: String?, slack: Double) {
    struct Line: Decodable {
      let call: String?
      let slack: Double?
    }
    guard let line = try? JSONDecoder().decode(Line.self, from: call) else { return (nil, 0) }
    return (line.call, line.slack ?? 0)
  }

  /// Whether the answer is an error.
  package var isError: Bool {
    answer?.starts(with: #"{"answer":{"threw":"#.utf8) == true
  }

  /// - Returns: `nil` where the line is no answer at all.
  static func answer(in line: Data) -> Answer? {
    struct Line: Decodable {
      let answer: Answer?
      let otherwise: Answer?
    }
    guard let line = try? JSONDecoder().decode(Line.self, from: line) else { return nil }
    return line.answer ?? line.otherwise ?? .missing
  }
}

private struct ToleranceLine: Decodable {
  let value: Tolerance

  private enum Key: CodingKey { case tolerance }

  init(from decoder: any Decoder) throws {
    var pair = try decoder.container(keyedBy: Key.self).nestedUnkeyedContainer(forKey: .tolerance)
    let kind = try pair.decode(String.self)
    let limit = try pair.decode(Double.self)
    value =
      switch kind {
      case "absolute": .absolute(limit)
      case "relative": .relative(limit)
      default: .exact
      }
  }
}
