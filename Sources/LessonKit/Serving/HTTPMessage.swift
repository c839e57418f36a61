/// What a client asks of an ``HTTPServer``.
public struct HTTPRequest: Hashable, Sendable {
  /// The method, such as `GET`.
  public var method: String
  /// The path without the query, its percent signs undone: `/predict`.
  public var path: String
  /// The query's names and values, percent signs and plus signs undone; of a repeated name, the
  /// last value.
  public var query: [String: String]
  /// The headers by their names in lower case; the values of a repeated name joined by `, `.
  public var headers: [String: String]
  /// The body's bytes.
  public var body: [UInt8]

  public init(
    method: String = "GET", path: String, query: [String: String] = [:],
    headers: [String: String] = [:], body: [UInt8] = []
  ) {
    self.method = method
    self.path = path
    self.query = query
    self.headers = HTTPRequest.lowercased(headers)
    self.body = body
  }

  /// The body as text; bytes that are not UTF-8 are replaced.
  public var text: String { String(decoding: body, as: UTF8.self) }

  static func lowercased(_ headers: [String: String]) -> [String: String] {
    var lowercased: [String: String] = [:]
    for (name, value) in headers.sorted(by: { $0.key < $1.key }) {
      lowercased[name.lowercased()] = value
    }
    return lowercased
  }
}

/// What an ``HTTPServer`` answers.
public struct HTTPResponse: Hashable, Sendable {
  /// The status code, such as 200.
  public var status: Int
  /// The headers by their names in lower case; length and connection are the server's business.
  public var headers: [String: String]
  /// The body's bytes.
  public var body: [UInt8]

  public init(status: Int = 200, headers: [String: String] = [:], body: [UInt8] = []) {
    self.status = status
    self.headers = HTTPRequest.lowercased(headers)
    self.body = body
  }

  /// A response of plain text.
  public static func text(_ text: String, status: Int = 200) -> HTTPResponse {
    HTTPResponse(
      status: status, headers: ["content-type": "text/plain; charset=utf-8"],
      body: Array(text.utf8))
  }

  /// A response of JSON that is already encoded.
  public static func json(_ json: String, status: Int = 200) -> HTTPResponse {
    HTTPResponse(
      status: status, headers: ["content-type": "application/json"], body: Array(json.utf8))
  }

  /// The body as text; bytes that are not UTF-8 are replaced.
  public var text: String { String(decoding: body, as: UTF8.self) }

  /// What the status code means in words (RFC 9110, section 15).
  public var reason: String {
    switch status {
    case 200: "OK"
    case 201: "Created"
    case 202: "Accepted"
    case 204: "No Content"
    case 301: "Moved Permanently"
    case 302: "Found"
    case 304: "Not Modified"
    case 400: "Bad Request"
    case 401: "Unauthorized"
    case 403: "Forbidden"
    case 404: "Not Found"
    case 405: "Method Not Allowed"
    case 408: "Request Timeout"
    case 409: "Conflict"
    case 411: "Length Required"
    case 413: "Content Too Large"
    case 415: "Unsupported Media Type"
    case 422: "Unprocessable Content"
    case 429: "Too Many Requests"
    case 431: "Request Header Fields Too Large"
    case 500: "Internal Server Error"
    case 501: "Not Implemented"
    case 503: "Service Unavailable"
    case 505: "HTTP Version Not Supported"
    default: "Status"
    }
  }
}
