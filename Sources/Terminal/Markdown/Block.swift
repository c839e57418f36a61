/// A part of a Markdown page, as CommonMark and GitHub's tables and `<details>` have it.
package indirect enum Block: Hashable, Sendable {
  case heading(level: Int, [Inline])
  case paragraph([Inline])
  case code(language: String, text: String)
  case quote([Block])

  /// - `start` is the first number of an ordered list; a loose list has space between its items.
  case list(start: Int?, isLoose: Bool, items: [[Block]])
  case table(Table)
  case rule

  /// A part that the reader unfolds; `number` counts those of the page from 0.
  case details(number: Int, summary: [Inline], body: [Block])

  package struct Table: Hashable, Sendable {
    package var alignments: [Alignment]
    package var header: [[Inline]]
    package var rows: [[[Inline]]]
  }
}

/// A part of a paragraph.
package indirect enum Inline: Hashable, Sendable {
  case text(String)
  case code(String)
  case emphasis([Inline])
  case strong([Inline])
  case strikethrough([Inline])
  case link([Inline], destination: String)
  case image(alt: String, path: String)

  /// A line break that the writer asked for.
  case lineBreak

  /// The words alone.
  package var plain: String {
    switch self {
    case .text(let text), .code(let text): text
    case .emphasis(let inner), .strong(let inner), .strikethrough(let inner),
      .link(let inner, _):
      inner.map(\.plain).joined()
    case .image(let alt, _): alt
    case .lineBreak: "\n"
    }
  }
}
