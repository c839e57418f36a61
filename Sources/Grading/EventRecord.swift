import Foundation

/// One line of the test library's event stream, as it is on the wire.
///
/// The format is version 0 of Swift Testing's JSON ABI (`ABI/JSON.md` in its repository), which
/// every toolchain since 6.0 writes. Records and events of unknown kind decode as such, so that a
/// newer library's additions are ignored rather than feared.
struct EventRecord: Decodable {
  let kind: String
  let payload: Payload

  struct Payload: Decodable {
    let kind: String?

    // Records of kind "test".
    let id: String?
    let name: String?
    let displayName: String?
    let testCases: [TestCase]?
    let isParameterized: Bool?
    let tags: [String]?

    // Records of kind "event".
    let testID: String?
    let testCase: TestCase?
    let issue: Issue?
    let attachment: Attachment?
    let messages: [Message]?
    let comments: [String]?

    enum CodingKeys: String, CodingKey {
      case kind, id, name, displayName, isParameterized, testID, issue, attachment, messages
      case testCases = "_testCases"
      case testCase = "_testCase"
      case tags = "_tags"
      case comments = "_comments"
    }
  }

  struct TestCase: Decodable {
    let id: String
    let displayName: String?
  }

  struct Issue: Decodable {
    let isKnown: Bool?
    let isFailure: Bool?
    let severity: String?
    let sourceLocation: Location?

    enum CodingKeys: String, CodingKey {
      case isKnown, sourceLocation
      case isFailure = "_isFailure"
      case severity = "_severity"
    }

    var counts: Bool { isKnown != true && isFailure != false && severity != "warning" }
  }

  struct Location: Decodable {
    let filePath: String?
    let fileID: String?
    let line: Int
    let column: Int

    enum CodingKeys: String, CodingKey {
      case fileID, line, column
      case filePath = "_filePath"
    }
  }

  struct Attachment: Decodable {
    let path: String?
    let preferredName: String?

    enum CodingKeys: String, CodingKey {
      case path
      case preferredName = "_preferredName"
    }
  }

  struct Message: Decodable {
    let symbol: String
    let text: String
  }
}
