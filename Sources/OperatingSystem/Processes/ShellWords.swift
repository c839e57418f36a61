/// What POSIX shells make of words.
package enum ShellWords {
  /// A word that stands for itself, for a shell to read.
  package static func quoted(_ word: String) -> String {
    let isPlain = word.utf8.allSatisfy {
      switch $0 {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
      default: "@%+=:,./-_".utf8.contains($0)
      }
    }
    return isPlain && !word.isEmpty ? word : "'\(word.replacing("'", with: #"'\''"#))'"
  }

  /// The words of a line that was written for a shell; `nil` when it says more than words.
  package static func words(in line: Substring) -> [String]? {
    var words: [String] = []
    var word: String?
    var quote: Character?
    var rest = line
    while let character = rest.popFirst() {
      switch character {
      case quote: quote = nil
      case "\\" where quote != "'":
        guard let next = rest.popFirst() else { return nil }
        word = (word ?? "") + String(next)
      case "$" where quote == "\"", "`" where quote == "\"": return nil
      case _ where quote != nil: word?.append(character)
      case "'", "\"":
        quote = character
        word = word ?? ""
      case " ":
        if let whole = word { words.append(whole) }
        word = nil
      case "$", "`", ";", "|", "&", "<", ">": return nil
      default: word = (word ?? "") + String(character)
      }
    }
    if let whole = word { words.append(whole) }
    return quote == nil ? words : nil
  }
}
