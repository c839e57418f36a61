import Course
import Grading
import Progress
import Terminal

/// What `learn watch` knows, and what it does next; drawing and doing are elsewhere.
struct WatchModel: Sendable {
  let course: Course
  var progress: LearnerProgress

  /// The exercise on the screen.
  private(set) var exercise: Exercise

  /// The verdict on the text that was on the disk when it came; `nil` before the first.
  private(set) var verdict: Verdict?
  private(set) var work = Work.none
  private(set) var panel = Panel.verdict
  private(set) var question: Question?

  /// A line of words at the foot, until the next key or verdict.
  private(set) var notice: StyledText?

  /// How many lines of the panel are above the screen; the view says how many there can be.
  var scroll = 0 { didSet { isAtSection = false } }

  /// Whether the page is to be shown from the exercise's own section on; only the view knows which
  /// line that is.
  private(set) var isAtSection = false

  /// Whether `n` was pressed before the verdict was there.
  private var goesOn = false

  /// What is being done.
  enum Work: Sendable, Equatable {
    case none

    /// Grading the exercise; so many of its checks have ended.
    case grading(settled: Int)

    /// Grading all; so many exercises are done.
    case checkingAll(done: Int)
  }

  /// What fills the screen between head and foot.
  enum Panel: Sendable {
    case verdict, page, hints, help, courseEnd
    case solution(String)
    case list(Picker)
    case all([Verdict])
    case trouble(ErrorReport)
  }

  /// What the next key answers.
  enum Question: Sendable, Equatable {
    case solution, reset
  }

  enum Event: Sendable {
    /// A file was saved whose text is not the one being graded.
    case saved(Exercise)
    case settled
    case graded(Verdict)
    case checked([Verdict])
    case checkedAll

    /// The exercise could not be graded.
    case failed(ErrorReport)

    /// What a key asked for could not be done.
    case refused(ErrorReport)
    case progress(LearnerProgress)
    case solution(String)
    case reset(Exercise, ResetOutcome)

    /// An editor has ended, or one could not be started.
    case edited(ErrorReport?)
    case key(Key)
  }

  enum Effect: Sendable, Equatable {
    /// Stop what is being graded, and grade the exercise on the screen.
    case grade
    case checkAll

    /// Compile what a lesson's first verdict needs, while nothing else is to be done.
    case prepare(Lesson)
    case openHint(Exercise)
    case openSolution(Exercise)
    case choose(Exercise)
    case reset(Exercise)
    case edit(Exercise, line: Int)
    case quit
  }

  init(course: Course, progress: LearnerProgress, exercise: Exercise) {
    self.course = course
    self.progress = progress
    self.exercise = exercise
    if progress.current(in: course) == nil { panel = .courseEnd }
  }

  /// What is done before anything has happened.
  mutating func begin() -> [Effect] { grade() }

  var lesson: Lesson? { course.lesson(of: exercise) }

  var isPassed: Bool { verdict?.grade.isPassed == true }

  /// The exercise that `n` goes to; `nil` at the end of the course.
  var next: Exercise? { progress.current(in: course) }

  /// Takes in what has happened.
  ///
  /// - Parameter page: How many lines of the panel fit on the screen.
  /// - Returns: What is to be done, in order.
  mutating func handle(_ event: Event, page: Int = 10) -> [Effect] {
    switch event {
    case .saved(let saved):
      question = nil
      notice = nil
      if saved != exercise { return go(to: saved, chosen: true) }
      show(.verdict)
      return grade()
    case .settled:
      if case .grading(let settled) = work { work = .grading(settled: settled + 1) }
    case .graded(let verdict): return take(verdict)
    case .checked(let verdicts):
      guard case .checkingAll(let done) = work else { return [] }
      work = .checkingAll(done: done + verdicts.count)
      if case .all(let before) = panel { panel = .all(before + verdicts) }
    case .checkedAll:
      // Meanwhile the exercise's file may have been saved, and its verdict was stopped.
      return grade()
    case .failed(let report):
      work = .none
      goesOn = false
      // What was known was said of a text that is no longer there.
      verdict = nil
      show(.trouble(report))
    case .refused(let report): show(.trouble(report))
    case .progress(let progress): self.progress = progress
    case .solution(let text): show(.solution(text))
    case .reset(let exercise, let outcome):
      switch outcome {
      case .alreadyStub: notice = "The file is as it was handed out."
      case .written(let kept?): notice = StyledText("Your version: \(kept)")
      case .written(nil): notice = "The file is as it was handed out again."
      }
      // The file's own event says so as well, where events arrive.
      return exercise == self.exercise ? grade() : []
    case .edited(let trouble):
      if let trouble { show(.trouble(trouble)) }
    case .key(let key):
      notice = nil
      return press(key, page: page)
    }
    return []
  }

  private mutating func take(_ verdict: Verdict) -> [Effect] {
    let isFirst = self.verdict == nil
    self.verdict = verdict
    work = .none
    if case .trouble = panel { show(.verdict) }
    if case .verdict = panel { scroll = 0 }
    guard isPassed else {
      if goesOn { refuseToGoOn() }
      goesOn = false
      return isFirst ? lesson.map { [.prepare($0)] } ?? [] : []
    }
    if goesOn { return goOn() }
    guard let next, let lesson = course.lesson(of: next) else { return [] }
    return [.prepare(lesson)]
  }

  // MARK: What keys do

  mutating func show(_ panel: Panel) {
    self.panel = panel
    scroll = 0
  }

  /// Takes in which line the view has put on top.
  mutating func settle(at line: Int) {
    let isKept = isAtSection
    scroll = line
    isAtSection = isKept
  }

  /// Shows the lesson: from its top while nothing of it has been begun, else at the exercise.
  mutating func read() {
    show(.page)
    let exercises = lesson?.exercises ?? []
    isAtSection = exercises.contains { progress[$0].status != .untouched }
  }

  mutating func ask(_ question: Question) { self.question = question }

  mutating func answered() { question = nil }

  mutating func say(_ words: StyledText) { notice = words }

  mutating func setPicker(_ picker: Picker) {
    if case .list = panel { panel = .list(picker) }
  }

  mutating func grade() -> [Effect] {
    work = .grading(settled: 0)
    return [.grade]
  }

  mutating func checkAll() -> [Effect] {
    work = .checkingAll(done: 0)
    goesOn = false
    show(.all([]))
    return [.checkAll]
  }

  mutating func goOn() -> [Effect] {
    if case .grading = work {
      goesOn = true
      notice = "Goes on when it passes."
      return []
    }
    goesOn = false
    guard isPassed else {
      refuseToGoOn()
      return []
    }
    guard let next else {
      show(.courseEnd)
      return []
    }
    return go(to: next, chosen: false)
  }

  mutating func go(to exercise: Exercise, chosen: Bool) -> [Effect] {
    self.exercise = exercise
    verdict = nil
    goesOn = false
    show(.verdict)
    return (chosen ? [.choose(exercise)] : []) + grade()
  }

  private mutating func refuseToGoOn() {
    show(.verdict)
    switch verdict?.grade.trouble {
    case .notAttempted: notice = "Write it first; or choose another: l"
    case .doesNotCompile: notice = "It does not compile yet. Choose another: l"
    default:
      let left = (verdict?.grade.results.count ?? 0) - (verdict?.grade.passedCount ?? 0)
      notice = StyledText(
        "\(left) \(left == 1 ? "check fails" : "checks fail") yet. Choose another: l")
    }
  }
}
