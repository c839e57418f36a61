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
  /// Beyond the RFC it accepts a byte order mark and bare line feeds, which is how spreadsheets and
  /// rosters really come.
  package static func records(of text: String) throws(UnclosedQuote) -> [Record] {
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
      if byte == UInt8(ascii: "\n") { line += 1 }
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
      case UInt8(ascii: ","):
        endField()
      case UInt8(ascii: "\r") where bytes.first == UInt8(ascii: "\n") || bytes.isEmpty:
        break
      case UInt8(ascii: "\n"):
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
  /// An apostrophe before a leading `=`, `+`, `-`, `@`, tab or carriage return is what OWASP's page
  /// on CSV injection advises; a name that begins so is otherwise run when the file is opened.
  package static func neutralized(_ text: String) -> String {
    guard let first = text.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first) else {
      return text
    }
    return "'" + text
  }

  private static func quoted(_ field: String) -> String {
    guard field.utf8.contains(where: { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }) else {
      return field
    }
    var result: [UInt8] = [0x22]
    for byte in field.utf8 {
      if byte == 0x22 { result.append(byte) }
      result.append(byte)
    }
    result.append(0x22)
    return String(decoding: result, as: UTF8.self)
  }
}
