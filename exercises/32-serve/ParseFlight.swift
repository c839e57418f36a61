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
  // TODO: Take the fields out of the JSON; refuse whatever is not as it should be.
  return Flight(carrier: "", dest: "", hour: -1)
}
