/// How far some long work has come, in one line.
package struct ProgressBar: Hashable, Sendable {
  package var done: Int
  package var total: Int

  /// Seconds since the beginning.
  package var elapsed: Double

  /// How many were done at the beginning, by an earlier run: they say nothing of the pace.
  package var doneBefore: Int

  /// What is counted, in the plural.
  package var unit: String

  package init(
    done: Int, total: Int, elapsed: Double, doneBefore: Int = 0, unit: String = ""
  ) {
    self.done = done
    self.total = total
    self.elapsed = elapsed
    self.doneBefore = doneBefore
    self.unit = unit
  }

  /// How many a second, or `nil` before there is anything to go by.
  package var rate: Double? {
    let new = done - doneBefore
    return new > 0 && elapsed > 0 ? Double(new) / elapsed : nil
  }

  /// Seconds, or `nil` before there is anything to go by.
  package var timeLeft: Double? { rate.map { Double(max(total - done, 0)) / $0 } }

  /// The bar, the count, the rate and the time left; what has no room is left out from the end.
  package func line(_ capabilities: TerminalCapabilities) -> StyledText {
    let count = "\(done)/\(total)" + (unit.isEmpty ? "" : " \(unit)")
    var parts = [count]
    if let rate { parts.append(Self.number(rate) + "/s") }
    if let timeLeft, done < total { parts.append(Self.duration(timeLeft) + " left") }
    if done >= total { parts.append(Self.duration(elapsed)) }
    while parts.count > 1, parts.joined(separator: "  ").displayWidth() > capabilities.width - 12 {
      parts.removeLast()
    }
    let words = parts.joined(separator: "  ")
    let room = min(30, capabilities.width - words.displayWidth() - 2)
    guard room >= 4 else { return StyledText(words).truncated(to: capabilities.width) }
    return bar(room, capabilities) + StyledText("  " + words)
  }

  private func bar(_ width: Int, _ capabilities: TerminalCapabilities) -> StyledText {
    let share = total > 0 ? min(max(Double(done) / Double(total), 0), 1) : 1
    if !capabilities.hasUnicode {
      let full = Int(share * Double(width - 2))
      return StyledText(
        "[" + String(repeating: "#", count: full)
          + String(repeating: ".", count: width - 2 - full) + "]")
    }
    let eighths = Int(share * Double(width) * 8)
    let parts = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
    let full = String(repeating: "█", count: eighths / 8) + parts[eighths % 8]
    let rest = String(repeating: "░", count: width - full.count)
    return StyledText(full, .success) + StyledText(rest, .dim)
  }

  /// Three digits or so: 0.42, 3.1, 120.
  static func number(_ value: Double) -> String {
    if value >= 100 { return String(Int(value.rounded())) }
    let scale = value >= 1 ? 10 : 100
    let scaled = Int((value * Double(scale)).rounded())
    let digits = String(scaled % scale)
    let places = scale == 10 ? 1 : 2
    return "\(scaled / scale)." + String(repeating: "0", count: places - digits.count) + digits
  }

  /// `0:07`, `12:30`, `2:05:00`.
  static func duration(_ seconds: Double) -> String {
    let whole = Int(min(seconds, 359_999).rounded())
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : String(value) }
    let (hours, minutes, rest) = (whole / 3600, whole / 60 % 60, whole % 60)
    return hours > 0 ? "\(hours):\(two(minutes)):\(two(rest))" : "\(minutes):\(two(rest))"
  }
}
