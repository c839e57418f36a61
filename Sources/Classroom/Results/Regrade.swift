/// What changed between two gradings of the same work, and why.
package struct Regrade: Sendable, Equatable {
  package let old: LessonResult
  package let new: LessonResult

  package init(old: LessonResult, new: LessonResult) {
    self.old = old
    self.new = new
  }

  /// Whether score, state or any check came out otherwise.
  package var isChange: Bool { scoreChanged || !checkChanges.isEmpty }

  private var scoreChanged: Bool {
    old.status != new.status || old.score.map(Numbers.short) != new.score.map(Numbers.short)
  }

  /// The first line says score and reason, the others name checks.
  package var words: [String] {
    let reasons = new.inputs.changes(since: old.inputs)
    var why = reasons.isEmpty ? "the policy changed" : reasons.joined(separator: ", ")
    if reasons.isEmpty, old.rawScore.map(Numbers.short) != new.rawScore.map(Numbers.short) {
      why = "points changed, or the same work came out otherwise"
    }
    if old.status == .infrastructureError { why = "the machine had failed before" }
    if old.status == .notGraded { why = "it could not be graded before" }
    if new.status == .notGraded { why = new.fault ?? "it cannot be graded" }
    let points = Numbers.short(new.points)
    return [
      "\(new.student) \(new.lesson): \(Self.score(old)) -> \(Self.score(new)) of \(points) points"
        + " (\(why))"
    ] + checkChanges.map { "  \($0)" }
  }

  private static func score(_ result: LessonResult) -> String {
    result.score.map(Numbers.short) ?? "not graded"
  }

  private var checkChanges: [String] {
    var changes: [String] = []
    for exercise in new.exercises {
      guard let before = old.exercises.first(where: { $0.exercise == exercise.exercise }) else {
        changes.append("\(exercise.exercise): new")
        continue
      }
      if before.state != exercise.state {
        changes.append(
          "\(exercise.exercise): \(before.state.rawValue) -> \(exercise.state.rawValue)")
        continue
      }
      let known = Dictionary(before.checks.map { ($0.id, $0) }) { first, _ in first }
      for check in exercise.checks {
        guard let earlier = known[check.id] else {
          changes.append("\(check.title): new check, \(check.outcome.rawValue)")
          continue
        }
        if earlier.outcome != check.outcome {
          changes.append(
            "\(check.title): \(earlier.outcome.rawValue) -> \(check.outcome.rawValue)")
        }
      }
      let kept = Set(exercise.checks.map(\.id))
      changes += before.checks.filter { !kept.contains($0.id) }.map { "\($0.title): check removed" }
    }
    let ids = Set(new.exercises.map(\.exercise))
    changes += old.exercises.filter { !ids.contains($0.exercise) }.map { "\($0.exercise): removed" }
    return changes
  }
}
