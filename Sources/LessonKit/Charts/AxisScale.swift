/// What an axis shows, and where its ticks are.
struct AxisScale {
  let domain: ClosedRange<Double>
  let ticks: [Tick]

  /// How an axis without a fixed range is fitted around its data.
  struct Fit {
    /// How much room is left at each end, as a share of the data's extent.
    var padding = 0.0
    /// Whether 0 is shown in any case, as bars need.
    var includesZero = false
    /// Whether an end moves out to a tick that is near.
    var snaps = false
  }

  init(values: [Double], axis: Axis, fit: Fit, mostTicks: Int) {
    var most = mostTicks
    var domain = axis.range ?? AxisScale.domain(of: values, fit: fit)
    if domain.lowerBound == domain.upperBound {
      let room = max(abs(domain.lowerBound) * 0.1, 0.5)
      domain = (domain.lowerBound - room)...(domain.upperBound + room)
    }
    if axis.range == nil, fit.snaps, axis.kind != .date {
      domain = AxisScale.snapped(domain, most: mostTicks)
      // The ends that moved out to a tick have brought it in.
      most += 1
    }
    self.domain = domain
    ticks = Ticks.ticks(in: domain, kind: axis.kind, most: most)
  }

  /// Returns where a value lies: 0 at the axis's lower end, 1 at its upper end.
  func fraction(_ value: Double) -> Double {
    (value - domain.lowerBound) / (domain.upperBound - domain.lowerBound)
  }

  func contains(_ value: Double) -> Bool { domain.contains(value) }

  private static func domain(of values: [Double], fit: Fit) -> ClosedRange<Double> {
    guard var low = values.min(), var high = values.max() else { return 0...1 }
    if fit.includesZero {
      low = min(low, 0)
      high = max(high, 0)
    }
    let room = (high - low) * fit.padding
    // Room below 0 would suggest that there can be less than nothing; bars stand on 0.
    let lower = low >= 0 ? max(0, low - room) : low - room
    let upper = high <= 0 ? min(0, high + room) : high + room
    return lower...max(lower, upper)
  }

  private static func snapped(_ domain: ClosedRange<Double>, most: Int) -> ClosedRange<Double> {
    let step = Ticks.stepBetween(domain.lowerBound, domain.upperBound, most: most)
    let below = (domain.lowerBound / step).rounded(.down) * step
    let above = (domain.upperBound / step).rounded(.up) * step
    let lower = domain.lowerBound - below < step * 0.4 ? below : domain.lowerBound
    let upper = above - domain.upperBound < step * 0.6 ? above : domain.upperBound
    return lower...upper
  }
}

extension Chart {
  /// The two scales of a chart that has numbers on both axes.
  func scales(series: [Series], mostX: Int, mostY: Int) -> (x: AxisScale, y: AxisScale) {
    let hasPoints = series.contains { $0.mark == .points }
    let parts = series.flatMap(\.parts)
    var xs: [Double] = []
    var ys: [Double] = []
    for part in parts {
      for point in part {
        xs.append(point.x)
        ys.append(point.y)
      }
    }
    for guide in guides {
      switch guide {
      case .vertical(let place, _): xs.append(place)
      case .horizontal(let height, _): ys.append(height)
      case .diagonal: break
      }
    }
    let xFit = AxisScale.Fit(padding: hasPoints ? 0.03 : 0, snaps: hasPoints)
    let yFit = AxisScale.Fit(padding: 0.03, snaps: true)
    return (
      AxisScale(values: xs, axis: x, fit: xFit, mostTicks: mostX),
      AxisScale(values: ys, axis: y, fit: yFit, mostTicks: mostY)
    )
  }

  /// The two scales of histograms.
  func scales(histograms: [Histogram], mostX: Int, mostY: Int) -> (x: AxisScale, y: AxisScale) {
    let edges = histograms.flatMap(\.edges)
    let heights = histograms.flatMap(\.heights)
    return (
      AxisScale(values: edges, axis: x, fit: AxisScale.Fit(), mostTicks: mostX),
      AxisScale(
        values: heights, axis: y,
        fit: AxisScale.Fit(padding: 0.03, includesZero: true, snaps: true),
        mostTicks: mostY)
    )
  }

  /// The scale of the bars' values.
  func scale(bars: [Bars], mostTicks: Int) -> AxisScale {
    var values = bars.flatMap { $0.values.compactMap { $0 } }
    for guide in guides {
      if case .horizontal(let value, _) = guide { values.append(value) }
    }
    return AxisScale(
      values: values, axis: y, fit: AxisScale.Fit(includesZero: true), mostTicks: mostTicks)
  }
}
