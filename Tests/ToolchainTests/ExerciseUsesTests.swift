import Course
import Testing

@testable import Toolchain

@Suite("Which exercises call which") struct ExerciseUsesTests {
  private func names(in line: String) throws -> [String] {
    let sample = try SampleLesson()
    let median = SampleLesson.answer("0", to: "Median")
    let model = """
      struct Model {
        var values: [Double]
        init(fitting values: [Double]) { self.values = values }
        func transform() -> [Double] { values }
      }
      struct Shape {
        var rows: Int
        func area() -> Int { rows }
      }

      """
    let parts = try LessonParts(sample.lesson, solutions: []) { path in
      path.contains("Spread") ? SampleLesson.answer("0", to: "Spread") : median + model
    }
    return ExerciseUses(parts).uses(
      by: sample.lesson.exercises[1], in: "func spread() {\n  \(line)\n}\n"
    ).map(\.name)
  }

  @Test(
    "A call, a reference and a call in a string's interpolation are uses",
    arguments: [
      "let a = median(values)", "let a = columns.map(median)", "let a = \"\\(median(values))\"",
      "let spread = [median]",
    ])
  func functions(_ line: String) throws {
    #expect(try names(in: line) == ["median"])
  }

  @Test(
    "A type is used where what is to be written of it is called",
    arguments: [
      ("let a = Model(fitting: [1])", ["Model"]),
      ("run { (m: Model) in m.transform() }", ["Model"]),
      ("let a = Shape(rows: 2)", []), ("let a: Shape = made()\n  return a.rows", []),
      ("let a: Shape = made()\n  return a.area()", ["Shape"]),
    ])
  func types(_ line: String, _ expected: [String]) throws {
    #expect(try names(in: line) == expected)
  }

  @Test(
    "Words, members, labels and names of the file's own are none",
    arguments: [
      "// median(values)", "let a = \"median(values)\"", "let a = table.median(values)",
      "let a = row(median: 2)", "func median(_ values: [Int]) -> Int { 1 }\n  median([])",
      "let median = 2\n  return median", "run { (median: Int) in median + 1 }",
      "if let median { return median + 1 }", "for median in [1, 2] { print(median) }",
      "for (row, median) in zip(a, b) { print(row + median) }",
      "return zip(a, b).map { row, median in row + median }",
      "let (row, median) = (1, 2)\n  return row + median",
    ])
  func none(_ line: String) throws {
    #expect(try names(in: line) == [])
  }
}
