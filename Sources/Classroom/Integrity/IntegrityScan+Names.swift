extension IntegrityScan {
  /// Parts of Swift's own mangled names, what they are called, and what they are flagged as.
  static let swift: [(part: String, name: String, rule: IntegrityRule)] = [
    ("$s7Testing", "Testing", .testing), ("$s13LessonTesting", "LessonTesting", .testing),
    ("$s10Comparison", "Comparison", .testing),
    ("10FileHandleC", "FileHandle", .descriptors), ("10Foundation4PipeC", "Pipe", .descriptors),
    ("10Foundation7ProcessC", "Process", .processes),
    ("11ProcessInfoC11environment", "environment", .environment),
    ("$ss11CommandLineO", "CommandLine", .environment),
    ("10URLSessionC", "URLSession", .network), ("10SocketPortC", "SocketPort", .network),
    ("$s20FoundationNetworking", "FoundationNetworking", .network),
    ("11FileManagerC", "FileManager", .files), ("12OutputStreamC", "OutputStream", .files),
    ("11InputStreamC", "InputStream", .files), ("10Foundation6NSDataC", "NSData", .files),
    ("4DataV5write2to", "write(to:", .files), ("E5write2to", "write(to:", .files),
    ("E5write6toFile", "write(toFile:", .files), ("4DataV10contentsOf", "contentsOf", .files),
    ("14contentsOfFile", "contentsOfFile", .files), ("E10contentsOf", "contentsOf", .files),
    ("10Foundation6BundleC", "Bundle", .files),
    ("17NSClassFromString", "NSClassFromString", .dynamicLoading),
    ("$ss11_typeByName", "_typeByName", .dynamicLoading),
  ]

  /// Functions of the system by what they are flagged as; any other that is not known to be harmless
  /// is flagged as one of the system's.
  static let calls: [String: IntegrityRule] = {
    let groups: [(IntegrityRule, String)] = [
      (.dynamicLoading, "dlsym dlopen dladdr dl_iterate_phdr dlinfo dlvsym"),
      (
        .exiting,
        "exit _exit _Exit quick_exit atexit at_quick_exit on_exit __cxa_atexit abort kill killpg raise"
          + " signal sigaction pthread_exit pthread_kill pthread_cancel longjmp siglongjmp tgkill"
      ),
      (
        .processes,
        "fork vfork _Fork posix_spawn posix_spawnp execv execve execvp execl execlp fexecve system popen"
          + " clone clone3 setsid setpgid setpgrp daemon ptrace unshare prctl"
      ),
      (
        .descriptors,
        "dup dup2 dup3 fdopen write writev pwrite splice tee vmsplice sendfile ioctl fcntl syscall"
          + " dprintf vdprintf close close_range stdin fileno fread fgetc fgets getc getchar getline clearerr"
      ),
      (.network, "socket connect bind listen accept accept4 getaddrinfo send sendto sendmsg"),
      (
        .memory,
        "mmap mprotect mremap munmap pkey_mprotect process_vm_writev process_vm_readv backtrace"
          + " getcontext"
      ),
      (.environment, "getenv secure_getenv setenv putenv unsetenv clearenv environ __environ"),
      (
        .files,
        "fopen freopen open openat creat unlink unlinkat rename opendir readdir symlink link mkfifo"
          + " chmod truncate ftruncate mkdir rmdir remove tmpfile readlink"
      ),
    ]
    var rules: [String: IntegrityRule] = [:]
    for (rule, names) in groups {
      for name in names.split(separator: " ") { rules[String(name)] = rule }
    }
    return rules
  }()

  /// Whether a function of C computes, prints or tells the time, and reaches nothing else.
  static func isHarmless(_ name: String) -> Bool {
    if harmless.contains(name) { return true }
    // Of functions on numbers there are three: `sqrt`, `sqrtf`, `sqrtl`.
    if let last = name.last, "fl".contains(last), numeric.contains(String(name.dropLast())) {
      return true
    }
    return numeric.contains(name) || runtime.contains(where: name.hasPrefix)
  }

  /// What the compiler calls by itself.
  private static let runtime = [
    "swift_", "_swift", "__swift", "__div", "__mod", "__udiv", "__umod", "__mul", "__float",
    "__fix",
    "__extend", "__trunc", "__ash", "__lsh", "__pow", "__stack_chk", "_Unwind",
    "_GLOBAL_OFFSET_TABLE_", "_dispatch_main_q", "_Block_", "_NSConcrete",
  ]

  private static let numeric = Set(
    """
    acos acosh asin asinh atan atan2 atanh cbrt ceil copysign cos cosh erf erfc exp exp10 exp2 expm1 fabs
    fdim floor fma fmax fmin fmod frexp hypot ilogb j0 j1 jn ldexp lgamma lgamma_r llrint llround log
    log10 log1p log2 logb lrint lround modf nan nearbyint nextafter nexttoward pow remainder remquo rint
    round roundeven scalbln scalbn sin sincos sinh sqrt tan tanh tgamma trunc y0 y1 yn
    """.split(whereSeparator: \.isWhitespace).map(String.init))

  private static let harmless = Set(
    """
    abs labs llabs div ldiv lldiv memcpy memmove memset memcmp memchr bcmp bzero strlen strnlen strcmp
    strncmp strcasecmp strncasecmp strcpy strncpy strcat strchr strrchr strstr strtok strtod strtof strtol
    strtoul strtoll strtoull strdup strerror atof atoi atol atoll tolower toupper isalpha isdigit isalnum
    isspace isupper islower ispunct isxdigit qsort bsearch malloc calloc realloc free posix_memalign
    aligned_alloc stdout stderr puts putchar putc fputs fputc fwrite fflush setvbuf perror
    vsnprintf vsprintf vprintf vfprintf snprintf printf time clock clock_gettime gettimeofday difftime
    localtime localtime_r gmtime gmtime_r mktime timegm strftime asctime ctime nanosleep usleep sleep
    rand rand_r srand random srandom drand48 erand48 srand48 lrand48 arc4random arc4random_uniform
    arc4random_buf
    """.split(whereSeparator: \.isWhitespace).map(String.init))
}
