import Foundation
import Testing

@testable import Classroom

@Suite("Exported tables") struct ExportedTableTests {
  @Test("UTF-8, Latin-1 and UTF-16 are told apart by their bytes")
  func encodings() throws {
    let text = "id,name\r\nada,José\r\n"
    let encodings: [String.Encoding] = [.utf8, .isoLatin1, .windowsCP1252, .utf16]
    for encoding in encodings {
      let bytes = try #require(text.data(using: encoding))
      #expect(ExportedTable.text(bytes) == text, "\(encoding)")
    }
    let mark = Data([0xEF, 0xBB, 0xBF]) + Data(text.utf8)
    #expect(
      try ExportedTable.records(of: ExportedTable.text(mark)).map(\.fields)
        == [["id", "name"], ["ada", "José"]])
  }

  @Test(
    "What separates is seen in the first line, outside of quotes",
    arguments: [
      "a,b\n1,2\n", "a;b\n1;2\n", "a\tb\r1\t2\r", "sep=;\r\na;b\r\n1;2\r\n", "\"a\";b\n\"1\";2",
    ])
  func separators(text: String) throws {
    #expect(try ExportedTable.records(of: text).map(\.fields) == [["a", "b"], ["1", "2"]])
  }

  @Test("A field may hold what separates others, and rows of nothing are none")
  func quoted() throws {
    #expect(
      try ExportedTable.records(of: "\"a;b;c\",d\n,\n1,2\n , \n").map(\.fields)
        == [["a;b;c", "d"], ["1", "2"]])
  }

  @Test("Lines are counted by whatever ends them", arguments: ["\n", "\r", "\r\n"])
  func lines(_ end: String) throws {
    let text = ["id", "\"a\(end)b\"", "c"].joined(separator: end)
    #expect(try ExportedTable.records(of: text).map(\.line) == [1, 2, 4])
  }
}
