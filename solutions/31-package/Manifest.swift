/// What is wrong with a table that a model is asked to read.
enum SchemaError: Error, Equatable {
  /// The table has no column of this name.
  case missing(String)

  /// The table has two or more columns of this name.
  case ambiguous(String)
}

/// Returns what has to be known of a model's origin.
///
/// - Parameters:
///   - features: The columns that the model reads, in its order.
///   - dataName: The name of the file that it learnt from.
///   - data: The bytes of that file.
///   - checksum: What identifies those bytes; the course uses ``crc32(_:)``.
/// - Returns: The manifest: the features as they stand, the file's name and size in bytes, and as
///   its version the checksum in eight hexadecimal digits, lower case.
func manifest(
  features: [String], dataName: String, data: [UInt8], checksum: Checksum
) -> Manifest {
  #if MISTAKE_DROPS_LEADING_ZEROS
    // Feedback: leading zeros
    let version = String(checksum(data), radix: 16)
  #elseif RIGHT_WRITES_DIGIT_BY_DIGIT
    let sum = checksum(data)
    let version = stride(from: 28 as UInt32, through: 0, by: -4).map { place in
      String(sum >> place & 15, radix: 16)
    }.joined()
  #elseif SOLUTION
    let digits = String(checksum(data), radix: 16)
    let version = String(repeating: "0", count: 8 - digits.count) + digits
  #endif
  #if MISTAKE_SORTS_THE_FEATURES
    // Feedback: order of the features
    return Manifest(
      features: features.sorted(), dataName: dataName, dataSize: data.count, dataVersion: version)
  #elseif SOLUTION
    return Manifest(
      features: features, dataName: dataName, dataSize: data.count, dataVersion: version)
  #else
    // TODO: Fill in the manifest; the version always has eight digits.
    return Manifest(features: [], dataName: "", dataSize: -1, dataVersion: "")
  #endif
}

/// Returns where each feature of a model stands in a table.
///
/// - Parameters:
///   - features: The names that the model reads, in its order.
///   - columns: The names of the table's columns, in any order, possibly more than the model reads.
///     What is amiss with those does not matter.
/// - Returns: For each feature the index of its column, counted from 0.
/// - Throws: For the first feature, in the model's order, that does not have exactly one column,
///   ``SchemaError/missing(_:)`` or ``SchemaError/ambiguous(_:)``.
func positions(of features: [String], in columns: [String]) throws -> [Int] {
  #if MISTAKE_TAKES_COLUMNS_AS_THEY_COME
    // Feedback: first columns
    guard features.count <= columns.count else {
      throw SchemaError.missing(features[columns.count])
    }
    return Array(features.indices)
  #elseif MISTAKE_SKIPS_WHAT_IS_MISSING
    // Feedback: leaves it out
    return features.compactMap { columns.firstIndex(of: $0) }
  #elseif MISTAKE_TAKES_THE_FIRST_OF_TWO
    // Feedback: two columns
    return try features.map { feature in
      guard let index = columns.firstIndex(of: feature) else { throw SchemaError.missing(feature) }
      return index
    }
  #elseif MISTAKE_LOOKS_FOR_HOLES_FIRST
    // Feedback: first feature
    for feature in features where !columns.contains(feature) { throw SchemaError.missing(feature) }
    return try features.map { feature in
      let found = columns.indices.filter { columns[$0] == feature }
      guard found.count == 1 else { throw SchemaError.ambiguous(feature) }
      return found[0]
    }
  #elseif MISTAKE_REFUSES_ANY_TWINS
    // Feedback: does not read
    let twins = Dictionary(grouping: columns) { $0 }.filter { $0.value.count > 1 }
    if let twin = twins.keys.min() { throw SchemaError.ambiguous(twin) }
    return try features.map { feature in
      guard let index = columns.firstIndex(of: feature) else { throw SchemaError.missing(feature) }
      return index
    }
  #elseif RIGHT_WRITES_DIGIT_BY_DIGIT
    let places = Dictionary(grouping: columns.indices) { columns[$0] }
    var found: [Int] = []
    for feature in features {
      let own = places[feature] ?? []
      if own.isEmpty { throw SchemaError.missing(feature) }
      if own.count > 1 { throw SchemaError.ambiguous(feature) }
      found += own
    }
    return found
  #elseif SOLUTION
    return try features.map { feature in
      guard let index = columns.firstIndex(of: feature) else { throw SchemaError.missing(feature) }
      guard columns.lastIndex(of: feature) == index else { throw SchemaError.ambiguous(feature) }
      return index
    }
  #else
    // TODO: Find each feature by its name; refuse a table where it is not there just once.
    return [-1]
  #endif
}
