import Course
import Grading

/// What is known of the exercises that others of their lesson call.
struct Dependencies {
  let parts: LessonParts
  let work: LessonWork
  let kit: Kit
  let store: BuildStore
  private let uses: ExerciseUses

  init(parts: LessonParts, work: LessonWork, kit: Kit, store: BuildStore) {
    self.parts = parts
    self.work = work
    self.kit = kit
    self.store = store
    uses = ExerciseUses(parts)
  }

  /// The other exercises that the work on this one calls.
  func uses(by exercise: Exercise) -> [ExerciseUses.Use] {
    uses.uses(by: exercise, in: work[exercise])
  }

  /// Whether the exercise passed when it was graded with the texts that it has now; `nil` when it has
  /// not been.
  func isRight(_ exercise: Exercise) -> Bool? { store.note(note(exercise)) }

  func remember(_ grades: [ExerciseGrade]) {
    for exercise in parts.lesson.exercises {
      guard let grade = grades.first(where: { $0.exercise == exercise.id }) else { continue }
      store.remember(grade.isPassed, as: note(exercise))
    }
  }

  /// A verdict depends on the exercise's own text and on those that it calls.
  private func note(_ exercise: Exercise) -> Note<Bool> {
    var reached = [exercise]
    var next = 0
    while next < reached.count {
      let used = uses.uses(by: reached[next], in: work[reached[next]]).map(\.exercise)
      reached += used.filter { !reached.contains($0) }
      next += 1
    }
    let texts = reached.map { (path: $0.path, text: work[$0]) }.sorted { $0.path < $1.path }
    return .isRight(exercise, texts: texts, of: parts, kit: kit)
  }
}
