/// Returns the columns that a model may read when it has to answer at a certain moment.
///
/// A column may be read when its values can be had by then, and when every column that it is made
/// from may be read as well. What is to be predicted may not, at any moment. Kaufman and others
/// (*Leakage in Data Mining*, 2012) call a column that breaks this rule a leak.
///
/// - Parameters:
///   - columns: Any number of columns, each name once; a column stands behind all those that it is
///     made from. A name in `madeFrom` that is no column's is of something unknown, which may not be
///     read.
///   - moment: When the answer is due. What comes in at this very moment is in time.
///   - target: The name of the column to predict; it need not be among `columns`.
/// - Returns: The names of the columns that may be read, in their order.
func usableColumns(
  _ columns: [Column], at moment: Moment, target: String
) -> [String] {
  // TODO: Go through the columns, and keep the names of those that may be read.
  return ["not yet"]
}
