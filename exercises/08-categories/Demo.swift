import Foundation
import LessonKit

/// Encodes the categories of three tables, with the functions of this lesson.
///
/// Where `LEARN_IMAGES` names a folder, the charts are also written there, as the page shows them.
public func demo() throws {
  let flights = try Table(named: "flights_ewr")
  try carriers(flights)
  try destinations(flights)
  try mediums()
  try schemas(flights)
  try planes(flights)
}

/// Three numberings of one column, and a column for each level.
private func carriers(_ flights: Table) throws {
  let (codes, late) = try arrived(flights, "carrier")
  let airlines = try Table(named: "airlines")
  let known = try airlines.completeStrings("carrier")
  let names = Dictionary(uniqueKeysWithValues: zip(known, try airlines.completeStrings("name")))
  let flying = Set(codes).sorted()
  let byName = flying.sorted { (names[$0] ?? "") < (names[$1] ?? "") }
  var table = TextTable(["carrier as", "UA is", "R² of late"])
  for (what, order) in [
    ("number, by code", flying), ("number, by name", byName),
    ("number, of all 16 in airlines.csv", known),
  ] {
    let numbers = codes.map { Double(order.firstIndex(of: $0) ?? 0) }
    table.add(
      what, order.firstIndex(of: "UA").map { "\($0)" }, number(squaredCorrelation(numbers, late), 4)
    )
  }
  var encoder = OneHot()
  try? encoder.fit(codes)
  let matrix = (try? encoder.transform(codes)) ?? Matrix(rowCount: 0, columnCount: 0)
  let mean = late.reduce(0, +) / Double(late.count)
  var shares: [Double?] = []
  var explained = 0.0
  for column in matrix.columns {
    let rows = column.reduce(0, +)
    let share = rows > 0 ? zip(column, late).reduce(0) { $0 + $1.0 * $1.1 } / rows : nil
    shares.append(share)
    if let share { explained += (share - mean) * (share - mean) * rows }
  }
  table.add(
    "a column for each", "-",
    shares.isEmpty ? "-" : number(explained / (mean * (1 - mean) * Double(late.count)), 4))
  show(table)
  guard encoder.levels.count == shares.count, !shares.isEmpty else { return }
  show(
    Chart(
      "Flights that arrive 15 minutes late or more, by carrier", x: "carrier",
      y: Axis("late", range: 0...0.4, kind: .percent), categories: encoder.levels,
      bars: [Bars("late", shares)]),
    savedAs: "08-categories-carriers")
}

/// The columns that July to December would have made for themselves.
private func destinations(_ flights: Table) throws {
  let months = try flights.completeNumbers("month")
  let all = try flights.completeStrings("dest")
  let first = all.indices.filter { months[$0] <= 6 }.map { all[$0] }
  let second = all.indices.filter { months[$0] > 6 }.map { all[$0] }
  var encoder = OneHot()
  try? encoder.fit(first)
  var own = OneHot()
  try? own.fit(second)
  print("destinations until June: \(encoder.levels.count), from July: \(own.levels.count)")
  let new = encoder.unseen(second)
  print("new: \(new.joined(separator: " ")), on \(second.count { new.contains($0) }) flights")
  print("no longer there: \(own.unseen(first).joined(separator: " "))")
  var table = TextTable(["flight to", "column until June", "column from July", "read as"])
  for level in ["ATL", "BOS", "LAX", "MIA", "ORD", "PDX", "SFO"] {
    let (here, there) = (encoder.levels.firstIndex(of: level), own.levels.firstIndex(of: level))
    table.add(
      level, here, there,
      there.flatMap { encoder.levels.indices.contains($0) ? encoder.levels[$0] : nil })
  }
  show(table)
  let places = Dictionary(encoder.levels.enumerated().map { ($1, $0) }) { first, _ in first }
  let moved = Set(
    own.levels.enumerated().filter { places[$0.element] != $0.offset }.map(\.element))
  let wrong = second.count { moved.contains($0) && places[$0] != nil }
  print("from July: \(second.count) flights, \(wrong) of them read as another destination")
  print()
}

private func mediums() throws {
  let column = try Table(named: "tate_text").strings("medium")
  var table = TextTable(["Tate: works at least", "mediums", "works of another medium"])
  for min in [1, 2, 10, 50] {
    let levels = frequentLevels(column, min: min)
    let collapsed = (try? collapseRare(column, keeping: levels)) ?? []
    table.add(min, levels.count, collapsed.count { $0 == "other" })
  }
  show(table)
  let levels = frequentLevels(column, min: 50)
  let collapsed = ((try? collapseRare(column, keeping: levels)) ?? []).compactMap { $0 }
  let counts = collapsed.reduce(into: [:]) { $0[$1, default: 0] += 1 }
  let order = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
  guard order.count > 1 else { return }
  show(
    Chart(
      "Works in the Tate's collection by medium", y: "works", categories: order.map(\.key),
      bars: [Bars("works", order.map { Double($0.value) })]),
    savedAs: "08-categories-mediums")
}

private func schemas(_ flights: Table) throws {
  let titanic = Schema(columns: [
    ColumnRule("class", .level(["1st", "2nd", "3rd"])),
    ColumnRule("age", .number(0...110), mayBeMissing: true),
    ColumnRule("sex", .level(["female", "male"])), ColumnRule("survived", .number(0...1)),
  ])
  let weather = Schema(columns: [ColumnRule("wind_speed", .number(0...200))])
  print("Titanic and Newark's wind:")
  let found =
    validate(try Table(named: "titanic"), titanic)
    + validate(try Table(named: "weather_ewr"), weather)
  for violation in found { print("  \(violation)") }
  var encoder = OneHot()
  try? encoder.fit(try Table(named: "titanic").strings("class"))
  print("levels of class: \(encoder.levels.joined(separator: " "))")
  print()
}

/// What a plane's own flights say about it, and what they give away.
private func planes(_ flights: Table) throws {
  let planes = try arrived(flights, "tailnum")
  let (tails, late) = (planes.values, planes.late)
  let counts = tails.reduce(into: [:]) { $0[$1, default: 0] += 1 }
  print("\(counts.count) planes, \(counts.count { $0.value == 1 }) of them with one flight")
  let all = Array(tails.indices)
  let own = encoded(tails, late, from: all, for: all)
  var random = SplitMix64(seed: 42)
  let order = random.shuffledIndices(count: tails.count)
  var others = [Double](repeating: 0, count: tails.count)
  var start = 0
  for fold in 0..<5 {
    let end = start + order.count / 5 + (fold < order.count % 5 ? 1 : 0)
    let rows = Array(order[start..<end])
    let rest = Array(order[..<start] + order[end...])
    for (row, value) in zip(rows, encoded(tails, late, from: rest, for: rows)) {
      others[row] = value
    }
    start = end
  }
  var table = TextTable(["share of late flights of the plane", "late above punctual"])
  table.add("with the flight itself", number(shareInOrder(own, late), 3))
  table.add("of other flights only", number(shareInOrder(others, late), 3))
  show(table)
}

/// The share of late flights of each level, with five rows of the mean added.
private func encoded(
  _ levels: [String], _ late: [Double], from rows: [Int], for wanted: [Int]
) -> [Double] {
  var sums: [String: (late: Double, rows: Double)] = [:]
  var total = 0.0
  for row in rows {
    sums[levels[row], default: (0, 0)].late += late[row]
    sums[levels[row], default: (0, 0)].rows += 1
    total += late[row]
  }
  let mean = total / Double(rows.count)
  return wanted.map { row in
    let known = sums[levels[row], default: (0, 0)]
    return (known.late + 5 * mean) / (known.rows + 5)
  }
}

/// How often a late flight lies above a punctual one, ties as half.
private func shareInOrder(_ scores: [Double], _ late: [Double]) -> Double {
  let order = scores.indices.sorted { scores[$0] < scores[$1] }
  var (below, won, first) = (0.0, 0.0, 0)
  while first < order.count {
    var last = first
    while last < order.count, scores[order[last]] == scores[order[first]] { last += 1 }
    let lateHere = order[first..<last].reduce(0) { $0 + late[$1] }
    let punctualHere = Double(last - first) - lateHere
    won += lateHere * (below + punctualHere / 2)
    below += punctualHere
    first = last
  }
  let total = late.reduce(0, +)
  return won / (total * (Double(late.count) - total))
}

/// The column and whether they were late, of all flights that arrived.
private func arrived(
  _ flights: Table, _ column: String
) throws -> (values: [String], late: [Double]) {
  let delays = try flights.numbers("arr_delay")
  let all = try flights.strings(column)
  let rows = delays.indices.filter { delays[$0] != nil }
  return (rows.map { all[$0] ?? "missing" }, rows.map { (delays[$0] ?? 0) >= 15 ? 1 : 0 })
}

private func squaredCorrelation(_ x: [Double], _ y: [Double]) -> Double {
  let (meanX, meanY) = (x.reduce(0, +) / Double(x.count), y.reduce(0, +) / Double(y.count))
  let xy = zip(x, y).reduce(0) { $0 + ($1.0 - meanX) * ($1.1 - meanY) }
  let xx = x.reduce(0) { $0 + ($1 - meanX) * ($1 - meanX) }
  let yy = y.reduce(0) { $0 + ($1 - meanY) * ($1 - meanY) }
  return xy * xy / (xx * yy)
}

private func number(_ value: Double, _ digits: Int) -> String {
  value.isFinite ? String(format: "%.\(digits)f", value) : "-"
}
