import Testing

@testable import Toolchain

@Suite("Variants of a file in one text") struct VariantTextTests {
  private static let base = """
    /// Adds.
    func add(_ a: Int, _ b: Int) -> Int { a + b }

    func scale(_ a: Int) -> Int {
      let b = a * 2
      return b
    }

    """

  @Test("A function holds the bodies of its variants, each at its own line, and the base last")
  func text() {
    var text = VariantText(Self.base, path: "exercises/01-a/A.swift")
    let isPlaced = text.place(Self.base.replacing("a * 2", with: "a * 3"), number: 17)
    #expect(isPlaced)
    #expect(
      text.text == """
        #sourceLocation(file: "exercises/01-a/A.swift", line: 1)
        /// Adds.
        func add(_ a: Int, _ b: Int) -> Int { a + b }

        func scale(_ a: Int) -> Int {
        switch learnVariant {
        case 17:
        #sourceLocation(file: "variant-17", line: 4)

          let b = a * 3
          return b

        default:
        #sourceLocation(file: "exercises/01-a/A.swift", line: 4)

          let b = a * 2
          return b

        }
        #sourceLocation(file: "exercises/01-a/A.swift", line: 7)
        }

        """)
  }

  @Test("A variant may change several bodies, and is taken out of all of them")
  func several() {
    var text = VariantText(Self.base, path: "a")
    let other = Self.base.replacing("a + b", with: "a - b").replacing("a * 2", with: "a * 3")
    let isPlaced = text.place(other, number: 4)
    #expect(isPlaced)
    #expect(text.text.ranges(of: "case 4:").count == 2)
    #expect(text.numbers(ofBodyEndingAt: 7) == [4])
    #expect(text.numbers(ofBodyEndingAt: 6) == [])
    text.remove(4)
    #expect(!text.text.contains("switch"))
  }

  @Test(
    "What changes text outside of bodies has no place",
    arguments: [
      ("_ b: Int) -> Int", "_ b: Int = 1) -> Int"), ("/// Adds.", "private let x = 1"),
      ("return b\n}", "return b\n}\nfunc more() {}"), ("return b\n}", "return b"),
    ])
  func outside(old: String, new: String) {
    var text = VariantText(Self.base, path: "a")
    let isPlaced = text.place(Self.base.replacing(old, with: new), number: 1)
    #expect(!isPlaced)
    #expect(!text.text.contains("switch"))
  }

  @Test("The end of a body's variants is marked once, each in a file of its own")
  func ends() {
    var text = VariantText(Self.base, path: "a")
    let isPlaced = text.place(Self.base.replacing("return b", with: "print(b)"), number: 3)
    #expect(isPlaced)
    let marks = [7, 7, 6].map { text.markEnds(ofBodyEndingAt: $0) }
    #expect(marks == [true, false, false])
    #expect(text.text.contains("#sourceLocation(file: \"end-3\", line: 1)\nlet learnEnd: Int\n"))
    #expect(VariantText.number(ofEnd: "end-3") == 3)
  }

  @Test("A diagnostic's file says which variant it is about")
  func number() {
    #expect(VariantText.number(ofPath: "variant-12") == 12)
    #expect(VariantText.number(ofPath: "exercises/01-a/A.swift") == nil)
  }
}
