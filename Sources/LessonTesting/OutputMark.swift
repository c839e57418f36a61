#if canImport(Darwin)
  @preconcurrency import Darwin
#else
  @preconcurrency import Glibc
#endif

/// Marks in what the program prints where a check begins, so that the runner can tell which check's
/// words they are.
///
/// The event stream cannot tell: it is another pipe, and how far the two have been read says nothing
/// of what was written first. The runner takes the marks out again (`PrintedByCheck`). A mark that
/// the learner's code prints moves its own words at most.
enum OutputMark {
  /// - Parameter test: The test's id without its location.
  static func begin(_ test: String, case index: Int) {
    // Through the same buffer as `print`, so that it stands where it belongs.
    fputs("\u{1E}check \(test)#\(index)\u{1E}", stdout)
    fflush(stdout)
  }
}
