import LessonKit

/// Ratings of lectures at a university: of every fifth student, one row for each lecturer they rated.
///
/// A seeded permutation keeps one row in five apart, rounded up.
struct Lectures {
  /// The ratings to learn from, in the order of the permutation.
  let training: [Rating]

  /// The ratings that are kept apart, in the order of the permutation.
  let test: [Rating]

  /// The department of each lecturer, the same in all of their rows.
  let department: [Int: Int]

  /// The lecturers with a training rating, in the order of their numbers, each with their department.
  let catalogue: [Item]

  /// The training ratings of each student who has any.
  let history: [Int: [Rating]]

  /// Reads the table and splits its rows.
  init() throws {
    let table = try Table(named: "insteval")
    let students = try table.completeIntegers("s")
    let lecturers = try table.completeIntegers("d")
    let departments = try table.completeIntegers("dept")
    let values = try table.completeNumbers("y")
    var generator = SplitMix64(seed: 42)
    let order = generator.shuffledIndices(count: table.rowCount)
    let apart = (order.count + 4) / 5
    func ratings(_ rows: ArraySlice<Int>) -> [Rating] {
      rows.map { Rating(user: students[$0], item: lecturers[$0], value: values[$0]) }
    }
    training = ratings(order[apart...])
    test = ratings(order[..<apart])
    let groups = Dictionary(zip(lecturers, departments), uniquingKeysWith: { first, _ in first })
    department = groups
    catalogue = Set(training.map(\.item)).sorted().map { Item(id: $0, group: groups[$0] ?? 0) }
    history = Dictionary(grouping: training, by: \.user)
  }

  /// The department that a student rated most often in training, of equal ones the lowest number;
  /// `nil` for one who rated nothing there.
  func usualDepartment(of student: Int) -> Int? {
    var counts: [Int: Int] = [:]
    for rating in history[student] ?? [] { counts[department[rating.item] ?? 0, default: 0] += 1 }
    return counts.max { ($0.value, -$0.key) < ($1.value, -$1.key) }?.key
  }
}
