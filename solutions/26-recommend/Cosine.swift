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
  #if MISTAKE_LENGTHS_OF_THE_COMMON
    // Feedback: only over the keys that both have
    let lengthA = a.reduce(0) { $0 + (b[$1.key] == nil ? 0 : $1.value * $1.value) }.squareRoot()
    let lengthB = b.reduce(0) { $0 + (a[$1.key] == nil ? 0 : $1.value * $1.value) }.squareRoot()
  #elseif MISTAKE_FORGETS_THE_ROOT
    // Feedback: root
    let lengthA = a.values.reduce(0) { $0 + $1 * $1 }
    let lengthB = b.values.reduce(0) { $0 + $1 * $1 }
  #elseif MISTAKE_LENGTH_IS_THE_SUM
    // Feedback: sum of the sizes
    let lengthA = a.values.reduce(0) { $0 + abs($1) }
    let lengthB = b.values.reduce(0) { $0 + abs($1) }
  #elseif SOLUTION
    // In the order of the keys, so that the same lists have the same cosine to the last bit.
    let (listA, listB) = (a.sorted { $0.key < $1.key }, b.sorted { $0.key < $1.key })
    let lengthA = listA.reduce(0) { $0 + $1.value * $1.value }.squareRoot()
    let lengthB = listB.reduce(0) { $0 + $1.value * $1.value }.squareRoot()
  #endif
  #if MISTAKE_DIVIDES_BY_NOTHING
    // Feedback: not a number
  #elseif MISTAKE_NOTHING_IS_ALIKE
    // Feedback: call them alike
    if lengthA == 0 || lengthB == 0 { return 1 }
  #elseif SOLUTION
    if lengthA == 0 || lengthB == 0 { return 0 }
  #endif
  #if MISTAKE_ONLY_THE_PRODUCTS
    // Feedback: long lists
    return a.reduce(0) { $0 + $1.value * b[$1.key, default: 0] }
  #elseif RIGHT_BY_DIRECTIONS
    // Both of length 1 first; the keys of either.
    return Set(a.keys).union(b.keys).reduce(0) { sum, key in
      sum + (a[key] ?? 0) / lengthA * ((b[key] ?? 0) / lengthB)
    }
  #elseif SOLUTION
    let products = a.sorted { $0.key < $1.key }.reduce(0) { $0 + $1.value * b[$1.key, default: 0] }
    return products / (lengthA * lengthB)
  #else
    // TODO: Products of what both have, divided by both lengths.
    return .nan
  #endif
}
