import Terminal
import Testing

@Suite("Keys")
struct KeyDecoderTests {
  @Test(
    "Bytes become the keys that send them",
    arguments: [
      ("a", [Key.character("a")]),
      ("né日👍", [.character("n"), .character("é"), .character("日"), .character("👍")]),
      ("\r", [.enter]), ("\n", [.enter]), ("\t", [.tab]), ("\u{7F}", [.backspace]),
      ("\u{08}", [.backspace]), ("\u{03}", [.control("c")]), ("\u{1B}[A\u{1B}[B", [.up, .down]),
      ("\u{1B}OC\u{1B}OD", [.right, .left]), ("\u{1B}[H\u{1B}[F", [.home, .end]),
      ("\u{1B}[1~\u{1B}[4~", [.home, .end]), ("\u{1B}[5~\u{1B}[6~", [.pageUp, .pageDown]),
      ("\u{1B}[3~", [.delete]), ("\u{1B}[Z", [.backTab]), ("\u{1B}[1;5A", [.up]),
      ("\u{1B}x", [.alt("x")]), ("\u{1B}[15~", []), ("\u{1B}[[A", []), ("\u{1B}[24;5R", []),
      ("\u{1B}[200~rm -rf\nq\u{1B}[201~x", [.character("x")]), ("\u{1B}[?1;2cq", [.character("q")]),
      ("\0q", [.character("q")]), ("\u{1B}\u{1B}[A", [.escape, .up]),
    ])
  func whole(bytes: String, keys: [Key]) {
    var decoder = KeyDecoder()
    #expect(decoder.decode(bytes.utf8) == keys)
    #expect(!decoder.isPending)
  }

  @Test(
    "Keys that arrive byte by byte are the same keys",
    arguments: ["é👍", "\u{1B}[1;5A", "\u{1B}OC", "\u{1B}[200~q\u{1B}[201~x", "\u{1B}[5~a"])
  func piecemeal(bytes: String) {
    var whole = KeyDecoder()
    var pieces = KeyDecoder()
    let keys = bytes.utf8.flatMap { pieces.decode([$0]) }
    #expect(keys == whole.decode(bytes.utf8))
  }

  @Test("A lone Escape is a key once nothing follows it")
  func escape() {
    var decoder = KeyDecoder()
    #expect(decoder.decode([0x1B]).isEmpty)
    #expect(decoder.isPending)
    #expect(decoder.flush() == [.escape])
    #expect(!decoder.isPending)
    #expect(decoder.decode([0x1B, UInt8(ascii: "[")]).isEmpty)
    #expect(decoder.flush() == [.alt("[")])
  }

  @Test("Bytes that are no text are left out, and what follows is read")
  func garbage() {
    var decoder = KeyDecoder()
    #expect(
      decoder.decode([0xFF, 0xC3, 0x28, 0xE2, 0x82, UInt8(ascii: "x")]).last == .character("x"))
    #expect(decoder.decode([0xED, 0xA0, 0x80, UInt8(ascii: "y")]).last == .character("y"))
  }

  @Test("A paste that never ends holds nothing back for long")
  func openPaste() {
    var decoder = KeyDecoder()
    let paste = "\u{1B}[200~" + String(repeating: "x", count: 10_000)
    #expect(decoder.decode(paste.utf8).isEmpty)
    #expect(!decoder.isPending)
    #expect(decoder.decode("\u{1B}[201~q".utf8) == [.character("q")])
  }
}
