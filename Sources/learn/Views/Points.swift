import Classroom
import Course
import Grading
import Progress
import Terminal

/// What exercises are worth and what of it is earned, counted as a class is graded where the
/// instructor sets no points: each exercise's points by the share of its checks that pass.
struct Points: Equatable {
  let earned: Double
  let most: Double

  init(_ exercises: some Sequence<Exercise>, progress: LearnerProgress) {
    let policy = GradingPolicy()
    var (earned, most) = (0.0, 0.0)
    for exercise in exercises {
      let points = policy.points(of: exercise.id)
      most += points
      earned += progress[exercise].earned(of: points)
    }
    self.earned = earned
    self.most = most
  }

  /// "6.25"
  var earnedText: String { Numbers.short(earned) }

  /// "16.25 of 30 points"
  var text: String { "\(earnedText) of \(Numbers.short(most)) points" }
}

extension ExerciseRecord {
  /// What the last verdict was worth.
  fileprivate func earned(of points: Double) -> Double {
    switch status {
    case .untouched: 0
    case .passed: points
    case .begun: Score.points(points, passed: checksPassed, of: checksTotal)
    }
  }
}
