import Foundation

/// What suites can see of an exercise module: its texts without the functions that none can call.
///
/// Suites stay valid while the module's interface is the one that they were compiled against. A
/// function that learners write to help themselves changes the interface and nothing that a suite
/// can see: it is private, or no suite has a word of its name. So it is left out, and the compiler
/// is asked for the declarations of the rest; function bodies play no part in that.
///
/// Lines are all that is looked at. Where a line might not mean what it seems to, in a comment or a
/// string that spans lines, say, nothing is left out of the file, and suites are compiled anew.
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
    guard !files.values.contains(where: Self.hasOpaqueTypes) else { return nil }
    var names: Set<String> = []
    var texts = files
    for (path, text) in files where SwiftLines.isPlain(text) {
      let (rest, found) = cut(text)
      texts[path] = rest
      names.formUnion(found)
    }
    return texts.mapValues { Self.renaming(names, in: $0) }
  }

  /// Whether a type may follow from a function's body.
  private static func hasOpaqueTypes(_ text: String) -> Bool {
    text.split(whereSeparator: \.isNewline).contains { line in
      !line.drop(while: \.isWhitespace).hasPrefix("//") && line.utf8.contains("some ".utf8)
    }
  }

  /// Takes the functions at the top level out.
  private func cut(_ text: String) -> (rest: String, names: Set<String>) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    var rest: [Substring] = []
    var names: Set<String> = []
    var index = 0
    while index < lines.count {
      if let name = name(declaredBy: lines[index]),
        // An attribute may give the function a meaning to others.
        !(rest.last { !$0.isEmpty && !$0.hasPrefix("//") }?.hasPrefix("@") ?? false),
        let count = Self.length(of: lines[index...])
      {
        names.insert(name)
        index += count
      } else {
        rest.append(lines[index])
        index += 1
      }
    }
    return (rest.joined(separator: "\n"), names)
  }

  /// The name of the function that begins in the line, if it is one to leave out.
  private func name(declaredBy line: Substring) -> String? {
    var rest = line
    var isPrivate = false
    for word in ["private ", "fileprivate "] where rest.hasPrefix(word) {
      isPrivate = true
      rest = rest.dropFirst(word.count)
    }
    guard rest.hasPrefix("func ") else { return nil }
    let name = String(rest.dropFirst(5).prefix { $0.isASCII && ($0.isLetter || $0.isNumber) })
    let next = rest.dropFirst(5 + name.count).first
    guard !name.isEmpty, next == "(" || next == "<" else { return nil }
    // Operators have no name, and names with underscores may be those of an expanded macro.
    return isPrivate || !protected.contains { $0.utf8.contains(name.utf8) } ? name : nil
  }

  /// How many lines the function takes: up to the brace that closes it, alone at a line's start or
  /// at the end of its only line; `nil` when that cannot be told.
  private static func length(of lines: ArraySlice<Substring>) -> Int? {
    guard let end = SwiftLines.end(of: lines, open: 0) else { return nil }
    let line = lines[lines.startIndex + end]
    return line.last == "}" && (end == 0 || line == "}") ? end + 1 : nil
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
