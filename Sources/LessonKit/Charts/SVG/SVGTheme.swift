/// For which background a picture is drawn.
public enum SVGTheme: String, Sendable, CaseIterable {
  /// Dark on white.
  case light
  /// Light on a dark background.
  case dark
  /// As the reader's system prefers.
  case auto
}

/// The colours of a picture.
struct SVGPalette {
  let background: String
  let ink: String
  let muted: String
  let axis: String
  let grid: String
  /// Distinct for colour-blind readers in hue and brightness, and at least 3:1 from the background.
  let series: [String]

  static let light = SVGPalette(
    background: "#ffffff", ink: "#1f2328", muted: "#59636e", axis: "#8c959f", grid: "#e6e9ed",
    series: ["#1f6fb4", "#d1600a", "#12805c", "#a2458f", "#8a6d00", "#5b5bd6"])
  static let dark = SVGPalette(
    background: "#161b22", ink: "#e6edf3", muted: "#9aa4af", axis: "#6e7681", grid: "#2b323b",
    series: ["#58a6ff", "#f0883e", "#3fb98f", "#d78bd0", "#d9b44a", "#a5a5ff"])

  /// The colours as rules for the picture of class `name`.
  func rules(_ name: String) -> String {
    var rules = [
      ".\(name){color:\(ink)}", ".\(name) .bg,.\(name) .on{fill:\(background)}",
      ".\(name) text{fill:\(ink)}", ".\(name) text.mu{fill:\(muted)}",
      ".\(name) text.on{fill:\(background)}", ".\(name) .gr{stroke:\(grid)}",
      ".\(name) .ax{stroke:\(axis)}", ".\(name) .gu{stroke:\(muted)}",
      ".\(name) .ma,.\(name) .ha{stroke:\(background)}",
    ]
    for (index, color) in series.enumerated() {
      rules.append(".\(name) .s\(index){color:\(color)}")
    }
    return rules.joined()
  }
}
