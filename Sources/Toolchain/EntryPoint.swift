/// What starts the programs.
enum EntryPoint {
  /// Hands over to the test library. A program whose `learn` has died ends at once: a thread waits
  /// for it, as the learner's code may hold every other one. Nobody reads the event stream then;
  /// where the system does not tell so, another process has become the parent.
  static let source = """
    import Testing
    #if canImport(Darwin)
      import Darwin
    #else
      import Glibc
    #endif

    private let parent = getppid()

    private func watchParent() {
      #if canImport(Darwin)
        var thread: pthread_t?
      #else
        var thread = pthread_t()
      #endif
      pthread_create(&thread, nil, { _ in
        var events = pollfd(fd: 3, events: 0, revents: 0)
        while getppid() == parent {
          if poll(&events, 1, 500) > 0 {
            if events.revents & Int16(POLLERR | POLLHUP) != 0 { break }
            usleep(500_000)
          }
        }
        _exit(1)
      }, nil)
    }

    @main struct Main {
      static func main() async {
        // Asked before the thread is there, which may begin when `learn` has ended already.
        _ = parent
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
