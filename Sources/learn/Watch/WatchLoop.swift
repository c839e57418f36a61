import Course
import Foundation
import OperatingSystem
import Progress
import Terminal
import Toolchain

/// Runs `learn watch` on a terminal: hears keys and saved files, and does what the model asks for.
actor WatchLoop {
  /// What arrives, from wherever.
  enum Arrival: Sendable {
    case input(InputEvent)
    case files(Set<String>)

    /// From the work of that number; what an earlier one still says is not heard.
    case work(Int, WorkResult)
    case model(WatchModel.Event)
    case editorEnded(Int32, command: String)
  }

  enum WorkResult: Sendable {
    case settled
    case graded(Verdict)
    case checked([Verdict])
    case checkedAll
    case failed(ErrorReport)
  }

  let session: Session
  private let root: String
  private let screen: Screen
  private let keyboard: Keyboard
  private let arrivals: AsyncStream<Arrival>
  let inbox: AsyncStream<Arrival>.Continuation
  var model: WatchModel

  private var work: (number: Int, task: Task<Void, Never>?, files: LessonWork?) = (0, nil, nil)
  /// The lesson's files as they were when the last verdict was asked for.
  private var seen: (lesson: LessonName, files: LessonWork)?
  /// When the last text of the exercise on the screen that was heard of was saved, by its file: a
  /// busy machine may hear of it much later.
  private var lastSave: Date?
  private var preparations: [String: Task<Void, Never>] = [:]
  private var pumps: [Task<Void, Never>] = []
  private var watched: (lesson: LessonName, task: Task<Void, Never>)?

  /// Whether an editor has the terminal.
  private var isAway = false
  private var panelCache: (key: String, lines: [StyledText])?

  init(_ model: WatchModel, session: Session, keyboard: Keyboard) throws {
    self.model = model
    self.session = session
    self.keyboard = keyboard
    root = try session.root()
    screen = Screen(session.console.capabilities)
    (arrivals, inbox) = AsyncStream.makeStream()
  }

  func run() async -> ExitStatus {
    screen.enter()
    let inbox = inbox
    let events = keyboard.events
    pumps.append(Task { for await event in events { inbox.yield(.input(event)) } })
    perform(model.begin())
    draw()
    for await arrival in arrivals {
      if await take(arrival) { break }
      draw()
    }
    // The terminal first: whatever is left to end, the learner can type again.
    screen.leave()
    keyboard.close()
    await stopEverything()
    return .success
  }

  private func stopEverything() async {
    work.task?.cancel()
    watched?.task.cancel()
    for pump in pumps { pump.cancel() }
    for preparation in preparations.values { preparation.cancel() }
    // Cancelled work kills what it runs before it ends.
    await work.task?.value
    for preparation in preparations.values { await preparation.value }
  }

  // MARK: Events

  /// - Returns: Whether this is the end.
  private func take(_ arrival: Arrival) async -> Bool {
    switch arrival {
    case .input(.ended): return true
    case .input(.resized(let size)): screen.resize(to: size)
    case .input(.resumed): screen.invalidate()
    // Keys typed just before an editor has the terminal were meant for it.
    case .input(.key(let key)): return isAway ? false : handle(.key(key))
    case .files(let paths):
      guard let saved = savedExercise(paths) else { return false }
      return handle(.saved(saved))
    case .work(let number, let result):
      guard number == work.number else { return false }
      switch result {
      case .settled: return handle(.settled)
      case .checked(let verdicts): return handle(.checked(verdicts))
      case .checkedAll:
        loadProgress()
        return handle(.checkedAll)
      case .failed(let report): return handle(.failed(report))
      case .graded(let verdict):
        // The verdict on the screen is that of the files on the disk, or it is not shown.
        guard filesNow() == work.files else {
          startGrading()
          return false
        }
        loadProgress()
        return handle(.graded(verdict))
      }
    case .model(let event): return handle(event)
    case .editorEnded(let status, let command):
      keyboard.resume()
      screen.enter()
      isAway = false
      return handle(.edited(status == 127 ? Editor.notStarted(command) : nil))
    }
    return false
  }

  private func handle(_ event: WatchModel.Event) -> Bool {
    let page = WatchView(model: model, capabilities: screen.capabilities).page
    return perform(model.handle(event, page: page))
  }

  /// The exercise that a save is about; `nil` when the text is what is being graded already.
  private func savedExercise(_ paths: Set<String>) -> Exercise? {
    guard let lesson = model.lesson else { return nil }
    let saved = lesson.exercises.filter { paths.contains("\(root)/\($0.path)") }
    guard !saved.isEmpty else { return nil }
    let now = filesNow()
    func isNew(_ exercise: Exercise) -> Bool {
      seen?.lesson != lesson.name || now?[exercise] != seen?.files[exercise]
    }
    guard saved.contains(model.exercise) else {
      // An editor that saves all its files at once does not mean to go elsewhere.
      let isOneOfSeveral = saved.contains { isSavedWithCurrent($0) }
      if isOneOfSeveral || isNew(model.exercise) { return model.exercise }
      // To go elsewhere takes a new text: an event alone may only mean that a program which had
      // the file open has ended.
      return now == nil ? nil : saved.first(where: isNew)
    }
    if case .grading = model.work, let now, now == work.files { return nil }
    lastSave = timeOfSave(model.exercise)
    return model.exercise
  }

  private func isSavedWithCurrent(_ exercise: Exercise) -> Bool {
    guard let lastSave, let time = timeOfSave(exercise) else { return false }
    return abs(time.timeIntervalSince(lastSave)) < 0.2
  }

  /// When the file was saved; of a link, the one that it leads to.
  private func timeOfSave(_ exercise: Exercise) -> Date? {
    let path = URL(fileURLWithPath: "\(root)/\(exercise.path)").resolvingSymlinksInPath().path
    return File(path).modified
  }

  private func filesNow() -> LessonWork? {
    guard let lesson = model.lesson else { return nil }
    return try? LessonWork.learner(lesson, root: root)
  }

  private func loadProgress() {
    if let progress = try? session.progressStore().load() { _ = model.handle(.progress(progress)) }
  }

  // MARK: Effects

  /// - Returns: Whether this is the end.
  @discardableResult
  private func perform(_ effects: [WatchModel.Effect]) -> Bool {
    for effect in effects {
      switch effect {
      case .grade: startGrading()
      case .checkAll: startCheckingAll()
      case .prepare(let lesson): prepare(lesson)
      case .quit: return true
      case .edit(let exercise, let line): edit(exercise, line: line)
      case .openHint(let exercise):
        change { progress in
          let opened = progress[exercise].hintsOpened
          progress[exercise].hintsOpened = min(opened + 1, exercise.hints.count)
        }
      case .choose(let exercise): change { $0.chosen = exercise.id }
      case .openSolution(let exercise): openSolution(exercise)
      case .reset(let exercise):
        attempt {
          let outcome = try session.reset(exercise)
          loadProgress()
          perform(model.handle(.reset(exercise, outcome)))
        }
      }
    }
    return false
  }

  private func attempt(_ body: () throws -> Void) {
    do {
      try body()
    } catch {
      perform(model.handle(.refused(ErrorReport(error))))
    }
  }

  private func change(_ change: (inout LearnerProgress) -> Void) {
    attempt {
      let now = session.now()
      let progress = try session.progressStore().update {
        change(&$0)
        $0.lastActive = now
      }
      _ = model.handle(.progress(progress))
    }
  }

  private func openSolution(_ exercise: Exercise) {
    attempt {
      let source = try session.source(of: exercise)
      guard source.hasSolution else { throw SessionError.noSolutions }
      change { $0[exercise].solutionShown = true }
      perform(model.handle(.solution(source.shownSolution)))
    }
  }

  // MARK: Work

  private func startGrading() {
    guard let lesson = model.lesson else { return }
    watch(lesson)
    do {
      // Read here, so that a save is compared with the text that is being graded.
      let files = try LessonWork.learner(lesson, root: root)
      seen = (lesson.name, files)
      let (exercise, session) = (model.exercise, session)
      let preparation = preparations[lesson.id]
      startWork(files: files) { report in
        // It compiles what this needs; twice would take longer than waiting.
        await preparation?.value
        let verdicts = try await session.grade(
          [exercise], of: lesson, work: files, onSettled: { _ in report(.settled) })
        for verdict in verdicts { report(.graded(verdict)) }
      }
    } catch {
      startWork(files: nil) { _ in throw error }
    }
  }

  private func startCheckingAll() {
    let (course, session) = (model.course, session)
    startWork(files: nil) { report in
      for lesson in course.lessons {
        report(.checked(try await session.grade(lesson.exercises, of: lesson)))
      }
      report(.checkedAll)
    }
  }

  /// Stops the work before, and begins this once that has ended.
  private func startWork(
    files: LessonWork?,
    _ body:
      @escaping @Sendable (_ report: @escaping @Sendable (WorkResult) -> Void) async throws -> Void
  ) {
    let (number, before, inbox) = (work.number + 1, work.task, inbox)
    before?.cancel()
    let task = Task.detached {
      await before?.value
      do {
        try Task.checkCancellation()
        try await body { inbox.yield(.work(number, $0)) }
      } catch is CancellationError {
        return
      } catch {
        inbox.yield(.work(number, .failed(ErrorReport(error))))
      }
    }
    work = (number, task, files)
  }

  /// Compiles a lesson's suites, unless that has been done, while nothing waits for it.
  private func prepare(_ lesson: Lesson) {
    guard session.environment["LEARN_PREPARE"] != "0", preparations[lesson.id] == nil else {
      return
    }
    let session = session
    preparations[lesson.id] = Task.detached {
      // What fails here fails again, with words, when the lesson is graded.
      guard let engine = try? session.engine(),
        let parts = try? LessonParts.load(lesson, root: engine.root)
      else { return }
      try? await engine.prepare(parts)
    }
  }

  private func watch(_ lesson: Lesson) {
    if watched?.lesson == lesson.name { return }
    watched?.task.cancel()
    let folder = "\(root)/\(lesson.exercisesFolder)"
    let changes = FileWatcher(directories: [folder]) { $0.hasSuffix(".swift") }.changes()
    let inbox = inbox
    watched = (
      lesson.name, Task { for await paths in changes { inbox.yield(.files(paths)) } }
    )
  }

  // MARK: Editor

  private func edit(_ exercise: Exercise, line: Int) {
    attempt {
      let editor = try session.editor()
      let command = editor.command(file: "\(root)/\(exercise.path)", line: line)
      let (environment, inbox) = (session.environment, inbox)
      if editor.isTerminal {
        isAway = true
        keyboard.pause()
        screen.leave()
      }
      let isTerminal = editor.isTerminal
      // It blocks for as long as the editor runs; saved files are graded meanwhile.
      Thread.detachNewThread {
        let status = ForegroundProgram(command, environment: environment).run()
        if isTerminal {
          inbox.yield(.editorEnded(status, command: command))
        } else if status != 0 {
          inbox.yield(.model(.edited(Editor.notStarted(command))))
        }
      }
    }
  }

  // MARK: Drawing

  /// A page is long and does not change, so scrolling it does not draw it anew.
  private func panelLines(_ view: WatchView) -> [StyledText] {
    guard case .page = model.panel else { return view.panelLines }
    let key = "\(model.exercise.lesson) \(screen.capabilities.width)"
    if let panelCache, panelCache.key == key { return panelCache.lines }
    let lines = view.panelLines
    panelCache = (key, lines)
    return lines
  }

  private func draw() {
    guard !isAway else { return }
    let view = WatchView(model: model, capabilities: screen.capabilities)
    let frame = view.frame(panelLines(view))
    model.settle(at: frame.scroll)
    screen.draw(frame.lines)
  }
}
