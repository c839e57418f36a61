/// What starts the programs.
enum EntryPoint {
  /// Hands over to the test library. A program whose `learn` has died ends within a second: a
  /// thread asks, as the learner's code may hold every other one.
  static let source = """
    import Testing
    #if canImport(Darwin)
      import Darwin
    #else
      import Glibc
    #endif

    nonisolated func watchParent() {
      #if canImport(Darwin)
        var thread: pthread_t?
      #else
        var thread = pthread_t()
      #endif
      pthread_create(&thread, nil, { _ in
        let parent = getppid()
        while getppid() == parent { usleep(500_000) }
        _exit(1)
      }, nil)
    }

    @main struct Main {
      static func main() async {
        watchParent()
        await Testing.__swiftPMEntryPoint() as Never
      }
    }
    """

  /// What is printed goes out line by line, though it goes into a pipe. An error that the demo throws
  /// is told on standard error.
  static let demoSource = """
    #if canImport(Darwin)
      @preconcurrency import Darwin
    #else
      @preconcurrency import Glibc
    #endif

    @main struct DemoMain {
      static func main() async {
        setvbuf(stdout, nil, _IOLBF, 0)
        do {
          try await demo()
        } catch {
          fputs("\\(error)\\n", stderr)
          exit(1)
        }
      }
    }
    """
}
