import Course

@testable import Authoring

/// A small sound lesson that tests break in one place.
struct SampleLesson: Sendable {
  static let name = "06-mean"
  static let page = "lessons/06-mean.md"
  static let solution = "solutions/06-mean/Mean.swift"
  static let stub = "exercises/06-mean/Mean.swift"
  static let suite = "Tests/06-mean/MeanTests.swift"
  static let demo = "solutions/06-mean/Demo.swift"
  static let earlierSource = "solutions/04-csv/Rows.swift"
  static let copy = "solutions/06-mean/Rows.swift"
  static let givenCopy = "exercises/06-mean/Rows.swift"

  var files: [String: String]
  var pictures: [String: String] = [:]
  var order = ["04-csv", "06-mean", "07-later"]
  var dataFiles: Set<String> = ["titanic.csv"]
  var dataReadme = """
    | file | source | licence |
    |---|---|---|
    | titanic.csv | bokeh_sampledata 2026.1 | public domain |

    """
  /// What lies in the folders of earlier lessons.
  var earlier = [Self.earlierSource: Self.earlierText]
  var present: Set<String> = ["lessons/images/06-mean.svg", "lessons/04-csv.md"]

  init() {
    files = [
      Self.page: Self.pageText, Self.solution: Self.solutionText, Self.suite: Self.suiteText,
      Self.demo: Self.demoText, "exercises/06-mean/Demo.swift": Self.demoText,
    ]
    writeStub()
    if let source = try? ExerciseSource(parsing: Self.earlierText, path: Self.earlierSource) {
      files[Self.copy] = UsedFile("04-csv/Rows")?.text(from: source)
      files[Self.givenCopy] = files[Self.copy]
    }
  }

  /// The same lesson whose suite has a cross-check.
  static var crossChecked: SampleLesson {
    var lesson = SampleLesson()
    lesson.replace(
      "  @Test(\"One value", in: suite,
      with: """
          @Test("On generated columns it answers as the solution does", .tags(.crossCheck))
          func generated() {
            crossCheck { random in
              let values = random.spread(count: random.count(0...12))
              return Case("mean(\\(literal(values)))", slack: 1e-12) { mean(values) }
            }
          }

          @Test("One value
        """)
    return lesson
  }

  /// Brings the stub up to date with its source, as `learn author stubs` does.
  mutating func writeStub() {
    let source = try? ExerciseSource(parsing: files[Self.solution] ?? "", path: Self.solution)
    if let source { files[Self.stub] = source.stub }
  }

  /// Replaces some words in a file; the stub follows its source.
  mutating func replace(_ words: String, in path: String, with others: String) {
    precondition(files[path]?.contains(words) == true, "\(path) does not hold \(words)")
    files[path] = files[path]?.replacing(words, with: others)
    if path == Self.solution { writeStub() }
  }

  /// Has the demo draw a chart of these values.
  mutating func draw(_ values: String) {
    replace(
      "print(mean([1, 2, 6]) ?? 0)", in: Self.demo,
      with: """
        print(mean([1, 2, 6]) ?? 0)
          show(
            Chart("Ages", x: "row", y: "age", series: [.line("age", x: [0, 1], y: \(values))]),
            savedAs: "06-mean-ages")
        """)
    files["exercises/06-mean/Demo.swift"] = files[Self.demo]
  }

  var tree: LessonTree {
    let (present, earlier) = (present, earlier)
    return LessonTree(
      name: LessonName(Self.name)!, order: order.compactMap(LessonName.init), files: files,
      pictures: pictures,
      pages: [Self.page: files[Self.page] ?? "", "lessons/04-csv.md": "# CSV\n\n## Quotes\n"],
      dataFiles: dataFiles, dataReadme: dataReadme, exists: { present.contains($0) },
      read: { earlier[$0] })
  }

  private static let sentence = "A mean says where the middle of many measurements lies.\n"

  private static let pageText = """
    # The mean
    > Say where the middle lies, and when there is none.

    Chapter: foundations · 25 minutes · Data: titanic · Needs: 04-csv · Uses: 04-csv/Rows

    The ages of the passengers have a mean, which no passenger had. See [quotes](04-csv.md#quotes).

    ![The ages](images/06-mean.svg)

    ## Predict: Which age is it?

    How old is the passenger whose age is the mean?

    1. As old as the mean: it is taken from the list.
    2. Nobody need be that old.
    3. As old as most of them, since the mean is what is usual
       among the passengers.

    <details><summary>Answer</summary>

    **2.** Of 1 and 3 the mean is 2, and neither is.

    </details>

    ## What it is

    \(String(repeating: sentence, count: 110))
    ## Exercise: The mean
    [exercises/06-mean/Mean.swift](../exercises/06-mean/Mean.swift)

    Write the mean of a list. It matters because everything later begins with it.

    <details><summary>Hint: where to look</summary>Look at [what it is](#what-it-is).</details>
    <details><summary>Hint: the idea</summary>Add them up, then divide.</details>
    <details><summary>Hint: nearly the code</summary>

    ```swift
    guard !values.isEmpty else { return nil }
    ```

    </details>

    ## In Python

    NumPy divides by as many as there are.

    ```python
    import numpy as np
    ages = [1, 2, 6]
    print(np.mean(ages))
    ```

    ```text
    3.0
    ```

    ## Going deeper

    Any book on statistics, chapter one.

    """

  private static let solutionText = """
    /// Returns the mean of the values, or `nil` when there are none.
    ///
    /// - Parameter values: Any number of values, in one unit.
    /// - Returns: Their mean in that unit.
    func mean(_ values: [Double]) -> Double? {
      #if MISTAKE_DIVIDES_BY_ONE_LESS
        // Feedback: one less
        guard !values.isEmpty else { return nil }
        return values.reduce(0, +) / Double(values.count - 1)
      #elseif MISTAKE_NOTHING_IS_ZERO
        // Feedback: no middle
        return values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
      #elseif RIGHT_RUNNING
        var mean: Double?
        for (index, value) in values.enumerated() {
          mean = (mean ?? 0) + (value - (mean ?? 0)) / Double(index + 1)
        }
        return mean
      #elseif SOLUTION
        guard !values.isEmpty else { return nil }
        return values.reduce(0, +) / Double(values.count)
      #else
        // TODO: Add them up and divide by their number; say so when there are none.
        return .nan
      #endif
    }

    """

  private static let earlierText = """
    /// Returns how many rows a text has.
    func rows(_ text: String) -> Int {
      #if SOLUTION
        return text.split(separator: "\\n").count
      #else
        // TODO: Count the lines.
        return -1
      #endif
    }

    """

  private static let suiteText = """
    import LessonTesting
    import Testing

    @testable import MeanLesson

    private let oneLess = Mistake(
      "DIVIDES_BY_ONE_LESS", "It looks as if the sum was divided by one less than there are.")
    private let zero = Mistake("NOTHING_IS_ZERO", "Of nothing there is no middle, not even zero.")

    @Suite("Mean", .exercise("06-mean/Mean"))
    struct MeanSuite {
      @Test("The mean of two lies halfway")
      func two() { check("mean([1, 3])", mean([1, 3]), is: 2, mistakes: [oneLess.gives(4)]) }

      @Test("The mean of a constant is that constant")
      func constant() { check("mean([5, 5, 5])", mean([5, 5, 5]), is: 5) }

      @Test("One value is its own mean")
      func one() { check("mean([7])", mean([7]), is: 7) }

      @Test("Nothing has no mean")
      func nothing() { check("mean([])", mean([]), is: nil, mistakes: [zero.gives(0)]) }

      @Test("Values below zero count as they are")
      func negative() { check("mean([-1, -3])", mean([-1, -3]), is: -2) }
    }

    """

  private static let demoText = """
    import LessonKit

    /// Shows the mean of three numbers.
    public func demo() throws {
      print(mean([1, 2, 6]) ?? 0)
    }

    """
}
