// Given: 32-serve/RequestError, as it is given there.
// Copied by `learn author stubs`.

/// What a client did wrong, and in which field.
enum RequestError: Error, Equatable {
  /// The body is not JSON.
  case malformed

  /// A field is not there.
  case missing(String)

  /// A field is there that the service does not know.
  case extra(String)

  /// A field holds another kind of value, such as text for a number.
  case wrongType(String)

  /// A number lies outside of what can be.
  case outOfRange(String)

  /// A name that the model has never met.
  case unknown(String)

  /// More rows than the service takes in one request.
  case tooManyRows(limit: Int)

  /// The same mistake, in a row of a list: `hour` of row 2 is the field `[2].hour`.
  func inRow(_ row: Int) -> RequestError {
    func place(_ field: String) -> String { field == "body" ? "[\(row)]" : "[\(row)].\(field)" }
    switch self {
    case .missing(let field): return .missing(place(field))
    case .extra(let field): return .extra(place(field))
    case .wrongType(let field): return .wrongType(place(field))
    case .outOfRange(let field): return .outOfRange(place(field))
    case .unknown(let field): return .unknown(place(field))
    case .malformed, .tooManyRows: return self
    }
  }

  /// What the client is told, as JSON: `{"error":"out of range","field":"hour"}`.
  var json: String {
    switch self {
    case .malformed: RequestError.json("the body is not JSON")
    case .missing(let field): RequestError.json("missing", field)
    case .extra(let field): RequestError.json("not a field of this service", field)
    case .wrongType(let field): RequestError.json("wrong type", field)
    case .outOfRange(let field): RequestError.json("out of range", field)
    case .unknown(let field): RequestError.json("unknown value", field)
    case .tooManyRows(let limit): RequestError.json("more than \(limit) rows")
    }
  }

  private static func json(_ error: String, _ field: String? = nil) -> String {
    let place = field.map { ",\"field\":\"\(escaped($0))\"" } ?? ""
    return "{\"error\":\"\(error)\"\(place)}"
  }

  /// A field's name comes from the client, so it may hold anything.
  private static func escaped(_ text: String) -> String {
    text.unicodeScalars.map { scalar in
      switch scalar {
      case "\"": "\\\""
      case "\\": "\\\\"
      case _ where scalar.value < 0x20: "?"
      default: String(scalar)
      }
    }.joined()
  }
}
