import LessonKit

/// Makes arrivals of raw flights and raw weather, in the order of time.
///
/// - Parameters:
///   - flights: A table with the columns `month`, `day`, `hour`, `carrier`, `distance` and `time_hour`,
///     which are complete, and `arr_delay` in minutes, which is missing where the flight did not arrive.
///   - weather: A table with a row for each `time_hour` and the columns of ``Departure/weatherNames``. It
///     may have columns that the flights have, too; those are not looked at.
/// - Returns: One for each flight with a known `arr_delay`, by month, day and hour; those of the same hour
///   in the order of the table. Late is a delay of 15 minutes or more. The weather is that of the row
///   with the flight's `time_hour`, `nil` where there is none. A wind above 200 mph is a fault, and not
///   known.
/// - Throws: ``JoinError/duplicateKey(row:)`` where the weather has an hour twice.
func clean(_ flights: Table, _ weather: Table) throws -> [Arrival] {
  // TODO: Join, drop what never arrived, take faults for unknown, and put the rest in order.
  return []
}
