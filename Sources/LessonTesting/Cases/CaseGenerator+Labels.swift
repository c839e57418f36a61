extension CaseGenerator {
  /// Yes and no, balanced or rare.
  public mutating func labels(count: Int) -> [Bool] {
    let share = pick([0.5, 0.3, 0.7, 0.15])
    return (0..<count).map { _ in chance(share) }
  }

  /// Classes 0 ..< `classes`; some may not occur.
  public mutating func classes(count: Int, of classes: Int) -> [Int] {
    ints(count: count, 0...max(0, classes - 1))
  }

  /// Scores with ties, neighbours that differ in the last bit, and zeros of both signs.
  ///
  /// - Parameter infinite: Whether some are infinite.
  public mutating func scores(count: Int, infinite: Bool = false) -> [Double] {
    var scores: [Double]
    switch int(0...4) {
    case 0: scores = column(count: count)
    case 1: scores = spread(count: count)
    case 2: scores = (0..<count).map { _ in pick([0.1, 0.2, 0.4, 0.4, 0.9]) }
    case 3: scores = (0..<count).map { _ in pick([0, -0.0, 1, -1]) }
    default: scores = (0..<count).map { _ in (unit() * 20).rounded() / 20 }
    }
    if chance(0.15) { scores = scores.map { chance(0.4) ? $0.nextUp : $0 } }
    if infinite, chance(0.25) { scores = spoiled(scores, with: [.infinity, -.infinity]) }
    return scores
  }

  /// Probabilities of 0 ... 1, both ends and ties among them.
  public mutating func probabilities(count: Int) -> [Double] {
    (0..<count).map { _ in
      switch int(0...5) {
      case 0: pick([0, 1, 0.5])
      case 1: pick([0.1, 0.25, 0.75, 0.9])
      default: (unit() * 1000).rounded() / 1000
      }
    }
  }

  /// Names such as categories have: short words, some of them alike but for case, accents or blanks.
  public mutating func names(count: Int) -> [String] {
    let all = ["a", "b", "c", "A", "*", "", " a", "größe", "é", "e\u{301}", "日本", "b "]
    let some = (0..<int(1...4)).map { _ in chance(0.6) ? pick(["a", "b", "c"]) : pick(all) }
    return (0..<count).map { _ in pick(some) }
  }
}
