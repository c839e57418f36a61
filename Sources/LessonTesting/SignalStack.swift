#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A stack of its own for the handler that reports a crash.
///
/// The runtime gives one to the main thread alone, but checks run on others: without it, a learner's
/// endless recursion would end the program before anything could say in which line.
enum SignalStack {
  /// Gives the calling thread such a stack, unless it has one. It is never freed: threads of the
  /// concurrency pool live as long as the program.
  static func provide() {
    var current = stack_t()
    guard sigaltstack(nil, &current) == 0, current.ss_flags & disabled != 0 else { return }
    var stack = stack_t()
    stack.ss_sp = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 16)
    stack.ss_size = size
    sigaltstack(&stack, nil)
  }

  private static let size = 64 << 10
  private static var disabled: Int32 { Int32(SS_DISABLE) }
}
