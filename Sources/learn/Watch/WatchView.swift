import Course
import Grading
import Progress
import Terminal

/// Draws `learn watch`: a head, a panel that scrolls, and the keys.
struct WatchView {
  let model: WatchModel
  let capabilities: TerminalCapabilities

  init(model: WatchModel, capabilities: TerminalCapabilities) {
    self.model = model
    var capabilities = capabilities
    // As wide as pages are: on a wider screen the verdict would stand far from everything else.
    capabilities.width = min(capabilities.width, 100)
    self.capabilities = capabilities
  }

  /// A whole screen.
  struct Frame {
    var lines: [StyledText]

    /// The first line of the panel that is shown.
    var scroll: Int
  }

  /// How many lines the panel has room for.
  var page: Int { max(capabilities.height - (isLow ? 2 : 5), 1) }

  /// On a few rows the verdict needs all of them.
  private var isLow: Bool { capabilities.height < 10 }

  private var width: Int { capabilities.width }
  private var isUnicode: Bool { capabilities.hasUnicode }

  /// - Parameter panel: The lines of the panel, as ``panelLines`` draws them.
  func frame(_ panel: [StyledText]) -> Frame {
    if case .list(let picker) = model.panel {
      return Frame(lines: picker.lines(capabilities), scroll: 0)
    }
    let wanted = model.isAtSection ? sectionStart : model.scroll
    let scroll = max(min(wanted, panel.count - page), 0)
    var body = Array(panel.dropFirst(scroll).prefix(page))
    body += Array(repeating: "", count: page - body.count)
    let rule = StyledText(String(repeating: isUnicode ? "─" : "-", count: width), .dim)
    let more = panel.count - scroll - page
    let lines =
      isLow
      ? [status] + body + [foot(more: more)]
      : [head, place, rule] + body + [rule, foot(more: more)]
    return Frame(
      lines: lines.map { $0.truncated(to: width, ellipsis: ellipsis) }, scroll: scroll)
  }

  // MARK: Head

  private var head: StyledText {
    let done = model.course.exercises.count(where: model.progress.isPassed)
    let count = StyledText("\(done)/\(model.course.exercises.count) done", .dim)
    let lesson = StyledText("\(model.lesson?.title ?? "")\(isUnicode ? " › " : " > ")", .dim)
    let title = StyledText(model.exercise.title, .bold)
    let room = max(width - count.displayWidth - 2, 8)
    let whole = lesson + title
    let left = whole.displayWidth <= room ? whole : title
    return left.truncated(to: room, ellipsis: ellipsis).padded(to: room) + "  " + count
  }

  private var place: StyledText {
    let line = model.verdict?.placeToEdit
    let path = model.exercise.path + (line.map { ":\($0)" } ?? "")
    let link = "file://\(model.course.root)/\(model.exercise.path)"
    let room = width - status.displayWidth - 2
    // Where both have no room, how it stands is the more important one.
    guard room >= 16 else { return status }
    let short =
      path.displayWidth() <= room ? path : String(path.split(separator: "/").last ?? "")
    return StyledText(short, .link, link: link).truncated(to: room, ellipsis: ellipsis)
      .padded(to: room) + "  " + status
  }

  /// How the exercise stands, in a few words.
  var status: StyledText {
    switch model.work {
    case .grading(let settled):
      return StyledText(
        (isUnicode ? "◌ " : "* ") + (settled > 0 ? "checking, \(settled) done" : "checking"),
        .warning)
    case .checkingAll(let done):
      return StyledText(
        (isUnicode ? "◌ " : "* ") + "checking all, \(done)/\(model.course.exercises.count)",
        .warning)
    case .none: break
    }
    guard let grade = model.verdict?.grade else { return StyledText("not checked", .warning) }
    switch grade.state.kind {
    case .notAttempted: return StyledText(grade.state.kind.words, .dim)
    case .doesNotCompile, .signatureChanged:
      return StyledText((isUnicode ? "✗ " : "x ") + grade.state.kind.words, .failure)
    case .graded:
      let count = "\(grade.passedCount) of \(grade.results.count) checks pass"
      return grade.isPassed
        ? StyledText((isUnicode ? "✓ " : "ok ") + count, .success)
        : StyledText((isUnicode ? "✗ " : "x ") + count, .failure)
    }
  }

  // MARK: Foot

  private func foot(more: Int) -> StyledText {
    switch model.question {
    case .reset:
      return question("Reset the file?", "Your version is kept beside it.")
    case .solution:
      return question("It has not passed. Show the solution?", "progress.json will say so.")
    case nil: break
    }
    if let notice = model.notice {
      return notice.styled(.warning).truncated(to: width, ellipsis: ellipsis)
    }
    let scrolls =
      more > 0 || model.scroll > 0 || model.isAtSection
      ? [(isUnicode ? "↑↓" : "up/down", more > 0 ? "\(more) more" : "scroll")] : []
    return keys(scrolls + Self.keys(of: model.panel, model: model))
  }

  private func question(_ words: String, _ more: String) -> StyledText {
    let short = StyledText(words, .warning) + StyledText(" y/n", .bold)
    let long = short + StyledText("  \(more)", .dim)
    if long.displayWidth <= width { return long }
    return short.displayWidth <= width
      ? short : StyledText("Sure? ", .warning) + StyledText("y/n", .bold)
  }

  /// The keys that matter most here come first; as many are shown as there is room for.
  static func keys(of panel: WatchModel.Panel, model: WatchModel) -> [(String, String)] {
    let next = ("n", "next")
    let back = ("q", "back")
    switch panel {
    case .verdict, .trouble, .courseEnd:
      let isEnd = model.next == nil
      let list = ("l", "list")
      let first = isEnd ? list : model.isPassed ? next : ("h", "hint")
      let later = isEnd ? [("h", "hint")] : model.isPassed ? [list, ("h", "hint")] : [list, next]
      return [first, ("?", "help"), ("q", "quit"), ("r", "read"), ("o", "open")]
        + later + [("s", "solution"), ("c", "check all"), ("x", "reset")]
    case .hints:
      let left = model.exercise.hints.count - model.progress[model.exercise].hintsOpened
      return (left > 0 ? [("h", "next hint")] : []) + [back, ("r", "read"), ("o", "open")]
    case .page: return [back, ("space", "page"), ("g", "top"), ("o", "open"), ("?", "help")]
    case .help, .solution, .all, .list:
      return [back, ("space", "page"), ("o", "open"), ("?", "help")]
    }
  }

  private func keys(_ entries: [(String, String)]) -> StyledText {
    entries.reduce(into: StyledText()) { text, entry in
      let next = StyledText(entry.0, .bold) + StyledText(" \(entry.1)", .dim)
      let gap: StyledText = text.isEmpty ? "" : "  "
      if text.displayWidth + gap.displayWidth + next.displayWidth <= width { text += gap + next }
    }
  }

  private var ellipsis: String { isUnicode ? "…" : "." }
}
