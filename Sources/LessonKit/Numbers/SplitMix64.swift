/// A seeded generator of random numbers: the same seed gives the same numbers on every machine.
///
/// Steele, Lea & Flood, *Fast Splittable Pseudorandom Number Generators*, OOPSLA 2014, with the
/// constants of Vigna's public-domain reference code. Good for experiments and shuffles, not for
/// secrets.
///
/// ```swift
/// var generator = SplitMix64(seed: 42)
/// let coin = Bool.random(using: &generator)
/// ```
public struct SplitMix64: RandomNumberGenerator, Sendable, Hashable {
  private var state: UInt64

  /// Starts the sequence that belongs to `seed`; every seed, 0 too, is a sequence of its own.
  public init(seed: UInt64) {
    state = seed
  }

  /// Returns the next 64 random bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// Returns the next number of 0 ..< 1, a multiple of 2⁻⁵³: the upper 53 bits of ``next()``.
  public mutating func unitInterval() -> Double {
    Double(next() >> 11) * 0x1p-53
  }

  /// Returns the indices 0 ..< `count` in random order.
  ///
  /// Fisher-Yates from the last place down, each place `i` swapped with place `next() % (i + 1)`.
  /// The course's values are defined by this rule, so it does not go through the standard library's
  /// `shuffled(using:)`, whose choice of indices is unspecified.
  ///
  /// - Parameter count: How many indices; 0 or more.
  /// - Complexity: O(count).
  public mutating func shuffledIndices(count: Int) -> [Int] {
    guard count >= 0 else { fatalError("shuffledIndices(count: \(count)): a count is 0 or more") }
    var indices = Array(0..<count)
    for place in stride(from: count - 1, to: 0, by: -1) {
      indices.swapAt(place, Int(next() % UInt64(place + 1)))
    }
    return indices
  }
}
