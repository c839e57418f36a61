import Testing

@testable import Classroom

@Suite("Integrity scan")
struct IntegrityScanTests {
  static let path = "exercises/06-missing/MedianImputer.swift"

  func rules(_ text: String, given: [String] = [], protected: Set<String> = []) -> [IntegrityRule] {
    IntegrityScan(protectedNames: protected).flags(in: text, path: Self.path, given: given).map(
      \.rule)
  }

  @Test(
    "Code that an exercise has no need of raises the flag meant for it",
    arguments: [
      ("func == (l: Double, r: Double) -> Bool { true }", IntegrityRule.operators),
      ("static func < (l: Self, r: Self) -> Bool { true }", .operators),
      ("infix operator ~==", .operators),
      ("@section(\"__DATA,__x\") let x = 1", .linking),
      ("@_used let x = 1", .linking),
      ("@_silgen_name(\"swift_retain\") func f()", .linking),
      ("@_cdecl(\"main\") func f() {}", .linking),
      ("let f = dlsym(nil, name)", .dynamicLoading),
      ("open(\"/proc/self/fd/3\")", .processFiles),
      ("let p = \"/dev/fd/\\(n)\"", .processFiles),
      ("exit(0)", .exiting),
      ("Glibc._exit(0)", .exiting),
      ("`exit`(0)", .exiting),
      ("let leave = exit; leave(0)", .exiting),
      ("atexit { }", .exiting),
      ("fork()", .processes),
      ("let p = Process()", .processes),
      ("setsid()", .processes),
      ("import Testing", .testing),
      ("@_spi(ForToolsIntegrationOnly) import Testing", .testing),
      ("import struct Testing.Test", .testing),
      ("let p = UnsafeMutablePointer<Int>.allocate(capacity: 1)", .memory),
      ("withUnsafeBytes(of: x) { _ in }", .memory),
      ("unsafeBitCast(f, to: Int.self)", .memory),
      ("getenv(\"LEARN_SETTLED\")", .environment),
      ("@main struct A { static func main() {} }", .entry),
      ("let s = socket(AF_INET, 1, 0)", .network),
      ("URLSession.shared", .network),
      ("Data(contentsOf: URL(string: \"https://example.org\")!)", .network),
      ("write(3, buffer, 10)", .descriptors),
      ("FileHandle(fileDescriptor: 3)", .descriptors),
      ("extension Double: @retroactive Foo {}", .conformance),
      ("let x = \"\\(exit(0))\"", .exiting),
      ("let x = #\"a\"b\"#; exit(0)", .exiting),
      ("/* a /* nested */ */ exit(0)", .exiting),
      ("let r = /\"/; exit(0)\nexit(1)", .exiting),
      ("let half = total /exit(0)/ count", .exiting),
      ("exit\u{A0}(0)", .exiting),
      ("let p = \"/pr\\(\"\")oc/self\"", .processFiles),
    ])
  func flagged(text: String, rule: IntegrityRule) {
    #expect(rules(text).contains(rule))
  }

  @Test(
    "Ordinary code raises none",
    arguments: [
      "// exit(0) and dlsym\nlet x = 1",
      "/* import Testing */",
      "/// Reads /proc\nfunc median(_ values: [Double?]) -> Double? { nil }",
      "let words = \"exit when done; fork in the road\"",
      "func exit(code: Int) {}",
      "loop.exit()",
      "let signal = [1.0]; print(signal.count, signal)",
      "func f(signal: [Double]) { g(signal: signal) }",
      "import LessonKit\nimport Foundation",
      "open class A {}",
      "let raw = \"\"\"\n  exit(0) \" quotes\n  \"\"\"",
      "values.sorted(by: <)",
      "extension Array { func mean() -> Double { 0 } }",
      "let half = total / count // half",
      "enum Part { case operator, exiting }",
      "let r = #/exit(0)/#",
    ])
  func ordinary(text: String) {
    #expect(rules(text) == [])
  }

  @Test("A flag names file, line and word")
  func place() {
    let flags = IntegrityScan().flags(in: "let x = 1\n\nexit(0)\n", path: Self.path)
    #expect(
      flags == [
        IntegrityFlag(rule: .exiting, path: Self.path, line: 3, excerpt: "exit")
      ])
    #expect(flags[0].words.hasPrefix("\(Self.path):3: exit: ends the program"))
  }

  @Test("What the stub or the solution does itself is not flagged")
  func given() {
    let text = "static func < (l: Self, r: Self) -> Bool { true }\nfork()"
    #expect(
      rules(text, given: ["static func < (a: Self, b: Self) -> Bool { a.x < b.x }"]) == [.processes]
    )
  }

  @Test("A declaration with the name of something that checks call is flagged")
  func shadowing() {
    #expect(
      rules("func expectEqual(_ a: Double, _ b: Double) {}", protected: ["expectEqual"]) == [
        .shadowing
      ])
    #expect(rules("expectEqual(1, 2)", protected: ["expectEqual"]) == [])
  }

  @Test("Each place is flagged once, in the order of the lines")
  func order() {
    let flags = IntegrityScan().flags(in: "exit(exit(0))\nfork()\n", path: Self.path)
    #expect(flags.map(\.line) == [1, 2])
  }

  @Test(
    "Any bytes are read to their end",
    arguments: ["\"", "\"\"\"", "/*", "`", "\\", "#\"", "\"\\(", "@", "#", "\"\\", "'\u{0}"])
  func fragments(text: String) {
    #expect(rules("exit(0)\n" + text) == [.exiting])
  }
}
