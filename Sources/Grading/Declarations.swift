/// The declarations of a Swift file, as far as feedback needs them.
package enum Declarations {
  private static let words: Set<Substring> = [
    "func", "struct", "class", "enum", "init", "protocol", "extension", "typealias", "actor",
  ]
  private static let modifiers: Set<Substring> = [
    "public", "package", "mutating", "static", "final", "indirect", "override", "nonisolated",
    "convenience",
  ]

  /// The head of each declaration up to its brace, its white space folded.
  package static func signatures(in source: String) -> [String] {
    var signatures: [String] = []
    var open: String?
    for line in source.split(whereSeparator: \.isNewline) {
      let code = line.trimmed
      if var head = open {
        head += " " + code
        open = head.contains("{") ? nil : head
        if open == nil { signatures.append(Self.head(of: head)) }
      } else if let word = code.split(whereSeparator: { $0 == " " || $0 == "(" })
        .first(where: { !modifiers.contains($0) }), words.contains(word)
      {
        if code.contains("{") { signatures.append(head(of: code)) } else { open = code }
      }
    }
    return signatures
  }

  /// A signature as its callers see it: without the names that only the body knows.
  package static func call(of signature: String) -> String {
    signature.replacing(/([(,]\s*)(\w+)\s+\w+\s*:/) { "\($0.1)\($0.2):" }
  }

  private static func head(of text: String) -> String {
    text.prefix { $0 != "{" }.split(separator: " ").joined(separator: " ")
      .replacingText("( ", with: "(").replacingText(" )", with: ")")
  }
}

extension String {
  fileprivate func replacingText(_ text: String, with other: String) -> String {
    var result = self
    while let range = result.firstRange(of: text) { result.replaceSubrange(range, with: other) }
    return result
  }
}
