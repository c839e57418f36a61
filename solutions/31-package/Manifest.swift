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
/// - Returns: For each feature the index of its column, counted from 0.
/// - Throws: For the first feature that does not have exactly one column,
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
