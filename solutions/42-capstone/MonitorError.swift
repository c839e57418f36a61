// Given: 35-monitor-and-retrain/MonitorError, as it is given there.
// Copied by `learn author stubs`.

/// What is wrong with values that should be watched.
enum MonitorError: Error, Equatable {
  /// There is nothing to compare, or nothing to compare it with.
  case noValues

  /// A value is NaN, which is neither above nor below any other, or infinite.
  case notFinite

  /// The reference has fewer than two values, or does not vary, or is longer than the series.
  case noReference
}
