extension Picker {
  /// The rows between head and foot, by which a page is measured.
  package static func listHeight(_ capabilities: TerminalCapabilities) -> Int {
    max(capabilities.height - 4, 1)
  }

  /// The whole screen: at most as many lines as it is high, none wider than it is.
  package func lines(_ capabilities: TerminalCapabilities) -> [StyledText] {
    var capabilities = capabilities
    // Across a very wide screen no eye finds the way from a title to its points.
    capabilities.width = min(capabilities.width, 100)
    let width = capabilities.width
    let all = rows(capabilities)
    let height = Self.listHeight(capabilities)
    let cursor = all.firstIndex { $0.isCursor } ?? 0
    // The cursor is kept in the middle, so that one sees where it may go.
    let top = min(max(cursor - height / 2, 0), max(all.count - height, 0))
    let window = all[top..<min(top + height, all.count)].map(\.text)
    let body = window + Array(repeating: "", count: height - window.count)
    let rule = String(repeating: capabilities.hasUnicode ? "─" : "-", count: width)
    let lines =
      [head(width), StyledText(rule, .dim)] + body + [StyledText(rule, .dim), foot(width)]
    let ellipsis = capabilities.hasUnicode ? "…" : "."
    return lines.prefix(capabilities.height).map { $0.truncated(to: width, ellipsis: ellipsis) }
  }

  private func head(_ width: Int) -> StyledText {
    let done = items.count { $0.status == .done }
    let short = StyledText("\(done)/\(items.count) done", .success)
    let long = short + StyledText(pointsText(items, before: ", "), .success)
    var filters = StyledText()
    for (index, choice) in Filter.allCases.enumerated() {
      if index > 0 { filters += "  " }
      filters.append(choice.name, choice == filter ? .reverse : .dim)
    }
    let count = filters.displayWidth + long.displayWidth + 1 > width ? short : long
    if filters.displayWidth + count.displayWidth + 1 > width {
      filters = StyledText(filter.name, .reverse)
    }
    let room = max(width - filters.displayWidth - count.displayWidth, 1)
    return filters + StyledText(String(repeating: " ", count: room)) + count
  }

  private func foot(_ width: Int) -> StyledText {
    switch mode {
    case .confirmingReset(let id):
      let short = StyledText("Reset it? ", .warning) + StyledText("y/n", .bold)
      let question = StyledText("Reset \(id)? ", .warning) + StyledText("y/n", .bold)
      let whole = question + StyledText("  Your version is kept beside it.", .dim)
      return [whole, question].first { $0.displayWidth <= width } ?? short
    case .searching:
      return StyledText("/", .bold) + StyledText(query) + StyledText(" ", .reverse)
        + StyledText("  enter keeps, esc clears", .dim)
    case .moving:
      let search = query.isEmpty ? StyledText() : StyledText("/\(query)  ", .warning)
      let keys = [
        ("enter", "choose"), ("/", "search"), ("tab", "filter"), ("x", "reset"), ("q", "quit"),
      ]
      return keys.reduce(into: search) { text, entry in
        let next = StyledText(entry.0, .bold) + StyledText(" \(entry.1)  ", .dim)
        if text.displayWidth + next.displayWidth <= width { text += next }
      }
    }
  }

  /// "16.25 of 30 points", or nothing where there are none to earn.
  private func pointsText(_ items: [Item], before: String = "") -> String {
    let most = items.reduce(0) { $0 + $1.mostPoints }
    guard most > 0 else { return "" }
    let earned = items.reduce(0) { $0 + $1.points }
    return "\(before)\(Self.short(earned)) of \(Self.short(most)) points"
  }

  /// At most two decimals: `10`, `7.5`, `3.33`.
  private static func short(_ points: Double) -> String {
    let text = "\((points * 100).rounded() / 100)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  private struct Row {
    let text: StyledText
    var isCursor = false
  }

  private func rows(_ capabilities: TerminalCapabilities) -> [Row] {
    let visible = visible
    if visible.isEmpty {
      let words = query.isEmpty ? "Nothing here." : "Nothing matches “\(query)”."
      return [Row(text: StyledText(words, .dim))]
    }
    var rows: [Row] = []
    var group: String?
    for item in visible {
      if item.group != group {
        if group != nil { rows.append(Row(text: "")) }
        let members = items.filter { $0.group == item.group }
        rows.append(Row(text: heading(item.group, members, capabilities)))
        group = item.group
      }
      rows.append(row(item, capabilities))
    }
    return rows
  }

  private func heading(
    _ group: String, _ members: [Item], _ capabilities: TerminalCapabilities
  ) -> StyledText {
    let short = "  \(members.count { $0.status == .done })/\(members.count)"
    let long = short + pointsText(members, before: ", ")
    let fits = group.displayWidth() + long.displayWidth() <= capabilities.width
    let count = StyledText(fits ? long : short, .dim)
    // The name gives way: how far one is must be seen.
    let room = max(capabilities.width - count.displayWidth, 1)
    let ellipsis = capabilities.hasUnicode ? "…" : "."
    return StyledText(group, .heading).truncated(to: room, ellipsis: ellipsis) + count
  }

  private func row(_ item: Item, _ capabilities: TerminalCapabilities) -> Row {
    let isUnicode = capabilities.hasUnicode
    let (mark, style): (String, Style) =
      switch item.status {
      case .done: (isUnicode ? "✓" : "+", .success)
      case .failing: (isUnicode ? "✗" : "x", .failure)
      case .toDo: (isUnicode ? "·" : ".", .dim)
      }
    let isCursor = item.id == selection
    let isCurrent = item.id == current
    var left = StyledText(isCursor ? (isUnicode ? "❯ " : "> ") : "  ", .bold)
    left += StyledText(mark + " ", style)
    left += StyledText(item.title, isCursor || isCurrent ? .bold : .plain)
    if isCurrent { left += StyledText(isUnicode ? "  ← you are here" : "  <- you are here", .dim) }
    let note = note(item, capabilities.width)
    let room = capabilities.width - note.displayWidth() - 1
    var text = left.truncated(to: max(room, 1)).padded(to: max(room, 1))
    text += " "
    text.append(note, .dim)
    // Told by more than the mark at its left where the terminal can.
    return Row(text: isCursor ? text.styled(.reverse) : text, isCursor: isCursor)
  }

  /// What stands on the right: checks, and the points under each other.
  private func note(_ item: Item, _ width: Int) -> String {
    // On a narrow screen the title needs the room.
    guard width >= 40, items.contains(where: { $0.mostPoints > 0 }) else { return item.note }
    let texts = items.map { Self.short($0.points).count }
    let points = item.status == .toDo && item.points == 0 ? "" : Self.short(item.points)
    let column = max(texts.max() ?? 0, 4) + 3
    return item.note + String(repeating: " ", count: max(column - points.count, 0)) + points
  }
}
