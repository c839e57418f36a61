extension CaseGenerator {
  /// A number with at most two digits behind the point, mostly between -3 and 3, so that a case is
  /// read with ease.
  public mutating func short() -> Double { (normal() * 100).rounded() / 100 }

  /// A number of a distribution like the normal one: mean 0, deviation 1.
  public mutating func normal() -> Double {
    (0..<12).reduce(0) { sum, _ in sum + unit() } - 6
  }

  /// A finite number, the awkward ones among them: 0 and -0, fractions that binary cannot hold,
  /// numbers around 1e9 and 1e-9.
  public mutating func number() -> Double {
    switch int(0...9) {
    case 0: pick([0, -0.0, 1, -1, 0.5])
    case 1, 2: Double(int(-3...3))
    case 3: pick([0.1, 0.2, 0.3, 0.7, 1.1, 1.0 / 3])
    case 4: Double(int(-8...8)) * 0.25
    case 5: 1e9 + Double(int(-3...3))
    case 6: Double(int(-5...5)) * 1e-9
    default: short()
    }
  }

  /// A column of finite numbers of one character: constant, constant but for one, few values with
  /// ties, spread, far from 0, tiny, huge, all negative.
  public mutating func column(count: Int) -> [Double] {
    switch int(0...13) {
    case 0:
      let value = pick([0.1, 0.1, 0.7, 1.1, 0, 5, -0.3, 1e9, 1e-9, 1.0 / 3])
      return Array(repeating: value, count: count)
    case 1, 2: return (0..<count).map { _ in Double(int(-2...2)) }
    case 3: return (0..<count).map { _ in pick([0, 1]) }
    case 4: return (0..<count).map { _ in pick([0.1, 0.2, 0.3]) }
    case 5: return (0..<count).map { _ in 1e9 + Double(int(0...5)) }
    case 6: return (0..<count).map { _ in short() * 1e-9 }
    case 7: return (0..<count).map { _ in short() * 1e9 }
    case 8:
      var column = Array(repeating: pick([0.1, 2, -1]), count: count)
      if count > 0 { column[int(0...count - 1)] = short() + 4 }
      return column
    case 9: return (0..<count).map { _ in number() }
    case 10: return (0..<count).map { _ in -abs(short()) - 0.5 }
    default: return spread(count: count)
    }
  }

  /// A column of short numbers without a character of its own.
  public mutating func spread(count: Int) -> [Double] { (0..<count).map { _ in short() } }

  /// A column with holes: none, some, or all of it.
  ///
  /// - Parameter share: The share of missing values in most columns.
  public mutating func column(count: Int, missing share: Double) -> [Double?] {
    let share = pick([share, share, share, share, 0, 1])
    return column(count: count).map { chance(share) ? nil : $0 }
  }

  /// The values with one or two of them replaced, by NaN and infinities unless told otherwise.
  public mutating func spoiled(
    _ values: [Double], with bad: [Double] = [.nan, .infinity, -.infinity]
  ) -> [Double] {
    guard !values.isEmpty else { return values }
    var values = values
    for _ in 0..<int(1...2) { values[int(0...values.count - 1)] = pick(bad) }
    return values
  }

  /// Whole numbers of a range.
  public mutating func ints(count: Int, _ range: ClosedRange<Int>) -> [Int] {
    (0..<count).map { _ in int(range) }
  }
}
