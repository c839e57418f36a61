import LessonKit
import LessonTesting
import Testing

@testable import CsvLesson

private let splitsQuotedCommas = Mistake(
  "SPLITS_QUOTED_COMMAS",
  "It looks as if a comma between quotes divided a field. Between quotes it is a part of the value, "
    + "and the quotes are not.")
private let splitsQuotedLines = Mistake(
  "SPLITS_QUOTED_LINES",
  "It looks as if a line end between quotes ended the record. A line of the file is not always a "
    + "record.")
private let losesDoubledQuotes = Mistake(
  "LOSES_DOUBLED_QUOTES",
  "It looks as if a quote written twice was lost. Inside a quoted field, two quotes stand for one.")
private let walksCharacters = Mistake(
  "WALKS_CHARACTERS",
  "A comma, a quote or a line end was not seen because an accent or a joiner stands behind it. The two "
    + "are one Character, and equal to neither. Walk the Unicode scalars of the text.")
private let crlfIsNoLineEnd = Mistake(
  "CRLF_IS_NO_LINE_END",
  "The lines of this text end in CRLF, and it looks as if none was seen. Swift reads \"\\r\\n\" as "
    + "one Character, which is not equal to \"\\n\".")
private let keepsCarriageReturns = Mistake(
  "KEEPS_CARRIAGE_RETURNS",
  "The last field of each line still has the CR of its CRLF. It is invisible when printed, and no "
    + "comparison with it will ever be true.")
private let lineEndOpensARow = Mistake(
  "LINE_END_OPENS_A_ROW",
  "It looks as if the last line end made one more record. It closes a record and opens none.")
private let forgetsTheLastRecord = Mistake(
  "FORGETS_THE_LAST_RECORD",
  "The last record is gone: it stands in a line without a line end.")
private let dropsEmptyFields = Mistake(
  "DROPS_EMPTY_FIELDS",
  "Nothing between two commas is a field too. Without it, the fields after it move to the left.")

private let namesTheLastLine = Mistake(
  "NAMES_THE_LAST_LINE",
  "That is the line on which the text ends. Everything after the open quote was swallowed, so the line "
    + "to look at is the one on which it opened.")
private let skipsQuotedLines = Mistake(
  "SKIPS_QUOTED_LINES",
  "It looks as if a line end was not counted. Those between quotes count too: an editor counts them, "
    + "and there someone will look for the line.")

@Suite("CSV parser", .exercise("04-csv/ParseCSV"))
struct ParseCSVSuite {
  @Test(
    "Commas divide fields and line ends divide records; the last line end may be left out",
    arguments: [["id,mass", "N1,3750", "N2,3800", ""], ["id,mass", "N1,3750", "N2,3800"]])
  func byHand(lines: [String]) {
    let text = lines.joined(separator: "\n")
    check(
      "parseCSV(\(text.debugDescription))", try parseCSV(text),
      is: [["id", "mass"], ["N1", "3750"], ["N2", "3800"]],
      mistakes: [
        lines.last == ""
          ? lineEndOpensARow.gives([["id", "mass"], ["N1", "3750"], ["N2", "3800"], [""]])
          : forgetsTheLastRecord.gives([["id", "mass"], ["N1", "3750"]])
      ])
  }

  @Test("Between quotes a comma is part of the field, and two quotes stand for one")
  func quotes() {
    let text = #"N1,"Adult, 1 Egg Stage",3750"#
    check(
      "parseCSV(\(text))", try parseCSV(text), is: [["N1", "Adult, 1 Egg Stage", "3750"]],
      mistakes: [
        splitsQuotedCommas.gives([["N1", #""Adult"#, #" 1 Egg Stage""#, "3750"]]),
        splitsQuotedCommas.gives([["N1", "Adult", " 1 Egg Stage", "3750"]]),
        .named(
          "KEEPS_THE_QUOTES", gives: [["N1", #""Adult, 1 Egg Stage""#, "3750"]],
          "The quotes enclose the value and are no part of it."),
      ])
    check(
      ##"parseCSV(#""5' 4""",64"#)"##, try parseCSV(#""5' 4""",64"#), is: [[#"5' 4""#, "64"]],
      mistakes: [losesDoubledQuotes.gives([["5' 4", "64"]])])
    check(
      ##"parseCSV(#"a,"""","""b"", c""#)"##, try parseCSV(#"a,"""","""b"", c""#),
      is: [["a", "\"", "\"b\", c"]], mistakes: [losesDoubledQuotes.gives([["a", "", "b, c"]])])
  }

  @Test("A line end between quotes is part of the field")
  func quotedLineEnd() {
    check(
      #"parseCSV("id,note\n1,\"two\nlines\"\n2,x\n")"#,
      try parseCSV("id,note\n1,\"two\nlines\"\n2,x\n"),
      is: [["id", "note"], ["1", "two\nlines"], ["2", "x"]],
      mistakes: [
        splitsQuotedLines.gives([["id", "note"], ["1", "two"], ["lines"], ["2", "x"]]),
        splitsQuotedLines.when { $0.count == 4 && $0.last == ["2", "x"] },
      ])
    check(
      #"parseCSV("1,\"two\r\nlines\"\r\n")"#, try parseCSV("1,\"two\r\nlines\"\r\n"),
      is: [["1", "two\r\nlines"]],
      mistakes: [
        crlfIsNoLineEnd.gives([["1", "two\r\nlines\r\n"]]),
        crlfIsNoLineEnd.throwing(CSVError.strayQuote(line: 1)),
        keepsCarriageReturns.gives([["1", "two\r\nlines\r"]]),
      ])
  }

  @Test("Lines that end in CRLF hold what lines that end in LF hold, and a CR alone ends nothing")
  func crlf() {
    check(
      #"parseCSV("a,b\r\n1,2\r\n3,\r\n")"#, try parseCSV("a,b\r\n1,2\r\n3,\r\n"),
      is: [["a", "b"], ["1", "2"], ["3", ""]],
      mistakes: [
        crlfIsNoLineEnd.when { $0.count == 1 },
        keepsCarriageReturns.when { $0.first?.last == "b\r" },
        lineEndOpensARow.gives([["a", "b"], ["1", "2"], ["3", ""], [""]]),
      ])
    check(
      #"parseCSV("\"a\"\r\n5'\"\r\n")"#, try parseCSV("\"a\"\r\n5'\"\r\n"),
      throws: CSVError.strayQuote(line: 2))
    check(
      #"parseCSV("a\rb,c\r")"#, try parseCSV("a\rb,c\r"), is: [["a\rb", "c\r"]],
      mistakes: [
        .named(
          "DROPS_EVERY_CR", gives: [["ab", "c"]],
          "The CRs of this text are gone, and no LF stands behind any of them: they are characters like "
            + "any other.")
      ])
    check(#"parseCSV("\r\n")"#, try parseCSV("\r\n"), is: [[""]])
    check(
      #"parseCSV("a\u{85}b\u{2028}c\u{B}d,\te\0")"#, try parseCSV("a\u{85}b\u{2028}c\u{B}d,\te\0"),
      is: [["a\u{85}b\u{2028}c\u{B}d", "\te\0"]])
    check(
      #"parseCSV("\"a\"\r,b")"#, try parseCSV("\"a\"\r,b"), throws: CSVError.strayQuote(line: 1))
  }

  @Test("A comma is a comma and a quote a quote, whatever accent or joiner stands behind it")
  func combiningMarks() {
    check(
      #"parseCSV("a,\u{301}b\n1,\u{200D}2")"#, try parseCSV("a,\u{301}b\n1,\u{200D}2"),
      is: [["a", "\u{301}b"], ["1", "\u{200D}2"]],
      mistakes: [walksCharacters.gives([["a,\u{301}b"], ["1,\u{200D}2"]])])
    check(
      #"parseCSV("\"\u{301}x\",\"y\"\"\u{301}\"")"#,
      try parseCSV("\"\u{301}x\",\"y\"\"\u{301}\""), is: [["\u{301}x", "y\"\u{301}"]],
      mistakes: [walksCharacters.throwing(CSVError.strayQuote(line: 1))])
    check(
      #"parseCSV("\"a\"\u{301}")"#, try parseCSV("\"a\"\u{301}"),
      throws: CSVError.strayQuote(line: 1),
      mistakes: [walksCharacters.throwing(CSVError.unclosedQuote(line: 1))])
  }

  @Test("An empty field is a field, an empty line a record, and an empty text has none")
  func emptyFields() {
    check(
      #"parseCSV("a,,\n,b,\n,,c\n\"\",,\"\"")"#, try parseCSV("a,,\n,b,\n,,c\n\"\",,\"\""),
      is: [["a", "", ""], ["", "b", ""], ["", "", "c"], ["", "", ""]],
      mistakes: [
        dropsEmptyFields.when { $0.first == ["a"] || $0.dropFirst().first == ["b"] },
        forgetsTheLastRecord.gives([["a", "", ""], ["", "b", ""], ["", "", "c"]]),
      ])
    check(
      #"parseCSV("a,")"#, try parseCSV("a,"), is: [["a", ""]],
      mistakes: [
        forgetsTheLastRecord.gives([]),
        .named(
          "ENDS_WITH_THE_COMMA", gives: [["a"]],
          "The text ends behind a comma, and so after it there is one more field, which is empty."),
      ])
    check(
      #"parseCSV("a\n\n\"\"")"#, try parseCSV("a\n\n\"\""), is: [["a"], [""], [""]],
      mistakes: [forgetsTheLastRecord.gives([["a"], [""]])])
    check(
      #"parseCSV("a,b\n1\n2,3,4")"#, try parseCSV("a,b\n1\n2,3,4"),
      is: [["a", "b"], ["1"], ["2", "3", "4"]])
    check(
      #"parseCSV(" a , b")"#, try parseCSV(" a , b"), is: [[" a ", " b"]],
      mistakes: [
        .named(
          "TRIMS", gives: [["a", "b"]],
          "Spaces belong to the field (RFC 4180, section 2, rule 4). Whether to drop them is for "
            + "whoever uses the column to say.")
      ])
    check(
      #"parseCSV("")"#, try parseCSV(""), is: [], mistakes: [lineEndOpensARow.gives([[""]])])
    check(
      #"parseCSV("\n")"#, try parseCSV("\n"), is: [[""]],
      mistakes: [lineEndOpensARow.gives([[""], [""]])])
  }

  @Test(
    "A quote that is never closed is refused with the line it opens on, a stray one with its own",
    arguments: [
      (["\""], .unclosedQuote(line: 1), nil),
      (["a,\"b", "c,d", "e"], .unclosedQuote(line: 1), nil),
      (["a", "\"b,c", "d", ""], .unclosedQuote(line: 2), nil),
      (["\"x", "y\"", "b,\"c\"\""], .unclosedQuote(line: 3), .unclosedQuote(line: 2)),
      (["5'4\""], .strayQuote(line: 1), nil),
      (["a,b", "5'\"4,x"], .strayQuote(line: 2), nil),
      (["\"a\"b"], .strayQuote(line: 1), nil),
      (["\"a", "b\" ,c"], .strayQuote(line: 2), .strayQuote(line: 1)),
      (["\"\"x", ""], .strayQuote(line: 1), nil),
      (["a\"b", "\"c"], .strayQuote(line: 1), nil),
      (["a,b", "1, \"2\""], .strayQuote(line: 2), nil),
      (["\"a\"\r"], .strayQuote(line: 1), nil),
    ] as [([String], CSVError, CSVError?)])
  func refused(lines: [String], error: CSVError, withoutQuotedLines: CSVError?) {
    let text = lines.joined(separator: "\n")
    // Of a stray quote, the line is known when it is read.
    var isOpen = false
    if case .unclosedQuote = error { isOpen = true }
    check(
      "parseCSV(\(text.debugDescription))", try parseCSV(text), throws: error,
      mistakes: (isOpen
        ? [namesTheLastLine.throwing(CSVError.unclosedQuote(line: lines.count))] : [])
        + (withoutQuotedLines.map { [skipsQuotedLines.throwing($0)] } ?? []))
  }

  @Test(
    "What is written with quotes is read as it was",
    arguments: [
      [["plain", "with, comma"], ["with \"quotes\"", "\""], ["", "two\nlines"]],
      [["\"\"", ",", "\r\n"], ["é", "👩‍🔬, 5'4\"", "\n\n"]],
      [["\u{301}", "a,\u{301}"], ["\"\u{200D}\"", "\r\u{301}\n"]],
    ])
  func roundTrip(records: [[String]]) {
    for lineEnd in ["\n", "\r\n"] {
      let text = records.map { $0.map(quoted).joined(separator: ",") }.joined(separator: lineEnd)
      check("parseCSV(\(text.debugDescription))", try parseCSV(text), is: records)
    }
  }

  @Test(
    "A whole file has the header and the rows that LessonKit's reader finds",
    arguments: [("penguins_raw", 345, 17), ("titanic", 1314, 5), ("reported_heights", 1096, 3)])
  func files(name: String, records: Int, fields: Int) throws {
    // Python's csv.reader finds as many records, all of that many fields.
    let came = try? parseCSV(text(ofDataSet: name))
    guard
      check("parseCSV(text of \(name)): how many records there are", came?.count, is: records),
      check(
        "parseCSV(text of \(name)): how many fields a record has",
        came.map { Set($0.map(\.count)).sorted() }, is: [fields],
        mistakes: [splitsQuotedCommas.when { $0?.contains { $0 > fields } ?? false }])
    else { return }
    let table = try RawTable(named: name)
    check("parseCSV(text of \(name))", came, is: [table.columnNames] + table.rows)
  }

  @Test("On generated texts it answers as the solution does", .tags(.crossCheck))
  func generated() {
    crossCheck(within: .exact) { random in
      var text = ""
      if random.index % 4 == 3 {
        // Anything: most of it breaks a rule somewhere.
        text = random.text(count: random.count(0...24))
      } else {
        let lineEnd = random.pick(["\n", "\r\n"])
        let width = random.count(1...4)
        let records = (0..<random.count(0...8)).map { _ in
          (0..<width).map { _ in
            var field = random.text(count: random.pick([0, 1, 2, random.count(0...6)]))
            if random.chance(0.1) { field += random.pick(["\u{2028}", "\u{85}", "\t", "\0", ";"]) }
            let isPlain = !field.unicodeScalars.contains { ",\"\r\n".unicodeScalars.contains($0) }
            return isPlain && random.chance(0.7) ? field : quoted(field)
          }.joined(separator: ",")
        }
        text = records.joined(separator: lineEnd)
        if random.chance(0.6) { text += lineEnd }
        // A rule broken near the end, behind what was right.
        text +=
          random.faults([
            "\"", "a\"b", "\"a\" ", "\"x\ny", ",", " \"a\"", "\"a\"\r",
          ]).first ?? ""
      }
      let whole = text
      return Case("parseCSV(\(literal(whole)))") { try parseCSV(whole) }
    }
  }

  @Test(
    "Four times the text takes about four times as long, whatever it holds",
    arguments: [
      ("records", "", #"N1,"Adult, 1 Egg Stage",3750\#n"#, 24, 250),
      ("fields of one record", "", "ab,", 2, 1000), ("codes of a plain field", "", "x", 1, 2000),
      ("empty lines", "", "\n", 0, 1000), ("lines between quotes", "\"", "x\n", 2, 1000),
      ("quotes of one field", "\"", "\"\"", 1, 1000),
    ] as [(String, String, String, Int, Int)])
  func growth(what: String, quote: String, piece: String, codes: Int, small: Int) {
    func text(_ count: Int) -> String { quote + String(repeating: piece, count: count) + quote }
    let (few, many) = (text(small), text(4 * small))
    guard
      check(
        "parseCSV of \(small) \(what): how many codes all fields have together",
        try parseCSV(few).joined().reduce(0) { $0 + $1.unicodeScalars.count }, is: codes * small)
    else { return }
    checkGrowth(
      "parseCSV of n \(what)", from: small, to: 4 * small, atMost: 9, promise: "O(n)"
    ) { n in
      _ = try? parseCSV(n == small ? few : many)
    }
  }

  @Test("Penguins weigh 4,201.75 g, not the 200.9 that a split at every comma makes of them")
  func penguins() throws {
    // pandas: read_csv and Series.mean(). The sum is exact, so 1e-9 is generous. The wrong value is
    // the mean length of a flipper in mm: every row has a comma between quotes.
    let records = (try? parseCSV(text(ofDataSet: "penguins_raw"))) ?? []
    let column = records.first?.firstIndex(of: "Body Mass (g)") ?? 0
    let masses = records.dropFirst().compactMap { $0.count > column ? decimal($0[column]) : nil }
    check(
      "parseCSV(penguins): the mean of Body Mass (g)",
      masses.reduce(0, +) / Double(masses.count), is: 4201.754385964912,
      within: .relative(1e-9), mistakes: [splitsQuotedCommas.gives(200.91520467836258)])
  }

  private func quoted(_ field: String) -> String {
    // By scalars: a quote with an accent behind it is not the Character that a quote is.
    let scalars = field.unicodeScalars.flatMap { $0 == "\"" ? [$0, $0] : [$0] }
    return "\"" + String(String.UnicodeScalarView(scalars)) + "\""
  }
}
