import Foundation
import LessonKit

/// Returns the status code for a client's mistake.
///
/// - Returns: 400 for a body that is not JSON, 413 for too many rows, and 422 for JSON that does
///   not say what it should (RFC 9110, sections 15.5.1, 15.5.14 and 15.5.21).
func status(of error: RequestError) -> Int {
  #if MISTAKE_ANSWERS_500_TO_CLIENTS
    // Feedback: client
    return 500
  #elseif MISTAKE_ANSWERS_400_TO_ALL
    // Feedback: could not even be read
    return 400
  #elseif MISTAKE_ANSWERS_200_TO_MISTAKES
    // Feedback: says that all is well
    return 200
  #elseif RIGHT_ENCODES_WITH_FOUNDATION
    if error == .malformed { return 400 }
    if case .tooManyRows = error { return 413 } else { return 422 }
  #elseif SOLUTION
    switch error {
    case .malformed: return 400
    case .tooManyRows: return 413
    default: return 422
    }
  #else
    // TODO: Choose the code that says whose mistake it was.
    return 501
  #endif
}

/// Returns the JSON that answers a request for predictions.
///
/// - Parameters:
///   - body: One flight, or a list of flights, as JSON.
///   - service: Parses, predicts, and says how many rows are too many.
/// - Returns: For a flight `{"probability":0.25}`, for a list `{"probabilities":[0.25,0.5]}` in its
///   order, every number to the last bit.
/// - Throws: What `JSON(parsing:)` throws; for a list of more rows than the service's limit, which
///   may be 0, ``RequestError/tooManyRows(limit:)``, before any is parsed. A ``RequestError`` of
///   parsing a row is thrown with the number of the row, counted from 0; the first wrong row refuses
///   the list. Anything else that the service throws is passed on as it is.
func answer(to body: [UInt8], with service: Service) throws -> String {
  #if SOLUTION
    let json = try JSON(parsing: body)
  #endif
  #if RIGHT_ENCODES_WITH_FOUNDATION
    let encoder = JSONEncoder()
    func text(_ value: some Encodable) throws -> String {
      String(decoding: try encoder.encode(value), as: UTF8.self)
    }
    guard case .array(let rows) = json else {
      return try text(["probability": service.predict([service.parse(json)])[0]])
    }
  #elseif SOLUTION
    guard case .array(let rows) = json else {
      let probability = try service.predict([service.parse(json)]).map { "\($0)" }
      return "{\"probability\":\(probability.joined())}"
    }
  #endif
  #if SOLUTION
    guard rows.count <= service.mostRows else {
      throw RequestError.tooManyRows(limit: service.mostRows)
    }
  #endif
  #if MISTAKE_SKIPS_WRONG_ROWS
    // Feedback: belongs to which
    let flights = rows.compactMap { try? service.parse($0) }
  #elseif MISTAKE_COUNTS_ROWS_FROM_ONE
    // Feedback: counted from 0
    let flights = try rows.enumerated().map { number, row in
      do {
        return try service.parse(row)
      } catch let error as RequestError {
        throw error.inRow(number + 1)
      }
    }
  #elseif MISTAKE_BLAMES_THE_CLIENT
    // Feedback: came from inside
    let flights = try rows.enumerated().map { number, row in
      do {
        return try service.parse(row)
      } catch {
        throw (error as? RequestError ?? .wrongType("body")).inRow(number)
      }
    }
  #elseif MISTAKE_NAMES_NO_ROW
    // Feedback: which row
    let flights = try rows.map(service.parse)
  #elseif SOLUTION
    let flights = try rows.enumerated().map { number, row in
      do {
        return try service.parse(row)
      } catch let error as RequestError {
        throw error.inRow(number)
      }
    }
  #endif
  #if RIGHT_ENCODES_WITH_FOUNDATION
    return try text(["probabilities": service.predict(flights)])
  #elseif SOLUTION
    let probabilities = try service.predict(flights).map { "\($0)" }
    return "{\"probabilities\":[\(probabilities.joined(separator: ","))]}"
  #else
    // TODO: Read the body, predict, and write the answer.
    return ""
  #endif
}

/// Returns the response to a request.
///
/// - `GET /health`: 200 with `{"status":"ok"}` for as long as the program lives.
/// - `GET /ready`: 200 with `{"status":"ready"}` once the model is loaded, before that 503 with
///   `{"status":"loading"}`.
/// - `POST /predict`: ``answer(to:with:)``; before the model is loaded the same 503. A
///   ``RequestError`` is answered with its ``status(of:)`` and its ``RequestError/json``, any other
///   error with 500 and `{"error":"internal error"}`.
/// - Another method on these paths, `HEAD` among them: 405, with the header `allow` that names the
///   right one, whether or not the model is loaded.
/// - Another path: 404. The path alone decides, whatever the query holds.
func handle(_ request: HTTPRequest, with service: Service) -> HTTPResponse {
  #if SOLUTION
    let methods = ["/health": "GET", "/ready": "GET", "/predict": "POST"]
    guard let method = methods[request.path] else {
      return .json(#"{"error":"no such path"}"#, status: 404)
    }
  #endif
  #if MISTAKE_ANSWERS_ANY_METHOD
    // Feedback: method
    _ = method
  #elseif MISTAKE_FORGETS_ALLOW
    // Feedback: header allow
    guard request.method == method else { return .json(#"{"error":"use another"}"#, status: 405) }
  #elseif SOLUTION
    guard request.method == method else {
      var response = HTTPResponse.json(#"{"error":"use \#(method)"}"#, status: 405)
      response.headers["allow"] = method
      return response
    }
  #endif
  #if MISTAKE_IS_ONLY_ALIVE_WHEN_READY
    // Feedback: restarts
    guard service.isReady else { return .json(#"{"status":"loading"}"#, status: 503) }
    guard request.path != "/health" else { return .json(#"{"status":"ok"}"#) }
  #elseif MISTAKE_IS_READY_AT_ONCE
    // Feedback: no model
    guard request.path != "/health" else { return .json(#"{"status":"ok"}"#) }
  #elseif SOLUTION
    guard request.path != "/health" else { return .json(#"{"status":"ok"}"#) }
    guard service.isReady else { return .json(#"{"status":"loading"}"#, status: 503) }
  #endif
  #if RIGHT_ENCODES_WITH_FOUNDATION
    if request.path == "/ready" { return .json(#"{"status":"ready"}"#) }
  #elseif SOLUTION
    guard request.path != "/ready" else { return .json(#"{"status":"ready"}"#) }
  #endif
  #if MISTAKE_TELLS_EVERYTHING
    // Feedback: inside
    do {
      return .json(try answer(to: request.body, with: service))
    } catch let error as RequestError {
      return .json(error.json, status: status(of: error))
    } catch {
      return .json("{\"error\":\"\(error)\"}", status: 500)
    }
  #elseif SOLUTION
    do {
      return .json(try answer(to: request.body, with: service))
    } catch let error as RequestError {
      return .json(error.json, status: status(of: error))
    } catch {
      return .json(#"{"error":"internal error"}"#, status: 500)
    }
  #else
    // TODO: Find the path, then the method, then the answer.
    return .json("{}", status: 501)
  #endif
}
