#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A way in which arithmetic rounds.
enum Rounding {
  case up, down, towardsZero

  /// All but the usual one, to the nearest.
  static let others: [Rounding] = [.up, .down, .towardsZero]

  private var mode: Int32 {
    switch self {
    case .up: FE_UPWARD
    case .down: FE_DOWNWARD
    case .towardsZero: FE_TOWARDZERO
    }
  }

  /// Runs a body with arithmetic that rounds this way.
  func run<Value>(_ body: () -> Value) -> Value {
    let usual = fegetround()
    fesetround(mode)
    defer { fesetround(usual) }
    return body()
  }
}

/// A file that is written at once, so that what was written is there when the program dies.
struct TranscriptFile {
  private let descriptor: Int32

  /// `nil` where the file cannot be made.
  ///
  /// - Parameter isAppended: Whether what stands in the file is kept.
  init?(path: String, isAppended: Bool = false) {
    let flags = O_WRONLY | O_CREAT | O_CLOEXEC | (isAppended ? O_APPEND : O_TRUNC)
    descriptor = open(path, flags, 0o644)
    guard descriptor >= 0 else { return nil }
  }

  func write(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      var rest = UnsafeRawBufferPointer(bytes)
      while let start = rest.baseAddress, rest.count > 0 {
        #if canImport(Darwin)
          let written = Darwin.write(descriptor, start, rest.count)
        #else
          let written = Glibc.write(descriptor, start, rest.count)
        #endif
        if written < 0, errno == EINTR { continue }
        guard written > 0 else { return }
        rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(written))
      }
    }
  }

  func close() {
    #if canImport(Darwin)
      _ = Darwin.close(descriptor)
    #else
      _ = Glibc.close(descriptor)
    #endif
  }
}

/// Has the system end this program when it crashes, without a report of it.
func leaveCrashesUntold() {
  for number in [SIGILL, SIGTRAP, SIGABRT, SIGFPE, SIGBUS, SIGSEGV] { signal(number, SIG_DFL) }
}

/// The processor time that this thread has taken, in seconds.
func threadSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}
