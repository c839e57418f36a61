extension IntegrityScan {
  static let attributes: [String: IntegrityRule] = {
    var rules: [String: IntegrityRule] = [
      "@main": .entry, "@NSApplicationMain": .entry, "@UIApplicationMain": .entry,
      "#externalMacro": .testing, "@Test": .testing, "@Suite": .testing,
      "@dynamicReplacement": .linking, "@_dynamicReplacement": .linking, "@_spi": .testing,
      "@testable": .testing, "@retroactive": .conformance,
    ]
    for name in [
      "@section", "@_section", "@used", "@_used", "@_silgen_name", "@_cdecl", "@cdecl", "@c",
      "@_extern", "@extern", "@_semantics", "@_optimize", "@_assemblyVision",
      "@_alwaysEmitIntoClient",
      "@_weakLinked", "@objc", "@NSManaged",
    ] {
      rules[name] = .linking
    }
    return rules
  }()

  static let strings: [(part: String, rule: IntegrityRule)] = [
    ("/proc", .processFiles), ("/dev/fd", .processFiles), ("/dev/std", .processFiles),
    ("/dev/shm", .processFiles), ("/dev/tcp", .network), ("/sys/", .processFiles),
    ("LEARN_", .environment), ("LD_PRELOAD", .linking), ("DYLD_", .linking),
    ("event-stream", .environment), ("http://", .network), ("https://", .network),
    ("solutions/", .files), ("../", .files), ("/etc/", .files), ("swift_testing", .testing),
  ]

  static let modules: [String: IntegrityRule] = [
    "Testing": .testing, "_Testing_Foundation": .testing, "LessonTesting": .testing,
    "XCTest": .testing, "_TestingInternals": .testing, "_TestDiscovery": .testing,
    "FoundationNetworking": .network, "Network": .network, "Dynamic": .dynamicLoading,
    "MachO": .dynamicLoading, "ObjectiveC": .dynamicLoading, "Builtin": .memory,
    "SwiftShims": .memory,
    "Glibc": .files, "Musl": .files, "Darwin": .files, "CoreFoundation": .files,
    "_StringProcessing": .files,
  ]

  static let importKinds: Set = [
    "struct", "class", "enum", "protocol", "typealias", "func", "let", "var", "actor",
  ]

  static let declarators: Set = [
    "func", "struct", "class", "enum", "protocol", "typealias", "actor", "let", "var", "case",
    "macro", "associatedtype",
  ]

  static let systemModules: Set = [
    "Glibc", "Musl", "Darwin", "Foundation", "Dispatch", "Swift", "self", "SwiftGlibc", "Testing",
  ]

  static let basicTypes: Set = [
    "Double", "Float", "Int", "String", "Array", "Dictionary", "Set", "Optional", "Bool",
    "Character", "Substring", "Range", "ClosedRange", "Result", "Never", "Sequence", "Collection",
  ]

  static let words: [String: IntegrityRule] = {
    let groups: [(IntegrityRule, [String])] = [
      (
        .dynamicLoading,
        [
          "dlsym", "dlopen", "dladdr", "dl_iterate_phdr", "dlinfo", "NSClassFromString",
          "_typeByName", "class_replaceMethod", "method_exchangeImplementations",
        ]
      ),
      (
        .exiting,
        [
          "exit", "_exit", "_Exit", "quick_exit", "atexit", "at_quick_exit", "abort", "kill",
          "killpg", "raise", "signal", "sigaction", "pthread_exit", "pthread_kill", "longjmp",
          "tgkill",
          "pthread_cancel", "on_exit",
        ]
      ),
      (
        .processes,
        [
          "fork", "vfork", "posix_spawn", "posix_spawnp", "Process", "NSTask", "execv",
          "execve", "execvp", "execl", "execlp", "system", "popen", "clone", "setsid", "setpgid",
          "setpgrp", "daemon", "ptrace", "unshare", "prctl",
        ]
      ),
      (
        .descriptors,
        [
          "dup", "dup2", "dup3", "fdopen", "write", "writev", "pwrite", "splice", "tee",
          "vmsplice", "sendfile", "ioctl", "fcntl", "syscall", "FileHandle", "fileDescriptor",
          "FileDescriptor", "DispatchIO",
        ]
      ),
      (
        .network,
        [
          "socket", "connect", "bind", "listen", "accept", "getaddrinfo", "URLSession",
          "URLRequest", "NWConnection", "CFSocket", "CFStreamCreatePairWithSocket",
        ]
      ),
      (
        .memory,
        [
          "mmap", "mprotect", "mremap", "memcpy", "memmove", "Unmanaged", "OpaquePointer",
          "process_vm_writev", "process_vm_readv", "withMemoryRebound", "bitPattern",
          "assumingMemoryBound",
        ]
      ),
      (.environment, ["getenv", "setenv", "putenv", "unsetenv", "environ", "CommandLine"]),
      (
        .files,
        [
          "fopen", "open", "openat", "creat", "unlink", "rename", "FileManager",
          "contentsOfFile", "fileURLWithPath", "NSData", "opendir", "readdir", "symlink", "mkfifo",
          "chmod", "truncate",
        ]
      ),
      (.testing, ["withKnownIssue", "SourceLocation", "__swiftPMEntryPoint", "ABI"]),
    ]
    var rules: [String: IntegrityRule] = [:]
    for (rule, names) in groups {
      for name in names { rules[name] = rule }
    }
    return rules
  }()
}
