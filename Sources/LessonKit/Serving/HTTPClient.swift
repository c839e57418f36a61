/// A minimal HTTP client for checks: one request to this machine, one response.
public enum HTTPClient {
  /// Sends a request to a port of 127.0.0.1 and waits for the response.
  ///
  /// - Parameters:
  ///   - request: The request; its length, host and connection are set here.
  ///   - port: The server's port.
  ///   - timeout: The seconds to wait for each part of the response.
  /// - Throws: ``HTTPError`` when there is no server, no answer in time, or none that is HTTP.
  public static func send(
    _ request: HTTPRequest, port: UInt16, timeout: Double = 10
  ) throws(HTTPError) -> HTTPResponse {
    var head = "\(request.method) \(target(of: request)) HTTP/1.1\r\n"
    head += "host: 127.0.0.1:\(port)\r\nconnection: close\r\n"
    for (name, value) in request.headers.sorted(by: { $0.key < $1.key })
    where name != "host" && name != "connection" && name != "content-length" {
      head += "\(name): \(value)\r\n"
    }
    if !request.body.isEmpty { head += "content-length: \(request.body.count)\r\n" }
    let answer = try exchange(
      Array((head + "\r\n").utf8) + request.body, port: port, timeout: timeout)
    // The answer to HEAD announces a body that does not come.
    return try response(in: answer, hasBody: request.method != "HEAD")
  }

  /// Sends bytes as they are, which need not be HTTP, and returns all that comes back.
  ///
  /// - Parameters:
  ///   - bytes: What is sent.
  ///   - port: The server's port.
  ///   - timeout: The seconds to wait for each part of the answer.
  /// - Throws: ``HTTPError`` when there is no server or it stays silent.
  public static func exchange(
    _ bytes: [UInt8], port: UInt16, timeout: Double = 10
  ) throws(HTTPError) -> [UInt8] {
    do {
      let socket = try Socket.connected(port: port, timeout: timeout)
      defer { socket.close() }
      // A server that has seen enough may answer and close before everything is sent.
      do { try socket.send(bytes) } catch {}
      var answer: [UInt8] = []
      while true {
        switch try socket.receive() {
        case .bytes(let bytes): answer += bytes
        case .end: return answer
        case .timedOut:
          throw HTTPError(reason: "127.0.0.1:\(port) did not answer within \(timeout) seconds")
        }
      }
    } catch let error as HTTPError {
      throw error
    } catch {
      throw HTTPError(reason: "127.0.0.1:\(port) cannot be reached: \(error)")
    }
  }

  private static func response(
    in answer: [UInt8], hasBody: Bool
  ) throws(HTTPError) -> HTTPResponse {
    var parser = HTTPParser(bodyLimit: .max)
    parser.receive(hasBody ? answer : withoutLength(answer))
    do {
      while let response = try parser.nextResponse() {
        // 100 Continue and its like come before the response itself.
        if response.status >= 200 { return response }
      }
    } catch {
      throw HTTPError(reason: "the answer is not HTTP: \(error.reason)")
    }
    throw HTTPError(reason: "the answer ends before it is complete")
  }

  private static func withoutLength(_ answer: [UInt8]) -> [UInt8] {
    let lines = String(decoding: answer, as: UTF8.self)
      .split(separator: "\r\n", omittingEmptySubsequences: false)
    let kept = lines.filter { !$0.lowercased().hasPrefix("content-length:") }
    return Array(kept.joined(separator: "\r\n").utf8)
  }

  private static func target(of request: HTTPRequest) -> String {
    let query = request.query.sorted { $0.key < $1.key }.map { name, value in
      PercentText.encoded(name) + "=" + PercentText.encoded(value)
    }
    let path = PercentText.encoded(request.path, keeping: "/:@!$&'()*+,;=")
    return path + (query.isEmpty ? "" : "?" + query.joined(separator: "&"))
  }
}
