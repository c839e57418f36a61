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
  #if MISTAKE_DRAWS_A_COLUMN_TWICE
    // Feedback: no column twice
    let chosen = (0..<tries).map { _ in Int(rng.next() % UInt64(columns.count)) }.sorted()
  #elseif MISTAKE_ALWAYS_THE_FIRST_COLUMNS
    // Feedback: same columns every time
    let chosen = Array(columns.indices.prefix(tries))
  #elseif MISTAKE_IN_THE_ORDER_DRAWN
    // Feedback: lowest column
    let chosen = Array(rng.shuffledIndices(count: columns.count).prefix(tries))
  #elseif SOLUTION
    let chosen = rng.shuffledIndices(count: columns.count).prefix(tries).sorted()
  #endif
  #if MISTAKE_NUMBER_AMONG_THE_DRAWN
    // Feedback: among the columns drawn
    return try bestSplit(chosen.map { columns[$0] }, labels, rows: rows, empty: empty)
  #elseif RIGHT_COLUMN_BY_COLUMN
    var best: Split?
    for feature in chosen {
      let found = try bestSplit([columns[feature]], labels, rows: rows, empty: empty)
      guard let threshold = found?.threshold, threshold.gain > best?.threshold.gain ?? -1
      else { continue }
      best = Split(feature: feature, threshold: threshold)
    }
    return best
  #elseif SOLUTION
    let found = try bestSplit(chosen.map { columns[$0] }, labels, rows: rows, empty: empty)
    return found.map { Split(feature: chosen[$0.feature], threshold: $0.threshold) }
  #else
    // TODO: Draw the columns, search them alone, and say which column of the table it was.
    return nil
  #endif
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
  #if SOLUTION
    guard !labels.isEmpty else { throw ForestError.noRows }
    guard treeCount >= 1 else { throw ForestError.treeCount(treeCount) }
    guard tries >= 1, tries <= columns.count else { throw ForestError.tries(tries) }
    let empty = ClassCounts(classCount: classCount, measure: gini)
  #endif
  #if MISTAKE_ONE_SEED_FOR_EVERY_TREE
    // Feedback: all trees are the same
    let seeds = (0..<treeCount).map { _ in seed }
  #elseif SOLUTION
    let seeds = (0..<treeCount).map { seed &+ UInt64($0) }
  #endif
  #if MISTAKE_GROWS_ON_ALL_ROWS
    // Feedback: rows of the whole table
    return try seeds.map { seed in
      var rng = SplitMix64(seed: seed)
      let (drawn, rows) = (bootstrap(labels.count, rng: &rng), Array(labels.indices))
      let tree = try randomTree(rows, columns, labels, empty: empty, tries: tries, rng: &rng)
      return BaggedTree(tree: tree, drawn: drawn)
    }
  #elseif MISTAKE_DROPS_REPEATS
    // Feedback: counts twice
    return try seeds.map { seed in
      var rng = SplitMix64(seed: seed)
      let drawn = bootstrap(labels.count, rng: &rng)
      let rows = Set(drawn).sorted()
      let tree = try randomTree(rows, columns, labels, empty: empty, tries: tries, rng: &rng)
      return BaggedTree(tree: tree, drawn: drawn)
    }
  #elseif MISTAKE_ONE_GENERATOR_FOR_ALL
    // Feedback: generator of its own
    var rng = SplitMix64(seed: seed)
    return try seeds.map { _ in
      let drawn = bootstrap(labels.count, rng: &rng)
      let tree = try randomTree(drawn, columns, labels, empty: empty, tries: tries, rng: &rng)
      return BaggedTree(tree: tree, drawn: drawn)
    }
  #elseif RIGHT_COLUMN_BY_COLUMN
    var trees: [BaggedTree] = []
    for seed in seeds {
      var rng = SplitMix64(seed: seed)
      let drawn = bootstrap(labels.count, rng: &rng)
      let tree = try randomTree(drawn, columns, labels, empty: empty, tries: tries, rng: &rng)
      trees.append(BaggedTree(tree: tree, drawn: drawn))
    }
    return trees
  #elseif SOLUTION
    return try seeds.map { seed in
      var rng = SplitMix64(seed: seed)
      let drawn = bootstrap(labels.count, rng: &rng)
      let tree = try randomTree(drawn, columns, labels, empty: empty, tries: tries, rng: &rng)
      return BaggedTree(tree: tree, drawn: drawn)
    }
  #else
    // TODO: Give each tree a generator, rows drawn with it, and let it grow.
    return []
  #endif
}
