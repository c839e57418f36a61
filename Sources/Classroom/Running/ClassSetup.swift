import Course
import Foundation
import OperatingSystem
import Toolchain

/// What the instructor asks for, made into a run.
package struct ClassSetup: Sendable {
  package var submissions: String
  package var output: String
  package var roster: String?
  package var policy: String?
  package var lessons: [Lesson]

  /// All of the course's, which the policy may name.
  package var courseLessons: [Lesson]
  package var shard = Shard.whole
  package var jobs: Int
  package var timeLimit = 10.0

  /// In MiB.
  package var memory = 2048
  package var requiresSandbox = false
  package var extraSuites: String?

  /// What the fresh cases are made from; `nil` takes that of an earlier run into the same folder,
  /// follows from the solutions in a shard, which has to have that of the others, or is drawn.
  package var seed: UInt64?

  package init(submissions: String, output: String, lessons: [Lesson], jobs: Int) {
    self.submissions = submissions
    self.output = output
    self.lessons = lessons
    courseLessons = lessons
    self.jobs = jobs
  }

  /// A run that is ready to start, and what the instructor should know before it does.
  package struct Prepared: Sendable {
    package var grader: ClassGrader
    package var materials: [LessonMaterial]

    /// What belongs to nobody of the class.
    package var strays: [RefusedFile]

    /// Why there is no sandbox; `nil` when there is one.
    package var noSandbox: String?
  }

  /// Reads all files, finds out whether the sandbox works, and writes `run.json`.
  package func prepare(
    engine: LessonEngine, environment: [String: String], now: @escaping @Sendable () -> Date
  ) async throws -> Prepared {
    let (outside, inside) = (Self.real(submissions), Self.real(output))
    if inside == outside || inside.hasPrefix(outside + "/") {
      throw ClassroomError.outputInside(path: output)
    }
    let policy = try loadPolicy()
    let roster = try loadRoster(zone: policy.timeZone)
    let list = ClassList(roster, in: try Submissions(root: submissions))
    guard !list.students.isEmpty else { throw ClassroomError.noSubmissions(path: submissions) }
    if let outside = list.students.first(where: { !Submissions.isInside($0.folder) }) {
      throw ClassroomError.outsideSubmissions(folder: outside.folder)
    }
    do {
      try policy.check(lessons: courseLessons, students: list.students)
    } catch {
      throw ClassroomError.badPolicy(path: self.policy ?? "", error)
    }

    // What has to be asked of other programs is asked at once.
    let given = engine
    let scratch = try given.store.scratchFolder()
    async let probed = SandboxProbe.probe(root: given.root, engine: given, environment: environment)
    async let toolchain = version(given)

    var engine = engine
    engine.policy.timeLimit = timeLimit
    engine.policy.limits = Limits(
      memory: memory, processorTime: max(30, Int(timeLimit * 12)), fileSize: 64)
    let kit = try CourseKit.read(root: engine.root)
    let materials = try lessons.map {
      try LessonMaterial.load($0, root: engine.root, extraSuites: extraSuites, kit: kit.hash)
    }
    let store = ResultStore(root: output)
    try store.createFolder(output)
    // Held until the program ends.
    guard try FileLock(of: File("\(output)/.lock")) != nil else {
      throw ClassroomError.busy(path: output)
    }
    var sandbox: Sandbox?
    var noSandbox: String?
    switch await probed {
    case .works(let found): sandbox = found
    case .fails(let reason):
      noSandbox = reason
      if requiresSandbox { throw ClassroomError.noSandbox(reason: reason) }
    }
    let own =
      shard == .whole
      ? ClassRun.newSeed() : ClassRun.sharedSeed(materials, students: list.students)
    let seed = seed ?? (try? store.run())?.seed ?? own
    let limits = ContentHash.hex("\(timeLimit) \(ReferenceTimes.rule) \(engine.policy.limits)")
    let run = ClassRun(
      lessons: lessons.map { ClassRun.LessonEntry($0, policy: policy) }, students: list.students,
      shard: shard, toolchain: try await toolchain,
      isolation: sandbox == nil ? .local : .sandboxed,
      course: ContentHash.hex(materials.map(\.hash).joined(separator: "\n")),
      policy: ContentHash.hex("\(policy.sortedDescription) \(limits)"), seed: seed,
      startedAt: now())
    try store.setRun(run)

    let root = engine.root
    var grader = ClassGrader(
      run: run, policy: policy, submissions: submissions, store: store,
      grader: .live(engine, sandbox: sandbox, seed: seed, suiteNames: kit.names),
      times: await .git(scratch: scratch, environment: environment, sandbox: sandbox),
      original: { try? File($0, in: root).text() }, jobs: jobs, limits: limits, now: now)
    grader.troubles = list.troubles
    return Prepared(
      grader: grader, materials: materials, strays: list.strays, noSandbox: noSandbox)
  }

  /// The path behind links.
  private static func real(_ path: String) -> String {
    URL(fileURLWithPath: path).resolvingSymlinksInPath().path
  }

  private func loadRoster(zone: TimeZone?) throws -> Roster? {
    guard let roster else { return nil }
    do {
      return try Roster(parsing: ExportedTable.read(roster), zone: zone)
    } catch let problem as Roster.Problem {
      throw ClassroomError.badRoster(path: roster, problem)
    }
  }

  private func loadPolicy() throws -> GradingPolicy {
    guard let policy else { return GradingPolicy() }
    do {
      return try GradingPolicy(parsing: text(policy))
    } catch let problem as GradingPolicy.Problem {
      throw ClassroomError.badPolicy(path: policy, problem)
    }
  }

  private func text(_ path: String) throws -> String {
    guard let text = try File(path).text() else { throw ClassroomError.missing(path: path) }
    return text
  }

  /// The first line of `swiftc --version`: `Swift version 6.3.1 (swift-6.3.1-RELEASE)`.
  private func version(_ engine: LessonEngine) async throws -> String {
    let result = try await Subprocess.run(
      Invocation(
        executable: engine.toolchain.compiler, arguments: ["--version"],
        environment: engine.toolchain.environment, directory: engine.root),
      monitor: .init(total: 60))
    let line = result.output.text.split(separator: "\n").first.map(String.init) ?? "unknown"
    return line.after("Swift version ").map { "\($0)" } ?? line
  }
}

extension GradingPolicy {
  /// The rules as one text, the same for the same rules.
  var sortedDescription: String {
    let points = points.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    let deadlines = deadlines.sorted { $0.key < $1.key }.map {
      "\($0.key)=\(Timestamp.text($0.value))"
    }
    let extensions = extensions.sorted { $0.key < $1.key }.flatMap { student, lessons in
      lessons.sorted { $0.key < $1.key }.map { "\(student)/\($0.key)=\(Timestamp.text($0.value))" }
    }
    return
      "\(points) \(defaultPoints) \(deadlines) \(extensions) \(grace) \(penaltyPerDay) \(floor)"
  }
}
