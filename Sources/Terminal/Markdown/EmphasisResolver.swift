/// A run of `*`, `_` or `~`, which may begin emphasis, end it, or be nothing but itself.
struct Delimiter {
  let mark: Character
  var count: Int
  let canOpen: Bool
  let canClose: Bool

  /// Decides from the neighbours, as CommonMark does (section 6.2, "left-flanking").
  init(mark: Character, count: Int, before: Character, after: Character) {
    self.mark = mark
    self.count = count
    func isMark(_ character: Character) -> Bool { character.isPunctuation || character.isSymbol }
    let opens =
      !after.isWhitespace && (!isMark(after) || before.isWhitespace || isMark(before))
    let closes =
      !before.isWhitespace && (!isMark(before) || after.isWhitespace || isMark(after))
    // `snake_case_names` have no emphasis in them.
    canOpen = opens && (mark != "_" || !closes || isMark(before))
    canClose = closes && (mark != "_" || !opens || isMark(after))
  }

  /// Whether this run may end what `opener` began: the rule of three keeps `*a**b*` sensible.
  func closes(_ opener: Delimiter) -> Bool {
    guard canClose, opener.canOpen, opener.mark == mark else { return false }
    if mark == "~" { return opener.count == count }
    let isAmbiguous = canOpen || opener.canClose
    return !isAmbiguous || (count + opener.count) % 3 != 0 || count % 3 == 0
  }
}

/// Pairs delimiters, innermost first, and turns what is left of them into text.
enum EmphasisResolver {
  static func resolve(_ nodes: [InlineParser.Node]) -> [Inline] {
    var nodes = nodes
    var closer = 0
    while closer < nodes.count {
      guard case .delimiter(var close) = nodes[closer], close.canClose,
        let opener = nodes[..<closer].lastIndex(where: {
          if case .delimiter(let open) = $0 { return close.closes(open) }
          return false
        }), case .delimiter(var open) = nodes[opener]
      else {
        closer += 1
        continue
      }
      let inner = plain(nodes[(opener + 1)..<closer])
      let length = open.mark == "~" ? open.count : min(open.count, close.count, 2)
      let pair: Inline =
        open.mark == "~" ? .strikethrough(inner) : length == 2 ? .strong(inner) : .emphasis(inner)
      open.count -= length
      close.count -= length
      var replacement: [InlineParser.Node] = []
      if open.count > 0 { replacement.append(.delimiter(open)) }
      replacement.append(.inline(pair))
      let next = opener + replacement.count
      if close.count > 0 { replacement.append(.delimiter(close)) }
      nodes.replaceSubrange(opener...closer, with: replacement)
      closer = next
    }
    return plain(nodes[...])
  }

  /// The nodes with every delimiter as text, and neighbouring texts joined.
  private static func plain(_ nodes: ArraySlice<InlineParser.Node>) -> [Inline] {
    var inlines: [Inline] = []
    for node in nodes {
      let inline: Inline =
        switch node {
        case .inline(let inline): inline
        case .delimiter(let run): .text(String(repeating: run.mark, count: run.count))
        }
      if case .text(let more) = inline, case .text(let text)? = inlines.last {
        inlines[inlines.count - 1] = .text(text + more)
      } else {
        inlines.append(inline)
      }
    }
    return inlines
  }
}
