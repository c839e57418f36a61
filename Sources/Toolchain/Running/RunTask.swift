import Grading

/// One thing that a program is to do: settle some checks on one of its variants.
struct RunTask: Sendable {
  /// 0 is the only variant of most programs.
  var variant = 0

  /// The checks to settle.
  var plan: [PlannedTest]

  /// What else the program holds, as ``RunRecorder/settledIDs`` names it: it is not run.
  var passedOver: [String] = []

  /// Whether the first check that does not pass is the last that is run.
  var isOverAtFailure = false

  /// The processor time that each check may take, in seconds; `nil` sets no limit.
  var workLimit: (@Sendable (Check.ID) -> Double)?
}

/// What a program does one after the other, and whom to tell.
struct RunTasks: Sendable {
  /// The next task; `nil` when there are no more.
  var next: @Sendable () -> RunTask?

  /// Called when all of a task is settled that can be, or is asked for.
  var onEnd: @Sendable (RunTask, LessonRunner.Report) -> Void

  /// Called for each check as soon as it has ended.
  var onSettled: (@Sendable (CheckResult) -> Void)?

  /// Called with the seconds on the clock that each check took which ended by itself.
  var onTimed: (@Sendable (Check.ID, Double) -> Void)?
}
