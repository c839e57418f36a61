import SwiftText

extension String {
  /// The number of the first line that holds `text`, counted from 1.
  package func line(containing text: String) -> Int? {
    lineList.firstIndex { $0.contains(text) }.map { $0 + 1 }
  }

  /// The line of that number without its indentation.
  package func line(at number: Int) -> String? {
    let lines = lineList
    return lines.indices.contains(number - 1) ? lines[number - 1].trimmed : nil
  }

  /// The line where the function at the head of a call such as `median([3, nil, 1]) is 1.0` is
  /// declared: the first `func median`, or the `init` of a type.
  package func line(ofCall headline: String) -> Int? {
    let path = headline.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." }
    return path.split(separator: ".").last.flatMap { line(ofDeclaration: $0) }
  }

  /// The line where the function, the property or the type of that name is declared.
  func line(ofDeclaration name: some StringProtocol) -> Int? {
    let declarations = SwiftSource(self).likelyDeclarations
    let named = declarations.filter { $0.name == name }
    let properties = named.filter {
      ($0.kind == .variable || $0.kind == .constant)
        && ($0.parent.map { declarations[$0].kind.isType } ?? true)
    }
    let found =
      named.first { $0.kind == .function } ?? properties.first ?? named.first { $0.kind.isType }
    return found?.line
  }

  private var lineList: [Substring] {
    split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
  }
}
