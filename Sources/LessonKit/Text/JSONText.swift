/// Writes what is `Codable` as JSON without Foundation, which exercises would then load as well.
///
/// Keys are sorted, so the same value is always the same text. Numbers that JSON does not have must
/// not be in it.
enum JSONText {
  static func of(_ value: some Encodable) throws -> String {
    let node = JSONNode()
    try node.set(value)
    return node.text
  }
}

/// A value that is being written.
private final class JSONNode {
  private enum Content {
    case scalar(String)
    case array([JSONNode])
    case object([String: JSONNode])
  }

  private var content = Content.scalar("null")

  var text: String {
    switch content {
    case .scalar(let text): return text
    case .array(let nodes): return "[" + nodes.map(\.text).joined(separator: ",") + "]"
    case .object(let members):
      let sorted = members.sorted { $0.key < $1.key }
      return "{" + sorted.map { Self.quoted($0.key) + ":" + $0.value.text }.joined(separator: ",")
        + "}"
    }
  }

  func set<T: Encodable>(_ value: T) throws {
    switch value {
    case let value as Bool: content = .scalar(value ? "true" : "false")
    case let value as String: content = .scalar(Self.quoted(value))
    case let value as Double: content = .scalar("\(value)")
    case let value as any FixedWidthInteger: content = .scalar("\(value)")
    default: try value.encode(to: JSONEncoderOfNode(node: self))
    }
  }

  func becomeArray() { if case .scalar = content { content = .array([]) } }

  func becomeObject() { if case .scalar = content { content = .object([:]) } }

  var count: Int { if case .array(let nodes) = content { nodes.count } else { 0 } }

  func appended() -> JSONNode {
    let node = JSONNode()
    if case .array(let nodes) = content { content = .array(nodes + [node]) }
    return node
  }

  func member(_ key: String) -> JSONNode {
    let node = JSONNode()
    if case .object(var members) = content {
      members[key] = node
      content = .object(members)
    }
    return node
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\u{0}"..<"\u{20}":
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}

private struct JSONEncoderOfNode: Encoder {
  let node: JSONNode
  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    node.becomeObject()
    return KeyedEncodingContainer(Members(node: node))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    node.becomeArray()
    return Elements(node: node)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer { Single(node: node) }
}

private struct Single: SingleValueEncodingContainer {
  let node: JSONNode
  var codingPath: [any CodingKey] { [] }

  func encodeNil() {}
  func encode<T: Encodable>(_ value: T) throws { try node.set(value) }
}

private struct Elements: UnkeyedEncodingContainer {
  let node: JSONNode
  var codingPath: [any CodingKey] { [] }
  var count: Int { node.count }

  func encodeNil() { _ = node.appended() }
  func encode<T: Encodable>(_ value: T) throws { try node.appended().set(value) }

  func nestedContainer<Key>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    JSONEncoderOfNode(node: node.appended()).container(keyedBy: type)
  }

  func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
    JSONEncoderOfNode(node: node.appended()).unkeyedContainer()
  }

  func superEncoder() -> any Encoder { JSONEncoderOfNode(node: node.appended()) }
}

private struct Members<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let node: JSONNode
  var codingPath: [any CodingKey] { [] }

  func encodeNil(forKey key: Key) { _ = node.member(key.stringValue) }

  func encode<T: Encodable>(_ value: T, forKey key: Key) throws {
    try node.member(key.stringValue).set(value)
  }

  func nestedContainer<NestedKey>(
    keyedBy type: NestedKey.Type, forKey key: Key
  ) -> KeyedEncodingContainer<NestedKey> {
    JSONEncoderOfNode(node: node.member(key.stringValue)).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    JSONEncoderOfNode(node: node.member(key.stringValue)).unkeyedContainer()
  }

  func superEncoder() -> any Encoder { JSONEncoderOfNode(node: node.member("super")) }

  func superEncoder(forKey key: Key) -> any Encoder {
    JSONEncoderOfNode(node: node.member(key.stringValue))
  }
}
