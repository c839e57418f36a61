import Course

/// The files of a lesson that has yet to be written.
///
/// They build, their stubs are current and their suites run; each place that waits for its author
/// is marked with `WRITE:`, which `learn author check` lists.
package struct NewLesson: Sendable {
  package let name: LessonName
  package let exercises: [String]

  /// - Parameters:
  ///   - order: The lessons that there are.
  /// - Throws: ``AuthoringError`` when the name or an exercise's cannot be used.
  package init(
    name text: String, exercises: [String], order: [LessonName]
  ) throws(AuthoringError) {
    guard let name = LessonName(text) else { throw .badLessonName(text) }
    if order.contains(name) { throw .lessonExists(name) }
    if let other = order.first(where: { $0.moduleName == name.moduleName }) {
      throw .slugTaken(by: other)
    }
    if let other = order.first(where: { $0.number == name.number }) {
      throw .numberTaken(by: other, free: "\(Self.number(after: other, in: order))-\(name.slug)")
    }
    guard !exercises.isEmpty else { throw .noExercises }
    var seen: Set<String> = ["demo"]
    for exercise in exercises {
      guard let first = exercise.first, first.isUppercase,
        exercise.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) }),
        seen.insert(exercise.lowercased()).inserted
      else { throw .badExerciseName(exercise) }
    }
    self.name = name
    self.exercises = exercises
  }

  /// A number that sorts after a lesson's and before the next one's: 065 between 06 and 07.
  static func number(after lesson: LessonName, in order: [LessonName]) -> String {
    let taken = Set(order.map { String($0.number) })
    var digits = String(lesson.number)
    while true {
      for digit in [5, 6, 7, 8, 9, 4, 3, 2, 1] where !taken.contains("\(digits)\(digit)") {
        return "\(digits)\(digit)"
      }
      digits += "9"
    }
  }

  /// The text of each file, by its path from the course's root.
  package var files: [String: String] {
    var files = ["lessons/\(name).md": page]
    for exercise in exercises {
      let path = "solutions/\(name)/\(exercise).swift"
      files[path] = solution(exercise)
      files["Tests/\(name)/\(exercise)Tests.swift"] = suite(exercise)
      if let source = try? ExerciseSource(parsing: solution(exercise), path: path) {
        files["exercises/\(name)/\(exercise).swift"] = source.stub
      }
    }
    files["solutions/\(name)/Demo.swift"] = demo
    files["exercises/\(name)/Demo.swift"] = demo
    return files
  }

  private var title: String {
    let words = name.slug.split(separator: "-").joined(separator: " ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }

  private var page: String {
    """
    # \(title)

    > <!-- WRITE: the lesson in one sentence -->

    Chapter: foundations · 30 minutes · Data: none · Needs: none

    <!-- WRITE: a real failure or question, with its numbers, on the lesson's own data -->

    <!-- WRITE: the one idea, with an example small enough to check by hand, then on the real data -->

    <!-- WRITE: a picture drawn from the data, with the course's own chart code -->

    ## Predict: what happens?

    <!-- WRITE: a question that most people answer wrongly, before the text that answers it -->

    1. <!-- WRITE: what people believe -->
    2. <!-- WRITE: what happens -->
    3. <!-- WRITE: what others believe -->

    <details><summary>Answer</summary>

    **2.** <!-- WRITE: why, and what is wrong with the others -->

    </details>

    \(exercises.map(section).joined(separator: "\n"))
    ## In Python

    <!-- WRITE: which number of this lesson it is, and what the tools call it -->

    ```python
    import pandas as pd
    data = pd.read_csv("lessons/data/titanic.csv")
    print(len(data))  # WRITE: a number that a suite of this lesson asserts
    ```

    ```text
    1313
    ```

    ## Going deeper

    <!-- WRITE: two or three pointers to the literature, and what the field's tools call it -->

    """
  }

  private func section(_ exercise: String) -> String {
    """
    ## Exercise: \(exercise)

    [exercises/\(name)/\(exercise).swift](../exercises/\(name)/\(exercise).swift)

    <!-- WRITE: what to write and why it matters -->

    <details><summary>Hint: where to look</summary>

    <!-- WRITE: which part of the page or of the data to look at again -->

    </details>

    <details><summary>Hint: the idea</summary>

    <!-- WRITE: the idea in words -->

    </details>

    <details><summary>Hint: nearly the code</summary>

    <!-- WRITE: all but one line -->

    </details>

    """
  }

  private func function(_ exercise: String) -> String {
    exercise.prefix(1).lowercased() + exercise.dropFirst()
  }

  private func solution(_ exercise: String) -> String {
    """
    /// Returns the values, each twice as large. WRITE: your own function with its documentation
    ///
    /// - Parameter values: Any number of values.
    /// - Returns: As many values, in the same order.
    func \(function(exercise))(_ values: [Double]) -> [Double] {
      #if MISTAKE_CHANGES_NOTHING
        // Feedback: as they were
        // WRITE: what a reasonable person would get wrong, and the words that this earns
        return values
      #elseif MISTAKE_ADDS_TWO
        // Feedback: added
        // WRITE: a second mistake
        return values.map { $0 + 2 }
      #elseif RIGHT_ADDS_TO_ITSELF
        // WRITE: another right answer: other arithmetic, or another algorithm
        return values.map { $0 + $0 }
      #elseif SOLUTION
        // WRITE: the solution
        return values.map { $0 * 2 }
      #else
        // TODO: Double every value.
        return []
      #endif
    }

    """
  }

  private func suite(_ exercise: String) -> String {
    let call = function(exercise)
    return """
      import LessonTesting
      import Testing

      @testable import \(name.moduleName)

      private let changesNothing = Mistake(
        "CHANGES_NOTHING", "The values are as they were. WRITE: what to think of")
      private let addsTwo = Mistake(
        "ADDS_TWO", "It looks as if two was added to each. WRITE: what to think of")

      @Suite("\(exercise)", .exercise("\(name)/\(exercise)"))
      struct \(exercise)Suite {
        // WRITE: a property, the edge cases, the mistakes, and the real data: five checks at least
        @Test("The smallest example by hand")
        func byHand() {
          check(
            "\(call)([1, 3])", \(call)([1, 3]), is: [2, 6],
            mistakes: [changesNothing.gives([1, 3]), addsTwo.gives([3, 5])])
        }

        // WRITE: inputs that reach what you did not think of
        @Test("On generated values it answers as the solution does", .tags(.crossCheck))
        func generated() {
          crossCheck { random in
            let values = random.column(count: random.count(0...12))
            return Case("\(call)(\\(literal(values)))") { \(call)(values) }
          }
        }
      }

      """
  }

  private var demo: String {
    """
    /// Shows what the lesson's exercises do. WRITE: a table or a chart of the real data
    public func demo() throws {
      print(\(function(exercises[0]))([1, 2, 3]))
    }

    """
  }
}
