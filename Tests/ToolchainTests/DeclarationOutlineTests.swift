import Testing

@testable import Toolchain

@Suite("A file's declarations without the bodies of its functions") struct DeclarationOutlineTests {
  private static func file(
    body: String, signature: String = "func median(_ values: [Double]) -> Double {",
    property: String = "var best = 0.0"
  ) -> String {
    """
    // About medians.
    struct Median {
      \(property)
      \(signature)
        \(body)
      }
      init(best: Double) {
        self.best = best
      }
    }
    """
  }

  @Test(
    "Bodies, comments and blank lines make no difference",
    arguments: [
      "return 1", "// A comment\n\n    return 1", "if best > 0 { return 1 } else { return 2 }",
      "if best > 0 {\n      return 1\n    }\n    return 2",
      "struct Local { var a = 1 }\n    func inner() -> Int {\n      2\n    }\n    return best",
      "let text = \"{ \\(best) }\"\n    return text.isEmpty ? 1 : 2",
    ])
  func bodies(_ body: String) throws {
    let outline = try #require(DeclarationOutline.text(of: Self.file(body: "return 0")))
    #expect(DeclarationOutline.text(of: Self.file(body: body)) == outline)
    #expect(outline.contains("func median"))
    #expect(!outline.contains("return"))
    #expect(!outline.contains("self.best"))
  }

  @Test("Declarations make one")
  func declarations() throws {
    let outline = try #require(DeclarationOutline.text(of: Self.file(body: "return 0")))
    let others = [
      Self.file(body: "return 0", signature: "func median(_ values: [Double]) -> Double? {"),
      Self.file(body: "return 0", signature: "private func median(_ values: [Double]) -> Double {"),
      Self.file(
        body: "return 0", signature: "func median(\n    _ values: [Double] = []\n  ) -> Double {"),
      Self.file(body: "return 0", property: "var best = 0"),
      Self.file(body: "return 0") + "\nfunc more() {\n}\n",
    ]
    for other in others {
      #expect(try #require(DeclarationOutline.text(of: other)) != outline)
    }
    // How code is spaced and cut into lines may decide what it means.
    for property in ["var best = 0 - 1", "var best = 0 -1", "var best = 0\n-1"] {
      let outline = DeclarationOutline.text(of: Self.file(body: "return 0", property: property))
      #expect(outline?.contains(property) == true)
    }
    // What a closure or an accessor returns may decide on a type.
    for property in ["let best = {\n    1\n  }()", "var best: Int {\n    1\n  }"] {
      let one = Self.file(body: "return 0", property: property)
      #expect(DeclarationOutline.text(of: one)?.contains("    1") == true)
    }
  }

  @Test(
    "Where a body might not end as it seems to, or may be seen, there is none",
    arguments: [
      "let text = \"\"\"\n}\n\"\"\"\n    return 0",
      "return try! /}/.wholeMatch(in: \"}\") == nil ? 1 : 0",
      "#if X\n    return 0\n    #endif", "let text = \"\\(\"}\")\"\n    return 0",
      "/* } */ return 0",
      "return 0 }; func other() {",
    ])
  func unsure(_ body: String) {
    #expect(DeclarationOutline.text(of: Self.file(body: body)) == nil)
  }

  @Test("A body that others compile in is a declaration")
  func inlinable() {
    let text = Self.file(body: "return 0")
    for attribute in ["@inlinable", "@inline(__always)", "@_transparent"] {
      #expect(
        DeclarationOutline.text(of: text.replacing("func median", with: "\(attribute) func median"))
          == nil)
    }
  }
}
