/// What stands on the screen, so that only lines that differ are written again.
package struct ScreenBuffer: Sendable {
  private var shown: [String] = []
  private var isValid = false

  package init() {}

  /// Forgets what is shown: after a resize, or when something else wrote to the terminal.
  package mutating func invalidate() { isValid = false }

  /// The bytes that turn what is shown into `lines`; empty when nothing differs.
  ///
  /// They are one synchronized update (`CSI ? 2026 h` … `l`): terminals that know it show all of
  /// it at once, others ignore it.
  ///
  /// - Parameters:
  ///   - lines: From the top; those below the last row are left out, and each is cut to the width.
  ///   - cursor: Where the cursor is shown, in rows and columns from 0; `nil` hides it.
  package mutating func update(
    to lines: [StyledText], cursor: (row: Int, column: Int)? = nil,
    _ capabilities: TerminalCapabilities
  ) -> String {
    let ellipsis = capabilities.hasUnicode ? "…" : "."
    let wanted = lines.prefix(capabilities.height).map {
      $0.truncated(to: capabilities.width, ellipsis: ellipsis).rendered(capabilities)
    }
    var changes = isValid ? "" : "\u{1B}[2J"
    for row in 0..<max(wanted.count, isValid ? shown.count : 0) {
      let line = row < wanted.count ? wanted[row] : ""
      let old = isValid && row < shown.count ? shown[row] : ""
      // Erased before it is written: after a line of full width the cursor stands on its end.
      if line != old { changes += "\u{1B}[\(row + 1);1H\u{1B}[K" + line }
    }
    shown = Array(wanted)
    isValid = true
    if let cursor {
      changes += "\u{1B}[\(cursor.row + 1);\(cursor.column + 1)H\u{1B}[?25h"
      hasCursor = true
    } else if hasCursor {
      changes += "\u{1B}[?25l"
      hasCursor = false
    }
    return changes.isEmpty ? "" : "\u{1B}[?2026h\(changes)\u{1B}[?2026l"
  }

  private var hasCursor = false
}
