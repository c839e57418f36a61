/// What starts the programs.
enum EntryPoint {
  /// Hands over to the test library. A program whose `learn` has died ends at once: a thread waits
  /// for it, as the learner's code may hold every other one. Nobody reads the event stream then;
  /// where the system does not tell so, another process has become the parent.
  ///
  /// Where `LEARN_SERVE` is set, the program is loaded once and forks for each run that it is ordered
  /// to do (``RunOrder``), so that a run after one that crashed begins at once.
  static let source = """
    import Testing
    #if canImport(Darwin)
      @preconcurrency import Darwin
    #else
      @preconcurrency import Glibc

      // Swift hides it, as threads do not survive it; there are none yet.
      @_silgen_name("fork") private func fork() -> pid_t
    #endif

    /// Returns in a process that is to run the tests, each time that there is an order for it.
    private func serve() {
      while let order = nextOrder() {
        setenv("LEARN_SETTLED", order.settled, 1)
        setenv("LEARN_VARIANT", order.variant, 1)
        #if canImport(Darwin)
          // Its libraries do not survive a fork: one run, and the program is started anew.
          return
        #else
          let child = fork()
          guard child >= 0 else { exit(1) }
          if child == 0 {
            signal(SIGCHLD, SIG_DFL)
            let nothing = open("/dev/null", O_RDONLY)
            dup2(nothing, 0)
            close(nothing)
            return
          }
          // What the child wrote last may lack its end.
          let record = "\\n\(RunOrder.endPrefix)\\(status(ofEnded: child))\\n"
          _ = record.withCString { write(3, $0, strlen($0)) }
        #endif
      }
      exit(0)
    }

    /// Waits for the child's end, and ends it where there is word that it should.
    private func status(ofEnded child: pid_t) -> Int32 {
      var status: Int32 = 0
      // A child that ends interrupts `poll`, but for one that does so just before it.
      signal(SIGCHLD) { _ in }
      while waitpid(child, &status, WNOHANG) == 0 {
        var orders = pollfd(fd: 0, events: Int16(POLLIN), revents: 0)
        if poll(&orders, 1, 20) > 0 {
          kill(child, SIGKILL)
          waitpid(child, &status, 0)
          break
        }
      }
      return status
    }

    /// What the next order says is settled, and which variant is to run; `nil` when there are no
    /// more.
    private func nextOrder() -> (settled: String, variant: String)? {
      while let line = nextLine() {
        let words = line.split(separator: " ")
        if words.count == 3, words[0] == "run", let count = Int(words[1]) {
          return text(count).map { ($0, String(words[2])) }
        }
      }
      return nil
    }

    private func nextLine() -> String? {
      var line = ""
      while let character = text(1) {
        if character == "\\n" { return line }
        line += character
      }
      return nil
    }

    private func text(_ count: Int) -> String? {
      var bytes = [UInt8](repeating: 0, count: count)
      var filled = 0
      while filled < count {
        let received = bytes.withUnsafeMutableBytes {
          read(0, $0.baseAddress! + filled, count - filled)
        }
        guard received > 0 else { return nil }
        filled += received
      }
      return String(decoding: bytes, as: UTF8.self)
    }

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
        // What a check printed before it crashed would be lost with the buffer.
        setvbuf(stdout, nil, _IOLBF, 0)
        if getenv("LEARN_SERVE") != nil { serve() }
        // Asked before the thread is there, which may begin when the parent has ended already.
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
