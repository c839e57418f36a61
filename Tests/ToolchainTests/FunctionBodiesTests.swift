import Testing

@testable import Toolchain

@Suite("Bodies that can stand in a switch") struct FunctionBodiesTests {
  private func pieces(_ text: String) -> [String] {
    let bodies = FunctionBodies(text)
    return bodies.bodies.indices.map { bodies.movable($0) }
  }

  @Test(
    "An expression that is all of a body is returned in so many words",
    arguments: [
      ("func f() -> Int { 1 }", " return 1 "),
      ("func f() throws -> Int { try g() }", " return try g() "),
      ("func f() async -> Int {\n  await g()\n}", "\n  return await g()\n"),
      ("func f<T: P>(_ x: T) -> T where T: Q { x }", " return x "),
      ("func f() -> (Int) -> Int { { $0 + 1 } }", " return { $0 + 1 } "),
      ("var x: Int { y * 2 }", " return y * 2 "),
      ("var x: Int { get { y } set { y = newValue } }", " return y "),
      ("subscript(i: Int) -> Int { y[i] }", " return y[i] "),
      ("func f() -> [Int] {\n  // Why.\n  x.map { return $0 }\n}", "return x.map { return $0 }"),
      ("func f() -> String { \"a\\(b(c)) \\(d)\" }", " return \"a\\(b(c)) \\(d)\" "),
      ("func f() -> Int { if a { 1 } else { 2 } }", " return if a { 1 } else { 2 } "),
      ("func f() -> Int { switch a { case 1: 1\ndefault: 2 } }", " return switch a {"),
      ("func f() -> Int { x.if }", " return x.if "),
      ("func f() -> Bool { a == b }", " return a == b "),
    ])
  func returned(text: String, piece: String) {
    #expect(pieces(text).first?.contains(piece) == true, "\(pieces(text))")
  }

  @Test(
    "What is said in so many words, or is no value, stays as it is",
    arguments: [
      "func f() -> Int { return 1 }",
      "func f() -> Int { let x = 1; return x }",
      "func f() -> Int { if a { return 1 } else { return 2 } }",
      "func f() -> Int { switch a { case 1: return 1\ndefault: return 2 } }",
      "func f() -> Int { fatalError() }",
      "func f() throws -> Int { throw E.e }",
      "func f() -> Int {\n  print(1)\n  return 2\n}",
      "func f() { g() }",
      "func f() -> Void { g() }",
      "func f() -> () { g() }",
      "func f(_ g: (Int) -> Int) { h(g) }",
      "init(x: Int) { self.x = x }",
      "init() { self.init(x: 1) }",
      "mutating func f() { x += 1 }",
      "var x = 1 { didSet { g() } }",
    ])
  func kept(text: String) {
    let bodies = FunctionBodies(text)
    #expect(bodies.bodies.count == 1)
    #expect(bodies.movable(0) == bodies.code(of: 0))
  }

  @Test("An empty body gets a statement, also where a comment fills it")
  func empty() {
    #expect(pieces("func f() {}") == ["\nbreak"])
    #expect(pieces("func f() {\n  // Nothing yet.\n}") == ["\n  // Nothing yet.\n\nbreak"])
  }

  @Test("A function in a function belongs to the body around it")
  func nested() {
    let text = """
      struct S {
        func f() -> Int {
          func g() -> Int { 1 }
          var h: Int { 2 }
          return g() + h
        }
        var x: Int { 3 }
      }
      """
    #expect(pieces(text).map { $0.contains("func g() -> Int { 1 }") } == [true, false])
  }

  @Test("A body that says its function's type stays where it is")
  func opaque() {
    #expect(!FunctionBodies("func f() -> some Sequence { [1] }").canMove(0))
    #expect(!FunctionBodies("var x: some Sequence { [1] }").canMove(0))
    #expect(FunctionBodies("func f(_ x: some Sequence) -> Int { 1 }").canMove(0))
  }
}
