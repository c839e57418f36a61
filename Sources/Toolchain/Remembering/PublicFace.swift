import Foundation
import SwiftText

/// What suites can see of an exercise module: its texts without the functions that none can call.
///
/// Suites stay valid while the module's interface is the one that they were compiled against. A
/// function that learners write to help themselves changes the interface and nothing that a suite
/// can see: it is private, or no suite has a word of its name. So it is left out, and the compiler
/// is asked for the declarations of the rest; function bodies play no part in that.
///
/// Where the text of a function might not mean what it seems to, for a directive in it or a brace in
/// a string, say, it stays, and suites are compiled anew.
struct PublicFace {
  /// The texts that name what must stay.
  private let protected: [[UInt8]]

  init(protected: [String]) {
    self.protected = protected.map { Array($0.utf8) }
  }

  init(parts: LessonParts) {
    self.init(
      protected: parts.exercises.flatMap { [$0.suite, $0.stub] } + parts.given.map(\.text))
  }

  /// The files without those functions, and with every other use of their names made unknown, so
  /// that a declaration which depends on one fails to compile rather than means something else.
  ///
  /// - Returns: `nil` when the declarations cannot be told from the bodies.
  func texts(of files: [String: String]) -> [String: String]? {
    let sources = files.mapValues { SwiftSource($0) }
    guard !sources.values.contains(where: Self.hasOpaqueTypes) else { return nil }
    let cut = sources.mapValues(functionsToCut)
    let names = Set(cut.values.joined().map(\.name))
    guard !names.isEmpty else { return files }
    return sources.reduce(into: [:]) { texts, file in
      let ranges = (cut[file.key] ?? []).map(\.range)
      texts[file.key] = file.value.text(without: ranges, renaming: names)
    }
  }

  /// Whether a type may follow from a function's body.
  private static func hasOpaqueTypes(_ source: SwiftSource) -> Bool {
    source.tokens.contains {
      $0.kind == .word && source.bytes[$0.range.lowerBound] == UInt8(ascii: "s")
        && source.text($0) == "some"
    }
  }

  /// The functions at the top level that no suite can call, as far as they have lines of their own.
  private func functionsToCut(_ source: SwiftSource) -> [SwiftDeclaration] {
    (source.declarations ?? []).filter { declaration in
      // An attribute may give the function a meaning to others. Operators have no name, and names
      // with underscores may be those of an expanded macro.
      declaration.kind == .function && declaration.depth == 0 && declaration.body != nil
        && declaration.attributes.isEmpty
        && ["", "private", "fileprivate"].contains(declaration.modifiers.joined(separator: " "))
        && declaration.name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
        && (declaration.isPrivate
          || !protected.contains { $0.holds(Array(declaration.name.utf8)) })
        && source.fillsLines(declaration.range) && source.isPlain(declaration.range)
    }
  }
}

extension SwiftSource {
  /// The text without the lines that some ranges fill, which stand in order, and with names made
  /// unknown.
  fileprivate func text(without ranges: [Range<Int>], renaming names: Set<String>) -> String {
    var rest: [UInt8] = []
    var start = 0
    var cuts = ranges[...]
    // The first token of a range is a word as well.
    for token in tokens where token.kind == .word {
      if let cut = cuts.first, token.range.lowerBound == cut.lowerBound {
        rest += bytes[start..<cut.lowerBound]
        let lineEnd = bytes[cut.upperBound...].firstIndex(of: UInt8(ascii: "\n"))
        start = lineEnd.map { $0 + 1 } ?? bytes.count
        cuts.removeFirst()
      }
      guard token.range.lowerBound >= start else { continue }
      let isQuoted = bytes[token.range.lowerBound] == UInt8(ascii: "`")
      let name = isQuoted ? text(token).filter { $0 != "`" } : text(token)
      guard names.contains(name) else { continue }
      let end = isQuoted ? token.range.upperBound - 1 : token.range.upperBound
      rest += bytes[start..<end]
      rest += Array("_left_out".utf8)
      start = end
    }
    return String(decoding: rest + bytes[start...], as: UTF8.self)
  }
}

extension [UInt8] {
  /// Whether the bytes of `other` occur in a row. Written out: the library's own search takes a
  /// hundred times as long in a debug build, and this one is made for each verdict.
  fileprivate func holds(_ other: [UInt8]) -> Bool {
    var start = 0
    while start + other.count <= count {
      var length = 0
      while length < other.count, self[start + length] == other[length] { length += 1 }
      if length == other.count { return true }
      start += 1
    }
    return false
  }
}
