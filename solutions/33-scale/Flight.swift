// Given: 32-serve/Flight, as it is given there.
// Copied by `learn author stubs`.

import LessonKit

/// A question to the service: will this flight from Newark arrive late?
struct Flight: Equatable, Sendable {
  /// The carrier's code: `UA`.
  var carrier: String

  /// The code of the airport where it lands: `IAH`.
  var dest: String

  /// The hour of its scheduled departure, 0 ... 23.
  var hour: Int

  /// The flights of a table such as flights_ewr, in its order.
  static func all(in table: Table) throws -> [Flight] {
    let carriers = try table.completeStrings("carrier")
    let destinations = try table.completeStrings("dest")
    let hours = try table.completeIntegers("hour")
    return carriers.indices.map {
      Flight(carrier: carriers[$0], dest: destinations[$0], hour: hours[$0])
    }
  }
}

/// The names that a model met when it was trained.
struct Vocabulary: Equatable, Sendable {
  var carriers: Set<String>
  var destinations: Set<String>
}
