import Foundation
import LessonKit

/// Returns the status code for a client's mistake.
///
/// - Returns: 400 for a body that is not JSON, 413 for too many rows, and 422 for JSON that does
///   not say what it should (RFC 9110, sections 15.5.1, 15.5.14 and 15.5.21).
func status(of error: RequestError) -> Int {
  // TODO: Choose the code that says whose mistake it was.
  return 501
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
  // TODO: Read the body, predict, and write the answer.
  return ""
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
  // TODO: Find the path, then the method, then the answer.
  return .json("{}", status: 501)
}
