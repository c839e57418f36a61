import Terminal
import Testing

@Suite("Swift in colours")
struct SwiftHighlighterTests {
  private func words(_ code: String, _ color: Color) -> [String] {
    SwiftHighlighter.highlight(code).spans.filter { $0.style.foreground == color }.map(\.text)
  }

  @Test("Keywords are coloured, names that look like them are not")
  func keywords() {
    #expect(words("let x = self.init(default: .default, for: y)", .magenta) == ["let", "self"])
    #expect(words("default: for await x in xs {}", .magenta) == ["default", "for", "await", "in"])
    #expect(words("`default`", .magenta).isEmpty)
  }

  @Test("Code in a string's interpolation is code, down to strings in it")
  func interpolation() {
    #expect(words(#""a\(f("b", (1)))c""#, .green) == [#""a"#, #""b""#, #"c""#])
    #expect(words(##"#"a\(x)\#(y)"#"##, .green) == [##"#"a\(x)"##, ##""#"##])
  }

  @Test("Strings end where they end", arguments: ["\"\"", "\"a\\\"b\"", "\"\"\"\na \"b\"\n\"\"\""])
  func strings(literal: String) {
    #expect(words(literal + " let", .green).joined() == literal)
    #expect(words(literal + " let", .magenta) == ["let"])
  }

  @Test("Numbers are numbers, and members of tuples and ranges are told apart")
  func numbers() {
    #expect(
      words("0xFF + 1e-3 - 1_000.5 .. 2...3 x.0", .blue) == [
        "0xFF", "1e-3", "1_000.5", "2", "3", "0",
      ])
    #expect(words("$0", .blue).isEmpty)
  }

  @Test(
    "Unfinished code is shown whole",
    arguments: [
      "\"abc", "/* a /* b */", "\"\"\"\nabc", "\"\\(", "#\"", "`a", "@", "#", "\\", "\"a\\",
    ])
  func unfinished(code: String) {
    #expect(SwiftHighlighter.highlight(code).plain == code)
  }
}
