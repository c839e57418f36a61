import Foundation
import Testing

@testable import Reports

@Suite("Report")
struct ReportTests {
  /// Three learners and two exercises.
  static func model() -> ReportModel {
    func cell(
      _ state: ReportModel.State, _ passed: Int = 0, mistakes: [String] = [], words: String? = nil,
      attempts: Int? = nil, day: Double? = nil
    ) -> ReportModel.Cell {
      var cell = ReportModel.Cell(state: state)
      cell.passed = passed
      cell.total = state == .untouched ? 0 : 4
      cell.mistakes = mistakes
      cell.words = words
      cell.attempts = attempts
      cell.passedAt = day.map { Date(timeIntervalSince1970: 1_772_000_000 + $0 * 86_400) }
      return cell
    }
    var bob = ReportModel.Row(
      name: "Bob </script><b>",
      cells: [
        cell(.partly, 3, mistakes: ["COUNTS_AS_ZERO"], words: "median([nil]) is <1>", attempts: 5),
        cell(.crashed, 1),
      ])
    bob.score = 7.5
    bob.remarks = ["Look at exit(0) <b>"]
    var ada = ReportModel.Row(
      name: "Ada",
      cells: [cell(.passed, 4, attempts: 1, day: 0), cell(.passed, 4, attempts: 2, day: 1)])
    ada.score = 20
    let eve = ReportModel.Row(
      name: "Eve",
      cells: [cell(.partly, 2, mistakes: ["COUNTS_AS_ZERO"]), cell(.untouched)])
    return ReportModel(
      title: "Class & more", notes: ["Graded today."],
      columns: [
        .init(id: "06-missing/Median", title: "Median", lesson: "06-missing"),
        .init(id: "06-missing/Rows", title: "Rows", lesson: "06-missing"),
      ],
      rows: [ada, bob, eve], points: 20)
  }

  @Test("Exercises where most are stuck come first, and those where nobody is are left out")
  func stuck() {
    let facts = ReportFacts(model: Self.model())
    #expect(facts.stuck(most: 10).map(\.column) == [0, 1])
    #expect(facts.stuck(most: 10).map(\.stuck) == [2, 1])
    #expect(facts.standings.map(\.passed) == [1, 1])
    #expect(facts.standings.map(\.open) == [0, 1])
    #expect(facts.stuck(most: 1).count == 1)
  }

  @Test("Mistakes are counted by learner")
  func mistakes() {
    let mistakes = ReportFacts(model: Self.model()).mistakes(most: 10)
    #expect(mistakes.map(\.name) == ["COUNTS_AS_ZERO"])
    #expect(mistakes.map(\.learners) == [2])
    #expect(mistakes.map(\.exercise) == ["06-missing/Median"])
  }

  @Test("Progress over time adds up by day, and attempts are told by their mean")
  func time() {
    let facts = ReportFacts(model: Self.model())
    #expect(facts.passedByDay.map(\.count) == [1, 2])
    #expect(facts.passedByDay.map(\.day) == [20_509, 20_510])
    #expect(facts.attempts.map(\.mean) == [3, 2])
  }

  @Test("The page needs no network, and no text of a learner acts as markup")
  func harmless() {
    let html = ReportPage(Self.model()).html
    #expect(!html.contains("<b>\","))
    #expect(!html.contains("</script><b>"))
    #expect(html.components(separatedBy: "</script>").count == 2)
    #expect(html.contains("Bob &lt;/script&gt;&lt;b&gt;"))
    #expect(html.contains("\\u003c/script>"))
    for mark in ["src=", "@import", "url(", "<link", "fetch("] {
      #expect(!html.contains(mark), "\(mark)")
    }
  }

  @Test("The grid is a table with a caption and headings, each state told in a word")
  func grid() {
    let html = ReportPage(Self.model()).html
    #expect(html.contains("<caption>Checks passed by each learner"))
    #expect(html.contains("<th scope=colgroup colspan=2>06-missing</th>"))
    #expect(html.contains("<th scope=row><a href=#s0>Ada</a></th><td>20<td class=p>✓<i>passed</i>"))
    #expect(html.contains("<td class=w>3/4<td class=x>!<i>crashes</i>"))
  }

  @Test("The data of the learners' pages is JSON with one entry for each cell")
  func data() throws {
    let html = ReportPage(Self.model()).html
    let text = try #require(
      html.components(separatedBy: "const data = ").last?.components(separatedBy: ";\nconst").first)
    let data = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let learners = try #require(data["learners"] as? [[String: Any]])
    #expect(learners.map { ($0["c"] as? [Any])?.count } == [2, 2, 2])
    #expect(learners[1]["n"] as? String == "Bob </script><b>")
    #expect(learners[1]["p"] as? String == "7.5 of 20")
  }

  @Test("500 learners by 40 exercises make a page of at most 3 MB")
  func size() {
    let model = Self.model()
    let cell = model.rows[1].cells[0]
    let columns = (0..<40).map {
      ReportModel.Column(
        id: "\(10 + $0)-lesson/Exercise", title: "Exercise \($0)", lesson: "\(10 + $0)-lesson")
    }
    let rows = (0..<500).map { number in
      ReportModel.Row(
        name: "Student \(number)",
        cells: (0..<40).map { $0 % 3 == 0 ? cell : model.rows[0].cells[0] })
    }
    let html = ReportPage(
      ReportModel(title: "Class", notes: [], columns: columns, rows: rows)
    ).html
    #expect(html.utf8.count < 3_000_000)
  }

  @Test("One learner's report lists every exercise and needs no script")
  func single() {
    var model = Self.model()
    model.rows.removeLast(2)
    let html = ReportPage(model).html
    #expect(html.contains("<th scope=\"row\">Median (06-missing/Median)</th><td>passed</td>"))
    #expect(html.contains("<td>4 of 4</td><td>1</td>"))
    #expect(!html.contains("<script>"))
  }
}
