import Course
import Foundation
import Progress
import Toolchain

/// The learner's own answers among the files that a lesson uses.
///
/// An answer counts while its file is the very text that passed; the course's own serves until then.
struct OwnAnswers: Equatable {
  /// By the file's base name.
  private(set) var texts: [String: String] = [:]

  /// The exercises whose answers are taken, and those whose are not yet, in the order of the page.
  private(set) var own: [Exercise] = []
  private(set) var given: [Exercise] = []

  /// - Parameter read: Reads a file of the course; `nil` where it cannot be read.
  init(
    _ uses: [UsedFile], in course: Course, progress: LearnerProgress,
    read: (_ path: String) -> String?
  ) {
    for file in uses {
      // What a lesson gives is the same for everyone.
      guard let exercise = course.exercise(id: file.description) else { continue }
      if progress.isPassed(exercise), let text = read(exercise.path),
        progress[exercise].work == Fingerprint(Data(text.utf8)).description
      {
        texts[file.name] = text
        own.append(exercise)
      } else {
        given.append(exercise)
      }
    }
  }

  /// Says whose answers are used, one line for either.
  ///
  /// - Parameter fit: Whether the learner's own could be built with the lesson.
  func words(fit: Bool) -> [String] {
    func list(_ exercises: [Exercise]) -> String { exercises.map(\.id).joined(separator: ", ") }
    var lines: [String] = []
    if !own.isEmpty {
      lines.append(
        fit
          ? "With your own \(list(own))."
          : "With the course's \(list(own)): your own does not compile in this lesson.")
    }
    if !given.isEmpty {
      let words =
        given.count == 1 ? "your own has not passed as it is" : "yours have not passed as they are"
      lines.append("With the course's \(list(given)): \(words) now.")
    }
    return lines
  }
}
