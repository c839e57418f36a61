import SwiftText

/// The declarations of a Swift file, as far as feedback needs them.
package enum Declarations {
  /// The head of each function, initializer and type that is not private, its white space folded.
  package static func signatures(in text: String) -> [String] {
    let source = SwiftSource(text)
    return source.likelyDeclarations
      .filter { ($0.kind.isCallable || $0.kind.isType || $0.kind == .typealias) && !$0.isPrivate }
      .map { source.foldedText($0.signature) }
  }

  /// A signature as its callers see it: without the names that only the body knows.
  package static func call(of signature: String) -> String {
    signature.replacing(/([(,]\s*)(\w+)\s+\w+\s*:/) { "\($0.1)\($0.2):" }
  }
}

extension SwiftSource {
  /// The code of a range in one line, without comments.
  fileprivate func foldedText(_ range: Range<Int>) -> String {
    var text = ""
    var isSpaced = false
    for token in tokens(in: range) {
      if token.kind == .space || token.kind == .comment {
        isSpaced = true
        continue
      }
      let next = self.text(token)
      if isSpaced, text.last != "(", next != ")" { text += " " }
      isSpaced = false
      text += next
    }
    return text
  }
}
