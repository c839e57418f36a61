import LessonKit

/// Makes the inputs of one case: the same seed and number give the same inputs everywhere.
///
/// Cases grow from tiny to moderate with their number: see ``count(_:)``.
public struct CaseGenerator: RandomNumberGenerator {
  private var bits: SplitMix64

  /// The number of the case, from 0.
  public let index: Int

  /// How large the inputs of this case should be: 0 for the first two, about 12 for the 200th, and
  /// every 25th case four times as large as its neighbours.
  public let size: Int

  public init(seed: UInt64, index: Int) {
    bits = SplitMix64(
      seed: seed &* 0x9E37_79B9_7F4A_7C15 ^ UInt64(index) &* 0xD1B5_4A32_D192_ED03)
    _ = bits.next()
    self.index = index
    let doublings = Int.bitWidth - (index / 2 + 1).leadingZeroBitCount
    let usual = index < 6 ? index / 2 : min(14, doublings + index / 32)
    size = index > 20 && index.isMultiple(of: 25) ? usual * 4 : usual
  }

  public mutating func next() -> UInt64 { bits.next() }

  /// A whole number of a range, each as likely.
  public mutating func int(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(next() % UInt64(range.count))
  }

  /// A number of 0 ..< 1.
  public mutating func unit() -> Double { bits.unitInterval() }

  /// Whether something happens that does so with this probability.
  public mutating func chance(_ probability: Double) -> Bool { unit() < probability }

  /// One of several, each as likely.
  public mutating func pick<Value>(_ values: [Value]) -> Value {
    values[Int(next() % UInt64(values.count))]
  }

  /// A count of the range that grows with the case: the first cases have the lowest ones.
  public mutating func count(_ range: ClosedRange<Int>) -> Int {
    int(range.lowerBound...max(range.lowerBound, min(range.upperBound, range.lowerBound + size)))
  }

  /// Each value with this probability, in their order.
  public mutating func some<Value>(_ values: [Value], _ probability: Double) -> [Value] {
    values.filter { _ in chance(probability) }
  }

  /// The values in another order.
  public mutating func shuffled<Value>(_ values: [Value]) -> [Value] {
    permutation(of: values.count).map { values[$0] }
  }

  /// The indices 0 ..< `count` in random order.
  public mutating func permutation(of count: Int) -> [Int] {
    bits.shuffledIndices(count: count)
  }

  /// The indices 0 ..< `count`, dealt to `folds` groups that differ by one at the most in size.
  public mutating func folds(of count: Int, into folds: Int) -> [[Int]] {
    let indices = permutation(of: count)
    return (0..<folds).map { fold in indices[(count * fold / folds)..<(count * (fold + 1) / folds)]
    }
    .map(Array.init)
  }

  /// Which of several faults this case has: none in two cases of three, else each alone in turn, and
  /// then each of the pairs.
  ///
  /// Give a pair where the documentation says which of two faults is reported: `Else`, in an order.
  public func faults<Fault>(_ all: [Fault], pairs: [(Fault, Fault)] = []) -> [Fault] {
    guard index % 3 == 2, !all.isEmpty else { return [] }
    let turn = index / 3 % (all.count + pairs.count)
    if turn < all.count { return [all[turn]] }
    let pair = pairs[turn - all.count]
    return [pair.0, pair.1]
  }
}
