import Foundation
import LessonKit
import Testing

@Suite("The course's data")
struct DataTests {
  /// Rows, columns and missing values as lessons/data/README.md lists them.
  static let shapes: [(name: String, rows: Int, columns: Int, missing: Int)] = [
    ("airlines", 16, 2, 0), ("breast_cancer", 569, 31, 0), ("co2_weekly", 2284, 2, 59),
    ("diabetes", 442, 11, 0), ("digits", 1797, 65, 0), ("digits_mlp", 98, 3, 0),
    ("ecg", 1024, 1, 0),
    ("flights_ewr", 12_084, 17, 1747), ("insteval", 15_022, 5, 0), ("iris", 150, 5, 0),
    ("judge_verdicts", 5755, 6, 0),
    ("longley", 16, 7, 0), ("nile", 100, 2, 0), ("penguins", 344, 8, 19),
    ("penguins_raw", 344, 17, 336), ("reported_heights", 1095, 3, 0), ("sacramento", 932, 9, 0),
    ("squad_lsa", 241, 33, 0), ("squad_passages", 240, 3, 0), ("squad_questions", 1190, 3, 0),
    ("sunspots", 309, 2, 0), ("tate_text", 4284, 5, 0),
    ("tiny_transformer", 589, 3, 0), ("titanic", 1313, 5, 557),
    ("ucb_admissions", 24, 4, 0), ("weather_ewr", 8703, 13, 8096), ("wine", 178, 14, 0),
  ]

  /// The data sets that are no tables, with their bytes.
  static let texts = [(name: "shakespeare", count: 399_862)]

  @Test("Every text reads with the size of its README, byte by byte")
  func texts() throws {
    for text in Self.texts {
      let bytes = try CourseFolder.bytes(ofText: text.name)
      #expect(bytes.count == text.count, "\(text.name)")
      #expect(try CourseFolder.bytes(ofText: text.name + ".txt") == bytes, "\(text.name)")
    }
    #expect(throws: TableError.self) { try CourseFolder.bytes(ofText: "titanic") }
  }

  @Test("Every data set reads with the shape and the missing values of its README")
  func shapes() throws {
    #expect(try CourseFolder.dataSetNames() == Self.shapes.map(\.name))
    for shape in Self.shapes {
      let table = try Table(named: shape.name)
      #expect(table.rowCount == shape.rows, "\(shape.name)")
      #expect(table.columnCount == shape.columns, "\(shape.name)")
      let missing = try table.columnNames.reduce(0) { try $0 + table.missingCount($1) }
      #expect(missing == shape.missing, "\(shape.name)")
    }
  }

  @Test("The README lists every file with its size and checksum, and the files are those bytes")
  func checksums() throws {
    let folder = URL(filePath: try CourseFolder.root()).appending(path: "lessons/data")
    let readme = try String(contentsOf: folder.appending(path: "README.md"), encoding: .utf8)
    let rows = readme.split(separator: "\n").filter { $0.hasPrefix("| [") }
    #expect(rows.count == Self.shapes.count + Self.texts.count)
    for row in rows {
      let cells = row.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      let name = try #require(cells[0].dropFirst().split(separator: "]").first)
      let data = try Data(contentsOf: folder.appending(path: String(name)))
      #expect(String(data.count) == cells[6], "\(name)")
      #expect(crc32(data) == cells[7], "\(name)")
    }
  }

  @Test("The mean body mass of the penguins is that of the reference values")
  func penguins() throws {
    let masses = try Table(named: "penguins_raw").numbers("Body Mass (g)").compactMap { $0 }
    #expect(masses.count == 342)
    // C1a: pandas' mean; both add 342 numbers of four digits, so only the last bits may differ.
    #expect(abs(masses.reduce(0, +) / 342 - 4201.754385964912) < 1e-9)
  }

  @Test("A data set that does not exist is answered with the path, a suggestion and the list")
  func unknown() throws {
    let error = #expect(throws: TableError.self) { try Table(named: "titanik") }
    let text = try #require(error).description
    #expect(text.contains("lessons/data/titanik.csv"))
    #expect(text.contains("Did you mean titanic?"))
    #expect(text.contains("weather_ewr"))
  }

  private func crc32(_ data: Data) -> String {
    var crc: UInt32 = 0xFFFF_FFFF
    for byte in data {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? (crc >> 1) ^ 0xEDB8_8320 : crc >> 1 }
    }
    let text = String(~crc, radix: 16)
    return String(repeating: "0", count: 8 - text.count) + text
  }
}
