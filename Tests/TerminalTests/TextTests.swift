import Terminal
import Testing

@Suite("Text in columns")
struct TextTests {
  @Test(
    "Characters take the columns that terminals give them",
    arguments: [
      ("abc", 3), ("é", 1), ("e\u{301}", 1), ("日本", 4), ("한국", 4), ("\u{1112}\u{1161}\u{11AB}", 2),
      ("👍", 2), ("👍🏽", 2), ("👩‍👩‍👧‍👦", 2), ("🏳️‍🌈", 2), ("🇩🇪", 2), ("⚠", 1), ("⚠️", 2), ("1️⃣", 2),
      ("✓", 1), ("✅", 2), ("…", 1), ("\u{200B}", 0), ("\u{FEFF}", 0), ("ｱ", 1), ("Ａ", 2),
      ("█▄⣿", 3),
      ("नमस्ते", 4), ("\u{1B}", 0), ("a\tb", 9), ("\r\n", 0), ("ᾳ", 1), ("①", 1), ("〰️", 2), ("🀄", 2),
    ])
  func width(text: String, columns: Int) {
    #expect(text.displayWidth() == columns)
  }

  @Test("A tab goes to the next multiple of its stop")
  func tabs() {
    #expect("\t".displayWidth(from: 5) == 3)
    #expect("ab\tc\n日\td".expandingTabs(every: 4) == "ab  c\n日  d")
  }

  @Test("Text is cut between characters, with an ellipsis")
  func truncation() {
    #expect("hello world".truncated(to: 8) == "hello w…")
    #expect("日本語".truncated(to: 4) == "日…")
    #expect("日本語".truncated(to: 6) == "日本語")
    #expect("abc".truncated(to: 0) == "")
    let styled = StyledText("hello ", .bold) + StyledText("world", .dim)
    #expect(styled.truncated(to: 8) == StyledText("hello ", .bold) + StyledText("w…", .dim))
    #expect(styled.truncated(to: 11) == styled)
  }

  private func wrap(_ text: String, _ width: Int) -> [String] {
    StyledText(text).wrapped(to: width).map(\.plain)
  }

  @Test("Lines break between words, and words only where they must")
  func wrapping() {
    #expect(wrap("the quick brown fox", 10) == ["the quick", "brown fox"])
    #expect(wrap("a  b", 10) == ["a  b"])
    #expect(wrap("", 10) == [""])
    #expect(wrap("one\n\n  two", 10) == ["one", "", "  two"])
    #expect(wrap("incomprehensible", 6) == ["incomp", "rehens", "ible"])
    #expect(
      wrap("see exercises/06-missing/A.swift", 12) == [
        "see", "exercises/", "06-missing/", "A.swift",
      ])
    #expect(wrap("well-known words", 12) == ["well-known", "words"])
    #expect(wrap("a well-known word", 8) == ["a well-", "known", "word"])
    #expect(wrap("x -1 --no-color", 10) == ["x -1", "--no-color"])
  }

  @Test("East Asian text breaks between characters, never before a closing mark")
  func ideographs() {
    #expect(wrap("日本語の文。", 6) == ["日本語", "の文。"])
    #expect(wrap("日本語。文", 6) == ["日本", "語。文"])
    #expect(wrap("日", 1) == ["日"])
  }

  @Test("What stands before the lines counts toward their width")
  func hanging() {
    let lines = StyledText("one two three").wrapped(to: 8, first: "• ", rest: "  ")
    #expect(lines.map(\.plain) == ["• one", "  two", "  three"])
  }

  @Test("Styles survive wrapping")
  func styledWrapping() {
    let text = StyledText("aa ") + StyledText("bb cc", .bold)
    #expect(
      text.wrapped(to: 5) == [StyledText("aa ") + StyledText("bb", .bold), StyledText("cc", .bold)])
  }

  @Test("Text is padded to either side")
  func padding() {
    #expect(StyledText("日").padded(to: 4, .trailing).plain == "  日")
    #expect(StyledText("ab").padded(to: 5, .center).plain == " ab  ")
    #expect(StyledText("abcdef").padded(to: 5).plain == "abcdef")
  }
}

@Suite("Foreign text")
struct HarmlessTests {
  @Test(
    "Nothing that a terminal obeys is left",
    arguments: [
      ("\u{1B}[31mred\u{1B}[0m", "red"), ("\u{1B}]0;title\u{07}x", "x"),
      ("\u{1B}]8;;http://a\u{1B}\\link\u{1B}]8;;\u{1B}\\", "link"), ("\u{1B}[2J\u{1B}[Hx", "x"),
      ("\u{1B}", "␛"), ("\u{1B}[31", "␛[31"), ("a\u{07}b", "a␇b"), ("50%\r100%\r\n", "50%\n100%\n"),
      ("\u{9B}31mx", "x"), ("\u{90}x", "\u{FFFD}x"), ("a\u{202E}b", "a\u{FFFD}b"), ("\u{7F}", "␡"),
      ("\u{1B}]0;never ended\nnext", "␛]0;never ended\nnext"), ("\u{1B}Pq#0\u{1B}\\x", "x"),
      ("tab\tand\nline", "tab\tand\nline"), ("żółć 日本 👩‍👧", "żółć 日本 👩‍👧"), ("\u{1B}cx", "x"),
      ("\u{1B}(Bx", "x"),
    ])
  func harmless(text: String, expected: String) {
    #expect(text.harmless() == expected)
  }

  @Test("A program's colours may stay, and nothing else of it")
  func colors() {
    let text = "\u{1B}[1;38;5;3mred\u{1B}[0m\u{1B}[2K\u{1B}[?25l\u{1B}[>4m"
    #expect(text.harmless(keepingColors: true) == "\u{1B}[1;38;5;3mred\u{1B}[0m")
  }

  @Test("No span holds a control character, whatever it was made of")
  func spans() {
    #expect(Span("\u{1B}[31mx\u{08}").text == "x␈")
    let link = StyledText("x", .plain, link: "https://a/\u{1B}\\\u{07}")
    let capabilities = TerminalCapabilities(
      isTTY: true, color: .none, hasAttributes: false, hasLinks: true, hasUnicode: true, width: 80,
      height: 24)
    #expect(
      link.rendered(capabilities) == "\u{1B}]8;;https://a/%1B\\%07\u{1B}\\x\u{1B}]8;;\u{1B}\\")
  }
}

@Suite("Text that a program has coloured")
struct ANSITextTests {
  @Test("Its colours and attributes become styles, and nothing else of it stays")
  func parsing() {
    let text = StyledText(
      ansi: "a\u{1B}[1;31mb\u{1B}[22;38;5;208mc\u{1B}[38;2;1;2;3;4md\u{1B}[me\u{1B}[2Kf\u{1B}[94mg")
    #expect(
      text.spans == [
        Span("a"), Span("b", Style(.red, on: nil, .bold)), Span("c", Style(.palette(208))),
        Span("d", Style(.rgb(1, 2, 3), on: nil, .underline)), Span("ef"),
        Span("g", Style(.palette(12))),
      ])
  }

  @Test(
    "Drawn again it is what it was",
    arguments: [
      "\u{1B}[1;32mx\u{1B}[0m y", "\u{1B}[94;101mx\u{1B}[0m", "\u{1B}[38;5;99mx\u{1B}[0m",
    ])
  func roundTrip(text: String) {
    let capabilities = TerminalCapabilities(
      isTTY: true, color: .ansi256, hasAttributes: true, hasLinks: true, hasUnicode: true,
      width: 80, height: 24)
    #expect(StyledText(ansi: text).rendered(capabilities) == text)
  }

  @Test(
    "Broken sequences are no harm",
    arguments: [
      "\u{1B}[38m", "\u{1B}[38;2;1m", "\u{1B}[999999999999999999999m", "\u{1B}[;;m",
      "\u{1B}[38;5;300m",
    ])
  func broken(sequence: String) {
    #expect(StyledText(ansi: sequence + "x").plain == "x")
  }
}

@Suite("Styles")
struct StyleTests {
  private func render(_ style: Style, _ color: TerminalCapabilities.ColorDepth) -> String {
    let capabilities = TerminalCapabilities(
      isTTY: true, color: color, hasAttributes: true, hasLinks: false, hasUnicode: true, width: 80,
      height: 24)
    return StyledText("x", style).rendered(capabilities)
  }

  @Test("Colours come down to what the terminal has")
  func depths() {
    let orange = Style(.rgb(255, 135, 0))
    #expect(render(orange, .truecolor) == "\u{1B}[38;2;255;135;0mx\u{1B}[0m")
    #expect(render(orange, .ansi256) == "\u{1B}[38;5;208mx\u{1B}[0m")
    #expect(render(orange, .ansi16) == "\u{1B}[33mx\u{1B}[0m")
    #expect(render(orange, .none) == "x")
    #expect(render(Style(.red, on: .palette(236), .bold), .ansi16) == "\u{1B}[1;31;40mx\u{1B}[0m")
  }

  @Test("Every line begins and ends in no style")
  func lines() {
    let capabilities = TerminalCapabilities(
      isTTY: true, color: .ansi16, hasAttributes: true, hasLinks: false, hasUnicode: true,
      width: 80, height: 24)
    #expect(
      StyledText("a\n\nb", .failure).rendered(capabilities)
        == "\u{1B}[31ma\u{1B}[0m\n\n\u{1B}[31mb\u{1B}[0m")
    #expect(StyledText("a", .failure).rendered(.plain()) == "a")
  }
}
