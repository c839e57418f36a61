import Foundation
import Testing

@testable import Toolchain

@Suite("What suites can see of a module") struct PublicFaceTests {
  private static let face = PublicFace(protected: ["func median(_ values: [Double]) {}"])
  private static let rest = "func median(_ values: [Double]) -> Double {\n  helped(values)\n}\n"

  @Test(
    "A function that no suite can call is left out, and its name becomes unknown",
    arguments: [
      "private func helped(_ values: [Double]) -> Double {\n  values.max { $0 < $1 } ?? 0\n}\n",
      "fileprivate func helped<T>(_ values: T) -> T { values }\n",
      "func helped(\n  _ values: [Double]\n) -> Double {\n  let text = \"{\"\n  return 1 // }\n}\n",
    ])
  func helper(_ helper: String) throws {
    for text in [helper + Self.rest, Self.rest + helper] {
      let files = ["Median.swift": text, "Mean.swift": "let mean = helped([1])\n"]
      let texts = try #require(Self.face.texts(of: files))
      #expect(
        texts["Median.swift"]?.trimmingSuffix(while: \.isNewline)
          == Self.rest.replacing("helped", with: "helped_left_out")
          .trimmingSuffix(while: \.isNewline))
      #expect(texts["Mean.swift"] == "let mean = helped_left_out([1])\n")
    }
  }

  @Test(
    "Everything stays where it cannot be told what may go",
    arguments: [
      // A suite may mean it.
      "func median(_ values: [Int]) -> Int { 0 }\n",
      "func med(_ values: [Int]) -> Int { 0 }\n",
      "private func == (left: S, right: S) -> Bool { true }\n",
      "func __check() {}\n",
      "@MainActor\nprivate func helped() {}\n",
      "struct S {\n  private func helped() {}\n}\n",
      "let all = {\n  func helped() {}\n  return 1\n}()\n",
      "@MainActor\n// A word on it.\nprivate func helped() {}\n",
      // It may not end where it seems to.
      "private func helped() {} ; struct S {\n}\n",
      "private func helped() {\n  let text = \"\\(\"}\")\"\n}\n",
      "private func helped() {\n  let bad = /\"{/\n}\n",
      "private func helped() {\n#if X\n}\n#endif\n}\n",
      "/*\nprivate func helped() {\n*/ struct S {}\n/*\n}\n*/\n",
      "let text = \"\"\"\nprivate func helped() {\n}\n\"\"\"\n",
    ])
  func kept(_ text: String) {
    let files = ["Median.swift": text + Self.rest]
    #expect(Self.face.texts(of: files) == files)
  }

  @Test("Types that follow from a function's body cannot be told from declarations")
  func opaque() {
    #expect(Self.face.texts(of: ["A.swift": "func all() -> some Sequence<Int> { [1] }\n"]) == nil)
    #expect(
      Self.face.texts(of: ["A.swift": "func all() -> some\n  Sequence<Int> { [1] }\n"]) == nil)
    #expect(Self.face.texts(of: ["A.swift": "// some words\nlet text = \"some \"\n"]) != nil)
  }

  @Test("What is known of an interface is read as it was written")
  func note() throws {
    for face in [nil, Fingerprint(Data([1, 2]))] {
      let known = KnownInterface(interface: Fingerprint(Data([3])), face: face)
      let read = try #require(KnownInterface(known.description))
      #expect(read.interface == known.interface)
      #expect(read.face == face)
    }
    #expect(KnownInterface("not one") == nil)
  }
}

extension String {
  fileprivate func trimmingSuffix(while matches: (Character) -> Bool) -> String {
    var text = self[...]
    while let last = text.last, matches(last) { text.removeLast() }
    return String(text)
  }
}
