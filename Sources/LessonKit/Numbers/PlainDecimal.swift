/// Reads plain decimal numbers, such as `-12.5`, from their bytes.
///
/// Nearly every number of a data set is one. `Double(_:)` takes the others; it wants a string, which
/// costs more than reading the number in a build that is not optimised.
enum PlainDecimal {
  /// Returns the number that the bytes spell: an optional minus, digits, and perhaps a point and
  /// digits, at most fifteen in all; `nil` for anything else.
  ///
  /// The result is the nearest `Double`: whole numbers of fifteen digits and the power of ten that
  /// one is divided by are exact, so only the division rounds (Clinger, "How to read floating point
  /// numbers accurately", 1990).
  static func read(_ bytes: UnsafePointer<UInt8>, count: Int) -> Double? {
    let minus: UInt8 = 0x2D
    let point: UInt8 = 0x2E
    let zero: UInt8 = 0x30
    let isNegative = count > 0 && bytes[0] == minus
    let first = isNegative ? 1 : 0
    // Fifteen digits and a point.
    guard count > first, count - first <= 16, bytes[count - 1] != point, bytes[first] != point
    else { return nil }
    var whole = 0
    var digits = 0
    var scale = 1.0
    var hasPoint = false
    var position = first
    while position < count {
      let byte = bytes[position]
      if byte == point {
        if hasPoint { return nil }
        hasPoint = true
      } else {
        guard byte >= zero, byte <= zero + 9 else { return nil }
        whole = whole &* 10 &+ Int(byte &- zero)
        digits &+= 1
        if hasPoint { scale *= 10 }
      }
      position &+= 1
    }
    guard digits <= 15 else { return nil }
    let size = Double(whole) / scale
    return isNegative ? -size : size
  }
}
