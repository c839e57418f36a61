import Course
import Progress
import Terminal

/// The course's exercises as a list to choose from.
struct ExerciseItems {
  let course: Course
  let progress: LearnerProgress

  var items: [Picker.Item] {
    course.chapters.flatMap { chapter in
      chapter.lessons.flatMap { lesson in
        lesson.exercises.map { exercise in
          let record = progress[exercise]
          let note =
            record.checksTotal > 0 && record.status != .untouched
            ? "\(record.checksPassed)/\(record.checksTotal)" : ""
          let points = Points([exercise], progress: progress)
          return Picker.Item(
            id: exercise.id, title: exercise.title,
            group: "\(chapter.name) · \(lesson.id) \(lesson.title)",
            status: status(record), note: note, points: points.earned, mostPoints: points.most)
        }
      }
    }
  }

  private func status(_ record: ExerciseRecord) -> Picker.Status {
    switch record.status {
    case .untouched: .toDo
    case .begun: .failing
    case .passed: .done
    }
  }
}
