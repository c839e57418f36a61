/// What somebody thought of something.
struct Rating: Equatable {
  /// Who rated: here a student.
  let user: Int

  /// What was rated: here a lecturer.
  let item: Int

  /// The rating itself, 1 to 5; 5 is best.
  let value: Double
}

/// Something that can be offered.
struct Item: Equatable {
  /// The number that ratings know it by.
  let id: Int

  /// What it belongs to: a lecturer's department, the season of a piece of clothing.
  let group: Int
}
