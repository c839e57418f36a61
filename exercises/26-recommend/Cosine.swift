/// Returns the cosine of the angle between two lists of numbers that are mostly zeros.
///
/// Each number stands under a key, the user it belongs to, say; what has no key is 0. Multiply the
/// numbers under the same key and add up; divide by the length of the one list and by that of the
/// other. A length is the root of the sum of the squares.
///
/// - Parameters:
///   - a: Any number of numbers, 1e-12 to 1e12 in size or zero; also none.
///   - b: The same, under keys of its own.
/// - Returns: -1 to 1, but for rounding: 1 where one is a positive multiple of the other, 0 where they
///   have nothing in common. 0 as well where one of them has no length, as it has no direction then.
func cosine(_ a: [Int: Double], _ b: [Int: Double]) -> Double {
  // TODO: Products of what both have, divided by both lengths.
  return .nan
}
