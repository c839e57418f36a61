import LessonKit

/// Works of art of the years 1990 to 2012: the words of their titles, and which are on paper.
///
/// A seeded permutation keeps one row in five apart, rounded up.
struct Titles {
  /// The title of a work, its words, and whether its medium speaks of paper.
  struct Work {
    /// The row in the table, counted from 0.
    let row: Int
    let title: String
    let words: [String]
    let isOnPaper: Bool
  }

  /// The works to learn from, in the order of the permutation.
  let training: [Work]

  /// The works that are kept apart, in the order of the permutation.
  let test: [Work]

  /// Reads the table and splits the titles with ``tokens(_:digits:)``.
  init() throws {
    let table = try Table(named: "tate_text")
    let titles = try table.completeStrings("title")
    let media = try table.completeStrings("medium")
    var generator = SplitMix64(seed: 42)
    let works = generator.shuffledIndices(count: table.rowCount).map { row in
      Work(
        row: row, title: titles[row], words: tokens(titles[row]),
        isOnPaper: media[row].lowercased().contains("on paper"))
    }
    let apart = (works.count + 4) / 5
    test = Array(works[..<apart])
    training = Array(works[apart...])
  }
}
