import Classroom
import Foundation
import LessonKit

/// A report as one HTML page that opens from disk, with no network.
///
/// The grid and the charts are markup and readable without a script; a little script shows one
/// learner's page from data that the page carries, so that 500 learners fit into one file.
package struct ReportPage: Sendable {
  private let model: ReportModel

  package init(_ model: ReportModel) {
    self.model = model
  }

  private var facts: ReportFacts { ReportFacts(model: model) }

  package var html: String {
    var body = model.notes.map { "<p class=\"note\">\(HTML.escaped($0))</p>\n" }.joined()
    if model.isSingle {
      body += summary + charts + single
    } else {
      body += "<div id=\"class\">\n" + summary + stuck + mistakes + charts + grid + "</div>\n"
      body += """
        <noscript><p class="note">The page of each learner needs JavaScript; the grid does not.</p>
        </noscript>
        <section id="learner" hidden tabindex="-1" aria-labelledby="learner-name"></section>

        """
    }
    return HTML.page(
      title: model.title, style: ReportStyle.text, body: body,
      script: model.isSingle ? "" : "const data = \(data);\n\(ReportScript.text)")
  }

  // MARK: Summary

  private var summary: String {
    let standings = facts.standings
    let passed = standings.reduce(0) { $0 + $1.passed }
    let all = model.rows.count * model.columns.count
    let flagged = model.rows.count { !$0.remarks.isEmpty }
    var items = [
      ("exercises", "\(model.columns.count)"),
      ("passed", "\(passed) of \(all) (\(ReportWords.share(passed, of: all)))"),
    ]
    if !model.isSingle {
      items.insert(("learners", "\(model.rows.count)"), at: 0)
      items.append(("with remarks", "\(flagged)"))
    }
    return "<dl class=\"numbers\">\n"
      + items.map { "<div><dt>\($0.0)</dt><dd>\(HTML.escaped($0.1))</dd></div>\n" }.joined()
      + "</dl>\n"
  }

  private var stuck: String {
    let stuck = facts.stuck(most: 10)
    guard !stuck.isEmpty else { return "" }
    let count = model.rows.count
    return section(
      "Where learners are stuck", chart: facts.stuckChart,
      table: table(
        "Exercises that most have begun and not passed",
        head: ["Exercise", "Stuck", "Passed", "Not begun"],
        rows: stuck.map { standing in
          let column = model.columns[standing.column]
          return [
            "\(column.title) (\(column.id))",
            "\(standing.stuck) (\(ReportWords.share(standing.stuck, of: count)))",
            "\(standing.passed)", "\(standing.open)",
          ]
        }))
  }

  private var mistakes: String {
    let mistakes = facts.mistakes(most: 10)
    guard !mistakes.isEmpty else { return "" }
    return section(
      "The commonest mistakes", chart: facts.mistakesChart,
      table: table(
        "Known mistakes by the learners who made them",
        head: ["Mistake", "Exercise", "Learners"],
        rows: mistakes.map { [ReportWords.mistake($0.name), $0.exercise, "\($0.learners)"] }))
  }

  private var charts: String {
    let charts = [facts.attemptsChart, facts.progressChart].compactMap(\.self)
    guard !charts.isEmpty else { return "" }
    let note =
      model.isSingle ? "" : "<p class=\"note\">As the learners' own progress.json has it.</p>\n"
    return "<h2>Attempts and progress</h2>\n\(note)<div class=\"charts\">\n"
      + charts.map(figure).joined() + "</div>\n"
  }

  private func section(_ title: String, chart: Chart?, table: String) -> String {
    "<h2>\(title)</h2>\n<div class=\"charts\">\n\(chart.map(figure) ?? "")\(table)</div>\n"
  }

  private func figure(_ chart: Chart) -> String {
    "<figure>\n\(chart.svg(theme: .auto))\n</figure>\n"
  }

  private func table(_ caption: String, head: [String], rows: [[String]]) -> String {
    let cells = rows.map { row in
      "<tr><th scope=\"row\">\(HTML.escaped(row[0]))</th>"
        + row.dropFirst().map { "<td>\(HTML.escaped($0))</td>" }.joined() + "</tr>\n"
    }
    return "<div class=\"scroll\"><table class=\"plain\">\n"
      + "<caption>\(HTML.escaped(caption))</caption>\n<thead><tr>"
      + head.map { "<th scope=\"col\">\(HTML.escaped($0))</th>" }.joined()
      + "</tr></thead>\n<tbody>\n\(cells.joined())</tbody></table></div>\n"
  }

  // MARK: The grid

  private var legend: String {
    "<p class=\"legend\" aria-hidden=\"true\">"
      + ReportModel.State.allCases.map {
        "<span><b class=\"\($0.letter)\">\($0.mark)</b> \($0.words)</span>"
      }.joined(separator: " ") + "</p>\n"
  }

  private var grid: String {
    let hasScores = model.points != nil
    var rows: [String] = []
    rows.reserveCapacity(model.rows.count)
    for (index, row) in model.rows.enumerated() {
      // Short on purpose: forty columns and five hundred rows of this are the page.
      var text =
        "<tr><th scope=row><a href=#s\(index)>\(HTML.escaped(row.name))</a>"
        + (row.remarks.isEmpty
          ? "" : " <abbr title=\"has remarks\" aria-label=\"has remarks\">⚑</abbr>") + "</th>"
      if hasScores { text += "<td>\(row.score.map(Numbers.short) ?? "?")" }
      for cell in row.cells { text += "<td class=\(cell.state.letter)>\(Self.content(cell))" }
      rows.append(text + "</tr>\n")
    }
    return """
      <h2 id="grid">Everyone, exercise by exercise</h2>
      \(legend)<div class="scroll" role="region" aria-labelledby="grid" tabindex="0">
      <table class="grid">
      <caption>Checks passed by each learner; choose a name for the learner's page</caption>
      \(gridHead(hasScores: hasScores))<tbody>
      \(rows.joined())</tbody></table></div>

      """
  }

  /// A word for those who hear the page, a mark for those who see it.
  private static func content(_ cell: ReportModel.Cell) -> String {
    switch cell.state {
    case .passed: "✓<i>passed</i>"
    case .partly: "\(cell.passed)/\(cell.total)"
    default: "\(cell.state.mark)<i>\(cell.state.words)</i>"
    }
  }

  private func gridHead(hasScores: Bool) -> String {
    var lessons: [(name: String, count: Int)] = []
    for column in model.columns {
      if lessons.last?.name == column.lesson {
        lessons[lessons.count - 1].count += 1
      } else {
        lessons.append((column.lesson, 1))
      }
    }
    let first = lessons.map {
      "<th scope=colgroup colspan=\($0.count)>\(HTML.escaped($0.name))</th>"
    }
    let second = model.columns.map {
      "<th scope=col class=up><span>\(HTML.escaped($0.title))</span></th>"
    }
    return "<thead><tr><th scope=col rowspan=2>Learner</th>"
      + (hasScores ? "<th scope=col rowspan=2>Points</th>" : "") + first.joined() + "</tr>\n<tr>"
      + second.joined() + "</tr></thead>\n"
  }

  // MARK: One learner

  private var single: String {
    guard let row = model.rows.first else { return "" }
    return "<h2>Exercise by exercise</h2>\n"
      + table(
        "Every exercise and how it stands",
        head: ["Exercise", "State", "Checks", "Attempts", "Hints", "Passed"],
        rows: zip(model.columns, row.cells).map { column, cell in
          [
            "\(column.title) (\(column.id))", cell.state.words,
            cell.total == 0 ? "–" : "\(cell.passed) of \(cell.total)",
            cell.attempts.map(String.init) ?? "–", cell.hints.map(String.init) ?? "–",
            cell.passedAt.map { $0.formatted(.iso8601.year().month().day()) } ?? "–",
          ]
        })
  }

  /// The learners as compact JSON: names of states and columns once, then lists.
  private var data: String {
    struct Data: Encodable {
      let columns: [[String]]
      let states: [[String]]
      let learners: [Learner]
    }
    struct Learner: Encodable {
      /// Name, points, remarks.
      let n: String
      let p: String?
      let r: [String]?
      let c: [Cell]
    }
    struct Cell: Encodable {
      /// State, passed, total, fresh cases that agree and all of them, mistakes, words, attempts, hints, day.
      let s: Int
      let k: [Int]?
      let f: [Int]?
      let m: [String]?
      let w: String?
      let a: Int?
      let h: Int?
      let d: String?
    }
    let states = ReportModel.State.allCases
    let learners = model.rows.map { row in
      Learner(
        n: row.name,
        p: model.points.map { "\(row.score.map(Numbers.short) ?? "?") of \(Numbers.short($0))" },
        r: row.remarks.isEmpty ? nil : row.remarks,
        c: row.cells.map { cell in
          Cell(
            s: states.firstIndex(of: cell.state) ?? 0,
            k: cell.total == 0 ? nil : [cell.passed, cell.total], f: cell.fresh,
            m: cell.mistakes.isEmpty ? nil : cell.mistakes.map(ReportWords.mistake),
            w: cell.words.map { String($0.prefix(200)) }, a: cell.attempts, h: cell.hints,
            d: cell.passedAt?.formatted(.iso8601.year().month().day()))
        })
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let bytes = try? encoder.encode(
      Data(
        columns: model.columns.map { [$0.title, $0.id] },
        states: states.map { [$0.mark, $0.words, $0.letter] }, learners: learners))
    // In a script, `</script>` and `<!--` would end it or change how it is read.
    return String(decoding: bytes ?? Foundation.Data("{}".utf8), as: UTF8.self)
      .split(separator: "<", omittingEmptySubsequences: false).joined(separator: "\\u003c")
  }
}

extension ReportModel.State {
  /// The class of its cells.
  fileprivate var letter: String {
    switch self {
    case .passed: "p"
    case .partly: "w"
    case .notCompiling, .crashed, .tooSlow: "x"
    case .untouched, .missing: "u"
    case .fault: "f"
    }
  }
}
