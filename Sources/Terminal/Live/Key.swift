/// A key, as far as a terminal tells them apart.
package enum Key: Hashable, Sendable {
  case character(Character)

  /// A letter pressed with Control, in lower case.
  case control(Character)

  /// A character pressed with Alt, or typed right after Escape.
  case alt(Character)
  case up
  case down
  case left
  case right
  case home
  case end
  case pageUp
  case pageDown
  case enter
  case tab
  case backTab
  case backspace
  case delete
  case escape
}

/// What a terminal tells a program that listens.
package enum InputEvent: Hashable, Sendable {
  case key(Key)
  case resized(WindowSize)

  /// The program was stopped and goes on: everything must be drawn anew.
  case resumed

  /// Ctrl-C or another signal asks the program to end, or (`nil`) the terminal is gone. The
  /// terminal's mode is restored already.
  case ended(signal: Int32?)
}

/// Turns the bytes that a terminal sends into keys.
///
/// The Escape key sends the byte with which the sequences of other keys begin, so after a lone one
/// only time tells: while ``isPending``, wait ``escapeTimeout`` for more, then call ``flush()``.
/// Pasted text (bracketed paste) is left out, for a paste is no command.
package struct KeyDecoder: Sendable {
  /// Milliseconds; sequences arrive at once, over a slow network within some milliseconds.
  package static let escapeTimeout: Int32 = 40

  private var buffer: [UInt8] = []
  private var isPasting = false

  package init() {}

  package var isPending: Bool { !buffer.isEmpty && !isPasting }

  package mutating func decode(_ bytes: some Sequence<UInt8>) -> [Key] {
    buffer += bytes
    var keys: [Key] = []
    while !buffer.isEmpty {
      if isPasting {
        guard skipPaste() else { break }
        continue
      }
      if buffer.starts(with: Self.pasteStart) {
        buffer.removeFirst(Self.pasteStart.count)
        isPasting = true
        continue
      }
      guard let (key, length) = next() else { break }
      buffer.removeFirst(length)
      if let key { keys.append(key) }
    }
    return keys
  }

  /// What has been held back, now that nothing follows it.
  package mutating func flush() -> [Key] {
    defer { buffer = [] }
    if isPasting { return [] }
    switch buffer.first {
    case 0x1B where buffer.count == 1: return [.escape]
    case 0x1B where buffer == [0x1B, 0x1B]: return [.escape, .escape]
    case 0x1B where buffer.count == 2: return [.alt(Character(Unicode.Scalar(buffer[1])))]
    default: return []
    }
  }

  /// The first key and how many bytes it takes; `nil` when more bytes are needed.
  private func next() -> (Key?, Int)? {
    let first = buffer[0]
    switch first {
    case 0x1B: return escapeSequence()
    case 0x0D, 0x0A: return (.enter, 1)
    case 0x09: return (.tab, 1)
    case 0x08, 0x7F: return (.backspace, 1)
    case 0: return (nil, 1)
    case 0x01...0x1A: return (.control(Character(Unicode.Scalar(first + 0x60))), 1)
    case 0..<0x20: return (nil, 1)
    case 0x20..<0x80: return (.character(Character(Unicode.Scalar(first))), 1)
    default: return encodedCharacter(at: 0)
    }
  }

  private func encodedCharacter(at start: Int) -> (Key?, Int)? {
    let length: Int
    switch buffer[start] {
    case 0xC2...0xDF: length = 2
    case 0xE0...0xEF: length = 3
    case 0xF0...0xF4: length = 4
    default: return (nil, 1)
    }
    let bytes = buffer[start...].prefix(length)
    if bytes.dropFirst().contains(where: { $0 & 0xC0 != 0x80 }) { return (nil, 1) }
    if bytes.count < length { return nil }
    guard let text = String(validating: bytes, as: UTF8.self), let character = text.first else {
      return (nil, 1)
    }
    return (.character(character), length)
  }

  private func escapeSequence() -> (Key?, Int)? {
    guard buffer.count > 1 else { return nil }
    switch buffer[1] {
    case UInt8(ascii: "["): return controlSequence()
    case UInt8(ascii: "O"):
      guard buffer.count > 2 else { return nil }
      return (Self.named[buffer[2]], 3)
    case 0x1B:
      // Escape, and then something else: Alt with an arrow sends this too.
      guard buffer.count > 2 else { return nil }
      return (.escape, 1)
    case 0x20..<0x7F: return (.alt(Character(Unicode.Scalar(buffer[1]))), 2)
    default: return (.escape, 1)
    }
  }

  /// `ESC [ parameters letter` (ECMA-48): arrows, `ESC [ 5 ~`, modifiers as a second parameter.
  private func controlSequence() -> (Key?, Int)? {
    // The Linux console's function keys are `ESC [ [ A`.
    if buffer.count > 2, buffer[2] == UInt8(ascii: "[") {
      return buffer.count > 3 ? (nil, 4) : nil
    }
    guard let end = buffer[2...].firstIndex(where: { !(0x20..<0x40).contains($0) }) else {
      // No key's sequence is this long.
      return buffer.count > 32 ? (nil, buffer.count) : nil
    }
    let length = end + 1
    if !(0x40...0x7E).contains(buffer[end]) { return (nil, end) }
    let parameters = String(decoding: buffer[2..<end], as: UTF8.self).split(separator: ";")
    switch buffer[end] {
    case UInt8(ascii: "~"): return (Self.numbered[parameters.first ?? ""], length)
    case UInt8(ascii: "Z"): return (.backTab, length)
    default: return (Self.named[buffer[end]], length)
    }
  }

  /// Drops pasted text up to its end; false when the end has not come.
  private mutating func skipPaste() -> Bool {
    guard let range = buffer.firstRange(of: Self.pasteEnd) else {
      buffer = Array(buffer.suffix(Self.pasteEnd.count - 1))
      return false
    }
    buffer.removeSubrange(..<range.upperBound)
    isPasting = false
    return true
  }

  private static let pasteStart = Array("\u{1B}[200~".utf8)
  private static let pasteEnd = Array("\u{1B}[201~".utf8)

  private static let named: [UInt8: Key] = [
    UInt8(ascii: "A"): .up, UInt8(ascii: "B"): .down, UInt8(ascii: "C"): .right,
    UInt8(ascii: "D"): .left, UInt8(ascii: "H"): .home, UInt8(ascii: "F"): .end,
    UInt8(ascii: "M"): .enter,
  ]

  private static let numbered: [Substring: Key] = [
    "1": .home, "3": .delete, "4": .end, "5": .pageUp, "6": .pageDown, "7": .home, "8": .end,
  ]
}
