import LessonKit

/// Returns the best split of some rows on columns that are drawn by chance.
///
/// - Parameters:
///   - rows: The rows to split, counted from 0; a row that stands here twice counts twice.
///   - columns: The features of the whole table, column by column, each with one finite value for
///     each row of it.
///   - labels: The classes of the whole table.
///   - empty: A node without rows.
///   - tries: How many columns are compared, 1 to all of them: the first so many of
///     `rng.shuffledIndices(count: columns.count)`. With all of them nothing need be drawn.
/// - Returns: What ``bestSplit(_:_:rows:empty:minLeaf:)`` finds on these columns alone, with the
///   column's number in the whole table. On a tie it is the lowest column. `nil` when all of the
///   columns drawn are constant on these rows, even if others are not.
func randomSplit(
  _ rows: [Int], _ columns: [[Double]], _ labels: [Int], empty: ClassCounts, tries: Int,
  rng: inout SplitMix64
) throws -> Split? {
  // TODO: Draw the columns, search them alone, and say which column of the table it was.
  return nil
}

/// Returns a random forest: trees that are each grown on their own bootstrap sample.
///
/// - Parameters:
///   - columns: The features, column by column, each with one finite value for each row.
///   - labels: The class of each row, 0 ..< `classCount`.
///   - classCount: The number of classes.
///   - treeCount: How many trees, at least 1.
///   - tries: How many columns each question chooses among, 1 to all of them. With all of them it is
///     plain bagging.
///   - seed: Tree t, counted from 0, has a generator of its own, with the seed `seed` + t, which is
///     never too large for a `UInt64`. It draws the rows of its tree first (``bootstrap(_:rng:)``),
///     then the columns of its questions (``randomTree(_:_:_:empty:tries:rng:)``). Impurity is
///     ``gini(_:)``.
/// - Returns: The trees in this order, each with the rows that it drew.
/// - Throws: ``ForestError/noRows``, else ``ForestError/treeCount(_:)``, else
///   ``ForestError/tries(_:)``.
func forest(
  _ columns: [[Double]], _ labels: [Int], classCount: Int, treeCount: Int, tries: Int, seed: UInt64
) throws -> [BaggedTree] {
  // TODO: Give each tree a generator, rows drawn with it, and let it grow.
  return []
}
