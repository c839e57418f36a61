/// Prints a chart, as wide as the terminal is.
///
/// The width is that of the environment's `COLUMNS`, at most 100, or else 80. Colours are written
/// to a terminal, unless `NO_COLOR` is set; where the locale is not UTF-8, only ASCII is drawn.
public func show(_ chart: Chart) {
  print(chart.terminal(width: min(100, terminalWidth()), style: terminalStyle()))
  print()
}

/// Prints a chart, and keeps it as a picture of the lesson's page where that is asked for.
///
/// Where the environment's `LEARN_IMAGES` names a folder, two files are written there: `NAME.svg`,
/// which the page shows on the web, and `NAME.chart.json`, which `learn read` draws in the terminal.
///
/// - Parameter name: The name of the files without their ending: `06-missing-ages`.
public func show(_ chart: Chart, savedAs name: String) {
  show(chart)
  guard let folder = Platform.environment("LEARN_IMAGES"), !folder.isEmpty else { return }
  let files = [
    ("svg", chart.svg()), ("chart.json", (try? JSONText.of(chart.thinned)).map { $0 + "\n" } ?? ""),
  ]
  for (ending, text) in files where !Platform.write(text, to: "\(folder)/\(name).\(ending)") {
    print("\(folder)/\(name).\(ending) cannot be written.")
  }
}

/// Prints a table, cut to the width of the terminal.
///
/// The width is that of the environment's `COLUMNS`, or else 80 on a terminal and without bound
/// elsewhere.
public func show(_ table: TextTable) {
  let isBound = Platform.environment("COLUMNS") != nil || Platform.outputIsTerminal()
  print(table.text(width: isBound ? terminalWidth() : .max))
  print()
}

private func terminalWidth() -> Int {
  Platform.environment("COLUMNS").flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil } ?? 80
}

private func terminalStyle() -> TerminalStyle {
  let noColor = Platform.environment("NO_COLOR").map { !$0.isEmpty } ?? false
  let isDumb = Platform.environment("TERM") == "dumb"
  let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy
    .compactMap { Platform.environment($0) }
    .first { !$0.isEmpty }
  let isUTF8 = locale.map { name in
    let name = name.lowercased()
    return name.hasSuffix("utf-8") || name.hasSuffix("utf8")
  }
  // `learn run` passes on what is printed, and knows that it goes to a terminal.
  let isTerminal = Platform.outputIsTerminal() || Platform.environment("LEARN_COLOR") == "1"
  return TerminalStyle(
    usesColor: isTerminal && !noColor && !isDumb,
    characters: isUTF8 ?? true ? .unicode : .ascii)
}
