import Foundation
import LessonKit
import LessonTesting
import Testing

@testable import ServeLesson

private let answers500ToClients = Mistake(
  "ANSWERS_500_TO_CLIENTS",
  "A code that begins with 5 says that the service is broken. Here the client was wrong, and somebody "
    + "would be woken at night for it.")
private let answers200ToMistakes = Mistake(
  "ANSWERS_200_TO_MISTAKES",
  "The code says that all is well. Programs look at the code, and few read the words behind it.")
private let answers400ToAll = Mistake(
  "ANSWERS_400_TO_ALL",
  "400 says that the body could not even be read. Here it is JSON, and what is wrong is what it says: "
    + "the documentation has a code for that.")
private let skipsWrongRows = Mistake(
  "SKIPS_WRONG_ROWS",
  "Wrong rows were left out, and now nobody can tell which answer belongs to which row.")
private let namesNoRow = Mistake(
  "NAMES_NO_ROW", "The field is named, and not which row it is in. A list may have a thousand.")
private let countsRowsFromOne = Mistake(
  "COUNTS_ROWS_FROM_ONE", "The number of the row is one too large: rows are counted from 0.")
private let blamesTheClient = Mistake(
  "BLAMES_THE_CLIENT",
  "What went wrong came from inside of the service, and the client is told that its row is at fault. It "
    + "can change nothing, and nobody here will hear of it.")
private let forgetsAllow = Mistake(
  "FORGETS_ALLOW",
  "The code is right, and the header allow is missing, which says what would be. RFC 9110 wants it."
)
private let answersAnyMethod = Mistake(
  "ANSWERS_ANY_METHOD",
  "The path is right and the method is not: 405, and the header allow tells which one is.")
private let isOnlyAliveWhenReady = Mistake(
  "IS_ONLY_ALIVE_WHEN_READY",
  "A service that loads its model is alive. Whoever runs it restarts what says that it is not, and so "
    + "it would never get ready.")
private let isReadyAtOnce = Mistake(
  "IS_READY_AT_ONCE",
  "There is no model yet. Whoever sends requests asks whether it is ready, and waits for that.")
private let tellsEverything = Mistake(
  "TELLS_EVERYTHING",
  "The answer shows what is inside. Passwords and paths have left services in this way: log it, and "
    + "tell the client only that it was not its fault.")

@Suite("Handler", .exercise("32-serve/Handler"))
struct HandlerSuite {
  @Test("A code tells whose mistake it was, and of which kind")
  func codes() {
    let errors: [(RequestError, Int)] = [
      (.malformed, 400), (.missing("a"), 422), (.extra("a"), 422), (.wrongType("a"), 422),
      (.outOfRange("a"), 422), (.unknown("a"), 422), (.tooManyRows(limit: 3), 413),
    ]
    for (error, code) in errors {
      guard
        check(
          "status(of: .\(error))", status(of: error), is: code,
          mistakes: [
            answers500ToClients.gives(500), answers200ToMistakes.gives(200),
            answers400ToAll.gives(400),
          ])
      else { return }
    }
  }

  @Test("A flight has one probability, a list has a list")
  func answers() {
    check(
      #"answer(to: {"hour":7})"#, try answer(#"{"hour":7}"#), is: #"{"probability":1.0}"#)
    check(
      #"answer(to: [{"hour":14},{"hour":1}])"#, try answer(#"[{"hour":14},{"hour":1}]"#),
      is: #"{"probabilities":[2.0,0.14285714285714285]}"#)
    check(
      #"answer(to: [{"hour":3}])"#, try answer(#"[{"hour":3}]"#),
      is: #"{"probabilities":[0.42857142857142855]}"#)
    check("answer(to: [])", try answer("[]"), is: #"{"probabilities":[]}"#)
  }

  @Test("A wrong row of a list is named, and refuses the list")
  func wrongRow() {
    check(
      #"answer(to: [{"hour":7},{"hour":"x"},{}])"#, try answer(#"[{"hour":7},{"hour":"x"},{}]"#),
      throws: RequestError.wrongType("[1].hour"),
      mistakes: [skipsWrongRows.gives(#"{"probabilities":[1.0]}"#)])
    // An error cannot be matched with a mistake, its words can.
    check(
      #"answer(to: [{"hour":7},5]): what the client is told"#, told(#"[{"hour":7},5]"#),
      is: #"{"error":"wrong type","field":"[1]"}"#,
      mistakes: [
        namesNoRow.gives(#"{"error":"wrong type","field":"body"}"#),
        countsRowsFromOne.gives(#"{"error":"wrong type","field":"[2]"}"#),
        skipsWrongRows.gives(#"{"probabilities":[1.0]}"#),
      ])
  }

  @Test("As many rows as the limit are answered, one more is refused")
  func tooMany() {
    check(
      "answer(to: 3 rows), where 3 is the limit",
      try answer(#"[{"hour":0},{"hour":0},{"hour":0}]"#),
      is: #"{"probabilities":[0.0,0.0,0.0]}"#)
    check(
      "answer(to: 4 rows), where 3 is the limit", try answer("[5,5,5,5]"),
      throws: RequestError.tooManyRows(limit: 3),
      mistakes: [skipsWrongRows.gives(#"{"probabilities":[]}"#)])
    check(
      "answer(to: 1 row), where 0 is the limit", try answer("[5]", limit: 0),
      throws: RequestError.tooManyRows(limit: 0),
      mistakes: [skipsWrongRows.gives(#"{"probabilities":[]}"#)])
    check(
      #"answer(to: []), and answer(to: {"hour":7}), which is no list, where 0 is the limit"#,
      try [answer("[]", limit: 0), answer(#"{"hour":7}"#, limit: 0)],
      is: [#"{"probabilities":[]}"#, #"{"probability":1.0}"#])
  }

  @Test("While the model loads, the service is alive and not ready")
  func loading() {
    check(
      "handle(GET /health) while loading", summary("GET", "/health", with: .loading),
      is: #"200 {"status":"ok"}"#,
      mistakes: [isOnlyAliveWhenReady.gives(#"503 {"status":"loading"}"#)])
    for (method, path) in [("GET", "/ready"), ("POST", "/predict")] {
      guard
        check(
          "handle(\(method) \(path)) while loading", summary(method, path, with: .loading),
          is: #"503 {"status":"loading"}"#,
          mistakes: [
            isReadyAtOnce.gives(#"200 {"status":"ready"}"#),
            isReadyAtOnce.gives(#"400 {"error":"the body is not JSON"}"#),
          ])
      else { return }
    }
  }

  @Test("Once it is loaded it is alive, ready, and predicts")
  func loaded() {
    check("handle(GET /health)", summary("GET", "/health"), is: #"200 {"status":"ok"}"#)
    check("handle(GET /ready)", summary("GET", "/ready"), is: #"200 {"status":"ready"}"#)
    check(
      #"handle(POST /predict {"hour":7})"#, summary("POST", "/predict", #"{"hour":7}"#),
      is: #"200 {"probability":1.0}"#)
  }

  @Test("Another path is not found, another method not allowed")
  func routes() {
    let asked = HTTPRequest(path: "/health", query: ["verbose": "1", "path": "/ready"])
    check(
      "handle(GET /health with the query verbose=1&path=/ready)",
      summary(handle(asked, with: service)), is: #"200 {"status":"ok"}"#)
    for path in ["/", "/predict/", "/Health", "/healthz", "/health?verbose=1", "/health/ready"] {
      guard check("handle(GET \(path)): status", ask("GET", path).status, is: 404) else { return }
    }
    for (method, path, right) in [
      ("POST", "/health", "GET"), ("HEAD", "/health", "GET"), ("DELETE", "/ready", "GET"),
      ("GET", "/predict", "POST"), ("post", "/predict", "POST"),
    ] {
      let response = ask(method, path)
      guard
        check(
          "handle(\(method) \(path)): status and the header allow",
          "\(response.status) \(response.headers["allow"] ?? "-")", is: "405 \(right)",
          mistakes: [
            answersAnyMethod.when { $0.hasPrefix("200") || $0.hasPrefix("400") },
            forgetsAllow.gives("405 -"),
          ])
      else { return }
    }
    check(
      "handle(GET /predict) while loading: status", ask("GET", "/predict", with: .loading).status,
      is: 405, mistakes: [answersAnyMethod.gives(503), isOnlyAliveWhenReady.gives(405)])
  }

  @Test("What the client did wrong it is told, with the field")
  func clientErrors() {
    let cases = [
      ("{", #"400 {"error":"the body is not JSON"}"#),
      ("", #"400 {"error":"the body is not JSON"}"#),
      ("{}", #"422 {"error":"missing","field":"hour"}"#),
      (#"{"hour":"7"}"#, #"422 {"error":"wrong type","field":"hour"}"#),
      (#"{"hour":99}"#, #"422 {"error":"out of range","field":"hour"}"#),
      ("[1,1,1,1]", #"413 {"error":"more than 3 rows"}"#),
    ]
    for (body, expected) in cases {
      guard
        check(
          "handle(POST /predict \(body))", summary("POST", "/predict", body), is: expected,
          mistakes: [
            answers500ToClients.when { $0.hasPrefix("500 {\"error\":") },
            answers200ToMistakes.when { $0.hasPrefix("200 {\"error\":") },
            answers400ToAll.when { $0.hasPrefix("400 {\"error\":") },
          ])
      else { return }
    }
  }

  @Test("What the service did wrong is 500, and nothing of the inside is told")
  func serverErrors() {
    check(
      #"handle(POST /predict {"hour":13}), where predicting fails"#,
      summary("POST", "/predict", #"{"hour":13}"#), is: #"500 {"error":"internal error"}"#,
      mistakes: [tellsEverything.when { $0.contains("swordfish") }])
    for body in [
      #"{"hour":-1}"#, #"[{"hour":1},{"hour":-1}]"#, #"{"hour":-3}"#, #"[{"hour":1},{"hour":-3}]"#,
      #"{"hour":-4}"#, #"[{"hour":1},{"hour":-4}]"#,
    ] {
      guard
        check(
          "handle(POST /predict \(body)), where an hour of -1, -3 or -4 breaks something inside",
          summary("POST", "/predict", body), is: #"500 {"error":"internal error"}"#,
          mistakes: [tellsEverything.when { $0.contains("swordfish") }]
            + (body.hasPrefix("[") && !body.contains("-4")
              ? [
                blamesTheClient.gives(#"422 {"error":"wrong type","field":"[1]"}"#),
                skipsWrongRows.gives(#"200 {"probabilities":[0.14285714285714285]}"#),
              ] : []))
      else { return }
    }
    check(
      #"handle(POST /predict [{"hour":-2}]), where predicting does not know the destination"#,
      summary("POST", "/predict", #"[{"hour":-2}]"#),
      is: #"422 {"error":"unknown value","field":"dest"}"#)
  }

  @Test("On generated requests it answers as the solution does", .tags(.crossCheck))
  func generated() {
    let errors: [RequestError] = [
      .malformed, .missing("a"), .extra("b"), .wrongType("body"), .outOfRange("hour"),
      .unknown("c"),
      .tooManyRows(limit: 1000),
    ]
    crossCheck(within: .exact) { random in
      if random.chance(0.1) {
        let error = random.pick(errors)
        return Case("status(of: \(literal(error)))") { status(of: error) }
      }
      func row(sound: Bool) -> String {
        let hour = random.pick([random.int(0...12), random.int(0...12), random.int(17...23)])
        return sound
          ? "{\"hour\":\(hour)}"
          : random.pick([
            "{}", "5", "null", "[]", "\"x\"", "{\"hour\":99}", "{\"hour\":\"7\"}",
            "{\"hour\":13}", "{\"hour\":-1}", "{\"hour\":-1}", "{\"hour\":-2}", "{\"hour\":-3}",
            "{\"hour\":-4}",
          ])
      }
      let share = random.pick([1, 0.7, 0.4])
      let rows = (0..<random.count(0...5)).map { _ in row(sound: random.chance(share)) }
      let body =
        switch random.int(0...6) {
        case 0: random.pick(["", "{", "[1,", "nonsense", "[{}"])
        case 1, 2: row(sound: random.chance(share))
        default: "[\(rows.joined(separator: ","))]"
        }
      if random.chance(0.4) {
        let limit = random.pick([3, 3, 0, 1, 5])
        return Case(
          "answer(to: Array(\(literal(body)).utf8), with: service), where \(limit) rows are the limit"
        ) {
          do {
            return try answer(body, limit: limit)
          } catch let error where !(error is RequestError) {
            return "its own error as it is, \(type(of: error))"
          }
        }
      }
      let isUsual = random.chance(0.5)
      let path = random.pick([
        "/health", "/health", "/ready", "/predict", "/", "/Ready", "/ready?a",
      ])
      let method = random.pick(["GET", "POST", "PUT", "HEAD"])
      let request = HTTPRequest(
        method: isUsual ? "POST" : method, path: isUsual ? "/predict" : path,
        query: random.chance(0.2) ? ["hour": "7"] : [:], body: Array(body.utf8))
      let isLoading = random.chance(0.25)
      return Case(
        "handle(\(request.method) \(request.path) \(literal(body)))"
          + (request.query.isEmpty ? "" : " with the query hour=7")
          + (isLoading ? " while loading" : "")
      ) {
        let response = handle(request, with: isLoading ? .loading : service)
        switch response.status {
        // The words behind these are free.
        case 404: return "404"
        case 405: return "405, allow \(response.headers["allow"] ?? "-")"
        default: return summary(response)
        }
      }
    }
  }

  @Test("Over a real socket the answers are the same")
  func socket() throws {
    let service = service
    let server = try HTTPServer.start { handle($0, with: service) }
    defer { server.stop() }
    let requests = [
      HTTPRequest(path: "/health"), HTTPRequest(path: "/ready"), HTTPRequest(path: "/else"),
      HTTPRequest(method: "PUT", path: "/predict"), post(#"{"hour":3}"#), post("nonsense"),
      post(#"[{"hour":3},{"minute":4}]"#), post(#"{"hour":13}"#),
    ]
    let expected = [
      #"200 {"status":"ok"}"#, #"200 {"status":"ready"}"#, "404", "405",
      #"200 {"probability":0.42857142857142855}"#, #"400 {"error":"the body is not JSON"}"#,
      #"422 {"error":"missing","field":"[1].hour"}"#, #"500 {"error":"internal error"}"#,
    ]
    for (request, answer) in zip(requests, expected) {
      guard
        check(
          "handle(\(request.method) \(request.path) \(request.text)) over a socket",
          try {
            let response = try HTTPClient.send(request, port: server.port)
            return answer.count == 3 ? "\(response.status)" : summary(response)
          }(),
          is: answer,
          mistakes: answer.contains("[1]")
            ? [namesNoRow.gives(#"422 {"error":"missing","field":"hour"}"#)] : [])
      else { return }
    }
  }

  @Test("Over a socket, a list of real flights and the same one by one agree to the last bit")
  func batch() throws {
    let table = try Table(named: "flights_ewr")
    let hours = try table.completeIntegers("hour").prefix(60)
    // Each hour's sine has digits to lose; the flights' own model is another exercise's business.
    var service = service
    service.mostRows = 100
    service.predict = { flights in flights.map { 0.5 + sin(Double($0.hour)) / 2 } }
    let fixed = service
    let server = try HTTPServer.start { handle($0, with: fixed) }
    defer { server.stop() }
    let rows = hours.map { #"{"hour":\#($0)}"# }
    let expected = hours.map { 0.5 + sin(Double($0)) / 2 }
    check(
      "handle(POST /predict of 60 flights) over a socket",
      try numbers(HTTPClient.send(post("[\(rows.joined(separator: ","))]"), port: server.port)),
      is: expected)
    check(
      "handle(POST /predict), once for each of 60 flights, over a socket",
      try rows.flatMap { try numbers(HTTPClient.send(post($0), port: server.port)) },
      is: expected)
  }

  // MARK: A service of this suite's own, so that no exercise waits for another

  private struct Broken: Error, CustomStringConvertible {
    var description: String { "no database for user root, password swordfish" }
  }

  /// As if the service read something of its own.
  private static let damaged = DecodingError.dataCorrupted(
    .init(codingPath: [], debugDescription: "the model of user root, password swordfish"))

  private let service = Service(
    isReady: true, mostRows: 3,
    parse: { json in
      guard case .object(let fields) = json else { throw RequestError.wrongType("body") }
      guard let hour = fields["hour"] else { throw RequestError.missing("hour") }
      guard case .number(let number) = hour else { throw RequestError.wrongType("hour") }
      if number == -1 { throw Broken() }
      if number == -3 { throw Self.damaged }
      guard number < 24 else { throw RequestError.outOfRange("hour") }
      return Flight(carrier: "UA", dest: "IAH", hour: Int(number))
    },
    predict: { flights in
      if flights.contains(where: { $0.hour == 13 }) { throw Broken() }
      if flights.contains(where: { $0.hour == -4 }) { throw Self.damaged }
      if flights.contains(where: { $0.hour == -2 }) { throw RequestError.unknown("dest") }
      return flights.map { Double($0.hour) / 7 }
    })

  private func answer(_ body: String, limit: Int = 3) throws -> String {
    var limited = service
    limited.mostRows = limit
    return canonical(try ServeLesson.answer(to: Array(body.utf8), with: limited))
  }

  /// JSON in one spelling, as there are many right ones; other text as it is.
  private func canonical(_ text: String) -> String {
    (try? JSON(parsing: Array(text.utf8))).map(canonical) ?? text
  }

  private func canonical(_ json: JSON) -> String {
    switch json {
    case .null: "null"
    case .bool(let bool): "\(bool)"
    case .number(let number): "\(number)"
    case .string(let string): "\"\(string)\""
    case .array(let values): "[\(values.map(canonical).joined(separator: ","))]"
    case .object(let fields):
      "{"
        + fields.sorted { $0.key < $1.key }.map { "\"\($0.key)\":\(canonical($0.value))" }
        .joined(separator: ",") + "}"
    }
  }

  private func told(_ body: String) -> String {
    do {
      return try answer(body)
    } catch let error as RequestError {
      return error.json
    } catch {
      return "\(error)"
    }
  }

  private func post(_ body: String) -> HTTPRequest {
    HTTPRequest(method: "POST", path: "/predict", body: Array(body.utf8))
  }

  private func ask(
    _ method: String, _ path: String, _ body: String = "", with other: Service? = nil
  ) -> HTTPResponse {
    let request = HTTPRequest(method: method, path: path, body: Array(body.utf8))
    return handle(request, with: other ?? service)
  }

  private func summary(_ response: HTTPResponse) -> String {
    "\(response.status) \(canonical(response.text))"
  }

  private func summary(
    _ method: String, _ path: String, _ body: String = "", with other: Service? = nil
  ) -> String {
    summary(ask(method, path, body, with: other))
  }

  /// The probabilities of an answer, of one flight or of many.
  private func numbers(_ response: HTTPResponse) throws -> [Double] {
    guard case .object(let fields) = try JSON(parsing: response.body) else { return [] }
    let values: [JSON] =
      switch fields["probabilities"] ?? fields["probability"] {
      case .array(let values)?: values
      case let value?: [value]
      case nil: []
      }
    return values.compactMap { value in
      if case .number(let number) = value { number } else { nil }
    }
  }
}
