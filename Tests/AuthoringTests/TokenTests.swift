import Testing

@testable import Authoring

@Suite("Swift tokens")
struct TokenTests {
  @Test(
    "Code is cut into its words, the longest operator first",
    arguments: [
      ("a..<b", ["a", "..<", "b"]), ("1...3", ["1", "...", "3"]),
      ("1.5e-3+x", ["1.5e-3", "+", "x"]),
      ("x?.y ?? 0x1F", ["x", "?", ".", "y", "??", "0x1F"]),
      ("a/*b*/c//d", ["a", "/*b*/", "c", "//d"]),
      ("\"a\\(f(\"b\"))c\" + d", ["\"a\\(f(\"b\"))c\"", "+", "d"]),
      ("##\"a\"#b\"## c", ["##\"a\"#b\"##", "c"]), ("-> Größe", ["->", "Größe"]),
      ("\"\"\"\n a \"b\"\n\"\"\"\nc", ["\"\"\"\n a \"b\"\n\"\"\"", "c"]),
      ("[$0, `in`]", ["[", "$0", ",", "`in`", "]"]),
    ] as [(String, [String])])
  func cut(code: String, expected: [String]) {
    #expect(SwiftTokens.tokens(of: code).map(\.text) == expected)
  }

  @Test("A token knows its line, also after strings of several lines")
  func lines() {
    let tokens = SwiftTokens.tokens(of: "a\n\"\"\"\nx\n\"\"\"\n/* y\n */ b")
    #expect(tokens.map(\.line) == [0, 1, 4, 5])
  }

  @Test(
    "Text that ends in the middle of something is still cut",
    arguments: ["\"a", "/* b", "\"\\(", "#", "1."])
  func unfinished(code: String) {
    #expect(SwiftTokens.tokens(of: code).map(\.text).joined() == code)
  }
}
