// Everything that LessonKit asks of the operating system to read files and settings is here, so
// that the rest is the same on every platform. The sockets of the HTTP server are in Socket.swift.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The operating system, as far as LessonKit needs it.
enum Platform {
  static func environment(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  static func workingDirectory() -> String? {
    guard let path = getcwd(nil, 0) else { return nil }
    defer { free(path) }
    return String(cString: path)
  }

  static func isDirectory(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// The names in a folder, sorted; empty when it cannot be read.
  static func fileNames(in folder: String) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
        tuple.withMemoryRebound(to: CChar.self, capacity: 1) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// The bytes of a file, or the system's words for why they cannot be read.
  static func contents(of path: String) -> Result<[UInt8], FileFailure> {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return .failure(FileFailure(code: errno)) }
    defer { close(descriptor) }

    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return .failure(FileFailure(code: errno)) }
    var bytes: [UInt8] = []
    // One more than the size, so that a file of the expected size ends in one short read.
    var capacity = Int(status.st_size) + 1
    while true {
      var failure: Int32 = 0
      let part = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
        var result = 0
        repeat {
          result = read(descriptor, buffer.baseAddress, capacity)
        } while result < 0 && errno == EINTR
        if result < 0 { failure = errno }
        count = max(0, result)
      }
      if failure != 0 { return .failure(FileFailure(code: failure)) }
      if part.isEmpty { return .success(bytes) }
      if bytes.isEmpty { bytes = part } else { bytes += part }
      capacity = 64 * 1024
    }
  }

  /// Writes a file anew, and says whether all of it was written.
  static func write(_ text: String, to path: String) -> Bool {
    guard let file = fopen(path, "w") else { return false }
    let isWritten = fputs(text, file) >= 0
    return fclose(file) == 0 && isWritten
  }

  struct FileFailure: Error {
    let code: Int32

    var isAbsence: Bool { code == ENOENT || code == ENOTDIR }
    var reason: String { String(cString: strerror(code)) }
  }
}

extension Platform {
  static func pause(_ seconds: Double) { usleep(UInt32(seconds * 1_000_000)) }
  static func outputIsTerminal() -> Bool { isatty(STDOUT_FILENO) == 1 }
  static func base10Logarithm(_ value: Double) -> Double { log10(value) }
  static func power(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }
}
