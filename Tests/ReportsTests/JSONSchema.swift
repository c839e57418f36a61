import Foundation
import Testing

/// The shape that a consumer asks of a JSON value: just enough of JSON Schema to write its rules.
indirect enum JSONSchema: Sendable {
  case string(oneOf: [String] = [], maxLength: Int? = nil)
  case integer
  case number
  case bool
  case null
  case array(of: JSONSchema, minimum: Int = 0)

  /// Keys that must be there and keys that may be; no others.
  case object(required: [String: JSONSchema], optional: [String: JSONSchema] = [:])
  case map(of: JSONSchema)
  case either(JSONSchema, JSONSchema)

  /// What is wrong with the value, with the path to it; empty when nothing is.
  func problems(in value: Any, at path: String = "$") -> [String] {
    switch self {
    case .string(let allowed, let length):
      guard let text = value as? String else { return ["\(path) is not a string"] }
      if !allowed.isEmpty, !allowed.contains(text) { return ["\(path) is '\(text)'"] }
      if let length, text.utf16.count > length { return ["\(path) is too long"] }
      return []
    case .integer, .number:
      guard let number = value as? NSNumber, !Self.isBool(value) else {
        return ["\(path) is not a number"]
      }
      if case .integer = self, number.doubleValue != number.doubleValue.rounded() {
        return ["\(path) is not whole"]
      }
      return []
    case .bool: return Self.isBool(value) ? [] : ["\(path) is not a Boolean"]
    case .null: return value is NSNull ? [] : ["\(path) is not null"]
    case .array(let element, let minimum):
      guard let list = value as? [Any] else { return ["\(path) is not an array"] }
      return (list.count < minimum ? ["\(path) has too few elements"] : [])
        + list.enumerated().flatMap { element.problems(in: $1, at: "\(path)[\($0)]") }
    case .object(let required, let optional):
      guard let object = value as? [String: Any] else { return ["\(path) is not an object"] }
      let known = required.merging(optional) { first, _ in first }
      return required.keys.filter { object[$0] == nil }.map { "\(path).\($0) is missing" }
        + object.flatMap { key, value in
          known[key]?.problems(in: value, at: "\(path).\(key)") ?? ["\(path).\(key) is not known"]
        }
    case .map(let element):
      guard let object = value as? [String: Any] else { return ["\(path) is not an object"] }
      return object.flatMap { element.problems(in: $1, at: "\(path).\($0)") }
    case .either(let first, let second):
      let problems = first.problems(in: value, at: path)
      return problems.isEmpty || second.problems(in: value, at: path).isEmpty ? [] : problems
    }
  }

  private static func isBool(_ value: Any) -> Bool {
    guard let number = value as? NSNumber else { return false }
    return String(cString: number.objCType) == "c" && value is Bool
  }

  func problems(inText text: String) throws -> [String] {
    problems(in: try JSONSerialization.jsonObject(with: Data(text.utf8))).sorted()
  }
}

/// The JSON object that a text holds.
func object(_ text: String) throws -> [String: Any] {
  try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
}
