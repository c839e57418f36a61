/// Why a forecast or its score cannot be computed.
enum ForecastError: Error, Equatable {
  /// There are fewer values than are needed.
  case tooShort(needed: Int, found: Int)

  /// Not as many forecasts came as there are values to compare them with, or there are none.
  case lengths(forecast: Int, actual: Int)

  /// The training values repeat themselves without any error, which leaves nothing to divide by.
  case noScale
}
