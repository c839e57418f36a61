import LessonKit

/// Charts of the course's data, one of each kind.
enum Samples {
  static let names = [
    "ages", "ages-by-fate", "co2", "penguins", "roc", "confusion", "shares", "coefficients", "nile",
    "gaps",
  ]

  static func chart(_ name: String) throws -> Chart {
    switch name {
    case "ages":
      return Chart(
        "Ages on the Titanic, as far as they are known", x: "age (years)", y: "passengers",
        histogram: Histogram(of: try Table(named: "titanic").numbers("age")),
        guides: [.vertical(28, "median")])
    case "ages-by-fate": return try agesByFate()
    case "co2":
      let table = try Table(named: "co2_weekly")
      let days = try table.completeStrings("date").map { CalendarDay.number($0) ?? .nan }
      return Chart(
        "Carbon dioxide at Mauna Loa", x: Axis("", kind: .date), y: "CO₂ (ppm)",
        series: [.line("weekly", x: days, y: try table.numbers("co2"))])
    case "penguins": return try penguins()
    case "roc":
      return Chart(
        "Two models", x: Axis("false positive rate", range: 0...1),
        y: Axis("true positive rate", range: 0...1),
        series: [
          .line("delay so far", x: [0, 0, 0.1, 0.3, 1], y: [0, 0.6, 0.8, 0.9, 1]),
          .line("hour", x: [0, 0.2, 0.5, 1], y: [0, 0.35, 0.7, 1]),
        ], guides: [.diagonal("chance")])
    case "confusion":
      let cultivars = ["Barolo", "Grignolino", "Barbera"]
      return Chart(
        "Wines by cultivar", x: "predicted", y: "actual",
        heatMap: HeatMap(
          counts: [[59, 0, 0], [3, 64, 4], [0, 1, 47]], rows: cultivars, columns: cultivars))
    case "shares":
      return Chart(
        "Temperatures by decile", x: "bin", y: Axis("share", kind: .percent),
        categories: ["below 24 °F", "24 to 32 °F", "above"],
        bars: [Bars("January", [0.3, 0.4, 0.3]), Bars("February", [0.1, nil, 0.62])],
        guides: [.horizontal(0.5, "half")])
    case "coefficients":
      return Chart(
        "Coefficients <&>", x: "feature", y: "per unit", categories: ["age", "sex", "bmi"],
        bars: [Bars("", [-0.036, -22.86, 5.6])])
    case "nile":
      let table = try Table(named: "nile")
      return Chart(
        "The Nile at Aswan", x: Axis("", kind: .year), y: "10⁸ m³",
        series: [
          .line("flow", x: try table.completeNumbers("year"), y: try table.numbers("volume"))
        ], guides: [.horizontal(1097.75, "mean to 1898"), .vertical(1898, "1898")])
    default:
      return Chart(
        "Gaps and steps", x: "x", y: "y",
        series: [
          .steps("steps", x: [0, 1, 2, 3, 4], y: [1, 2, nil, 4, 3]),
          .points("points", x: [0.5, .nan, 2.5], y: [3, 1, .infinity]),
        ])
    }
  }

  private static func agesByFate() throws -> Chart {
    let table = try Table(named: "titanic")
    let ages = try table.numbers("age")
    let fates = try table.completeIntegers("survived")
    func histogram(_ name: String, _ fate: Int) -> Histogram {
      let known = zip(ages, fates).map { age, other in other == fate ? age : nil }
      return Histogram(name, of: known, edges: (0...8).map { Double($0) * 10 }).shares
    }
    return Chart(
      "Ages by fate", x: "age (years)", y: Axis("share", kind: .percent),
      histograms: [histogram("survived", 1), histogram("died", 0)])
  }

  private static func penguins() throws -> Chart {
    let table = try Table(named: "penguins")
    let species = try table.completeStrings("species")
    let flippers = try table.numbers("flipper_length_mm")
    let masses = try table.numbers("body_mass_g")
    let series = ["Adelie", "Chinstrap", "Gentoo"].map { name in
      let rows = species.indices.filter { species[$0] == name }
      return Series.points(
        name, x: rows.map { flippers[$0] ?? .nan }, y: rows.map { masses[$0] })
    }
    return Chart(
      "Heavier penguins have longer flippers", x: "flipper length (mm)", y: "body mass (g)",
      series: series + [.line("least squares", x: [172, 231], y: [2766, 5697])])
  }
}
