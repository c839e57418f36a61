import LessonKit
import Testing

@Suite("Table")
struct TableTests {
  @Test("A quoted field may hold commas, line ends and doubled quotes")
  func quoting() throws {
    let table = try Table(csv: "name,note\n\"Doe, Jane\",\"said \"\"hi\"\"\nand left\"\nRoe,\"\"\n")
    #expect(try table.strings("name") == ["Doe, Jane", "Roe"])
    #expect(try table.strings("note") == ["said \"hi\"\nand left", nil])
  }

  @Test(
    "Line ends, a byte order mark and a missing last line end make no difference",
    arguments: [
      "a,b\n1,2\n3,4\n", "a,b\n1,2\n3,4", "a,b\r\n1,2\r\n3,4\r\n", "\u{FEFF}a,b\n1,2\n3,4\n",
      "\"a\",\"b\"\r\n\"1\",\"2\"\r\n\"3\",\"4\"\r\n",
    ])
  func lineEnds(csv: String) throws {
    let table = try Table(csv: csv)
    #expect(table.columnNames == ["a", "b"])
    #expect(try table.completeIntegers("a") == [1, 3])
    #expect(try table.completeIntegers("b") == [2, 4])
  }

  @Test("The empty field, NA and NaN are missing, and nothing else is")
  func missing() throws {
    let table = try Table(csv: "x,y\n,1\nNA,2\nNaN,3\nnan,4\nna,5\nNAN,6\n0,7\nNA ,8\n")
    #expect(try table.strings("x") == [nil, nil, nil, nil, "na", "NAN", "0", "NA "])
    #expect(try table.missingCount("x") == 4)
  }

  @Test("The texts that mean missing can be chosen")
  func chosenMarkers() throws {
    let table = try Table(csv: "x,y\n*,1\n,2\nNA,3\n", missing: ["*"])
    #expect(try table.strings("x") == [nil, "", "NA"])
  }

  @Test("An empty line is a missing value of the only column")
  func oneColumn() throws {
    #expect(try Table(csv: "x\n1\n\n3\n").numbers("x") == [1, nil, 3])
  }

  @Test(
    "A header without rows is a table without rows", arguments: ["a,b", "a,b\n", "a,b\r\n"])
  func headerOnly(csv: String) throws {
    let table = try Table(csv: csv)
    #expect(table.rowCount == 0)
    #expect(table.columnNames == ["a", "b"])
  }

  @Test(
    "A text that is not a table is refused with its line",
    arguments: [
      ("", TableError.noHeader(table: "t")),
      ("a,b\n1,2\n3\n", .fieldCount(table: "t", line: 3, expected: 2, found: 1)),
      ("a,b\n1,2,3\n", .fieldCount(table: "t", line: 2, expected: 2, found: 3)),
      ("a,b\n\"1\n2\",3\n4\n", .fieldCount(table: "t", line: 4, expected: 2, found: 1)),
      ("a,b\n1,\"2\n3,4\n", .unclosedQuote(table: "t", line: 2)),
      ("a,b\n1,2\"\n", .strayQuote(table: "t", line: 2)),
      ("a,b\n\"1\"x,2\n", .strayQuote(table: "t", line: 2)),
      ("a,b,a\n1,2,3\n", .duplicateColumn(table: "t", column: "a")),
    ])
  func refused(csv: String, error: TableError) {
    #expect(throws: error) { try Table(csv: csv, name: "t") }
  }

  @Test("Numbers are exact, and what is not a finite decimal number is refused with its place")
  func numbers() throws {
    let table = try Table(csv: "x\n0.1\n-1e-3\n9007199254740993\n+5\n")
    #expect(try table.numbers("x") == [0.1, -0.001, 9_007_199_254_740_992, 5])
    for text in ["inf", "0x10", "1e999", " 1", "1,000", "ten"] {
      let table = try Table(csv: "k,x\n1,2\n2,\"\(text)\"\n", name: "t")
      let place = TableError.Place(table: "t", row: 1, line: 3, column: "x")
      #expect(throws: TableError.notANumber(text: text, place: place)) {
        try table.numbers("x")
      }
    }
  }

  @Test("However a decimal is written, it is read as the nearest Double")
  func decimals() throws {
    var texts = ["-0", "0.0", "-0.00", "5.", ".5", "-.5", "007", "0.1", "999999999999999"]
    texts += ["9999999999999999", "0.000000000000001", "0.0000000000000001", "1e-3", "+2", "-5e22"]
    var random = SplitMix64(seed: 6)
    for _ in 0..<5_000 {
      let digits = Int.random(in: 1...17, using: &random)
      var text = (0..<digits).map { _ in "\(Int.random(in: 0...9, using: &random))" }.joined()
      if Bool.random(using: &random) {
        let place = Int.random(in: 0...digits, using: &random)
        text.insert(".", at: text.index(text.startIndex, offsetBy: place))
      }
      if Bool.random(using: &random) { text = "-" + text }
      texts.append(text)
    }
    let table = try Table(csv: "x\n" + texts.joined(separator: "\n") + "\n")
    let matrix = try table.matrix(["x"])
    #expect(table.rowCount == texts.count)
    for (row, number) in try table.completeNumbers("x").enumerated() {
      let expected = try #require(Double(texts[row]))
      #expect(number.bitPattern == expected.bitPattern, "\(texts[row])")
      #expect(matrix[row, 0].bitPattern == expected.bitPattern, "\(texts[row])")
    }
    for text in ["-", ".", "-.", "1.2.3", "1-2", "--1", "1 ", "12e", "123456789012345678x"] {
      #expect(throws: TableError.self) { try Table(csv: "x\n\(text)\n").numbers("x") }
    }
  }

  @Test("Whole numbers may be written with a point and zeros")
  func integers() throws {
    #expect(try Table(csv: "x\n1947.0\n-3\nNA\n").integers("x") == [1947, -3, nil])
    #expect(throws: TableError.self) { try Table(csv: "x\n1.5\n").integers("x") }
  }

  @Test("A missing value where all are needed is named by line and column")
  func complete() throws {
    let table = try Table(csv: "a,b\n1,2\n3,NA\n", name: "t.csv")
    let place = TableError.Place(table: "t.csv", row: 1, line: 3, column: "b")
    #expect(throws: TableError.missing(place: place)) { try table.completeNumbers("b") }
    #expect(throws: TableError.missing(place: place)) { try table.matrix(["a", "b"]) }
    #expect("\(TableError.missing(place: place))".hasPrefix("t.csv, line 3, column b:"))
  }

  @Test("Selected rows keep their lines for errors, and may repeat")
  func selecting() throws {
    let table = try Table(csv: "a,b\n1,x\n2,y\n3,z\n", name: "t").selecting(rows: [2, 0, 2])
    #expect(try table.completeIntegers("a") == [3, 1, 3])
    let place = TableError.Place(table: "t", row: 0, line: 4, column: "b")
    #expect(throws: TableError.notANumber(text: "z", place: place)) { try table.numbers("b") }
  }

  @Test("Columns can be chosen, ordered and added")
  func columns() throws {
    let table = try Table(csv: "a,b\n1,2\n3,4\n")
    #expect(
      try table.selecting(columns: ["b", "a"]).matrix(["b", "a"]).rows == [[2, 1], [4, 3]])
    let wider = try table.adding([0.1, nil], as: "c")
    #expect(try wider.numbers("c") == [0.1, nil])
    #expect(try wider.completeIntegers("a") == [1, 3])
    #expect(throws: TableError.duplicateColumn(table: "the table", column: "a")) {
      try table.adding(["x", "y"], as: "a")
    }
    #expect(throws: TableError.self) { try table.adding(["x"], as: "d") }
  }

  @Test("Tables made of columns, of records and of text are equal when their values are")
  func making() throws {
    let csv = try Table(csv: "a,b\n1,\n\"2\",\"x\"\n")
    let columns = try Table(columns: [("a", ["1", "2"]), ("b", [nil, "x"])])
    let records = try Table(records: [["a", "b"], ["1", "NA"], ["2", "x"]])
    #expect(csv == columns)
    #expect(csv == records)
    #expect(csv != csv.selecting(rows: [1, 0]))
    #expect(throws: TableError.self) {
      try Table(columns: [("a", ["1"]), ("b", ["1", "2"])])
    }
  }

  @Test(
    "A misspelt column is answered with the one that was meant",
    arguments: [("Survived", "survived"), ("yaer", "year"), ("mass", "body_mass_g")])
  func suggestion(asked: String, meant: String) throws {
    let table = try Table(csv: "survived,year,body_mass_g\n1,2,3\n", name: "t")
    let error = TableError.noSuchColumn(
      table: "t", column: asked, suggestion: meant,
      available: ["survived", "year", "body_mass_g"])
    #expect(throws: error) { try table.numbers(asked) }
    #expect("\(error)".contains("Did you mean \(meant)?"))
  }
}
