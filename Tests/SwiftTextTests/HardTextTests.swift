import SwiftText
import Testing

/// What is hard to read without a parser. The ends of the bodies are those that the compiler gives
/// with `swiftc -frontend -dump-parse`.
@Suite("Swift that is hard to read")
struct HardTextTests {
  @Test("Each body ends where the compiler ends it")
  func bodies() throws {
    let source = SwiftSource(Self.text)
    let found = try #require(source.declarations).filter { $0.kind == .function && $0.body != nil }
      .map {
        let end = $0.body.map { source.bytes[..<$0.upperBound] } ?? []
        let line = end.count { $0 == UInt8(ascii: "\n") } + 1
        let column = end.count - (end.lastIndex(of: UInt8(ascii: "\n")) ?? -1) - 1
        return "\($0.name) \($0.line) \(line):\(column)"
      }
    #expect(found == Self.ends)
  }

  private static let ends = [
    "f1 2 2:69", "f2 3 3:67", "f3 4 4:93", "f4 5 11:1", "f5 12 12:57", "f6 13 13:38",
    "f7 14 14:47", "f8 15 15:34", "f9 15 15:59", "== 16 16:37", "< 19 19:49", "/ 20 20:39",
    "func 21 21:44", "ö🐢 22 22:18", "some name 22 22:42", "g 24 24:50", "a 25 25:27", "b 26 26:33",
    "inner 26 26:61", "h 27 27:137", "y 27 27:110", "f10 28 36:1", "f11 37 37:41", "f12 40 40:79",
    "w 41 41:51", "f13 42 42:91", "f14 43 43:76", "f15 44 44:81", "f16 45 45:51", "f17 47 47:109",
    "f18 48 48:55", "f19 49 49:58", "q 49 49:54", "** 52 52:37", "f20 53 53:47",
  ]

  private static let text = ####"""
    let r1 = /a"{\/}[(]?/
    func f1() -> Int { let r = #/ "{ }/ /#; _ = r; return 4 / 2 /* } */ }
    func f2(_ a: Int = { 3 }(), b: String = "}\("{")") -> Int { a/2/1 }
    func f3() -> String { #"\(}) \#("}") "#  + ##""" a"# } "##.description.filter { $0 != "}" } }
    func f4() -> String {
      """
      } \("""
        { \( [1,2].map { "\($0)}" } )
        """)
      """
    }
    func f5() { let x = try! /}/.wholeMatch(in: "}"); _ = x }
    func f6() -> (Int, Int) -> Int { (/) }
    func f7() -> [(Int, Int) -> Int] { [(/), (*)] } // }
    func f8() { _ = [1].reduce(1, /) }; func f9() { _ = 8 / 2 }
    func == (a: S, b: S) -> Bool { true }
    struct S { var a: Int { get { 1 } set(x) { _ = x } } ; subscript(i: Int) -> Int { i }
      init?(_ a: Int) { return nil }; init!(b: Int) { return nil }; init() {}
      static func < <T>(a: T, b: S) -> Bool { false }
      static func / (a: S, b: S) -> S { a }
      func `func`() { _ = \S.a; _ = \[Int].[0] }
      func ö🐢() {} ; func `some name`() {}
    }
    extension [Int] where Element == Int { func g() {} }
    class C { class func a() {} ; final class D {} ; deinit { } ; class var b: Int { 1 } }
    actor A { nonisolated func b() {} ; let c = { func inner() {} ; return 1 }() }
    enum E { case a, b(Int); indirect enum F { case g } ; func h() { switch self { case .a: let x = 1; func y() {}; _ = x; case .b: break } } }
    func f10() -> Int {
      let a = 1
      let b = #/
        { " /* }
        /#
      _ = b
      return a
        / 1
    }
    func f11<T>(_ a: T) where T: Sequence { } ; protocol P { func a() ; var b: Int { get } }
    @available(*, deprecated, message: "}") @discardableResult
    public
    func f12() -> Int { if #available(macOS 10, *) { return 1 } else { return 2 } }
    let c1: Int = 1; var c2 = 2 { willSet { func w() {} } didSet { } }
    func f13() { let x = 3, y = 2; let z = x /*{*/ / /*}*/ y; _ = z; _ = (x)/y; _ = x / y / 2 }
    func f14(a: Int?, b: Int?) -> Int { a! / b! + (a ?? 1)/(b ?? 2) + [1][0]/1 }
    func f15() -> Bool { let x = 1; return x>0 && x/1<3 || !(x != 1) ? true : false }
    func f16() { print("a", /{/, "b", separator: "/") }
    macro m() = #externalMacro(module: "M", type: "T")
    func f17() { for case let x? in [1 as Int?] where x > 0 { _ = x }; repeat { } while false; do { } catch { } }
    func f18() async throws(CancellationError) -> Int { 1 }
    func f19(_ x: () -> Void) { f19 { }; f19 { func q() {} } }
    infix operator **: P1
    precedencegroup P1 { associativity: left }
    func ** (a: Int, b: Int) -> Int { a }
    let q = "\("a" + "\(1 + (2))")" ; func f20() {}
    """####
}
