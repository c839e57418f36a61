/// A part of a page: from a heading of the second level to the next that is as high or higher.
struct PageSection: Sendable, Equatable {
  /// The line of the heading, counted from 1.
  let line: Int

  /// All of it, the heading first.
  let text: Substring

  /// What stands in the heading behind `mark`, such as `## Exercise:`.
  func title(after mark: String) -> String? {
    guard text.utf8.starts(with: mark.utf8) else { return nil }
    return text.prefix { $0 != "\n" }.dropFirst(mark.count).trimmed
  }

  /// The lines, each under the place that it has among the page's.
  var lines: ArraySlice<Substring> {
    let before = [Substring](repeating: "", count: line - 1)
    return (before + text.split(separator: "\n", omittingEmptySubsequences: false))[(line - 1)...]
  }

  /// The sections of a page; what is fenced is no heading.
  static func sections(of markdown: String) -> [PageSection] {
    var headings: [(line: Int, place: Int, isSection: Bool)] = []
    var markdown = markdown
    markdown.withUTF8 { bytes in
      var isFenced = false
      var line = 1
      var place = 0
      while place < bytes.count {
        switch bytes[place] {
        case UInt8(ascii: "`") where bytes.has("```", at: place): isFenced.toggle()
        case UInt8(ascii: "#") where !isFenced:
          let isSection = bytes.has("## ", at: place)
          if isSection || bytes.has("# ", at: place) { headings.append((line, place, isSection)) }
        default: break
        }
        guard let end = bytes.place(of: "\n", from: place) else { break }
        place = end + 1
        line += 1
      }
    }
    let ends = headings.dropFirst().map(\.place) + [markdown.utf8.count]
    return zip(headings, ends).filter(\.0.isSection).map { heading, end in
      let start = markdown.utf8.index(markdown.startIndex, offsetBy: heading.place)
      let end = markdown.utf8.index(markdown.startIndex, offsetBy: end)
      return PageSection(line: heading.line, text: markdown[start..<end])
    }
  }
}
