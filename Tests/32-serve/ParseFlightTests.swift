import LessonKit
import LessonTesting
import Testing

@testable import ServeLesson

private let fillsInWhatIsMissing = Mistake(
  "FILLS_IN_WHAT_IS_MISSING",
  "A field was not there, and a value was made up for it. The client gets an answer to a question "
    + "that was not asked.")
private let looksForExtraFirst = Mistake(
  "LOOKS_FOR_EXTRA_FIRST",
  "A field is missing and another one too many. The missing one is named first, in the order of the "
    + "documentation, so that the same request always gets the same answer.")
private let ignoresExtraFields = Mistake(
  "IGNORES_EXTRA_FIELDS",
  "There is a field that the service does not know, and nobody said so. A client with a misspelt "
    + "name believes that it counts.")
private let roundsTheHour = Mistake(
  "ROUNDS_THE_HOUR",
  "The hour was cut to a whole number. Whoever sends half an hour means something that this model "
    + "does not know.")
private let takesAnyHour = Mistake(
  "TAKES_ANY_HOUR",
  "There is no such hour. A time such as 517 that is taken for an hour makes the model certain of "
    + "nonsense.")
private let callsAHugeHourNoNumber = Mistake(
  "CALLS_A_HUGE_HOUR_NO_NUMBER",
  "It is a whole number, though larger than an Int can hold. What is wrong with it is its size, so ask "
    + "for the range before you make an Int of it.")
private let takesUnknownNames = Mistake(
  "TAKES_UNKNOWN_NAMES",
  "The model never met this name, and whatever it says about it is made up. Refuse it by its field."
)

@Suite("Parse", .exercise("32-serve/ParseFlight"))
struct ParseFlightSuite {
  @Test("A flight is an object of carrier, dest and hour")
  func byHand() {
    check(
      #"flight(from: {"carrier":"UA","dest":"IAH","hour":7})"#,
      try parse(#"{"carrier":"UA","dest":"IAH","hour":7}"#),
      is: Flight(carrier: "UA", dest: "IAH", hour: 7))
    check(
      #"flight(from: {"hour":23.0,"dest":"ORD","carrier":"AA"})"#,
      try parse(#"{"hour":23.0,"dest":"ORD","carrier":"AA"}"#),
      is: Flight(carrier: "AA", dest: "ORD", hour: 23))
    check(
      #"flight(from: {"hour":0,"dest":"ORD","carrier":"AA"})"#,
      try parse(#"{"hour":0,"dest":"ORD","carrier":"AA"}"#),
      is: Flight(carrier: "AA", dest: "ORD", hour: 0))
  }

  @Test("JSON that is no object is refused")
  func noObject() {
    let flight = #"{"carrier":"UA","dest":"IAH","hour":7}"#
    for json in ["7", "null", #""UA""#, "[]", "true", "[\(flight)]", "[\(flight),\(flight)]"] {
      guard
        check("flight(from: \(json))", try parse(json), throws: RequestError.wrongType("body"))
      else { return }
    }
  }

  @Test("A field that is missing is named")
  func missing() {
    let cases = [
      (#"{"dest":"IAH","hour":7}"#, "carrier"), (#"{"carrier":"UA","hour":7}"#, "dest"),
      (#"{"carrier":"UA","dest":"IAH"}"#, "hour"), ("{}", "carrier"),
      (#"{"carrier":7,"dest":"IAH"}"#, "hour"),
    ]
    for (json, field) in cases {
      guard
        check(
          "flight(from: \(json))", try parse(json), throws: RequestError.missing(field),
          mistakes: [fillsInWhatIsMissing.when { $0.hour >= 0 }])
      else { return }
    }
    for json in [
      #"{"Hour":7,"carrier":"UA"}"#, #"{"Hour":7,"carrier":"UA","hour":7,"min":5,"z":null}"#,
    ] {
      guard
        check(
          "flight(from: \(json))", try parse(json), throws: RequestError.missing("dest"),
          mistakes: [looksForExtraFirst.throwing(RequestError.extra("Hour"))])
      else { return }
    }
  }

  @Test("A field that the service does not know is named")
  func extra() {
    check(
      #"flight(from: {"carrier":"UA","dest":"IAH","hour":7,"weather":"rain","delay":3})"#,
      try parse(#"{"carrier":"UA","dest":"IAH","hour":7,"weather":"rain","delay":3}"#),
      throws: RequestError.extra("delay"),
      mistakes: [ignoresExtraFields.gives(Flight(carrier: "UA", dest: "IAH", hour: 7))])
    check(
      #"flight(from: {"carrier":"UA","dest":"IAH","hour":"7","id":null})"#,
      try parse(#"{"carrier":"UA","dest":"IAH","hour":"7","id":null}"#),
      throws: RequestError.extra("id"))
    // So many that no order of a dictionary has the right one first by luck.
    let many = ["zip", "day", "gate", "year", "b", "tail", "month", "air", "Hour", "seat"]
    let fields = many.map { "\"\($0)\":1" }.joined(separator: ",")
    check(
      #"flight(from: {"carrier":"UA","dest":"IAH","hour":7,\#(fields)})"#,
      try parse(#"{"carrier":"UA","dest":"IAH","hour":7,\#(fields)}"#),
      throws: RequestError.extra("Hour"))
  }

  @Test("Text where a number belongs is refused, and a number where text belongs")
  func wrongType() {
    let cases = [
      (#"{"carrier":7,"dest":"IAH","hour":7}"#, "carrier"),
      (#"{"carrier":"UA","dest":null,"hour":7}"#, "dest"),
      (#"{"carrier":"UA","dest":"IAH","hour":"7"}"#, "hour"),
      (#"{"carrier":"UA","dest":"IAH","hour":true}"#, "hour"),
      (#"{"carrier":"UA","dest":"IAH","hour":false}"#, "hour"),
      (#"{"carrier":"UA","dest":["IAH"],"hour":99}"#, "dest"),
    ]
    for (json, field) in cases {
      guard check("flight(from: \(json))", try parse(json), throws: RequestError.wrongType(field))
      else { return }
    }
  }

  @Test("Half an hour is no hour")
  func halfHours() {
    for hour in ["7.5", "-0.5", "23.999", "7.0000000001", "6.9999999999", "23.0000000001"] {
      let json = #"{"carrier":"UA","dest":"IAH","hour":\#(hour)}"#
      guard
        check(
          "flight(from: \(json))", try parse(json), throws: RequestError.wrongType("hour"),
          mistakes: [roundsTheHour.when { $0.carrier == "UA" }])
      else { return }
    }
  }

  @Test("An hour outside of the day is refused, however large")
  func outOfRange() {
    for hour in ["24", "-1", "517", "1e15", "1e300", "-1e19"] {
      let json = #"{"carrier":"UA","dest":"IAH","hour":\#(hour)}"#
      guard
        check(
          "flight(from: \(json))", try parse(json), throws: RequestError.outOfRange("hour"),
          mistakes: [
            takesAnyHour.when { !(0...23).contains($0.hour) && $0.carrier == "UA" }
          ]
            + (hour == "1e300" || hour == "-1e19"
              ? [callsAHugeHourNoNumber.throwing(RequestError.wrongType("hour"))] : []))
      else { return }
    }
  }

  @Test("A name that the model never met is refused by its field")
  func unknown() {
    let cases = [
      (#"{"carrier":"XX","dest":"ANC","hour":7}"#, "carrier"),
      (#"{"carrier":"UA","dest":"ANC","hour":7}"#, "dest"),
      (#"{"carrier":"ua","dest":"IAH","hour":7}"#, "carrier"),
      (#"{"carrier":"UA","dest":"","hour":7}"#, "dest"),
      (#"{"carrier":"UA","dest":"AA","hour":7}"#, "dest"),
      (#"{"carrier":"IAH","dest":"ORD","hour":7}"#, "carrier"),
    ]
    for (json, field) in cases {
      guard
        check(
          "flight(from: \(json))", try parse(json), throws: RequestError.unknown(field),
          mistakes: [takesUnknownNames.when { $0.hour == 7 }])
      else { return }
    }
  }

  @Test("On generated requests it answers as the solution does", .tags(.crossCheck))
  func generated() {
    enum Fault: CaseIterable { case body, missing, extra, carrier, dest, hour, range, names }
    // Each is reported before those that follow it.
    let order = Fault.allCases.dropFirst()
    let pairs = order.enumerated().flatMap { number, first in
      order.dropFirst(number + 1).map { (first, $0) }
    }
    crossCheck { random in
      let faults = random.faults(Fault.allCases, pairs: pairs)
      var fields = [
        "carrier": random.pick(["\"UA\"", "\"AA\""]), "dest": random.pick(["\"IAH\"", "\"ORD\""]),
        "hour": random.pick(["0", "23", "7.0", "1.2e1", "\(random.int(0...23))"]),
      ]
      if faults.contains(.names) {
        let other = random.pick(["\"XX\"", "\"\"", "\"ua\"", "\"UA \"", "\"ANC\""])
        // Names that the model knows of the other field are unknown too.
        switch random.int(0...4) {
        case 0: (fields["carrier"], fields["dest"]) = (other, other)
        case 1: fields["carrier"] = random.pick(["\"IAH\"", "\"ORD\"", other])
        case 2: fields["dest"] = random.pick(["\"UA\"", "\"AA\"", other])
        case 3: fields["carrier"] = other
        default: fields["dest"] = other
        }
      }
      if faults.contains(.range) {
        fields["hour"] = random.pick(["24", "-1", "515", "1e19", "-1e300", "24.0", "1e18"])
      }
      if faults.contains(.hour) {
        fields["hour"] = random.pick([
          "7.5", "-0.5", "\"7\"", "null", "true", "false", "[7]", "23.5", "1e-9",
          "\(random.int(0...23)).0000000001", "22.9999999999",
        ])
      }
      if faults.contains(.carrier) {
        fields["carrier"] = random.pick(["7", "null", "[]", "false"])
      }
      if faults.contains(.dest) { fields["dest"] = random.pick(["7", "null", "{}", "true"]) }
      if faults.contains(.extra) {
        let names = ["a", "delay", "Hour", "z", "carrier ", "d", "größe", "id", "day", "hours"]
        for name in random.shuffled(names).prefix(random.int(1...5)) { fields[name] = "1" }
      }
      if faults.contains(.missing) {
        for _ in 0..<random.int(1...2) {
          fields[random.pick(["carrier", "dest", "hour"])] = nil
        }
      }
      let pieces = random.shuffled(fields.sorted { $0.key < $1.key })
        .map { "\"\($0.key)\":\($0.value)" }
      let json =
        faults.contains(.body)
        ? random.pick([
          "7", "null", "\"UA\"", "[]", "[{}]", "true", "[{\(pieces.joined(separator: ","))}]",
        ])
        : "{\(pieces.joined(separator: ","))}"
      return Case(
        "flight(from: JSON(parsing: Array(\(literal(json)).utf8)), carriers AA and UA, "
          + "destinations IAH and ORD)"
      ) {
        try parse(json)
      }
    }
  }

  @Test("From July on, three destinations and one carrier are new to a model trained until June")
  func newDestinations() throws {
    // pandas, on the table of every tenth flight: set(dest of months 7-12) - set(dest of months 1-6) is ANC, JAC and TVC, 7 flights;
    // the same of carriers is OO, one flight, to a destination that is known.
    let table = try Table(named: "flights_ewr")
    let months = try table.completeIntegers("month")
    let flights = try Flight.all(in: table)
    let first = zip(flights, months).filter { $0.1 <= 6 }.map(\.0)
    let vocabulary = Vocabulary(
      carriers: Set(first.map(\.carrier)), destinations: Set(first.map(\.dest)))
    var refused: [String: Int] = [:]
    var answered = 0
    for (sent, month) in zip(flights, months) where month > 6 {
      let json = JSON.object([
        "carrier": .string(sent.carrier), "dest": .string(sent.dest),
        "hour": .number(Double(sent.hour)),
      ])
      do {
        let came = try flight(from: json, vocabulary)
        if came == sent { answered += 1 }
      } catch RequestError.unknown(let field) {
        refused[field == "dest" ? sent.dest : sent.carrier, default: 0] += 1
      }
    }
    check(
      "flight(from: …) for each flight from July on: how many came through", answered, is: 6003,
      mistakes: [takesUnknownNames.gives(6011)])
    check(
      "flight(from: …) for each flight from July on: the unknown names and their flights", refused,
      is: ["ANC": 1, "JAC": 3, "TVC": 3, "OO": 1], mistakes: [takesUnknownNames.gives([:])])
  }

  private func parse(_ json: String) throws -> Flight {
    try flight(
      from: JSON(parsing: Array(json.utf8)),
      Vocabulary(carriers: ["AA", "UA"], destinations: ["IAH", "ORD"]))
  }
}
