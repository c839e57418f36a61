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
  // TODO: Fill in the manifest; the version always has eight digits.
  return Manifest(features: [], dataName: "", dataSize: -1, dataVersion: "")
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
  // TODO: Find each feature by its name; refuse a table where it is not there just once.
  return [-1]
}
