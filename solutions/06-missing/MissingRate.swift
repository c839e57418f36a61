/// What is wrong with two columns that should belong to the same rows.
enum ColumnError: Error, Equatable {
  /// One column has more rows than the other.
  case lengths(values: Int, groups: Int)
}

/// Returns the share of missing values in each group.
///
/// - Parameters:
///   - values: A column of any length; `nil` marks a missing value. Zero is a value like any other.
///   - groups: The group that each row belongs to, in the order of `values`; any text.
/// - Returns: For every group that occurs, the number of its missing values divided by the number
///   of its rows, 0 ... 1. A group without a missing value is in it, with 0.
/// - Throws: ``ColumnError/lengths(values:groups:)`` when the columns are not equally long.
func missingRate(_ values: [Double?], by groups: [String]) throws -> [String: Double] {
  #if MISTAKE_STOPS_AT_THE_SHORTER
    // Feedback: shorter
  #elseif SOLUTION
    guard values.count == groups.count else {
      throw ColumnError.lengths(values: values.count, groups: groups.count)
    }
  #endif
  #if SOLUTION
    var rows: [String: Int] = [:]
    var missing: [String: Int] = [:]
    for (value, group) in zip(values, groups) {
      rows[group, default: 0] += 1
      if value == nil { missing[group, default: 0] += 1 }
    }
  #endif
  #if MISTAKE_DIVIDES_BY_ALL_ROWS
    // Feedback: all rows of the table
    return rows.keys.reduce(into: [:]) { rates, group in
      rates[group] = Double(missing[group, default: 0]) / Double(values.count)
    }
  #elseif MISTAKE_OMITS_COMPLETE_GROUPS
    // Feedback: nothing missing
    return missing.reduce(into: [:]) { rates, entry in
      rates[entry.key] = Double(entry.value) / Double(rows[entry.key, default: 1])
    }
  #elseif MISTAKE_GIVES_THE_KNOWN_SHARE
    // Feedback: share that is known
    return rows.reduce(into: [:]) { rates, entry in
      rates[entry.key] = 1 - Double(missing[entry.key, default: 0]) / Double(entry.value)
    }
  #elseif RIGHT_GROUPS_THE_ROWS
    return Dictionary(grouping: values.indices) { groups[$0] }.mapValues { places in
      // A running mean of ones and zeros.
      var rate = 0.0
      for (index, place) in places.enumerated() {
        rate += ((values[place] == nil ? 1 : 0) - rate) / Double(index + 1)
      }
      return rate
    }
  #elseif SOLUTION
    return rows.reduce(into: [:]) { rates, entry in
      rates[entry.key] = Double(missing[entry.key, default: 0]) / Double(entry.value)
    }
  #else
    // TODO: Refuse columns of different lengths. Count rows and missing values for each group.
    return ["not yet": .nan]
  #endif
}
