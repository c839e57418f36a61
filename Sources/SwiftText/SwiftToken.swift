/// One piece of a Swift text and its place. The tokens of a text, put together, are the text.
package struct SwiftToken: Sendable, Equatable {
  package enum Kind: Sendable {
    /// White space and line ends in a row; a byte order mark too.
    case space

    /// One comment, whole.
    case comment

    /// A keyword or a name, `$0` and names in backticks included.
    case word
    case number

    /// As long as Swift reads it: `..<`, `->`, `&&=`; `=` and `?` too.
    case `operator`

    /// A bracket, a comma, a colon, a semicolon, a point, the backslash of a key path.
    case punctuation

    /// `@main`: the sign and the word.
    case attribute

    /// `#if`, `#expect`: the sign and the word.
    case directive

    /// A string literal up to its end or to the next interpolation, quotes included; what follows an
    /// interpolation is a token again.
    case string

    /// `\(` and `\#(` in a string.
    case interpolationStart

    /// The parenthesis that closes it.
    case interpolationEnd

    /// A regular expression literal.
    case regex

    /// What begins nothing in Swift: a lone backtick, a broken character.
    case unknown
  }

  package let kind: Kind

  /// Its place, as offsets into the text's UTF-8.
  package let range: Range<Int>

  /// The line where it begins, counted from 1.
  package let line: Int

  /// In how many interpolations it stands; 0 for a literal's own pieces and all code outside.
  package let depth: Int
}
