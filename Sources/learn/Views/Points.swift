import Classroom
import Course
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
      earned += points * progress[exercise].share
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
  /// The part of the checks that passed at the last verdict, 0 to 1.
  fileprivate var share: Double {
    switch status {
    case .untouched: 0
    case .passed: 1
    case .begun: checksTotal > 0 ? min(Double(checksPassed) / Double(checksTotal), 1) : 0
    }
  }
}
