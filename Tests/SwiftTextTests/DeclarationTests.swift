import SwiftText
import Testing

@Suite("Swift's declarations")
struct DeclarationTests {
  private func declared(_ code: String) -> [String] {
    SwiftSource(code).likelyDeclarations.map { "\($0.kind.rawValue) \($0.name)" }
  }

  private func signatures(_ code: String) -> [String] {
    let source = SwiftSource(code)
    return source.likelyDeclarations.map { source.text($0.signature) }
  }

  @Test("A declaration knows its place, its body, its parent and what stands before it")
  func whole() throws {
    let source = SwiftSource(
      """
      @MainActor
      public struct Median<T>: Sendable where T: Comparable {
        /// The best.
        private(set) var best = 0.0 { didSet { print(best) } }
        @discardableResult static func of(
          _ values: [T], by less: (T, T) -> Bool = { $0 < $1 }
        ) async throws -> T? {
          func inner() -> Int { 1 }
          let text = "\\(values.map { func no() {}; return $0 })}"
          if let first = values.first { return first }
          return nil
        }
        var count: Int { get { 1 } set(new) { best = new } }
      }
      """)
    let found = try #require(source.declarations)
    #expect(
      found.map { "\($0.kind.rawValue) \($0.name) \($0.line) \($0.parent ?? -1)" } == [
        "struct Median 2 -1", "var best 4 0", "accessor didSet 4 1", "func of 5 0",
        "func inner 8 3", "let text 9 3", "var count 13 0", "accessor get 13 6",
        "accessor set 13 6",
      ])
    let function = found[3]
    #expect(function.attributes == ["@discardableResult"])
    #expect(function.modifiers == ["static"])
    #expect(
      source.text(function.signature)
        == "static func of(\n    _ values: [T], by less: (T, T) -> Bool = { $0 < $1 }"
        + "\n  ) async throws -> T?")
    let body = source.text(try #require(function.body))
    #expect(body.hasPrefix("{\n    func inner()"))
    #expect(body.hasSuffix("return nil\n  }"))
    #expect(found[1].modifiers == ["private(set)"])
    #expect(found[1].isPrivate == false)
    #expect(found[1].body.map(source.text) == "{ didSet { print(best) } }")
    #expect(found[4].body.map(source.text) == "{ 1 }")
    #expect(found[5].body == nil)
    #expect(found[6].body.map(source.text) == "{ get { 1 } set(new) { best = new } }")
    #expect(found[8].body.map(source.text) == "{ best = new }")
  }

  @Test(
    "Words of declarations that declare nothing are not taken for them",
    arguments: [
      "self.init(a)", "x.func", "f(init: 1, class: 2)", "if let a = b { }", "guard var a else {}",
      "while let a,\n  let b {}", "for var a in b {}", "case let a: 1", "let (a, b) = c",
      "actor.run()", "a.subscript(1)", "x = a\n  .default", "`func` = 1", "// func a() {}",
      "\"func a() {}\"", "/func a() {}/", "macro = 1", "#/ func a() {} /#",
    ])
  func none(code: String) {
    #expect(declared("{ \(code)\n }") == [])
  }

  @Test(
    "Each kind is found with its name",
    arguments: [
      ("func a<T>(_ b: T)", ["func a"]), ("static func == (a: A, b: A) -> Bool {}", ["func =="]),
      ("func ==<T>(a: T, b: T) {}", ["func =="]), ("func / (a: A, b: A) -> A { a }", ["func /"]),
      ("func `in`() {}", ["func in"]), ("init?(a: Int) {}", ["init init"]),
      ("convenience init<T>(a: T) {}", ["init init"]), ("deinit { }", ["deinit deinit"]),
      ("class func a() {}", ["func a"]), ("final class A: B {}", ["class A"]),
      ("actor A { let b = 1 }", ["actor A", "let b"]), ("extension A.B: C {}", ["extension A.B"]),
      ("extension [A: B] where C == D {}", ["extension [A:B]"]),
      ("typealias A = B\nvar c: Int", ["typealias A", "var c"]),
      ("subscript(a: Int) -> Int { a }", ["subscript subscript"]),
      ("import struct Foundation.Data\nimport A", ["import Foundation.Data", "import A"]),
      ("infix operator ~==: P\nfunc a()", ["operator ~==", "func a"]),
      (
        "protocol P { func a() -> Int\n var b: Int { get set }\n init() }",
        ["protocol P", "func a", "var b", "init init"]
      ),
      ("{ x in let a = 1; var b = 2 }", ["let a", "var b"]),
      ("case 1: let a = 2", ["let a"]), ("lazy var a = { 1 }()\nfunc b() {}", ["var a", "func b"]),
      ("enum E { case a, b(Int); func c() {} }", ["enum E", "func c"]),
      ("@available(*, deprecated) @objc\npublic\nfunc a() {}", ["func a"]),
      ("var a: Int { willSet {} }", ["var a", "accessor willSet"]),
      ("func a() -> Int\nwhere A: B\n{ 1 }\nlet b = 1", ["func a", "let b"]),
    ] as [(String, [String])])
  func kinds(code: String, expected: [String]) {
    #expect(declared(code) == expected)
  }

  @Test("A signature ends where nothing of it follows")
  func ends() {
    #expect(
      signatures(
        "let a: [Int] = [1]\nvar b = 2, c = 3\nfunc d() // {\n{ }\nimport E; let f = 1")
        == ["let a: [Int]", "var b", "func d()", "import E", "let f"])
    #expect(
      signatures("protocol P { func a() throws\n  -> Int\n  func b() }")
        == ["protocol P", "func a() throws\n  -> Int", "func b()"])
  }

  @Test(
    "Where brackets do not match, there is no list but a likely one",
    arguments: [
      "func a() {", "}", "f(]", "struct A { func b( }", "{ ( }", "@a(", "\"\\(\n)",
    ])
  func unbalanced(code: String) {
    #expect(SwiftSource(code).declarations == nil)
  }

  @Test("The comment above a declaration is its documentation, above attributes too")
  func documentation() {
    let source = SwiftSource(
      "/// No.\nlet a = 1\n\n/// One.\n///\n///   Two.\n\n@b\npublic func c() {}\n// No.\nvar d = 1"
    )
    let documentation = source.likelyDeclarations.map(source.documentation)
    #expect(documentation == [["No."], ["One.", "", "Two."], []])
  }
}
