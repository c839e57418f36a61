import Testing

@testable import LessonKit

@Suite("Axes")
struct AxisTests {
  @Test(
    "Ticks are round, and written with the digits that they need",
    arguments: [
      (0.0...1.0, Axis.Kind.number, 6, ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]),
      (0.0...1.0, .percent, 5, ["0%", "25%", "50%", "75%", "100%"]),
      (1871.0...1970.0, .year, 5, ["1880", "1900", "1920", "1940", "1960"]),
      (1900.0...1902.0, .year, 10, ["1900", "1901", "1902"]),
      (0.0...60_000.0, .number, 4, ["0", "20,000", "40,000", "60,000"]),
      (-3.0...3.0, .number, 7, ["-3", "-2", "-1", "0", "1", "2", "3"]),
      (0.0...0.0003, .number, 4, ["0.0000", "0.0001", "0.0002", "0.0003"]),
    ])
  func labels(domain: ClosedRange<Double>, kind: Axis.Kind, most: Int, expected: [String]) {
    #expect(Ticks.ticks(in: domain, kind: kind, most: most).map(\.label) == expected)
  }

  @Test("There are never more ticks than asked for, and at least one where two fit")
  func counts() {
    var generator = SplitMix64(seed: 3)
    for _ in 0..<2000 {
      let low = generator.unitInterval() * 1000 - 500
      let span = generator.unitInterval() * 300 + 0.001
      let most = Int(generator.next() % 12) + 2
      let ticks = Ticks.ticks(in: low...(low + span), kind: .number, most: most)
      #expect(ticks.count <= most && ticks.count >= 1)
      #expect(ticks.allSatisfy { $0.value >= low - 1e-6 && $0.value <= low + span + 1e-6 })
    }
  }

  @Test(
    "Ticks of dates fall on the first days of years and months, or on whole days",
    arguments: [
      ("1958-03-29", "2001-12-29", 5, ["1960", "1970", "1980", "1990", "2000"]),
      ("2013-01-15", "2013-12-31", 4, ["2013-04", "2013-07", "2013-10"]),
      ("2013-02-27", "2013-03-02", 4, ["2013-02-27", "2013-02-28", "2013-03-01", "2013-03-02"]),
    ])
  func dates(first: String, last: String, most: Int, expected: [String]) throws {
    let domain = try #require(CalendarDay.number(first))...#require(CalendarDay.number(last))
    #expect(Ticks.ticks(in: domain, kind: .date, most: most).map(\.label) == expected)
  }

  @Test("A day and its date are each other's inverse, through leap years and before 1970")
  func days() {
    #expect(CalendarDay.number("1970-01-01") == 0)
    #expect(CalendarDay.number("2000-03-01") == 11_017)
    for day in stride(from: -800_000, through: 800_000, by: 37) {
      let date = CalendarDay.date(day)
      #expect(CalendarDay.number(year: date.year, month: date.month, day: date.day) == day)
    }
    for text in ["2013-02-29", "2013-13-01", "13-01-01", "2013/01/01", "", "2013-1-1"] {
      #expect(CalendarDay.number(text) == nil)
    }
    #expect(CalendarDay.number("2013-01-01T10:00:00Z") == 15_706)
  }
}

@Suite("Histogram")
struct HistogramTests {
  @Test("A bin holds its lower edge and the last one its upper edge as well")
  func edges() {
    let histogram = Histogram(of: [0, 1, 1.5, 2, 3, 4, -1, nil, .nan], edges: [0, 1, 2, 3])
    #expect(histogram.heights == [1, 2, 2])
    #expect(histogram.shares.heights == [0.2, 0.4, 0.4])
  }

  @Test("Bins chosen by count are round and hold every value")
  func chosen() throws {
    let ages = try Table(named: "titanic").numbers("age")
    for bins in [1, 5, 12, 30] {
      let histogram = Histogram(of: ages, bins: bins)
      #expect(histogram.heights.reduce(0, +) == Double(ages.compactMap { $0 }.count))
      #expect(histogram.heights.count <= bins + 1)
    }
    #expect(Histogram(of: [0, 10], bins: 5).edges == [0, 2, 4, 6, 8, 10])
  }
}
