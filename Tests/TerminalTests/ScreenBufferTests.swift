import Terminal
import Testing

@Suite("The screen")
struct ScreenBufferTests {
  private let capabilities = TerminalCapabilities.plain(width: 20)

  @Test("Only lines that differ are written again, as one update")
  func difference() {
    var buffer = ScreenBuffer()
    #expect(
      buffer.update(to: ["one", "two"], capabilities)
        == "\u{1B}[?2026h\u{1B}[2J\u{1B}[1;1H\u{1B}[Kone\u{1B}[2;1H\u{1B}[Ktwo\u{1B}[?2026l")
    #expect(
      buffer.update(to: ["one", "three"], capabilities)
        == "\u{1B}[?2026h\u{1B}[2;1H\u{1B}[Kthree\u{1B}[?2026l")
    #expect(buffer.update(to: ["one", "three"], capabilities).isEmpty)
    #expect(
      buffer.update(to: ["one"], capabilities) == "\u{1B}[?2026h\u{1B}[2;1H\u{1B}[K\u{1B}[?2026l")
  }

  @Test("Everything is written again after it was invalidated")
  func invalid() {
    var buffer = ScreenBuffer()
    let first = buffer.update(to: ["one"], capabilities)
    buffer.invalidate()
    #expect(buffer.update(to: ["one"], capabilities) == first)
  }

  @Test("What does not fit is cut off on the right and at the bottom")
  func clipping() {
    var buffer = ScreenBuffer()
    let lines = (1...30).map { StyledText("line \($0) " + String(repeating: "日", count: 20)) }
    let bytes = buffer.update(to: lines, capabilities)
    #expect(bytes.contains("line 24 日日日日日…"))
    #expect(!bytes.contains("line 25"))
  }

  @Test("The cursor is shown where it is wanted and hidden again")
  func cursor() {
    var buffer = ScreenBuffer()
    #expect(buffer.update(to: [], cursor: (2, 5), capabilities).contains("\u{1B}[3;6H\u{1B}[?25h"))
    #expect(buffer.update(to: [], capabilities).contains("\u{1B}[?25l"))
    #expect(buffer.update(to: [], capabilities).isEmpty)
  }
}
