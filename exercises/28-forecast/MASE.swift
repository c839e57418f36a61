/// Returns the mean absolute scaled error of forecasts: 1 is as far off as the seasonal naive
/// forecast was on average, one season ahead, in the training values.
///
/// The mean of |actual - forecast|, divided by the scale: the mean of |value - the value one season
/// before it|, over all training values that have one (Hyndman & Koehler, Another look at measures
/// of forecast accuracy, International Journal of Forecasting 22, 2006, with a season in place of a
/// step).
///
/// - Parameters:
///   - actual: What came, in the unit of the series.
///   - forecast: What had been forecast for the same steps.
///   - training: The values before them, oldest first.
///   - period: How many steps a season has, at least 1.
/// - Returns: A number without a unit, 0 or more.
/// - Throws: ``ForecastError/lengths(forecast:actual:)`` when there is not one forecast for each
///   actual value, or neither has any; else ``ForecastError/tooShort(needed:found:)`` when no
///   training value has one a season before it; else ``ForecastError/noScale`` when the scale is 0.
func mase(
  actual: [Double], forecast: [Double], training: [Double], period: Int
) throws -> Double {
  // TODO: Refuse in the order above, then divide one mean of sizes by the other.
  return .nan
}
