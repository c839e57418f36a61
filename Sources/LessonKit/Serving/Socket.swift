// Every call of the operating system that the HTTP server and client make is here.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A TCP socket on the loopback address, closed by whoever owns it.
struct Socket: Sendable {
  let descriptor: Int32

  /// Why the operating system refused.
  struct Failure: Error, CustomStringConvertible {
    let call: String
    let code: Int32

    var description: String { "\(call): \(String(cString: strerror(code)))" }
  }

  enum Received {
    case bytes([UInt8])
    case end
    case timedOut
  }

  /// Returns a socket that listens on 127.0.0.1, and its port; port 0 asks for a free one.
  static func listening(port: UInt16) throws(Failure) -> (socket: Socket, port: UInt16) {
    let socket = try Socket.make()
    var yes: Int32 = 1
    setsockopt(
      socket.descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
    var address = loopback(port)
    guard withSockaddr(&address, { bind(socket.descriptor, $0, $1) }) == 0 else {
      throw socket.closed(after: "bind")
    }
    guard listen(socket.descriptor, 64) == 0 else { throw socket.closed(after: "listen") }
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let named = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        getsockname(socket.descriptor, $0, &length)
      }
    }
    guard named == 0 else { throw socket.closed(after: "getsockname") }
    return (socket, UInt16(bigEndian: address.sin_port))
  }

  /// Returns a socket that is connected to a port of 127.0.0.1.
  static func connected(port: UInt16, timeout: Double) throws(Failure) -> Socket {
    let socket = try Socket.make()
    socket.setTimeout(timeout)
    var address = loopback(port)
    guard withSockaddr(&address, { connect(socket.descriptor, $0, $1) }) == 0 else {
      throw socket.closed(after: "connect")
    }
    return socket
  }

  /// Waits for a client; `nil` when the time has passed or the client is gone again.
  func accepted(timeout: Double) -> Socket? {
    var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    guard poll(&waiting, 1, Int32(timeout * 1000)) > 0 else { return nil }
    let client = accept(descriptor, nil, nil)
    guard client >= 0 else { return nil }
    return Socket(owning: client)
  }

  /// Reads what there is, waiting at most the time that was set.
  func receive() throws(Failure) -> Received {
    var bytes = [UInt8](repeating: 0, count: 16 * 1024)
    while true {
      let count = bytes.withUnsafeMutableBytes { recv(descriptor, $0.baseAddress, $0.count, 0) }
      if count > 0 { return .bytes(Array(bytes[..<count])) }
      if count == 0 { return .end }
      switch errno {
      case EINTR: continue
      case EAGAIN, EWOULDBLOCK: return .timedOut
      case ECONNRESET: return .end
      default: throw Failure(call: "recv", code: errno)
      }
    }
  }

  /// Writes everything.
  func send(_ bytes: [UInt8]) throws(Failure) {
    var sent = 0
    while sent < bytes.count {
      #if canImport(Darwin)
        let flags: Int32 = 0
      #else
        // A client that is gone is an error here, not a signal that ends the program.
        let flags = Int32(MSG_NOSIGNAL)
      #endif
      let count = bytes.withUnsafeBytes { buffer in
        sendBytes(buffer.baseAddress.map { $0 + sent }, buffer.count - sent, flags)
      }
      if count >= 0 {
        sent += count
      } else if errno != EINTR {
        throw Failure(call: "send", code: errno)
      }
    }
  }

  func setTimeout(_ seconds: Double) {
    // A day stands for "without end", and for what is no number of seconds.
    let seconds = seconds.isNaN ? 86_400 : min(max(seconds, 0.001), 86_400)
    var time = timeval()
    time.tv_sec = .init(seconds)
    time.tv_usec = .init((seconds - seconds.rounded(.down)) * 1_000_000)
    let size = socklen_t(MemoryLayout<timeval>.size)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &time, size)
    setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &time, size)
  }

  /// Says that nothing more will be sent; what the client still sends can be read.
  func endSending() { shutdown(descriptor, Int32(Socket.shutWrite)) }

  /// Ends both directions, which wakes whoever waits for the socket.
  func shutDown() { shutdown(descriptor, Int32(Socket.shutBoth)) }

  func close() { closeDescriptor(descriptor) }

  private func sendBytes(_ start: UnsafeRawPointer?, _ count: Int, _ flags: Int32) -> Int {
    #if canImport(Glibc)
      Glibc.send(descriptor, start, count, flags)
    #elseif canImport(Musl)
      Musl.send(descriptor, start, count, flags)
    #else
      Darwin.send(descriptor, start, count, flags)
    #endif
  }

  private init(owning descriptor: Int32) {
    self.descriptor = descriptor
    // A program that the learner starts must not inherit the connection and keep it open.
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    #if canImport(Darwin)
      var yes: Int32 = 1
      setsockopt(
        descriptor, SOL_SOCKET, SO_NOSIGPIPE, &yes, socklen_t(MemoryLayout<Int32>.size))
    #endif
  }

  private static func make() throws(Failure) -> Socket {
    #if canImport(Glibc)
      let stream = Int32(SOCK_STREAM.rawValue)
    #else
      let stream = SOCK_STREAM
    #endif
    let descriptor = socket(AF_INET, stream, 0)
    guard descriptor >= 0 else { throw Failure(call: "socket", code: errno) }
    return Socket(owning: descriptor)
  }

  private func closed(after call: String) -> Failure {
    let failure = Failure(call: call, code: errno)
    close()
    return failure
  }

  private static func loopback(_ port: UInt16) -> sockaddr_in {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    return address
  }

  private static func withSockaddr(
    _ address: inout sockaddr_in, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32
  ) -> Int32 {
    withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        body($0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
  }

  #if canImport(Darwin)
    private static let shutWrite = SHUT_WR
    private static let shutBoth = SHUT_RDWR
  #else
    private static let shutWrite = Int(SHUT_WR)
    private static let shutBoth = Int(SHUT_RDWR)
  #endif
}

private func closeDescriptor(_ descriptor: Int32) { close(descriptor) }

/// Runs work on a thread of its own.
enum Thread {
  /// Starts the work; the thread ends with it.
  static func start(_ work: @escaping @Sendable () -> Void) throws(Socket.Failure) {
    let box = Unmanaged.passRetained(Work(run: work))
    #if canImport(Darwin)
      var thread: pthread_t?
    #else
      var thread = pthread_t()
    #endif
    let code = pthread_create(&thread, nil, runThread, box.toOpaque())
    guard code == 0 else {
      box.release()
      throw Socket.Failure(call: "pthread_create", code: code)
    }
    #if canImport(Darwin)
      if let thread { pthread_detach(thread) }
    #else
      pthread_detach(thread)
    #endif
  }

  fileprivate final class Work: Sendable {
    let run: @Sendable () -> Void
    init(run: @escaping @Sendable () -> Void) { self.run = run }
  }
}

#if canImport(Darwin)
  private func runThread(_ context: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
    Unmanaged<Thread.Work>.fromOpaque(context).takeRetainedValue().run()
    return nil
  }
#else
  private func runThread(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let context else { return nil }
    Unmanaged<Thread.Work>.fromOpaque(context).takeRetainedValue().run()
    return nil
  }
#endif
