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
  private let protected: [String]

  init(protected: [String]) {
    self.protected = protected
  }

  init(parts: LessonParts) {
    protected = parts.exercises.flatMap { [$0.suite, $0.stub] } + parts.given.map(\.text)
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
      let rest = file.value.text(without: (cut[file.key] ?? []).map(\.range))
      texts[file.key] = Self.renaming(names, in: rest)
    }
  }

  /// Whether a type may follow from a function's body.
  private static func hasOpaqueTypes(_ source: SwiftSource) -> Bool {
    let some = Array("some".utf8)
    return source.tokens.contains {
      $0.kind == .word && $0.range.count == some.count
        && source.bytes[$0.range].elementsEqual(some)
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
          || !protected.contains { $0.utf8.contains(declaration.name.utf8) })
        && source.fillsLines(declaration.range) && source.isPlain(declaration.range)
    }
  }

  /// Replaces the names wherever they stand as whole words.
  private static func renaming(_ names: Set<String>, in text: String) -> String {
    var result: [UInt8] = []
    var word: [UInt8] = []
    func end() {
      result += word
      if names.contains(String(decoding: word, as: UTF8.self)) { result += Array("_left_out".utf8) }
      word.removeAll(keepingCapacity: true)
    }
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x80...: word.append(byte)
      default:
        end()
        result.append(byte)
      }
    }
    end()
    return String(decoding: result, as: UTF8.self)
  }
}

extension SwiftSource {
  /// The text without the lines that some ranges fill, which stand in order.
  fileprivate func text(without ranges: [Range<Int>]) -> String {
    var rest: [UInt8] = []
    var start = 0
    for range in ranges {
      rest += bytes[start..<range.lowerBound]
      let lineEnd = bytes[range.upperBound...].firstIndex(of: UInt8(ascii: "\n"))
      start = lineEnd.map { $0 + 1 } ?? bytes.count
    }
    return String(decoding: rest + bytes[start...], as: UTF8.self)
  }
}
