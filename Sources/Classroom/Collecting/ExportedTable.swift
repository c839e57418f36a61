import Foundation
import OperatingSystem

/// A table as other systems export it: separated by commas, semicolons or tabs, in any of the usual
/// encodings.
package enum ExportedTable {
  /// The text of a table's bytes; what is not UTF-8 is what Windows writes for Western languages, of
  /// which Latin-1 is a part.
  package static func text(_ bytes: Data) -> String {
    let mark = Array(bytes.prefix(2))
    if mark == [0xFF, 0xFE] || mark == [0xFE, 0xFF] {
      return String(data: bytes, encoding: .utf16) ?? String(decoding: bytes, as: UTF8.self)
    }
    return String(validating: bytes, as: UTF8.self)
      ?? String(data: bytes, encoding: .windowsCP1252)
      ?? String(data: bytes, encoding: .isoLatin1) ?? String(decoding: bytes, as: UTF8.self)
  }

  package static func read(_ path: String) throws -> String {
    guard let bytes = try File(path).bytes() else { throw ClassroomError.missing(path: path) }
    return text(bytes)
  }

  /// The records that have anything in them.
  package static func records(of text: String) throws(CSV.UnclosedQuote) -> [CSV.Record] {
    var records = try CSV.records(of: text, separator: separator(of: text))
    // Excel says first what separates.
    if records.first?.fields.first?.hasPrefix("sep=") == true { records.removeFirst() }
    return records.filter { $0.fields.contains { !$0.trimmed.isEmpty } }
  }

  /// What separates the fields of the first line: the commonest of the three outside of quotes.
  private static func separator(of text: String) -> UInt8 {
    let possible = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
    var counts = [0, 0, 0]
    var isQuoted = false
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if isQuoted { continue }
      if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { break }
      if let index = possible.firstIndex(of: byte) { counts[index] += 1 }
    }
    let most = counts.max() ?? 0
    return most == 0 ? possible[0] : possible[counts.firstIndex(of: most) ?? 0]
  }
}
