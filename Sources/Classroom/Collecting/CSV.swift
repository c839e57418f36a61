/// Comma-separated values, as RFC 4180 describes them.
package enum CSV {
  package struct Record: Sendable, Equatable {
    package let fields: [String]

    /// Where the record begins in the text, counted from 1.
    package let line: Int
  }

  package struct UnclosedQuote: Error, Equatable {
    package let line: Int
  }

  /// Takes a text apart into records; blank lines are not records.
  ///
  /// Beyond the RFC it accepts a byte order mark and bare line feeds or carriage returns, which is how
  /// spreadsheets and rosters really come.
  package static func records(
    of text: String, separator: UInt8 = UInt8(ascii: ",")
  ) throws(UnclosedQuote) -> [Record] {
    var records: [Record] = []
    var fields: [String] = []
    var field: [UInt8] = []
    var line = 1
    var start = 1
    var isQuoted = false
    var wasQuoted = false
    var bytes = Array(text.utf8)[...]
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }

    func endField() {
      fields.append(String(decoding: field, as: UTF8.self))
      field = []
      wasQuoted = false
    }
    func endRecord() {
      if fields.isEmpty, field.isEmpty, !wasQuoted { return }
      endField()
      records.append(Record(fields: fields, line: start))
      fields = []
    }
    while let byte = bytes.popFirst() {
      let isReturn = byte == UInt8(ascii: "\r") && bytes.first != UInt8(ascii: "\n")
      if byte == UInt8(ascii: "\n") || isReturn { line += 1 }
      if isQuoted {
        if byte != UInt8(ascii: "\"") {
          field.append(byte)
        } else if bytes.first == UInt8(ascii: "\"") {
          field.append(byte)
          bytes.removeFirst()
        } else {
          isQuoted = false
        }
        continue
      }
      switch byte {
      case UInt8(ascii: "\"") where field.isEmpty && !wasQuoted:
        isQuoted = true
        wasQuoted = true
      case separator:
        endField()
      case UInt8(ascii: "\r") where !isReturn:
        break
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        endRecord()
        start = line
      default:
        field.append(byte)
      }
    }
    if isQuoted { throw UnclosedQuote(line: start) }
    endRecord()
    return records
  }

  /// One record with its CR LF; fields are quoted where they must be.
  package static func line(_ fields: [String]) -> String {
    fields.map(quoted).joined(separator: ",") + "\r\n"
  }

  /// A text that no spreadsheet takes for a formula.
  ///
  /// An apostrophe before a leading `=`, `+`, `-` or `@` is what OWASP's page on CSV injection
  /// advises; a name that begins so is otherwise run when the file is opened. Where the list's
  /// separator is a semicolon, which it is in half of Europe, a cell begins behind each, and quotes
  /// do not help. Tabs, line ends and other characters without a shape become spaces.
  package static func neutralized(_ text: String) -> String {
    var result = ""
    var isAtStart = true
    for scalar in text.unicodeScalars.map({ isShapeless($0) ? " " : $0 }) {
      if isAtStart, signs.contains(scalar) { result.append("'") }
      if scalar == ";" || scalar == "," {
        isAtStart = true
      } else if !scalar.properties.isWhitespace, scalar != "\"" {
        isAtStart = false
      }
      result.unicodeScalars.append(scalar)
    }
    return result
  }

  /// What begins a formula, also in full width and in small form, which programs for Chinese and
  /// Japanese take as well.
  private static let signs = Set(
    "=+-@\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}\u{FE66}\u{FE62}\u{FE63}\u{FE6B}\u{2212}".unicodeScalars)

  private static func isShapeless(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: true
    // Marks of direction turn a text around; joiners belong to some scripts' words.
    case .format: scalar != "\u{200C}" && scalar != "\u{200D}"
    default: false
    }
  }

  private static func quoted(_ field: String) -> String {
    let special: [UInt8] = [0x09, 0x0A, 0x0D, 0x22, 0x2C, 0x3B]
    guard field.utf8.contains(where: special.contains) else { return field }
    var result: [UInt8] = [0x22]
    for byte in field.utf8 {
      if byte == 0x22 { result.append(byte) }
      result.append(byte)
    }
    result.append(0x22)
    return String(decoding: result, as: UTF8.self)
  }
}
