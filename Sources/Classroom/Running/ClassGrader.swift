import Course
import Foundation
import Grading
import OperatingSystem
import Toolchain

/// Grades every student of a shard on every lesson, going on where an earlier run stopped.
package struct ClassGrader: Sendable {
  package var run: ClassRun
  package var policy: GradingPolicy

  /// The folder that holds a folder a student.
  package var submissions: String

  /// By student, why the work cannot be graded as it stands.
  package var troubles: [String: String] = [:]
  package var store: ResultStore
  package var grader: LessonGrader
  package var times: SubmissionTime

  /// The course's own text of a path.
  package var original: @Sendable (String) -> String?
  package var jobs: Int

  /// A hash of the limits on time, memory and files.
  package var limits: String
  package var now: @Sendable () -> Date

  package init(
    run: ClassRun, policy: GradingPolicy, submissions: String, store: ResultStore,
    grader: LessonGrader, times: SubmissionTime,
    original: @escaping @Sendable (String) -> String?, jobs: Int, limits: String,
    now: @escaping @Sendable () -> Date
  ) {
    self.run = run
    self.policy = policy
    self.submissions = submissions
    self.store = store
    self.grader = grader
    self.times = times
    self.original = original
    self.jobs = jobs
    self.limits = limits
    self.now = now
  }

  package struct Summary: Sendable, Equatable {
    package var graded = 0
    package var reused = 0
    package var faults = 0
    package var flagged = 0

    /// Works whose checks say more for them than the fresh cases do.
    package var parted = 0

    /// What the instructor should know of who handed in what.
    package var remarks = ClassRemarks()

    /// Work graded anew that came out otherwise.
    package var regrades: [Regrade] = []
  }

  /// One student's work on the lesson at hand.
  struct Task: Sendable {
    let student: Student
    let folder: String
    let isThere: Bool

    /// Why it cannot be graded as it stands.
    let trouble: String?
    let collected: Collector.Collected
    let inputs: ResultInputs
    let old: [String]
  }

  /// - Parameter onProgress: Called with the number of works done so far, graded or reused.
  package func grade(
    _ materials: [LessonMaterial], onProgress: @escaping @Sendable (ClassProgress) -> Void
  ) async throws -> Summary {
    let students = run.ownStudents
    let meter = ProgressCounter(
      total: students.count * materials.count, report: onProgress)
    let files = Dictionary(
      students.map { ($0.id, store.files(of: $0)) }, uniquingKeysWith: { first, _ in first })
    var summary = Summary()
    let handIns = HandIns()
    let names = materials.flatMap(\.lesson.exercises).map(\.name)
    let shared = Set(Dictionary(grouping: names, by: \.self).filter { $1.count > 1 }.keys)
    for material in materials {
      var waiting: [Task] = []
      for student in students {
        try _Concurrency.Task.checkCancellation()
        let old = files[student.id]?[material.lesson.name.text] ?? []
        let task = task(student, material, old: old, handIns, shared)
        if let regrade = try await reuse(task, material) {
          summary.reused += 1
          summary.remarks.take(regrade.new, hasDeadline: hasDeadline(regrade.new))
          if regrade.isChange { summary.regrades.append(regrade) }
          meter.advance(graded: false)
        } else {
          waiting.append(task)
        }
      }
      guard !waiting.isEmpty else { continue }
      // What all submissions share is compiled once, before they compete for it.
      if waiting.contains(where: \.isThere) { try await grader.prepare(material) }
      for try await (result, regrade) in gradings(waiting, material) {
        summary.graded += 1
        summary.remarks.take(result, hasDeadline: hasDeadline(result))
        if result.status == .infrastructureError { summary.faults += 1 }
        if !result.integrity.isEmpty { summary.flagged += 1 }
        if result.exercises.contains(where: \.partsFromFreshCases) { summary.parted += 1 }
        if let regrade, regrade.isChange { summary.regrades.append(regrade) }
        meter.advance(graded: true)
      }
    }
    return summary
  }

  private func hasDeadline(_ result: LessonResult) -> Bool {
    policy.deadline(of: result.lesson, student: result.student) != nil
  }

  private func task(
    _ student: Student, _ material: LessonMaterial, old: [String], _ handIns: HandIns,
    _ shared: Set<String>
  ) -> Task {
    let folder = "\(submissions)/\(student.folder)"
    let files = SubmissionFolder.live(root: folder)
    let isThere =
      troubles[student.id] == nil && Submissions.isInside(student.folder)
      && files.kind("") == .folder
    let collected =
      isThere
      ? Collector(folder: files, original: original).collect(
        material.lesson, stubs: material.stubs, shared: shared
      ) { handIns.of(student.folder, files) } : Collector.Collected()
    let isEmpty = collected.files.isEmpty && collected.refused.isEmpty
    let archive = isEmpty ? collected.archives.first : nil
    let trouble =
      troubles[student.id] ?? archive.map { "\($0) is an archive that was not unpacked" }
    var content = collected.files
    for file in collected.refused { content["refused/\(file.path)"] = file.reason }
    let inputs = ResultInputs(
      submission: isThere ? ContentHash.hex(files: content) : "none", suites: material.hash,
      limits: limits, toolchain: run.toolchain, isolation: run.isolation, seed: run.seed ?? 0)
    return Task(
      student: student, folder: folder, isThere: isThere && !isEmpty, trouble: trouble,
      collected: collected, inputs: inputs, old: old)
  }

  // MARK: Reusing

  /// The result of an earlier run on the same inputs, its score brought up to date with the rules.
  ///
  /// - Returns: `nil` when the work has to be graded.
  private func reuse(_ task: Task, _ material: LessonMaterial) async throws -> Regrade? {
    let path = store.path(
      of: task.student, lesson: material.lesson.name.text, key: task.inputs.key)
    guard task.old.contains(path), let known = try? store.read(path),
      known.status.hasScore, task.trouble == nil, known.inputs == task.inputs
    else { return nil }
    var new = known
    for index in new.exercises.indices {
      new.exercises[index].setPoints(policy.points(of: new.exercises[index].exercise))
    }
    // Asking for the time costs a process; without a deadline nothing depends on it.
    if policy.deadline(of: known.lesson, student: known.student) != nil {
      (new.submission.submittedAt, new.submission.timeSource) = await time(task, material)
    }
    new.lateness = lateness(of: new)
    take(task, material, into: &new.submission)
    if new != known || task.old.count > 1 {
      try store.replace(new, student: task.student, old: task.old)
    }
    return Regrade(old: known, new: new)
  }

  private func time(
    _ task: Task, _ material: LessonMaterial
  ) async -> (Date?, SubmissionRecord.TimeSource?) {
    guard task.isThere else { return (nil, nil) }
    let time = await times.time(
      of: task.student, lesson: material.lesson, root: task.folder,
      taken: task.collected.places)
    return (time?.date, time?.source)
  }

  // MARK: Grading

  /// The results as they come, at most `jobs` at a time.
  private func gradings(
    _ tasks: [Task], _ material: LessonMaterial
  ) -> AsyncThrowingStream<(LessonResult, Regrade?), any Error> {
    AsyncThrowingStream { continuation in
      let work = _Concurrency.Task {
        do {
          _ = try await tasks.concurrentMap(atMost: jobs) { task in
            continuation.yield(try await finish(task, material))
          }
          continuation.finish()
        } catch {
          continuation.finish(throwing: error)
        }
      }
      continuation.onTermination = { _ in work.cancel() }
    }
  }

  private func finish(_ task: Task, _ material: LessonMaterial) async throws -> (
    LessonResult, Regrade?
  ) {
    let started = Machine.uptime
    var result = LessonResult(
      student: task.student.id, lesson: material.lesson.name.text, status: .graded,
      isolation: run.isolation, inputs: task.inputs, gradedAt: now())
    let (date, source) = await time(task, material)
    result.submission = SubmissionRecord(submittedAt: date, timeSource: source)
    take(task, material, into: &result.submission)
    result.lateness = lateness(of: result)
    result.integrity = task.collected.refused.map {
      IntegrityFlag(rule: .collection, path: $0.path, excerpt: $0.reason)
    }
    result.history = SubmittedHistory(folder: .live(root: task.folder))[material.lesson]

    if let trouble = task.trouble {
      result.status = .notGraded
      result.fault = trouble
    } else if task.isThere {
      do {
        let outcome = try await grader.grade(material.parts, work(task, material))
        result.exercises = outcome.grade.exercises.map {
          exercise($0, task, material, spared: outcome.spared[$0.exercise])
        }
        result.integrity += outcome.flags
      } catch is CancellationError {
        throw CancellationError()
      } catch {
        result.status = .infrastructureError
        result.fault = (error as? LessonGrader.Fault)?.words ?? "\(error)"
      }
    } else {
      result.status = .noSubmission
      result.exercises = material.lesson.exercises.map {
        exercise(ExerciseGrade(exercise: $0.id, state: .notAttempted), task, material)
      }
    }
    result.seconds = Numbers.rounded(Machine.uptime - started)
    let before = try? task.old.map(store.read).max { $0.gradedAt < $1.gradedAt }
    // A fault never replaces a result that is still true of the same inputs; there is none here,
    // or it would have been reused.
    try store.replace(result, student: task.student, old: task.old)
    return (result, before.map { Regrade(old: $0, new: result) })
  }

}
