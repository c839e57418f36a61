import Synchronization

/// A small HTTP/1.1 server on the loopback address, for lessons about serving a model.
///
/// It listens on 127.0.0.1 and nowhere else. Each connection has a thread, at most 64 of them; a
/// connection that is idle, or slow to send its request, is closed after `timeout`. Bad requests
/// are answered by the server itself: 400, 411, 413, 431, 501 and 505, and 408 for a slow one.
///
/// ```swift
/// let server = try HTTPServer.start { request in
///   request.path == "/health" ? .text("ok") : .text("not found", status: 404)
/// }
/// print("http://127.0.0.1:\(server.port)/health")
/// server.stop()
/// ```
public final class HTTPServer: Sendable {
  /// The port that the server listens on.
  public let port: UInt16

  private let listener: Socket
  private let handler: @Sendable (HTTPRequest) -> HTTPResponse
  private let bodyLimit: Int
  private let timeout: Double
  private let state = Mutex(State())

  private struct State {
    var isStopping = false
    var isListening = true
    var connections: [Int32: Socket] = [:]
  }

  private static let mostConnections = 64

  private init(
    listener: Socket, port: UInt16, bodyLimit: Int, timeout: Double,
    handler: @escaping @Sendable (HTTPRequest) -> HTTPResponse
  ) {
    self.listener = listener
    self.port = port
    self.bodyLimit = bodyLimit
    self.timeout = timeout
    self.handler = handler
  }

  /// Starts a server; it runs until it is stopped or the program ends.
  ///
  /// - Parameters:
  ///   - port: The port; 0 asks the system for a free one.
  ///   - bodyLimit: The most bytes of a request's body; a longer one is answered with 413.
  ///   - timeout: The seconds a connection may be silent.
  ///   - handler: Answers a request; called from several threads at once.
  /// - Throws: ``HTTPError`` when the port is taken.
  public static func start(
    port: UInt16 = 0, bodyLimit: Int = 1 << 20, timeout: Double = 10,
    handler: @escaping @Sendable (HTTPRequest) -> HTTPResponse
  ) throws(HTTPError) -> HTTPServer {
    do {
      let (listener, bound) = try Socket.listening(port: port)
      let server = HTTPServer(
        listener: listener, port: bound, bodyLimit: bodyLimit, timeout: timeout, handler: handler)
      try Thread.start { server.listen() }
      return server
    } catch {
      throw HTTPError(reason: "the server cannot listen on 127.0.0.1:\(port): \(error)")
    }
  }

  /// Stops listening, ends every connection, and returns once the port is free; not to be called
  /// by the handler, which it waits for.
  public func stop() {
    state.withLock { state in
      state.isStopping = true
      for connection in state.connections.values { connection.shutDown() }
    }
    while isRunning { Platform.pause(0.002) }
  }

  /// Waits until the server is stopped: what a program does that has nothing else to do.
  public func waitUntilStopped() {
    while isRunning { Platform.pause(0.1) }
  }

  private var isRunning: Bool {
    state.withLock { $0.isListening || !$0.connections.isEmpty }
  }

  private func listen() {
    // The listener is asked again and again, as no call wakes an `accept` on every platform.
    while !state.withLock({ $0.isStopping }) {
      guard let client = listener.accepted(timeout: 0.05) else { continue }
      client.setTimeout(timeout)
      let isTaken = state.withLock { state in
        guard !state.isStopping, state.connections.count < HTTPServer.mostConnections else {
          return false
        }
        state.connections[client.descriptor] = client
        return true
      }
      guard isTaken else {
        try? client.send(HTTPServer.bytes(.text("busy\n", status: 503), keepsAlive: false))
        client.close()
        continue
      }
      do {
        try Thread.start { self.serve(client) }
      } catch {
        finish(client)
      }
    }
    listener.close()
    state.withLock { $0.isListening = false }
  }

  private func serve(_ client: Socket) {
    // A connection that fails is the client's loss alone; there is nobody else to tell.
    try? converse(with: client)
    finish(client)
  }

  private func finish(_ client: Socket) {
    state.withLock { state in
      state.connections[client.descriptor] = nil
      // Closed under the lock: afterwards the system may give its number to a new connection.
      client.close()
    }
  }

  private func converse(with client: Socket) throws {
    var parser = HTTPParser(bodyLimit: bodyLimit)
    var hasContinued = false
    while true {
      do {
        while let (request, keepsAlive) = try parser.nextRequest() {
          hasContinued = false
          let stays = keepsAlive && !state.withLock { $0.isStopping }
          let response = handler(request)
          let bytes = HTTPServer.bytes(
            response, keepsAlive: stays, withBody: request.method != "HEAD")
          try client.send(bytes)
          if !stays { return }
        }
      } catch let failure as HTTPParser.Failure {
        try refuse(failure, client)
        return
      }
      if parser.awaitsContinue, !hasContinued {
        hasContinued = true
        try client.send(Array("HTTP/1.1 100 Continue\r\n\r\n".utf8))
      }
      switch try client.receive() {
      case .bytes(let bytes): parser.receive(bytes)
      case .end: return
      case .timedOut:
        if !parser.isEmpty {
          try refuse(HTTPParser.Failure(status: 408, reason: "the request was too slow"), client)
        }
        return
      }
    }
  }

  private func refuse(_ failure: HTTPParser.Failure, _ client: Socket) throws {
    let response = HTTPResponse.text(failure.reason + "\n", status: failure.status)
    try client.send(HTTPServer.bytes(response, keepsAlive: false))
    // Closing with bytes unread would reset the connection before the client has read why.
    client.endSending()
    client.setTimeout(min(1, timeout))
    for _ in 0..<256 {
      guard case .bytes = try client.receive() else { return }
    }
  }

  /// Returns a response as it is sent; its length and connection are set here.
  static func bytes(
    _ response: HTTPResponse, keepsAlive: Bool, withBody: Bool = true
  ) -> [UInt8] {
    var head = "HTTP/1.1 \(response.status) \(response.reason)\r\n"
    for (name, value) in response.headers.sorted(by: { $0.key < $1.key }) {
      guard name != "content-length", name != "connection", HTTPHead.isToken(name[...]) else {
        continue
      }
      // A line end in a value would let it write headers of its own.
      head += "\(name): \(String(value.filter { !$0.isNewline }))\r\n"
    }
    let hasBody = response.status >= 200 && response.status != 204 && response.status != 304
    if hasBody { head += "content-length: \(response.body.count)\r\n" }
    head += "connection: \(keepsAlive ? "keep-alive" : "close")\r\n\r\n"
    return Array(head.utf8) + (withBody && hasBody ? response.body : [])
  }
}

/// Why a server did not start, or a request got no answer.
public struct HTTPError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The reason in words.
  public let reason: String

  public var description: String { reason }
}
