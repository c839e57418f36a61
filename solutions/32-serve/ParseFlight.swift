/// Returns the flight that a client asks about.
///
/// The JSON is an object with the fields `carrier` and `dest`, text, and `hour`, a whole number
/// (`7` and `7.0` are the same number, and 1e300 is a whole one), and with no others.
///
/// - Parameters:
///   - json: What the client sent.
///   - vocabulary: The carriers and destinations that the model knows.
/// - Throws: The first of these that applies; of several fields the first in the order carrier,
///   dest, hour, and of several extra ones the first when sorted:
///   ``RequestError/wrongType(_:)`` with `body` when the JSON is not an object, also for a list
///   of one flight,
///   ``RequestError/missing(_:)``, ``RequestError/extra(_:)``, ``RequestError/wrongType(_:)``, also
///   for an hour with a fraction, be it a billionth, ``RequestError/outOfRange(_:)`` for a whole one
///   outside of 0 ... 23, and ``RequestError/unknown(_:)`` for a name that the vocabulary does not
///   have for its field.
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
  #elseif MISTAKE_LOOKS_FOR_EXTRA_FIRST
    // Feedback: named first
    if let extra = fields.keys.filter({ !names.contains($0) }).min() {
      throw RequestError.extra(extra)
    }
    if let missing = names.first(where: { fields[$0] == nil }) {
      throw RequestError.missing(missing)
    }
    let given = fields
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
    let whole = number.rounded(.towardZero)
  #elseif MISTAKE_CALLS_A_HUGE_HOUR_NO_NUMBER
    // Feedback: an Int can hold
    guard case .number(let whole)? = given["hour"], Int(exactly: whole) != nil else {
      throw RequestError.wrongType("hour")
    }
  #elseif SOLUTION
    guard case .number(let whole)? = given["hour"], whole == whole.rounded() else {
      throw RequestError.wrongType("hour")
    }
  #endif
  #if MISTAKE_TAKES_ANY_HOUR
    // Feedback: no such hour
  #elseif RIGHT_COUNTS_THE_HOURS
    // Never Int(_:) of a number that may be too large for one: the program would stop.
    guard let hour = (0..<24).first(where: { Double($0) == whole }) else {
      throw RequestError.outOfRange("hour")
    }
  #elseif SOLUTION
    guard (0...23).contains(whole) else { throw RequestError.outOfRange("hour") }
  #endif
  #if MISTAKE_TAKES_UNKNOWN_NAMES
    // Feedback: never met
  #elseif SOLUTION
    guard vocabulary.carriers.contains(carrier) else { throw RequestError.unknown("carrier") }
    guard vocabulary.destinations.contains(dest) else { throw RequestError.unknown("dest") }
  #endif
  #if MISTAKE_TAKES_ANY_HOUR
    return Flight(carrier: carrier, dest: dest, hour: Int(exactly: whole) ?? .max)
  #elseif RIGHT_COUNTS_THE_HOURS
    return Flight(carrier: carrier, dest: dest, hour: hour)
  #elseif SOLUTION
    return Flight(carrier: carrier, dest: dest, hour: Int(whole))
  #else
    // TODO: Take the fields out of the JSON; refuse whatever is not as it should be.
    return Flight(carrier: "", dest: "", hour: -1)
  #endif
}
