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
  #if MISTAKE_FORGETS_WHAT_IT_IS_MADE_FROM
    // Feedback: what it is made from
    var usable: [String] = []
    for column in columns {
      if column.knownAt <= moment && column.name != target { usable.append(column.name) }
    }
    return usable
  #elseif MISTAKE_LOOKS_ONE_STEP_BACK
    // Feedback: one step
    var usable: [String] = []
    for column in columns where column.knownAt <= moment && column.name != target {
      let sources = columns.filter { column.madeFrom.contains($0.name) }
      if sources.count == column.madeFrom.count
        && sources.allSatisfy({ $0.knownAt <= moment && $0.name != target })
      {
        usable.append(column.name)
      }
    }
    return usable
  #elseif MISTAKE_ONE_SOURCE_IS_ENOUGH
    // Feedback: one of those
    var usable: [String] = []
    for column in columns where column.knownAt <= moment && column.name != target {
      if column.madeFrom.isEmpty || column.madeFrom.contains(where: { usable.contains($0) }) {
        usable.append(column.name)
      }
    }
    return usable
  #elseif MISTAKE_ONLY_BEFORE
    // Feedback: this very moment
    var usable: [String] = []
    for column in columns where column.knownAt < moment && column.name != target {
      if column.madeFrom.allSatisfy({ usable.contains($0) }) { usable.append(column.name) }
    }
    return usable
  #elseif MISTAKE_KEEPS_THE_TARGET
    // Feedback: it is the answer
    var usable: [String] = []
    for column in columns where column.knownAt <= moment {
      if column.madeFrom.allSatisfy({ usable.contains($0) }) { usable.append(column.name) }
    }
    return usable
  #elseif MISTAKE_LEAVES_THE_TARGET_OUT_LAST
    // Feedback: made from the target
    var usable: [String] = []
    for column in columns where column.knownAt <= moment {
      if column.madeFrom.allSatisfy({ usable.contains($0) }) { usable.append(column.name) }
    }
    return usable.filter { $0 != target }
  #elseif MISTAKE_DROPS_ALL_THAT_IS_MADE
    // Feedback: was computed
    var usable: [String] = []
    for column in columns where column.knownAt <= moment && column.name != target {
      if column.madeFrom.isEmpty { usable.append(column.name) }
    }
    return usable
  #elseif MISTAKE_UNKNOWN_SOURCES_PASS
    // Feedback: nobody has heard of
    let names = columns.map(\.name)
    var usable: [String] = []
    for column in columns where column.knownAt <= moment && column.name != target {
      let isSpoilt = column.madeFrom.contains { names.contains($0) && !usable.contains($0) }
      if !isSpoilt && !column.madeFrom.contains(target) { usable.append(column.name) }
    }
    return usable
  #elseif RIGHT_STRIKES_OUT
    // Strike out what may not be read until nothing changes any more.
    var open = columns.filter { $0.knownAt <= moment && $0.name != target }
    while true {
      let names = Set(open.map(\.name))
      let left = open.filter { names.isSuperset(of: $0.madeFrom) }
      if left.count == open.count { return left.map(\.name) }
      open = left
    }
  #elseif SOLUTION
    var usable: [String] = []
    for column in columns {
      var isUsable = column.knownAt <= moment && column.name != target
      for source in column.madeFrom {
        if !usable.contains(source) { isUsable = false }
      }
      if isUsable { usable.append(column.name) }
    }
    return usable
  #else
    // TODO: Go through the columns, and keep the names of those that may be read.
    return ["not yet"]
  #endif
}
