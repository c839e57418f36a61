import Foundation

/// Returns the power of the cycles in a series: the squares of its discrete Fourier transform.
///
/// Cycle k turns k times in the whole series. Its power is C² + S², where C is the sum of
/// value t · cos(2π k t / n) over t = 0 ..< n, and S that of value t · sin(2π k t / n).
///
/// - Parameter values: n finite values at equal distances, in order; there may be none.
/// - Returns: The power of the cycles 0, 1, 2 ... up to n / 2, rounded down; of no values, nothing.
func powerSpectrum(of values: [Double]) -> [Double] {
  #if SOLUTION
    let count = values.count
    guard count > 0 else { return [] }
  #endif
  #if MISTAKE_MIRROR_TOO
    // Feedback: same again
    let cycles = 0..<count
  #elseif MISTAKE_ONE_CYCLE_SHORT
    // Feedback: last cycle
    let cycles = 0..<max(1, count / 2)
  #elseif SOLUTION
    let cycles = 0..<(count / 2 + 1)
  #endif
  #if MISTAKE_COSINES_ONLY
    // Feedback: sines
    return cycles.map { cycle in
      let angle = 2 * Double.pi * Double(cycle) / Double(count)
      let sum = values.indices.reduce(0.0) { $0 + values[$1] * cos(angle * Double($1)) }
      return sum * sum
    }
  #elseif MISTAKE_NOT_SQUARED
    // Feedback: no root
    return cycles.map { cycle in
      let angle = 2 * Double.pi * Double(cycle) / Double(count)
      let cosines = values.indices.reduce(0.0) { $0 + values[$1] * cos(angle * Double($1)) }
      let sines = values.indices.reduce(0.0) { $0 + values[$1] * sin(angle * Double($1)) }
      return (cosines * cosines + sines * sines).squareRoot()
    }
  #elseif MISTAKE_HALF_A_TURN
    // Feedback: half a turn
    return cycles.map { cycle in
      let angle = Double.pi * Double(cycle) / Double(count)
      let cosines = values.indices.reduce(0.0) { $0 + values[$1] * cos(angle * Double($1)) }
      let sines = values.indices.reduce(0.0) { $0 + values[$1] * sin(angle * Double($1)) }
      return cosines * cosines + sines * sines
    }
  #elseif RIGHT_HALVES
    // The fast Fourier transform: that of the even places and that of the odd ones make the whole.
    func transform(_ values: [Double]) -> [(cosines: Double, sines: Double)] {
      let count = values.count
      let turn = 2 * Double.pi / Double(count)
      guard count.isMultiple(of: 2) else {
        return (0..<count).map { cycle in
          let angles = (0..<count).map { turn * Double(cycle * $0 % count) }
          return (
            zip(values, angles).reduce(0) { $0 + $1.0 * cos($1.1) },
            zip(values, angles).reduce(0) { $0 + $1.0 * sin($1.1) }
          )
        }
      }
      let even = transform(stride(from: 0, to: count, by: 2).map { values[$0] })
      let odd = transform(stride(from: 1, to: count, by: 2).map { values[$0] })
      return (0..<count).map { cycle in
        let (one, other) = (even[cycle % (count / 2)], odd[cycle % (count / 2)])
        let (cosine, sine) = (cos(turn * Double(cycle)), sin(turn * Double(cycle)))
        return (
          one.cosines + other.cosines * cosine - other.sines * sine,
          one.sines + other.cosines * sine + other.sines * cosine
        )
      }
    }
    return transform(values)[cycles].map { $0.cosines * $0.cosines + $0.sines * $0.sines }
  #elseif SOLUTION
    let angles = (0..<count).map { 2 * Double.pi * Double($0) / Double(count) }
    let (cosines, sines) = (angles.map { cos($0) }, angles.map { sin($0) })
    return cycles.map { cycle in
      var (across, up, place) = (0.0, 0.0, 0)
      for value in values {
        across += value * cosines[place]
        up += value * sines[place]
        place = (place + cycle) % count
      }
      return across * across + up * up
    }
  #else
    // TODO: For each cycle, add up both sums over all values.
    return [.nan]
  #endif
}

/// Returns how many values the strongest cycle takes to turn once.
///
/// - Parameters:
///   - power: The power of the cycles 0, 1, 2 ..., as ``powerSpectrum(of:)`` gives it.
///   - count: The number of values in the series.
/// - Returns: `count` divided by the number of the cycle that has the greatest power; of equal ones the
///   cycle with the lowest number. Cycle 0 does not turn and is left out. `nil` where no other has
///   more power than 0.
func strongestPeriod(in power: [Double], of count: Int) -> Double? {
  #if MISTAKE_CYCLE_0_WINS
    // Feedback: does not turn
    guard let most = power.max(), most > 0, let cycle = power.firstIndex(of: most) else {
      return nil
    }
    return Double(count) / Double(cycle)
  #elseif MISTAKE_GIVES_THE_CYCLE
    // Feedback: number of the cycle
    guard let most = power.dropFirst().max(), most > 0 else { return nil }
    return power.dropFirst().firstIndex(of: most).map { Double($0) }
  #elseif MISTAKE_LAST_OF_EQUALS
    // Feedback: lowest number
    guard let most = power.dropFirst().max(), most > 0 else { return nil }
    return power.dropFirst().lastIndex(of: most).map { Double(count) / Double($0) }
  #elseif MISTAKE_COUNTS_FROM_CYCLE_1
    // Feedback: one too low
    guard let most = power.dropFirst().max(), most > 0 else { return nil }
    return Array(power.dropFirst()).firstIndex(of: most).map { Double(count) / Double($0) }
  #elseif RIGHT_HALVES
    let order = power.indices.dropFirst().sorted { (power[$1], $0) < (power[$0], $1) }
    guard let cycle = order.first, power[cycle] > 0 else { return nil }
    return Double(count) / Double(cycle)
  #elseif SOLUTION
    var strongest = 0
    var most = 0.0
    for (cycle, power) in power.enumerated() where cycle > 0 && power > most {
      (strongest, most) = (cycle, power)
    }
    return strongest > 0 ? Double(count) / Double(strongest) : nil
  #else
    // TODO: Find the strongest cycle that turns.
    return .nan
  #endif
}
