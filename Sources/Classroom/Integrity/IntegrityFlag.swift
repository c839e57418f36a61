/// Something that an instructor should look at before trusting a grade.
///
/// A flag is no verdict and changes no score: code may have a good reason for what it does.
package struct IntegrityFlag: Sendable, Hashable, Codable {
  package var rule: IntegrityRule

  /// Where it stands: `exercises/06-missing/MedianImputer.swift` and its line; neither for what
  /// was seen while the code ran.
  package var path: String?
  package var line: Int?

  /// The word that raised it.
  package var excerpt: String

  package init(rule: IntegrityRule, path: String? = nil, line: Int? = nil, excerpt: String) {
    self.rule = rule
    self.path = path
    self.line = line
    self.excerpt = excerpt
  }

  /// How many of one submission are worth reading.
  private static let most = 20

  /// As many of the flags as are worth reading, in their order: of each rule the first, and then others
  /// from the front, so that no rule can be hidden behind many flags of another.
  static func most(_ flags: [IntegrityFlag]) -> [IntegrityFlag] {
    var seen: Set<IntegrityRule> = []
    let firsts = Set(flags.indices.filter { seen.insert(flags[$0].rule).inserted })
    let others = flags.indices.filter { !firsts.contains($0) }.prefix(max(0, most - firsts.count))
    return firsts.union(others).sorted().map { flags[$0] }
  }

  /// One line: `exercises/…/Median.swift:3: declares ==: a check that compares could call it.`
  package var words: String {
    let place = path.map { path in line.map { "\(path):\($0): " } ?? "\(path): " } ?? ""
    return "\(place)\(excerpt): \(rule.words)"
  }
}

/// What can raise a flag.
package enum IntegrityRule: String, Sendable, Codable, CaseIterable {
  case operators
  case shadowing
  case linking
  case dynamicLoading
  case exiting
  case processes
  case testing
  case memory
  case environment
  case entry
  case network
  case descriptors
  case files

  /// Whatever else reaches the system.
  case system

  /// Raised by the engine: the compiler ran into its limit.
  case compiler

  /// Raised by the engine: the stream of events contradicts itself.
  case events

  /// Raised by the collector: a file of the submission is a link or leaves its folder.
  case collection

  package var words: String {
    switch self {
    case .operators: "declares an operator that a check could call when it compares."
    case .shadowing: "has the name of something that the checks call."
    case .linking: "puts code or data where the linker or the runtime finds it."
    case .dynamicLoading: "looks up code of the running program by name."
    case .exiting: "ends the program, or changes how it ends."
    case .processes: "starts a process, or leaves the group of processes."
    case .testing: "reaches into what the suites are made of."
    case .memory: "reads or writes memory past the type system."
    case .environment: "reads the runner's own environment."
    case .entry: "declares an entry point of its own."
    case .network: "opens a connection."
    case .descriptors: "writes to file descriptors directly."
    case .files: "reads or writes files."
    case .system: "calls the system for something that the exercise has no need of."
    case .compiler: "did not come to an end with the file in the time that it has."
    case .events: "was sent by the program in contradiction to what it sent before."
    case .collection: "was not taken from the submission."
    }
  }
}
