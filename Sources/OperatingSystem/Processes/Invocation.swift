/// A program to start, with all that it is given.
package struct Invocation: Sendable, Equatable {
  /// A path, or a name to look for in `PATH`.
  package var executable: String
  package var arguments: [String]
  package var environment: [String: String]

  /// The folder that it runs in, as an absolute path.
  package var directory: String
  package var limits = Limits()

  /// Whether it compiles, and so writes to its folder.
  package var isCompilation = false

  /// Whether a shell starts it, which goes to its folder and sets its limits; what is started
  /// without one has to see to both itself.
  package var needsShell = true

  /// Files that are there, and that it may write to behind a wall that keeps it from all others.
  package var writableFiles: [String] = []

  /// A new file that it finds open for writing as ``notesDescriptor``.
  package var notes: String?

  package static let notesDescriptor: Int32 = 9

  package init(
    executable: String, arguments: [String], environment: [String: String], directory: String,
    limits: Limits = Limits()
  ) {
    self.limits = limits
    self.executable = executable
    self.arguments = arguments
    self.environment = environment
    self.directory = directory
  }
}

/// What a program may use; `nil` is what the machine allows.
package struct Limits: Sendable, Equatable {
  /// Address space, in MiB.
  package var memory: Int?

  /// Processor time, in seconds.
  package var processorTime: Int?

  /// The size of each file that it writes, in MiB.
  package var fileSize: Int?

  /// The processes of the user, this program's included.
  package var processes: Int?

  package init(
    memory: Int? = nil, processorTime: Int? = nil, fileSize: Int? = nil, processes: Int? = nil
  ) {
    self.memory = memory
    self.processorTime = processorTime
    self.fileSize = fileSize
    self.processes = processes
  }

  /// What a shell runs to set them. No core is ever dumped. A limit that the system does not know
  /// (macOS has none on address space) is passed over.
  package var shellCommands: String {
    var commands = "ulimit -c 0; "
    if let memory { commands += "ulimit -v \(memory * 1024) 2>/dev/null; " }
    if let processorTime { commands += "ulimit -t \(processorTime); " }
    // The unit is a block of 512 bytes.
    if let fileSize { commands += "ulimit -f \(fileSize * 2048); " }
    if let processes {
      commands += "{ ulimit -u \(processes) || ulimit -p \(processes); } 2>/dev/null; "
    }
    return commands
  }
}

/// What came of a program.
package struct InvocationResult: Sendable, Equatable {
  package enum Ending: Sendable, Equatable {
    case exited(Int32)
    case signaled(Int32)

    /// It was silent, or ran in all, for longer than allowed, and was killed.
    case timedOut

    /// It wrote more events than any honest run, and was killed.
    case flooded

    /// The monitor had seen enough, and it was killed.
    case stopped
  }

  package var ending: Ending
  package var output: BoundedText
  package var errors: BoundedText

  /// How long it ran, in seconds.
  package var duration: Double

  package init(ending: Ending, output: BoundedText, errors: BoundedText, duration: Double) {
    self.ending = ending
    self.output = output
    self.errors = errors
    self.duration = duration
  }
}

extension InvocationResult.Ending {
  /// - Parameter wait: What `waitpid` says of a process that has ended.
  package init(wait: Int32) {
    self.init(Platform.Status(wait: wait))
  }

  init(_ status: Platform.Status) {
    switch status {
    case .running: self = .stopped
    case .exited(let code): self = .exited(code)
    case .signaled(let signal): self = .signaled(signal)
    }
  }
}
