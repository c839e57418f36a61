import Synchronization

/// The terminal's other screen, on which lines are drawn and which leaves no trace.
///
/// Whatever ends the program, the first screen and the cursor come back. One at a time.
package final class Screen: Sendable {
  private let state: Mutex<(buffer: ScreenBuffer, capabilities: TerminalCapabilities)>
  private let output: Int32

  package init(_ capabilities: TerminalCapabilities, output: Int32 = 1) {
    state = Mutex((ScreenBuffer(), capabilities))
    self.output = output
  }

  package var capabilities: TerminalCapabilities { state.withLock { $0.capabilities } }

  package func enter() {
    state.withLock { $0.buffer.invalidate() }
    TerminalGuard.enterScreen(output: output)
  }

  /// Gives the first screen back: at the end, or while an editor runs.
  package func leave() { TerminalGuard.leaveScreen() }

  /// Draws anew from the next ``draw(_:cursor:)`` on, in the new size.
  package func resize(to size: WindowSize) {
    state.withLock { state in
      state.capabilities.width = max(size.columns, TerminalCapabilities.minimumWidth)
      state.capabilities.height = max(size.rows, 2)
      state.buffer.invalidate()
    }
  }

  package func invalidate() { state.withLock { $0.buffer.invalidate() } }

  package func draw(_ lines: [StyledText], cursor: (row: Int, column: Int)? = nil) {
    // Written under the lock: the buffer must not say what another thread has yet to write.
    state.withLock { state in
      let bytes = state.buffer.update(to: lines, cursor: cursor, state.capabilities)
      if !bytes.isEmpty { TerminalGuard.write(bytes, to: output) }
    }
  }
}
