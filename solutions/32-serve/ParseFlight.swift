/// Returns the flight that a client asks about.
///
/// The JSON is an object with the fields `carrier` and `dest`, text, and `hour`, a whole number
/// (`7` and `7.0` are the same number), and with no others.
///
/// - Parameters:
///   - json: What the client sent.
///   - vocabulary: The carriers and destinations that the model knows.
/// - Throws: The first of these that applies; of several fields the first in the order carrier,
///   dest, hour, and of several extra ones the first in alphabetical order:
///   ``RequestError/wrongType(_:)`` with `body` when the JSON is not an object,
///   ``RequestError/missing(_:)``, ``RequestError/extra(_:)``, ``RequestError/wrongType(_:)``,
///   ``RequestError/outOfRange(_:)`` for an hour outside of 0 ... 23, and
///   ``RequestError/unknown(_:)`` for a name outside of the vocabulary.
func flight(from json: JSON, _ vocabulary: Vocabulary) throws -> Flight {
  #if SOLUTION
    guard case .object(let fields) = json else { throw RequestError.wrongType("body") }
    let names = ["carrier", "dest", "hour"]
  #endif
  #if MISTAKE_FILLS_IN_WHAT_IS_MISSING
    // Feedback: made up
    let defaults: [String: JSON] = [
      "carrier": .string("UA"), "dest": .string("ORD"), "hour": .number(0),
    ]
    let given = fields.merging(defaults) { own, _ in own }
  #elseif SOLUTION
    if let missing = names.first(where: { fields[$0] == nil }) {
      throw RequestError.missing(missing)
    }
    let given = fields
  #endif
  #if MISTAKE_IGNORES_EXTRA_FIELDS
    // Feedback: does not know
  #elseif SOLUTION
    if let extra = given.keys.filter({ !names.contains($0) }).min() {
      throw RequestError.extra(extra)
    }
  #endif
  #if SOLUTION
    guard case .string(let carrier)? = given["carrier"] else {
      throw RequestError.wrongType("carrier")
    }
    guard case .string(let dest)? = given["dest"] else { throw RequestError.wrongType("dest") }
  #endif
  #if MISTAKE_ROUNDS_THE_HOUR
    // Feedback: half an hour
    guard case .number(let number)? = given["hour"] else { throw RequestError.wrongType("hour") }
    let hour = Int(max(-1, min(number, 24)))
  #elseif SOLUTION
    guard case .number(let number)? = given["hour"], let hour = Int(exactly: number) else {
      throw RequestError.wrongType("hour")
    }
  #endif
  #if MISTAKE_TAKES_ANY_HOUR
    // Feedback: no such hour
  #elseif SOLUTION
    guard (0...23).contains(hour) else { throw RequestError.outOfRange("hour") }
  #endif
  #if MISTAKE_TAKES_UNKNOWN_NAMES
    // Feedback: never met
  #elseif SOLUTION
    guard vocabulary.carriers.contains(carrier) else { throw RequestError.unknown("carrier") }
    guard vocabulary.destinations.contains(dest) else { throw RequestError.unknown("dest") }
  #endif
  #if SOLUTION
    return Flight(carrier: carrier, dest: dest, hour: hour)
  #else
    // TODO: Take the fields out of the JSON; refuse whatever is not as it should be.
    return Flight(carrier: "", dest: "", hour: -1)
  #endif
}
