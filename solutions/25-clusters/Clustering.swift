import LessonKit

/// Rows put into groups, each with a centre.
struct Clustering: Equatable {
  /// The centres, a row for each, with the columns of the rows.
  var centres: Matrix

  /// For each row the number of the centre that is nearest to it.
  var labels: [Int]

  /// The sum over all rows of the squared distance to the centre that it belongs to.
  var inertia: Double

  /// How often the rows were assigned and the centres moved, the last time included, at which
  /// nothing changed any more.
  var iterations: Int
}

/// What the functions of this lesson refuse about groups.
enum ClusterError: Error, Equatable {
  /// There are no rows, no centres or no starts.
  case empty

  /// Rows and centres have not the same columns.
  case columns(rows: Int, centres: Int)

  /// There is not one label for each row.
  case labels(rows: Int, labels: Int)

  /// There are fewer than two groups, so there is no other to compare with.
  case oneGroup
}
