import Foundation
import LessonKit

/// Shows what skew does to the model, then serves it on the loopback address until Ctrl-C.
///
/// Settings come from the environment: those of ``Config``; `LEARN_DEMO_SECONDS`, after which the
/// server stops by itself; and `LEARN_IMAGES`, a folder where the page's picture is written.
public func demo() async throws {
  let environment = ProcessInfo.processInfo.environment
  let table = try Table(named: "flights_ewr")
  let predictor = try Predictor.lateArrivals(table)
  try skew(predictor, table)

  // The server listens before the model is there: that is what readiness is for.
  let config: Config
  do {
    config = try Config(environment: environment)
  } catch ConfigError.invalid(let name, let value) {
    print("\(name) is set to \"\(value)\", and that is no value for it. See Config.swift.")
    return
  }
  let current = CurrentService()
  let server = try HTTPServer.start(port: config.port, timeout: config.timeout) { request in
    handle(request, with: current.value)
  }
  defer { server.stop() }
  try show(HTTPRequest(path: "/ready"), server)
  current.replace(by: .serving(predictor, mostRows: config.mostRows))
  let flight = #"{"carrier":"UA","dest":"IAH","hour":7}"#
  let evening = #"{"carrier":"EV","dest":"ORD","hour":17}"#
  try show(HTTPRequest(path: "/ready"), server)
  try show(HTTPRequest(path: "/health"), server)
  for body in [
    flight, "[\(flight),\(evening)]", #"{"carrier":"UA","dest":"ANC","hour":7}"#,
    "[\(flight),{\"carrier\":\"UA\",\"dest\":\"ORD\",\"hour\":515}]", "hello",
  ] {
    try show(HTTPRequest(method: "POST", path: "/predict", body: Array(body.utf8)), server)
  }

  let address = "http://127.0.0.1:\(server.port)"
  print("Listening on \(address) until Ctrl-C. From another terminal:")
  print()
  print("curl -i \(address)/health")
  print("curl -i \(address)/ready")
  print("curl -i -d '\(flight)' \(address)/predict")
  print("curl -i -d '[\(flight),\(evening)]' \(address)/predict")
  print("curl -i -d '{\"carrier\":\"UA\",\"dest\":\"ANC\",\"hour\":7}' \(address)/predict")
  print("curl -i -d 'hello' \(address)/predict")
  print()
  // What is printed into a pipe would else wait there until the end.
  fflush(nil)
  if let seconds = environment["LEARN_DEMO_SECONDS"].flatMap(Double.init) {
    try await Task.sleep(for: .seconds(seconds))
  } else {
    server.waitUntilStopped()
  }
}

/// Sends a request to the server and prints what came back.
private func show(_ request: HTTPRequest, _ server: HTTPServer) throws {
  let response = try HTTPClient.send(request, port: server.port)
  print("\(request.method) \(request.path) \(request.text)")
  print("  \(response.status) \(response.reason): \(response.text)")
  print()
}

/// The page's table: one model, asked in several ways.
private func skew(_ predictor: Predictor, _ table: Table) throws {
  let months = try table.completeIntegers("month")
  let delays = try table.numbers("arr_delay")
  let scheduled = try table.completeIntegers("sched_dep_time")
  let all = try Flight.all(in: table)
  let known = predictor.vocabulary
  let later = all.indices.filter { months[$0] > 6 }
  let served = later.filter {
    known.carriers.contains(all[$0].carrier) && known.destinations.contains(all[$0].dest)
  }
  let rows = served.filter { delays[$0] != nil }
  print("From July on \(later.count) flights; \(later.count - served.count) of an unknown name")
  print("\(rows.count) of the others arrived")
  print()

  let flights = rows.map { all[$0] }
  let isLate = rows.map { (delays[$0] ?? 0) >= 15 }
  var kilometres = predictor
  kilometres.distances = predictor.distances.mapValues { $0 * 1.609344 }
  var exchanged = predictor
  (exchanged.columns[0].input, exchanged.columns[1].input) = (.distance, .hour)
  let miles = try table.completeNumbers("distance")
  // Training read the distance of each flight; a service knows one for each airport.
  let asTrained = try rows.flatMap { index in
    var own = predictor
    if own.distances[all[index].dest] != miles[index] {
      own.distances[all[index].dest] = miles[index]
      print(
        "\(all[index].dest) lies \(miles[index]) miles away, and in the service another distance")
    }
    return try probabilities(of: [all[index]], own)
  }
  print()
  let answers: [(name: String, probabilities: [Double])] = [
    ("the same as training", try probabilities(of: flights, predictor)),
    ("scaled by the batch", try probabilities(of: flights, scaled(predictor, by: flights))),
    ("distances in kilometres", try probabilities(of: flights, kilometres)),
    ("hour and distance exchanged", try probabilities(of: flights, exchanged)),
    (
      "5:15 sent as 515",
      try probabilities(
        of: rows.map { Flight(carrier: all[$0].carrier, dest: all[$0].dest, hour: scheduled[$0]) },
        predictor)
    ),
    ("always the training rate", rows.map { _ in 0.2855434039644566 }),
  ]
  var text = TextTable(["what the service did", "log-loss", "to the last bit as in training"])
  for (name, probabilities) in answers {
    let losses = zip(probabilities, isLate).map { -log($1 ? $0 : 1 - $0) }
    text.add(
      name, String(format: "%.4f", losses.reduce(0, +) / Double(rows.count)),
      zip(probabilities, asTrained).count { $0.bitPattern == $1.bitPattern })
  }
  show(text)
  let count = answers.map(\.probabilities.count).min() ?? 0
  let some = stride(from: 0, to: min(count, asTrained.count), by: 90).map { $0 }
  show(
    Chart(
      "One model in training and in service", x: Axis("probability in training", range: 0...0.7),
      y: Axis("probability in service", range: 0...1.05),
      series: [3, 2].map { index in
        .points(
          answers[index].name, x: some.map { asTrained[$0] },
          y: some.map { answers[index].probabilities[$0] })
      }, guides: [.diagonal("no skew")]),
    savedAs: "32-serve-skew")
}

/// The predictor with the hour and the distance scaled by the flights at hand.
private func scaled(_ predictor: Predictor, by flights: [Flight]) -> Predictor {
  var scaled = predictor
  let columns = [
    flights.map { Double($0.hour) }, flights.map { predictor.distances[$0.dest] ?? 0 },
  ]
  for (index, column) in columns.enumerated() {
    let mean = column.reduce(0, +) / Double(column.count)
    let spread = column.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(column.count)
    scaled.columns[index].mean = mean
    scaled.columns[index].deviation = spread.squareRoot()
  }
  return scaled
}
