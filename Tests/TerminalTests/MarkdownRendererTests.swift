import Foundation
import Terminal
import Testing

@Suite("Markdown in the terminal")
struct MarkdownRendererTests {
  private let page: String

  init() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "Goldens/page.md")
    page = String(decoding: try Data(contentsOf: file), as: UTF8.self)
  }

  private static func colored(_ width: Int) -> TerminalCapabilities {
    TerminalCapabilities(
      isTTY: true, color: .ansi256, hasAttributes: true, hasLinks: true, hasUnicode: true,
      width: width, height: 40)
  }

  private static let options = MarkdownRenderer.Options(
    directory: "lessons", root: "/course", details: .only([1]),
    picture: { path, width in
      path == "lessons/images/known.svg"
        ? [StyledText(String(repeating: "▄", count: width), Style(.green))] : nil
    })

  @Test("Every construct is drawn plainly as it was", arguments: [20, 40, 80])
  func plain(width: Int) {
    let renderer = MarkdownRenderer(.plain(width: width), Self.options)
    expectGolden(renderer.render(page), "page-\(width).txt")
  }

  @Test("Every construct is drawn in colour as it was", arguments: [20, 40, 80])
  func colored(width: Int) {
    let renderer = MarkdownRenderer(Self.colored(width), Self.options)
    expectGolden(renderer.render(page), "page-\(width).ansi")
  }

  @Test("Without Unicode only the page's own words leave ASCII")
  func ascii() {
    let renderer = MarkdownRenderer(.plain(width: 60, hasUnicode: false), Self.options)
    expectGolden(renderer.render(page), "page-ascii.txt")
  }

  @Test("No line is wider than the terminal", arguments: [20, 27, 33, 40, 61, 80, 120])
  func fits(width: Int) {
    for line in MarkdownRenderer(Self.colored(width), Self.options).lines(page) {
      #expect(line.displayWidth <= width, "\(line.plain)")
    }
  }

  @Test("Code that is to be copied keeps its lines, however narrow the terminal")
  func copyable() {
    var options = Self.options
    options.wrapsCode = false
    let code = "let known = values.compactMap { $0 }.sorted()  // without the ones that are missing"
    let lines = MarkdownRenderer(.plain(width: 30), options).lines("```swift\n\(code)\n```\n")
    #expect(lines.map { $0.plain.trimmingPrefix { $0 == " " } } == [code[...]])
  }

  @Test("Colour changes how a page looks and not where its words stand")
  func sameLayout() {
    var plain = Self.colored(50)
    plain.color = .ansi16
    let colored = MarkdownRenderer(Self.colored(50), Self.options).lines(page)
    #expect(MarkdownRenderer(plain, Self.options).lines(page).map(\.plain) == colored.map(\.plain))
  }

  @Test("A page's own escape sequences do not reach the terminal")
  func harmless() {
    let text = MarkdownRenderer(.plain(width: 80)).render(page)
    #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
    #expect(text.contains("Raw: red"))
  }

  @Test("Details stay folded unless they are opened")
  func details() {
    let markdown = "<details><summary>Hint: one</summary>The idea.</details>"
    let plain = TerminalCapabilities.plain(width: 40)
    #expect(MarkdownRenderer(plain).render(markdown) == "▸ Hint: one\n")
    #expect(
      MarkdownRenderer(plain, .init(details: .open)).render(markdown)
        == "▾ Hint: one\n  The idea.\n")
  }

  @Test("Details of one summary can be opened alone, and say so while they are folded")
  func titledDetails() {
    let markdown = """
      <details><summary>Answer</summary>Two.</details>

      <details><summary>Hint: one</summary>The idea.</details>
      """
    let plain = TerminalCapabilities.plain(width: 40)
    let words = ["Answer": "read --answers"]
    #expect(
      MarkdownRenderer(plain, .init(foldedWords: words)).render(markdown)
        == "▸ Answer  read --answers\n▸ Hint: one\n")
    #expect(
      MarkdownRenderer(plain, .init(details: .titled("Answer"), foldedWords: words))
        .render(markdown) == "▾ Answer\n  Two.\n▸ Hint: one\n")
  }

  @Test("A link shows where it leads unless the terminal carries that along")
  func links() {
    let markdown = "[CSV](04-csv.md), [docs](https://example.org/é), [here](#top)"
    let options = MarkdownRenderer.Options(directory: "lessons", root: "/my course")
    #expect(
      MarkdownRenderer(.plain(width: 80), options).render(markdown)
        == "CSV (lessons/04-csv.md), docs (https://example.org/é), here\n")
    let linked = MarkdownRenderer(Self.colored(80), options).render(markdown)
    #expect(linked.contains("\u{1B}]8;;https://example.org/%C3%A9\u{1B}\\"))
    #expect(linked.contains("\u{1B}]8;;file:///my%20course/lessons/04-csv.md\u{1B}\\"))
    #expect(!linked.contains("("))
  }

  @Test(
    "Markdown that is never closed is text",
    arguments: ["**a", "`a", "[a](b", "<b", "a | b", "&a", "![", "*a**", "\\", "x ~~~~a", "[a]: "])
  func unclosed(markdown: String) {
    let text = MarkdownRenderer(.plain(width: 40)).render(markdown)
    #expect(text.filter { !$0.isWhitespace } == markdown.filter { !$0.isWhitespace })
  }

  @Test("A page that is cut off anywhere is drawn, and fits")
  func cutOff() {
    let renderer = MarkdownRenderer(Self.colored(30), Self.options)
    for length in stride(from: 0, to: page.count, by: 61) {
      for line in renderer.lines(String(page.suffix(length)))
        + renderer.lines(String(page.prefix(length)))
      {
        #expect(line.displayWidth <= 30, "\(line.plain)")
      }
    }
  }
}
