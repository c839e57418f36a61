/// Takes requests and responses out of the bytes that arrive, as RFC 9112 says.
struct HTTPParser {
  /// What is wrong with the bytes: the status to answer, and why.
  struct Failure: Error, Equatable {
    let status: Int
    let reason: String
  }

  /// The most bytes that a request line and headers may take.
  static let headLimit = 16 * 1024

  let bodyLimit: Int
  private var buffer: [UInt8] = []
  /// Before this place there is no end of the head, so the search need not begin again.
  private var searched = 0

  init(bodyLimit: Int) {
    self.bodyLimit = bodyLimit
  }

  /// Whether nothing of a next message has arrived.
  var isEmpty: Bool { buffer.isEmpty }

  mutating func receive(_ bytes: some Sequence<UInt8>) {
    buffer.append(contentsOf: bytes)
  }

  /// Whether the head has arrived and asks to be told to go on before the body is sent.
  var awaitsContinue: Bool {
    guard let end = headEnd(), let head = try? HTTPHead(buffer[..<end]) else { return false }
    return head.headers["expect"]?.lowercased() == "100-continue" && buffer.count == end
  }

  /// Returns the next request and whether its connection stays open after it; `nil` when more
  /// bytes are needed.
  mutating func nextRequest() throws(Failure) -> (request: HTTPRequest, keepsAlive: Bool)? {
    // Empty lines before a request are to be ignored (RFC 9112, section 2.2).
    while buffer.starts(with: [13, 10]) { buffer.removeFirst(2) }
    guard let (head, body) = try nextMessage() else { return nil }
    let words = head.firstLine.split(separator: " ", omittingEmptySubsequences: false)
    guard words.count == 3, HTTPHead.isToken(words[0]) else {
      throw Failure(status: 400, reason: "the request line is not METHOD TARGET VERSION")
    }
    guard words[2] == "HTTP/1.1" || words[2] == "HTTP/1.0" else {
      let isHTTP = words[2].hasPrefix("HTTP/")
      throw Failure(
        status: isHTTP ? 505 : 400, reason: "the version is not HTTP/1.1 or HTTP/1.0")
    }
    if words[2] == "HTTP/1.1", head.headers["host"] == nil {
      throw Failure(status: 400, reason: "a request of HTTP/1.1 needs a Host header")
    }
    guard words[1].hasPrefix("/") || words[1] == "*" else {
      throw Failure(status: 400, reason: "the target does not begin with /")
    }
    let target = words[1].split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    guard let path = PercentText.decoded(target[0], plusIsSpace: false) else {
      throw Failure(status: 400, reason: "the path has a % without two hexadecimal digits")
    }
    var query: [String: String] = [:]
    for pair in target.count > 1 ? target[1].split(separator: "&") : [] {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = PercentText.decoded(parts[0], plusIsSpace: true),
        let value = PercentText.decoded(parts.count > 1 ? parts[1] : "", plusIsSpace: true)
      else {
        throw Failure(status: 400, reason: "the query has a % without two hexadecimal digits")
      }
      query[name] = value
    }
    let connection = head.headers["connection"]?.lowercased() ?? ""
    let keepsAlive = words[2] == "HTTP/1.1" ? connection != "close" : connection == "keep-alive"
    let request = HTTPRequest(
      method: String(words[0]), path: path, query: query, headers: head.headers, body: body)
    return (request, keepsAlive)
  }

  /// Returns the response that has arrived; `nil` when more bytes are needed.
  mutating func nextResponse() throws(Failure) -> HTTPResponse? {
    guard let (head, body) = try nextMessage() else { return nil }
    let words = head.firstLine.split(separator: " ", maxSplits: 2)
    guard words.count >= 2, words[0].hasPrefix("HTTP/1."), let status = Int(words[1]) else {
      throw Failure(status: 400, reason: "the status line is not VERSION STATUS REASON")
    }
    return HTTPResponse(status: status, headers: head.headers, body: body)
  }

  private mutating func nextMessage() throws(Failure) -> (HTTPHead, [UInt8])? {
    guard let end = headEnd() else {
      searched = max(0, buffer.count - 3)
      guard buffer.count <= HTTPParser.headLimit else {
        throw Failure(status: 431, reason: "the headers are over \(HTTPParser.headLimit) bytes")
      }
      return nil
    }
    guard end <= HTTPParser.headLimit else {
      throw Failure(status: 431, reason: "the headers are over \(HTTPParser.headLimit) bytes")
    }
    let head = try HTTPHead(buffer[..<end])
    if head.headers["transfer-encoding"] != nil {
      throw Failure(status: 411, reason: "a body needs a Content-Length; chunks are not taken")
    }
    let length = try head.contentLength(limit: bodyLimit)
    guard buffer.count >= end + length else { return nil }
    let body = Array(buffer[end..<(end + length)])
    buffer.removeFirst(end + length)
    searched = 0
    return (head, body)
  }

  /// The place after the empty line that ends the head.
  private func headEnd() -> Int? {
    var place = searched
    while place + 3 < buffer.count {
      if buffer[place] == 13, buffer[place + 1] == 10, buffer[place + 2] == 13,
        buffer[place + 3] == 10
      {
        return place + 4
      }
      place += 1
    }
    return nil
  }
}

/// The first line of a message and its headers.
struct HTTPHead {
  let firstLine: String
  private(set) var headers: [String: String] = [:]

  init(_ bytes: ArraySlice<UInt8>) throws(HTTPParser.Failure) {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw HTTPParser.Failure(status: 400, reason: "the headers are not UTF-8 text")
    }
    // CRLF is one Character in Swift, so this is exact; a bare CR or LF stays and is refused.
    let lines = text.split(separator: "\r\n", omittingEmptySubsequences: false).dropLast(2)
    guard let first = lines.first, !lines.contains(where: HTTPHead.hasControl) else {
      throw HTTPParser.Failure(status: 400, reason: "the headers hold a control character")
    }
    firstLine = String(first)
    for line in lines.dropFirst() {
      guard let colon = line.firstIndex(of: ":"), HTTPHead.isToken(line[..<colon]) else {
        throw HTTPParser.Failure(status: 400, reason: "a header is not NAME: VALUE")
      }
      let name = line[..<colon].lowercased()
      var value = line[line.index(after: colon)...]
      while value.first == " " || value.first == "\t" { value.removeFirst() }
      while value.last == " " || value.last == "\t" { value.removeLast() }
      // Two lengths, or two hosts, are how requests are smuggled past a check.
      if let other = headers[name], name == "content-length" || name == "host", other != value {
        throw HTTPParser.Failure(status: 400, reason: "the header \(name) comes twice")
      }
      let isRepeated = headers[name] != nil && name != "content-length" && name != "host"
      headers[name] = isRepeated ? "\(headers[name] ?? ""), \(value)" : String(value)
    }
  }

  func contentLength(limit: Int) throws(HTTPParser.Failure) -> Int {
    guard let text = headers["content-length"] else { return 0 }
    guard !text.isEmpty, text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else {
      throw HTTPParser.Failure(status: 400, reason: "the Content-Length is not a whole number")
    }
    guard let length = Int(text), length <= limit else {
      throw HTTPParser.Failure(status: 413, reason: "the body is over \(limit) bytes")
    }
    return length
  }

  static func isToken(_ text: Substring) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
        }
      }
  }

  private static func hasControl(_ line: Substring) -> Bool {
    line.utf8.contains { ($0 < 0x20 && $0 != 0x09) || $0 == 0x7F }
  }
}

/// Percent signs in paths and queries (RFC 3986, section 2.1).
enum PercentText {
  /// Returns the text with its percent signs undone; `nil` when one is not followed by two
  /// hexadecimal digits, or what comes out is not UTF-8.
  static func decoded(_ text: Substring, plusIsSpace: Bool) -> String? {
    let source = Array(text.utf8)
    var bytes: [UInt8] = []
    var place = 0
    while place < source.count {
      let byte = source[place]
      if byte == 0x25 {
        guard place + 2 < source.count, let high = digit(source[place + 1]),
          let low = digit(source[place + 2])
        else { return nil }
        bytes.append(high << 4 | low)
        place += 3
      } else {
        bytes.append(plusIsSpace && byte == 0x2B ? 0x20 : byte)
        place += 1
      }
    }
    return String(validating: bytes, as: UTF8.self)
  }

  /// Returns the text with all but letters, digits and `-._~` written with percent signs.
  static func encoded(_ text: String, keeping kept: String = "") -> String {
    var encoded = ""
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A:
        encoded.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        if "-._~\(kept)".utf8.contains(byte) {
          encoded.unicodeScalars.append(Unicode.Scalar(byte))
        } else {
          encoded += (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
        }
      }
    }
    return encoded
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x41 + 10
    case 0x61...0x66: byte - 0x61 + 10
    default: nil
    }
  }
}
