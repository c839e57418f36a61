import LessonKit
import Testing

@Suite("HTTPServer")
struct HTTPServerTests {
  /// Runs a server that answers with what it was asked, and stops it afterwards.
  private func withEcho<Value>(
    bodyLimit: Int = 1 << 20, timeout: Double = 10, _ body: (UInt16) throws -> Value
  ) throws -> Value {
    let server = try HTTPServer.start(bodyLimit: bodyLimit, timeout: timeout) { request in
      let query = request.query.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
      return .text(
        "\(request.method) \(request.path) [\(query.joined(separator: " "))] \(request.text)")
    }
    defer { server.stop() }
    return try body(server.port)
  }

  private func raw(_ text: String, port: UInt16) throws -> String {
    String(decoding: try HTTPClient.exchange(Array(text.utf8), port: port), as: UTF8.self)
  }

  @Test("A request arrives with its method, path, query and body, and the answer comes back")
  func roundTrip() throws {
    try withEcho { port in
      let request = HTTPRequest(
        method: "POST", path: "/pre dict/ü", query: ["a b": "1&2", "c": "+ü%"],
        body: Array("häuser".utf8))
      let response = try HTTPClient.send(request, port: port)
      #expect(response.status == 200)
      #expect(response.text == "POST /pre dict/ü [a b=1&2 c=+ü%] häuser")
      #expect(response.headers["content-type"] == "text/plain; charset=utf-8")
    }
  }

  @Test("Headers reach the handler in lower case, and the handler's own reach the client")
  func headers() throws {
    let server = try HTTPServer.start { request in
      HTTPResponse(
        status: 418, headers: ["X-Saw": request.headers["x-token"] ?? "nothing"], body: [0, 255])
    }
    defer { server.stop() }
    let response = try HTTPClient.send(
      HTTPRequest(path: "/", headers: ["X-Token": "abc"]), port: server.port)
    #expect(response.status == 418)
    #expect(response.headers["x-saw"] == "abc")
    #expect(response.body == [0, 255])
  }

  @Test("One connection carries several requests, also when they arrive in one piece")
  func pipelined() throws {
    try withEcho { port in
      let answer = try raw(
        "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nonePOST /b HTTP/1.1\r\nHost: x\r\n"
          + "Content-Length: 3\r\nConnection: close\r\n\r\ntwoGET /c HTTP/1.1\r\n\r\n", port: port)
      #expect(answer.contains("POST /a [] one"))
      #expect(answer.contains("POST /b [] two"))
      // After `Connection: close` nothing more is answered.
      #expect(answer.components(of: "HTTP/1.1 ") == 2)
    }
  }

  @Test(
    "A malformed request is answered with the status that says what is wrong",
    arguments: [
      Malformed("no target", "GET\r\n\r\n", 400),
      Malformed("no host", "GET / HTTP/1.1\r\n\r\n", 400),
      Malformed("no slash", "GET x HTTP/1.1\r\nHost: x\r\n\r\n", 400),
      Malformed("not HTTP", "GET / FTP/1.1\r\nHost: x\r\n\r\n", 400),
      Malformed("version 3", "GET / HTTP/3.0\r\nHost: x\r\n\r\n", 505),
      Malformed("not hexadecimal", "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n", 400),
      Malformed("path not UTF-8", "GET /%ff HTTP/1.1\r\nHost: x\r\n\r\n", 400),
      Malformed("cut percent", "GET /?a=%4 HTTP/1.1\r\nHost: x\r\n\r\n", 400),
      Malformed("no colon", "GET / HTTP/1.1\r\nHost x\r\n\r\n", 400),
      Malformed("folded header", "GET / HTTP/1.1\r\n Host: x\r\n\r\n", 400),
      Malformed("two hosts", "GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n", 400),
      Malformed("bare line feed", "GET / HTTP/1.1\r\nHost: x\nEvil: y\r\n\r\n", 400),
      Malformed("negative length", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n", 400),
      Malformed(
        "length in words", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: ten\r\n\r\n", 400),
      Malformed(
        "two lengths",
        "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n", 400),
      Malformed(
        "chunks",
        "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 411),
      Malformed("too long", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 101\r\n\r\n", 413),
      Malformed(
        "length beyond Int",
        "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999\r\n\r\n", 413),
      Malformed(
        "long header",
        "GET / HTTP/1.1\r\nHost: x\r\nA: \(String(repeating: "a", count: 20_000))\r\n\r\n", 431),
      Malformed("endless line", String(repeating: "a", count: 20_000), 431),
    ])
  func malformed(request: Malformed) throws {
    try withEcho(bodyLimit: 100) { port in
      let answer = try raw(request.text, port: port)
      #expect(answer.hasPrefix("HTTP/1.1 \(request.status) "), "\(answer)")
      #expect(answer.contains("connection: close"))
      #expect(answer.components(of: "connection: ") == 1)
    }
  }

  /// A request that is wrong, and the status it earns.
  struct Malformed: CustomTestStringConvertible, Sendable {
    let name: String
    let text: String
    let status: Int

    init(_ name: String, _ text: String, _ status: Int) {
      self.name = name
      self.text = text
      self.status = status
    }

    var testDescription: String { name }
  }

  @Test("A body of exactly the limit is taken")
  func limit() throws {
    try withEcho(bodyLimit: 100) { port in
      let body = [UInt8](repeating: 0x61, count: 100)
      let response = try HTTPClient.send(
        HTTPRequest(method: "POST", path: "/", body: body), port: port)
      #expect(response.status == 200)
    }
  }

  @Test("A request that stays incomplete is answered with 408, and an idle connection is closed")
  func slow() throws {
    try withEcho(timeout: 0.2) { port in
      let slow = try raw("GET / HTTP/1.1\r\nHo", port: port)
      let idle = try raw("", port: port)
      #expect(slow.hasPrefix("HTTP/1.1 408 "))
      #expect(idle.isEmpty)
    }
  }

  @Test("HEAD has the length of the body without the body; HTTP/1.0 closes by itself")
  func head() throws {
    try withEcho { port in
      let answer = try raw("HEAD /x HTTP/1.0\r\n\r\n", port: port)
      #expect(answer.contains("content-length: 11\r\n"))
      #expect(answer.hasSuffix("\r\n\r\n"))
      #expect(try HTTPClient.send(HTTPRequest(method: "HEAD", path: "/x"), port: port).body == [])
    }
  }

  @Test("A client that waits for 100 Continue is told to go on")
  func continues() throws {
    try withEcho(timeout: 0.2) { port in
      let answer = try raw(
        "POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n",
        port: port)
      // This client never sends the body, so the server gives up on it afterwards.
      #expect(answer.hasPrefix("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 408 "))
    }
  }

  @Test("A line end in a handler's header cannot write another header")
  func injection() throws {
    let server = try HTTPServer.start { _ in
      HTTPResponse(headers: ["x-name": "a\r\nx-evil: b", "bad name": "c"])
    }
    defer { server.stop() }
    let response = try HTTPClient.send(HTTPRequest(path: "/"), port: server.port)
    #expect(response.headers["x-evil"] == nil)
    #expect(response.headers["x-name"] == "ax-evil: b")
  }

  @Test("A stopped server frees its port, which another one can take at once")
  func stopping() throws {
    let first = try HTTPServer.start { _ in .text("first") }
    let port = first.port
    #expect(throws: HTTPError.self) { try HTTPServer.start(port: port) { _ in .text("") } }
    #expect(try HTTPClient.send(HTTPRequest(path: "/"), port: port).text == "first")
    first.stop()
    first.waitUntilStopped()
    #expect(throws: HTTPError.self) { try HTTPClient.send(HTTPRequest(path: "/"), port: port) }
    let second = try HTTPServer.start(port: port) { _ in .text("second") }
    defer { second.stop() }
    #expect(second.port == port)
    #expect(try HTTPClient.send(HTTPRequest(path: "/"), port: port).text == "second")
  }

  @Test("Clients are answered side by side")
  func concurrent() async throws {
    let server = try HTTPServer.start { .text($0.path) }
    defer { server.stop() }
    let port = server.port
    let answers = try await withThrowingTaskGroup(of: Bool.self) { group in
      for index in 0..<20 {
        group.addTask {
          try HTTPClient.send(HTTPRequest(path: "/\(index)"), port: port).text == "/\(index)"
        }
      }
      return try await group.reduce(into: [Bool]()) { $0.append($1) }
    }
    #expect(answers == Array(repeating: true, count: 20))
  }
}

extension String {
  fileprivate func components(of part: String) -> Int {
    ranges(of: part).count
  }
}
