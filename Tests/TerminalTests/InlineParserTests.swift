import Terminal
import Testing

@Suite("Inline Markdown")
struct InlineParserTests {
  @Test(
    "Emphasis pairs as CommonMark has it",
    arguments: [
      ("*a*", [Inline.emphasis([.text("a")])]),
      ("**a**", [.strong([.text("a")])]),
      ("***a***", [.emphasis([.strong([.text("a")])])]),
      ("*a **b** c*", [.emphasis([.text("a "), .strong([.text("b")]), .text(" c")])]),
      ("a*b*c", [.text("a"), .emphasis([.text("b")]), .text("c")]),
      ("a_b_c", [.text("a_b_c")]),
      ("2 * 3 * 4", [.text("2 * 3 * 4")]),
      ("*a**b*", [.emphasis([.text("a**b")])]),
      ("~~a~~", [.strikethrough([.text("a")])]),
      ("`*a*`", [.code("*a*")]),
      ("`` a`b ``", [.code("a`b")]),
      ("\\*a\\*", [.text("*a*")]),
      ("a\\\nb", [.text("a"), .lineBreak, .text("b")]),
      ("a  \nb", [.text("a"), .lineBreak, .text("b")]),
      ("a\nb", [.text("a b")]),
    ])
  func emphasis(markdown: String, expected: [Inline]) {
    #expect(InlineParser.parse(markdown) == expected)
  }

  @Test(
    "Links and pictures keep their destinations",
    arguments: [
      ("[a](b)", [Inline.link([.text("a")], destination: "b")]),
      ("[a](b(c))", [.link([.text("a")], destination: "b(c)")]),
      ("[a](<b c> \"t\")", [.link([.text("a")], destination: "b c")]),
      ("[`a]`](b)", [.link([.code("a]")], destination: "b")]),
      ("![*a*](b.svg)", [.image(alt: "a", path: "b.svg")]),
      ("[a](b", [.text("[a](b")]),
      ("x[0](y)", [.text("x"), .link([.text("0")], destination: "y")]),
      (
        "see https://a.b/c.",
        [.text("see "), .link([.text("https://a.b/c")], destination: "https://a.b/c"), .text(".")]
      ),
      ("<img src=\"b.svg\" alt=\"a\">", [.image(alt: "a", path: "b.svg")]),
      ("Array<T> and <b>x</b>", [.text("Array<T> and "), .strong([.text("x")])]),
    ])
  func links(markdown: String, expected: [Inline]) {
    #expect(InlineParser.parse(markdown) == expected)
  }

  @Test("Entities and scripts become characters")
  func entities() {
    #expect(InlineParser.parse("&lt;&#233;&#xE9;&nope;") == [.text("<éé&nope;")])
    #expect(InlineParser.parse("x<sup>2</sup>y<sub>ij</sub>z<sup>q</sup>") == [.text("x²yᵢⱼz^q")])
  }
}
