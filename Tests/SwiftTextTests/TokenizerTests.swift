import Foundation
import SwiftText
import Testing

@Suite("Swift's tokens")
struct TokenizerTests {
  private func words(_ code: String) -> [String] { SwiftSource(code).words.map(\.text) }

  /// All tokens but white space, of which those in interpolations are marked by their depth.
  private func pieces(_ code: String) -> [String] {
    let source = SwiftSource(code)
    return source.tokens.filter { $0.kind != .space }.map {
      String(repeating: "^", count: $0.depth) + source.text($0)
    }
  }

  @Test(
    "Code is cut into its words, the longest operator first",
    arguments: [
      ("a..<b", ["a", "..<", "b"]), ("1...3", ["1", "...", "3"]),
      ("1.5e-3+x", ["1.5e-3", "+", "x"]), ("0x1F.8p-2-1", ["0x1F.8p-2", "-", "1"]),
      ("0x1e-3", ["0x1e", "-", "3"]), ("1.description", ["1", ".", "description"]),
      ("t.0.1", ["t", ".", "0", ".", "1"]), ("1_000.5", ["1_000.5"]),
      ("x?.y ?? 0x1F", ["x", "?", ".", "y", "??", "0x1F"]), ("a!=b", ["a", "!", "=", "b"]),
      ("a != !b", ["a", "!=", "!", "b"]), ("x??", ["x", "?", "?"]),
      ("a/*b*/c//d", ["a", "/*b*/", "c", "//d"]), ("a+/*b*/c", ["a", "+", "/*b*/", "c"]),
      ("/* a /* b */ c */d", ["/* a /* b */ c */", "d"]),
      ("\"a\\(f(\"b\"))c\" + d", ["\"a\\(f(\"b\"))c\"", "+", "d"]),
      ("##\"a\"#b\"## c", ["##\"a\"#b\"##", "c"]), ("-> Größe", ["->", "Größe"]),
      ("#\"\\(a)\\#(b)\"#c", ["#\"\\(a)\\#(b)\"#", "c"]), ("#\"\"\"#+a", ["#\"\"\"#", "+", "a"]),
      ("\"\"\"\n a \"b\"\n\"\"\"\nc", ["\"\"\"\n a \"b\"\n\"\"\"", "c"]),
      ("#\"\"\"\n \\(\"\"\" \\#(a)\n\"\"\"#\nc", ["#\"\"\"\n \\(\"\"\" \\#(a)\n\"\"\"#", "c"]),
      ("[$0, `in`]", ["[", "$0", ",", "`in`", "]"]), ("`a b`.c", ["`a b`", ".", "c"]),
      ("\\.a?.b", ["\\", ".", "a", "?", ".", "b"]),
      ("@main #if a\n#endif", ["@main", "#if", "a", "#endif"]),
      ("#expect(a)", ["#expect", "(", "a", ")"]), ("#!/bin/swift\na", ["#!/bin/swift", "a"]),
      ("\u{FEFF}a\r\nb\rc", ["a", "b", "c"]), ("🐢🐢 × ö÷x", ["🐢🐢", "×", "ö", "÷", "x"]),
      ("a\u{301}=1", ["a\u{301}", "=", "1"]),
      ("f(\"\"\"\"\n\"\"\")", ["f", "(", "\"\"\"\"\n\"\"\"", ")"]),
    ] as [(String, [String])])
  func cut(code: String, expected: [String]) {
    #expect(words(code) == expected)
    #expect(SwiftSource(code).isCertain)
  }

  @Test(
    "A slash divides, or begins a regular expression",
    arguments: [
      ("a / b / c", ["a", "/", "b", "/", "c"], true), ("a/b/c", ["a", "/", "b", "/", "c"], true),
      ("f(x)/2", ["f", "(", "x", ")", "/", "2"], true),
      ("a /= b/c", ["a", "/=", "b", "/", "c"], true),
      ("f { x } / y", ["f", "{", "x", "}", "/", "y"], true),
      ("x! / y", ["x", "!", "/", "y"], true), ("a\n  / b", ["a", "/", "b"], true),
      ("reduce(1, /)", ["reduce", "(", "1", ",", "/", ")"], true),
      ("zip(/, /)", ["zip", "(", "/", ",", "/", ")"], true),
      ("let r = /a\"\\/{/", ["let", "r", "=", "/a\"\\/{/"], false),
      ("return/x/", ["return", "/x/"], false), ("a\n/b/.c", ["a", "/b/", ".", "c"], false),
      ("f(/[(]/)", ["f", "(", "/[(]/", ")"], false), ("a/-b/c", ["a", "/-", "b", "/", "c"], false),
      ("#/a/\"b/#.c", ["#/a/\"b/#", ".", "c"], true),
      ("##/\n a /# \" # {\n/##\nb", ["##/\n a /# \" # {\n/##", "b"], true),
    ] as [(String, [String], Bool)])
  func slashes(code: String, expected: [String], isCertain: Bool) {
    #expect(words(code) == expected)
    #expect(SwiftSource(code).isCertain == isCertain)
  }

  @Test("Code in a string's interpolation is code, down to strings in it")
  func interpolations() {
    #expect(
      pieces(#""a\(f("b\(x)", (1)))\(y)c" + z"#) == [
        #""a"#, #"\("#, "^f", "^(", #"^"b"#, #"^\("#, "^^x", "^)", #"^""#, "^,", "^(", "^1", "^)",
        "^)", ")", #"\("#, "^y", ")", #"c""#, "+", "z",
      ])
  }

  @Test("A token knows its line, also after what takes several, whatever ends these")
  func lines() {
    for end in ["\n", "\r\n", "\r"] {
      let code = "a\n\"\"\"\nx\n\"\"\"\n/* y\n */ b #/\n/# c \"\"\"\n\\\n\"\"\"d"
      let words = SwiftSource(code.replacing("\n", with: end)).words
      #expect(words.map(\.line) == [1, 2, 5, 6, 6, 7, 7, 9])
    }
  }

  @Test("An operator knows whether it is spaced")
  func spaces() {
    let words = SwiftSource("a+b - c = -d").words.filter { $0.kind == .operator }
    #expect(words.map(\.isSpaced) == [false, true, true, false])
  }

  @Test(
    "Text that ends in the middle of something is cut to its end, and is not certain",
    arguments: [
      "\"a", "/* b", "\"\\(", "#", "`", "\"a\\", "#\"", "\"\"\"", "\"\\(a", "\"\\(\"\\(", "#/a",
      "#/\na", "\u{0}", "/a b/ /", "a\u{A0}b", "\"\"\"\n\\(\"\n\"\"\"",
    ])
  func unfinished(code: String) {
    let source = SwiftSource(code)
    #expect(source.tokens.map(source.text).joined() == code)
    #expect(!source.isCertain)
  }

  @Test("A literal that its line cuts short hides nothing of the next")
  func recovery() {
    #expect(words("\"a\nexit") == ["\"a", "exit"])
    #expect(words("\"a\\(b\nexit") == ["\"a\\(b", "exit"])
    #expect(
      words("let bad = \"\\(\"\\(f(\nexit)") == ["let", "bad", "=", "\"\\(\"\\(f(", "exit", ")"])
  }

  @Test("Each file of Swift here is its tokens, put together, and its brackets match")
  func wholeTexts() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    var count = 0
    for folder in ["Sources", "Tests", "exercises", "solutions", "Package.swift"] {
      let paths = FileManager.default.enumerator(atPath: root.appending(path: folder).path)
      for path in (paths?.allObjects as? [String] ?? [""]) + (paths == nil ? [""] : []) {
        guard path.hasSuffix(".swift") || path.isEmpty else { continue }
        let bytes = [UInt8](
          try Data(contentsOf: root.appending(path: folder).appending(path: path)))
        let source = SwiftSource(bytes: bytes)
        #expect(source.tokens.flatMap { source.bytes[$0.range] } == bytes, "\(folder)/\(path)")
        #expect(source.declarations != nil, "\(folder)/\(path)")
        count += 1
      }
    }
    #expect(count > 300)
  }

  @Test("Any bytes are read to their end", arguments: 0..<200)
  func randomBytes(seed: Int) {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
    func next() -> UInt64 {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return state
    }
    // Half of them are made of what means something.
    let pieces = [
      "\"", "\"\"\"", "#", "/", "*", "\\(", "(", ")", "{", "}", "\n", "`", "a", " ", "func ", "@",
      "\r", "init", "var x: Int ", "private ", "[", "]", "0x", ".", "/*", "*/", "#/", "\u{301}",
      "🐢",
      "class ", "get ", "!", "?", "<", "willSet", "let ", "import ", ";",
    ].map { Array($0.utf8) }
    var bytes: [UInt8] = []
    while bytes.count < 1500 {
      if seed.isMultiple(of: 2) {
        bytes.append(UInt8(truncatingIfNeeded: next() >> 24))
      } else {
        bytes += pieces[Int(next() >> 20 % UInt64(pieces.count))]
      }
    }
    let source = SwiftSource(bytes: bytes)
    #expect(source.tokens.flatMap { bytes[$0.range] } == bytes)
    for declaration in source.likelyDeclarations {
      #expect(declaration.range.upperBound <= bytes.count)
    }
    _ = source.words
  }
}
