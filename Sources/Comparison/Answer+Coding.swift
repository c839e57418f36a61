import Foundation

/// How an answer stands in a transcript: as JSON that reads back to the last bit.
///
/// Written by hand, as it is written thousands of times while a learner waits, in programs that are
/// not optimised; read only where two transcripts differ.
extension Answer {
  /// Appends the answer's JSON.
  package func write(to text: inout String) {
    switch self {
    case .missing: text += "null"
    case .number(let number): Self.write(number, to: &text)
    case .list(let elements): Self.write(elements, to: &text)
    case .table(let size, let elements):
      text += "{\"rows\":\(size.rows),\"columns\":\(size.columns),\"elements\":"
      Self.write(elements, to: &text)
      text += "}"
    case .entries(let entries):
      text += "{\"entries\":["
      for (index, entry) in entries.enumerated() {
        text += index == 0 ? "[" : ",["
        Self.write(entry.key, to: &text)
        text += ","
        entry.value.write(to: &text)
        text += "]"
      }
      text += "]}"
    case .other(_, let shown), .opaque(let shown):
      text += "{\"is\":"
      Self.write(shown, to: &text)
      text += "}"
    case .near(let number, let slack):
      text += "{\"near\":["
      Self.write(number, to: &text)
      text += ","
      Self.write(slack, to: &text)
      text += "]}"
    case .thrown(let kind, let payload, let shown):
      text += "{\"threw\":"
      Self.write(kind, to: &text)
      text += ",\"with\":"
      payload.write(to: &text)
      text += ",\"is\":"
      Self.write(shown, to: &text)
      text += "}"
    case .anything: text += "{\"any\":true}"
    }
  }

  private static func write(_ elements: [Answer], to text: inout String) {
    text += "["
    for (index, element) in elements.enumerated() {
      if index > 0 { text += "," }
      element.write(to: &text)
    }
    text += "]"
  }

  private static func write(_ number: Double, to text: inout String) {
    if number.isFinite {
      text += number.description
    } else {
      text += number.isNaN ? "\"nan\"" : number > 0 ? "\"inf\"" : "\"-inf\""
    }
  }

  /// Appends a text in quotes, on one line.
  package static func write(_ string: String, to text: inout String) {
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\u{0}"..<" ", "\u{7F}", "\u{85}", "\u{2028}", "\u{2029}":
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}

extension Answer: Decodable {
  private enum Key: String, CodingKey {
    case rows, columns, elements, entries, near, threw, with, any
    case text = "is"
  }

  package init(from decoder: any Decoder) throws {
    if let object = try? decoder.container(keyedBy: Key.self) {
      self = try Self.decode(object)
      return
    }
    let value = try decoder.singleValueContainer()
    if value.decodeNil() {
      self = .missing
    } else if let list = try? value.decode([Answer].self) {
      self = .list(list)
    } else {
      self = .number(try value.decode(Number.self).value)
    }
  }

  private static func decode(_ object: KeyedDecodingContainer<Key>) throws -> Answer {
    if object.contains(.threw) {
      return .thrown(
        kind: try object.decode(String.self, forKey: .threw),
        payload: try object.decode(Answer.self, forKey: .with),
        text: try object.decode(String.self, forKey: .text))
    }
    if object.contains(.text) {
      let text = try object.decode(String.self, forKey: .text)
      return .other(ExactText(text), text: text)
    }
    if object.contains(.near) {
      let pair = try object.decode([Number].self, forKey: .near)
      guard pair.count == 2 else { throw malformed(object) }
      return .near(pair[0].value, slack: pair[1].value)
    }
    if object.contains(.entries) {
      return .entries(try object.decode([Entry].self, forKey: .entries).map { ($0.key, $0.value) })
    }
    if object.contains(.elements) {
      let size = Size(
        rows: try object.decode(Int.self, forKey: .rows),
        columns: try object.decode(Int.self, forKey: .columns))
      return .table(size, try object.decode([Answer].self, forKey: .elements))
    }
    guard object.contains(.any) else { throw malformed(object) }
    return .anything
  }

  private static func malformed(_ object: KeyedDecodingContainer<Key>) -> DecodingError {
    .dataCorrupted(.init(codingPath: object.codingPath, debugDescription: "no answer"))
  }

  /// A number, also one that JSON has no word for.
  private struct Number: Decodable {
    let value: Double

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let number = try? container.decode(Double.self) {
        value = number
      } else if let number = Double(try container.decode(String.self)) {
        value = number
      } else {
        throw DecodingError.dataCorruptedError(in: container, debugDescription: "no number")
      }
    }
  }

  private struct Entry: Decodable {
    let key: String
    let value: Answer

    init(from decoder: any Decoder) throws {
      var pair = try decoder.unkeyedContainer()
      key = try pair.decode(String.self)
      value = try pair.decode(Answer.self)
    }
  }
}

/// Text that is the same only scalar by scalar: composed and decomposed letters differ.
private struct ExactText: Equatable {
  let text: String

  init(_ text: String) { self.text = text }

  static func == (left: Self, right: Self) -> Bool {
    left.text.unicodeScalars.elementsEqual(right.text.unicodeScalars)
  }
}
