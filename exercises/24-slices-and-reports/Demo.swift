import LessonKit

/// Looks at Berkeley's applications and at a rule for late flights, with the functions of this lesson.
///
/// Where `LEARN_IMAGES` names a folder, the charts are also written there, as the page shows them.
public func demo() throws {
  try berkeley()
  try flights()
}

/// Admissions by gender: all, by department, and spread over the departments alike.
private func berkeley() throws {
  let table = try Table(named: "ucb_admissions")
  let (outcomes, genders) = (
    try table.completeStrings("Admit"), try table.completeStrings("Gender")
  )
  let departments = try table.completeStrings("Dept")
  let rows = try table.completeIntegers("Freq").enumerated().flatMap { row, count in
    Array(repeating: row, count: count)
  }
  let admitted = rows.map { outcomes[$0] == "Admitted" }
  let groups = rows.map { genders[$0] }
  let strata = rows.map { departments[$0] }

  let all = try sliceMetrics(admitted, by: groups)
  let standard = (try? standardisedRates(admitted, by: groups, within: strata)) ?? [:]
  var list = TextTable(["Berkeley 1973", "applied", "admitted", "rate", "spread alike"])
  for slice in all {
    list.add(
      slice.name, slice.count, slice.positives, percent(slice.rate),
      percent(standard[slice.name] ?? .nan))
  }
  show(list)

  let both = try sliceMetrics(admitted, by: zip(strata, groups).map { "\($0) \($1)" })
  func slice(_ department: String, _ gender: String) -> Slice? {
    both.first { $0.name == "\(department) \(gender)" }
  }
  let names = ["A", "B", "C", "D", "E", "F"]
  var byDepartment = TextTable(["department", "men", "admitted", "women", "admitted"])
  for name in names {
    let (men, women) = (slice(name, "Male"), slice(name, "Female"))
    byDepartment.add(
      name, men?.count, percent(men?.rate ?? .nan), women?.count, percent(women?.rate ?? .nan))
  }
  show(byDepartment)
  for slice in try sliceMetrics(strata.map { "AB".contains($0) }, by: groups) {
    print("\(slice.name): \(percent(slice.rate)) applied to A or B")
  }
  print()
  guard both.count == 12 else { return }
  show(
    Chart(
      "Who was admitted, by department", x: "department",
      y: Axis("admitted", range: 0...1, kind: .percent), categories: names,
      bars: [
        Bars("men", names.map { slice($0, "Male")?.rate }),
        Bars("women", names.map { slice($0, "Female")?.rate }),
      ]),
    savedAs: "24-slices-and-reports-departments")
}

/// The rule by the clock: late when the scheduled hour is 15 or later.
private func flights() throws {
  let table = try Table(named: "flights_ewr")
  let (delays, hours) = (try table.numbers("arr_delay"), try table.completeNumbers("hour"))
  let (airlines, places) = (
    try table.completeStrings("carrier"), try table.completeStrings("dest")
  )
  let rows = delays.indices.filter { delays[$0] != nil }
  let flags = rows.map { hours[$0] >= 15 }
  let late = rows.map { (delays[$0] ?? 0) >= 15 }
  let right = zip(flags, late).map { $0 == $1 }
  let carriers = rows.map { airlines[$0] }

  let destinations = try sliceMetrics(right, by: rows.map { places[$0] })
  var list = TextTable(["to", "flights", "right", "rate", "95% interval"])
  for slice in destinations.prefix(8) {
    list.add(
      slice.name, slice.count, slice.positives, percent(slice.rate),
      "\(percent(slice.interval.low)) to \(percent(slice.interval.high))")
  }
  show(list)
  let whole = try sliceMetrics(right, by: right.map { _ in "all" }).first
  let low = destinations.count { $0.interval.high < whole?.rate ?? .nan }
  print(
    "\(destinations.count) destinations; the whole interval of \(low) lies below the rate of all")
  if let virgin = try sliceMetrics(late, by: carriers).first(where: { $0.name == "VX" }) {
    print(
      "VX is late: \(virgin.positives) of \(virgin.count), \(percent(virgin.rate)),",
      "\(percent(virgin.interval.low)) to \(percent(virgin.interval.high))")
  }
  print()
  if let whole {
    show(
      Chart(
        "How often the rule is right, by destination", x: "flights",
        y: Axis("right", range: 0...1, kind: .percent),
        series: [
          .points(
            "a destination", x: destinations.map { Double($0.count) },
            y: destinations.map(\.rate))
        ],
        guides: [.horizontal(whole.rate, "all flights")]),
      savedAs: "24-slices-and-reports-destinations")
  }

  func share(_ carrier: String, _ values: [Bool], where belongs: (Int) -> Bool) -> String {
    let own = carriers.indices.filter { carriers[$0] == carrier && belongs($0) }
    return percent(Double(own.count { values[$0] }) / Double(own.count))
  }
  var groups = TextTable(["carrier", "late", "flagged", "of the late", "of the others"])
  for carrier in ["EV", "UA"] {
    groups.add(
      carrier, share(carrier, late) { _ in true }, share(carrier, flags) { _ in true },
      share(carrier, flags) { late[$0] }, share(carrier, flags) { !late[$0] })
  }
  show(groups)
  let gaps = try parityGaps(flags, late, by: carriers, between: "EV", and: "UA")
  print(
    "EV minus UA: \(points(gaps.flagged)) flagged, \(points(gaps.truePositives)) of the late,",
    "\(points(gaps.falsePositives)) of the others")
  print()

  let facts = ModelFacts(
    name: "Late from Newark, by the clock",
    use: "To plan staff at the gates from 15:00 on; not to compare carriers.",
    data: "every tenth flight of 2013 that arrived. Late is 15 minutes or more.",
    whole: whole ?? Slice(name: "all", count: 1, positives: 0, interval: Interval(low: 0, high: 1)),
    baseline: try sliceMetrics(late.map { !$0 }, by: late.map { _ in "never late" }).first,
    slices: try sliceMetrics(right, by: carriers))
  print((try? modelCard(facts, minimum: 100)) ?? "no card yet")
}

private func points(_ gap: Double?) -> String {
  guard let gap, gap.isFinite else { return "-" }
  let tenths = Int((gap * 1000).rounded())
  return "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10) points"
}
