import Testing

@testable import Classroom

@Suite("CSV")
struct CSVTests {
  @Test("Quoted fields keep commas, quotes and line ends")
  func quoted() throws {
    let records = try CSV.records(of: "a,\"b, \"\"c\"\"\r\nd\",e\r\n\r\nf,,\"\"\r\n")
    #expect(records.map(\.fields) == [["a", "b, \"c\"\r\nd", "e"], ["f", "", ""]])
    #expect(records.map(\.line) == [1, 4])
  }

  @Test("A byte order mark, bare line feeds and a missing last line end are accepted")
  func lenient() throws {
    #expect(try CSV.records(of: "\u{FEFF}id\nada").map(\.fields) == [["id"], ["ada"]])
  }

  @Test("A quote that is never closed names the line where its record begins")
  func unclosed() {
    #expect(throws: CSV.UnclosedQuote(line: 2)) { try CSV.records(of: "id\n\"ada\nbob\n") }
  }

  @Test(
    "What is written is read back as it was",
    arguments: [["plain", "with, comma"], ["line\nend", "cr\rhere"], ["\"", ""], ["é🙂", " x "]])
  func roundTrip(fields: [String]) throws {
    #expect(try CSV.records(of: CSV.line(fields)).map(\.fields) == [fields])
  }

  @Test(
    "A text that a spreadsheet would run as a formula is given an apostrophe",
    arguments: [
      "=1+1", "+1", "-1", "@SUM(A1)", "\u{FF1D}1", "\u{FF0B}1", "\u{FF0D}1", "\u{FF20}SUM",
      "\u{2212}1",
    ])
  func formulas(text: String) {
    #expect(CSV.neutralized(text) == "'" + text)
  }

  @Test(
    "Nor behind a semicolon, which ends a cell elsewhere, or behind what is not seen",
    arguments: [
      ("Ada;=1", "Ada;'=1"), ("a; =1;-2", "a; '=1;'-2"), ("a,\"=1", "a,\"'=1"), ("\t=1", " '=1"),
      ("\r\n=1", "  '=1"), ("\u{2028}=1", " '=1"), ("\u{85}@x", " '@x"), ("\u{FEFF}=1", " '=1"),
      ("\u{202E}=1", " '=1"), ("a\u{0}b\u{1B}[2J", "a b [2J"), ("a\nb", "a b"),
    ])
  func hidden(text: String, neutral: String) {
    #expect(CSV.neutralized(text) == neutral)
  }

  @Test("A program that separates by semicolons finds no more cells in a field")
  func semicolons() throws {
    #expect(CSV.line(["a;b", "c\td"]) == "\"a;b\",\"c\td\"\r\n")
  }

  @Test(
    "Other texts stay as they are",
    arguments: [
      "Ada", "", "a=b", "'quoted", "Anne-Marie", "Lovelace, Ada", "José", "\u{928}\u{94D}\u{200D}",
    ])
  func plain(text: String) {
    #expect(CSV.neutralized(text) == text)
  }
}
