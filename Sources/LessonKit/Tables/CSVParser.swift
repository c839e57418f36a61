private let comma: UInt8 = 0x2C
private let quote: UInt8 = 0x22
private let lineFeed: UInt8 = 0x0A
private let carriageReturn: UInt8 = 0x0D

/// Splits the UTF-8 bytes of a CSV text into fields, as RFC 4180 says, with LF or CRLF line ends.
///
/// A field is an offset and a length into one byte buffer, not a string: most fields of a table
/// are never looked at, and a megabyte of small strings costs more than reading the file.
struct CSVParser {
  /// A field's place in the buffer, without its quotes; `count` is -1 where it is missing.
  struct Field {
    var start: Int32
    var count: Int32

    static let missing = Field(start: 0, count: -1)
    var isMissing: Bool { count < 0 }
  }

  /// The names in the first record.
  private(set) var header: [String] = []
  /// The fields of the records after it, row by row.
  private(set) var fields: [Field] = []
  /// The line on which each of those records began, counted from 1.
  private(set) var lines: [Int32] = []
  /// The bytes that the fields lie in: the text, then the fields whose doubled quotes were undone.
  private(set) var bytes: [UInt8]

  private let table: String

  init(bytes text: [UInt8], table: String, missing: Set<String>) throws(TableError) {
    bytes = text
    self.table = table
    let markers = MissingMarkers(missing)
    defer { markers.deallocate() }
    var unescaped: [UInt8] = []
    var failure: TableError?
    text.withUnsafeBufferPointer { buffer in
      do throws(TableError) {
        try parse(buffer, markers: markers, unescaped: &unescaped)
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    bytes += unescaped
  }

  // Pointers and plain loops, where arrays and closures would read better: this is as fast in a
  // build that is not optimised, and every check that meets real data waits for it.
  private mutating func parse(
    _ text: UnsafeBufferPointer<UInt8>, markers: MissingMarkers, unescaped: inout [UInt8]
  ) throws(TableError) {
    let end = text.count
    var position = text.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    guard let base = text.baseAddress, position < end else { throw .noHeader(table: table) }
    var fieldRoom = end / 6 + 64
    var found = UnsafeMutablePointer<Field>.allocate(capacity: fieldRoom)
    var lineRoom = end / 40 + 64
    var begun = UnsafeMutablePointer<Int32>.allocate(capacity: lineRoom)
    defer {
      found.deallocate()
      begun.deallocate()
    }
    // As locals: in a build that is not optimised, a global is asked for through a function.
    let comma: UInt8 = 0x2C
    let quote: UInt8 = 0x22
    let lineFeed: UInt8 = 0x0A
    var fieldCount = 0
    var rowCount = 0
    var line: Int32 = 1
    var isHeader = true

    while position < end {
      let firstLine = line
      var width = 0
      var isOpen = true
      while isOpen {
        var field: Field
        if position < end, base[position] == quote {
          field = try quoted(text, &position, &line, &unescaped)
        } else {
          let start = position
          while position < end {
            let byte = base[position]
            if byte == comma || byte == lineFeed { break }
            if byte == quote { throw .strayQuote(table: table, line: Int(line)) }
            position += 1
          }
          var count = position - start
          if count > 0, base[position - 1] == carriageReturn,
            position == end || base[position] == lineFeed
          {
            count -= 1
          }
          field = Field(start: Int32(start), count: Int32(count))
        }
        if isHeader {
          header.append(string(field, in: text, unescaped))
        } else {
          if markers.mayContain(field, in: base, end: end), markers.contains(field, in: base) {
            field = .missing
          }
          if fieldCount == fieldRoom { CSVParser.double(&found, &fieldRoom) }
          found[fieldCount] = field
          fieldCount += 1
        }
        width += 1
        isOpen = position < end && base[position] == comma
        if isOpen { position += 1 }
      }
      // Here is the end of the record: a line feed, or the end of the text.
      position += 1
      line += 1
      if !isHeader {
        guard width == header.count else {
          throw .fieldCount(
            table: table, line: Int(firstLine), expected: header.count, found: width)
        }
        if rowCount == lineRoom { CSVParser.double(&begun, &lineRoom) }
        begun[rowCount] = firstLine
        rowCount += 1
      }
      isHeader = false
    }
    fields = Array(UnsafeBufferPointer(start: found, count: fieldCount))
    lines = Array(UnsafeBufferPointer(start: begun, count: rowCount))
  }

  /// Moves what fills its room into twice as much.
  private static func double<Element>(
    _ elements: inout UnsafeMutablePointer<Element>, _ room: inout Int
  ) {
    let larger = UnsafeMutablePointer<Element>.allocate(capacity: room * 2)
    larger.moveInitialize(from: elements, count: room)
    elements.deallocate()
    elements = larger
    room *= 2
  }

  /// Reads a field that begins with a quote, and stops before the comma or line feed after it.
  private func quoted(
    _ text: UnsafeBufferPointer<UInt8>, _ position: inout Int, _ line: inout Int32,
    _ unescaped: inout [UInt8]
  ) throws(TableError) -> Field {
    let firstLine = line
    position += 1
    var start = position
    let copyStart = unescaped.count
    while true {
      guard position < text.count else {
        throw .unclosedQuote(table: table, line: Int(firstLine))
      }
      let byte = text[position]
      if byte == lineFeed { line += 1 }
      position += 1
      guard byte == quote else { continue }
      guard position < text.count, text[position] == quote else { break }
      // A doubled quote: keep one of the two, and go on.
      unescaped.append(contentsOf: text[start..<position])
      position += 1
      start = position
    }
    let field: Field
    if unescaped.count == copyStart {
      field = Field(start: Int32(start), count: Int32(position - 1 - start))
    } else {
      unescaped.append(contentsOf: text[start..<(position - 1)])
      field = Field(
        start: Int32(text.count + copyStart), count: Int32(unescaped.count - copyStart))
    }
    if position < text.count, text[position] == carriageReturn,
      position + 1 == text.count || text[position + 1] == lineFeed
    {
      position += 1
    }
    guard position == text.count || text[position] == comma || text[position] == lineFeed else {
      throw .strayQuote(table: table, line: Int(line))
    }
    return field
  }

  private func string(
    _ field: Field, in text: UnsafeBufferPointer<UInt8>, _ unescaped: [UInt8]
  ) -> String {
    let start = Int(field.start)
    let count = Int(field.count)
    guard start >= text.count, count > 0 else {
      return String(decoding: text[start..<(start + count)], as: UTF8.self)
    }
    let copy = start - text.count
    return String(decoding: unescaped[copy..<(copy + count)], as: UTF8.self)
  }
}

/// The texts that stand for a missing value, in a form that is quick to ask for every field.
private struct MissingMarkers {
  private let includesEmpty: Bool
  private let longest: Int
  /// Whether some marker begins with a byte: which nearly no field does.
  private let begins: UnsafeMutablePointer<Bool>
  /// The bytes of the others, one marker after the other, each behind its length.
  private let markers: UnsafeMutablePointer<Int>
  private let size: Int

  init(_ texts: Set<String>) {
    let texts = texts.map { Array($0.utf8) }
    includesEmpty = texts.contains([])
    longest = texts.map(\.count).max() ?? 0
    begins = .allocate(capacity: 256)
    begins.initialize(repeating: false, count: 256)
    var all: [Int] = []
    for text in texts where !text.isEmpty {
      begins[Int(text[0])] = true
      all += [text.count] + text.map(Int.init)
    }
    size = all.count
    markers = .allocate(capacity: size)
    markers.initialize(from: all, count: size)
  }

  func deallocate() {
    begins.deallocate()
    markers.deallocate()
  }

  func mayContain(_ field: CSVParser.Field, in base: UnsafePointer<UInt8>, end: Int) -> Bool {
    let count = Int(field.count)
    if count == 0 { return includesEmpty }
    // A field beyond the text had a quote in it, which no marker has.
    let start = Int(field.start)
    return count <= longest && start < end && begins[Int(base[start])]
  }

  /// Decides for a field that ``mayContain(_:in:end:)`` lets through.
  func contains(_ field: CSVParser.Field, in base: UnsafePointer<UInt8>) -> Bool {
    let text = base + Int(field.start)
    let count = Int(field.count)
    if count == 0 { return true }
    var marker = 0
    while marker < size {
      let length = markers[marker]
      if length == count {
        var place = 0
        while place < count, Int(text[place]) == markers[marker + 1 + place] { place += 1 }
        if place == count { return true }
      }
      marker += 1 + length
    }
    return false
  }
}
