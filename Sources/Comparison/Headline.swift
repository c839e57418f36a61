/// What came and what was expected, in one line: "is 1.0; expected 2.0".
///
/// Shape comes before values. Long lists and texts are shown around their first difference.
package enum Headline {
  /// The part of a headline that follows the call; `nil` when the value is accepted.
  package static func difference(
    of actual: Answer, from expected: Answer, within tolerance: Tolerance
  ) -> String? {
    if actual.isAccepted(for: expected, within: tolerance) { return nil }
    switch (actual, expected) {
    case (.list(let actual), .list(let expected)):
      return lists(actual, expected, within: tolerance)
    case (.table(let size, let actual), .table(let expectedSize, let expected)):
      // A transcript may claim a size that its elements do not have.
      guard size != expectedSize || actual.count == expected.count else {
        return "has \(count(actual.count, "value")); expected \(expected.count)"
      }
      return size == expectedSize
        ? tables(size.columns, actual, expected, within: tolerance)
        : "has \(text(of: size)); expected \(text(of: expectedSize))"
    case (.entries(let actual), .entries(let expected)):
      return entries(actual, expected, within: tolerance)
    default:
      return pair(actual, expected, within: tolerance)
    }
  }

  /// Two values that differ, or an error for one of them.
  private static func pair(
    _ actual: Answer, _ expected: Answer, within tolerance: Tolerance
  ) -> String {
    let texts = Answer.texts(of: actual, expected, within: tolerance)
    return "\(actual.isThrown ? "throws" : "is") \(texts.0); expected "
      + (expected.isThrown ? "the error \(texts.1)" : texts.1)
  }

  private static func lists(
    _ actual: [Answer], _ expected: [Answer], within tolerance: Tolerance
  ) -> String {
    guard actual.count == expected.count else {
      let texts = Answer.texts(of: .list(actual), .list(expected), within: tolerance)
      return "has \(count(actual.count, "value")), \(texts.0); expected "
        + "\(expected.count), \(texts.1)"
    }
    let differing = actual.indices.filter {
      !actual[$0].isAccepted(for: expected[$0], within: tolerance)
    }
    guard let first = differing.first else { return "" }
    // Of long rows, or many, the one that differs says more than all together.
    if case .list(let row) = actual[first], case .list(let expectedRow) = expected[first],
      row.count != expectedRow.count || row.count > (actual.count > 1 ? 1 : 4)
    {
      return "at [\(first)] " + lists(row, expectedRow, within: tolerance)
        + (differing.count > 1 ? "; \(differing.count) of \(actual.count) lists differ" : "")
    }
    let texts = Answer.listTexts(of: actual, expected, around: first, within: tolerance)
    return "is \(texts.0); expected \(texts.1)"
      + place("index \(first)", differing.count, of: actual.count)
  }

  private static func tables(
    _ columns: Int, _ actual: [Answer], _ expected: [Answer], within tolerance: Tolerance
  ) -> String {
    let differing = actual.indices.filter {
      !actual[$0].isAccepted(for: expected[$0], within: tolerance)
    }
    guard let first = differing.first else { return "" }
    let texts = Answer.texts(of: actual[first], expected[first])
    let others = differing.count > 1 ? " (\(differing.count) of \(actual.count) values differ)" : ""
    return "at row \(first / columns), column \(first % columns) is \(texts.0); "
      + "expected \(texts.1)\(others)"
  }

  private static func entries(
    _ actual: [(key: String, value: Answer)], _ expected: [(key: String, value: Answer)],
    within tolerance: Tolerance
  ) -> String {
    guard actual.map(\.key) == expected.map(\.key) else {
      let same = zip(actual, expected).prefix { $0.key == $1.key }.count
      return "has \(keys(actual, around: same)); expected \(keys(expected, around: same))"
    }
    let differing = actual.indices.filter {
      !actual[$0].value.isAccepted(for: expected[$0].value, within: tolerance)
    }
    guard let first = differing.first else { return "" }
    let others = differing.count > 1 ? " (\(differing.count) of \(actual.count) values differ)" : ""
    let difference =
      difference(of: actual[first].value, from: expected[first].value, within: tolerance) ?? ""
    return "for \(actual[first].key) \(difference)\(others)"
  }

  private static func keys(
    _ entries: [(key: String, value: Answer)], around index: Int
  ) -> String {
    if entries.isEmpty { return "no keys" }
    let part = Answer.part(of: entries.map(\.key), around: index, most: 8)
    let shown = (part.begin + part.shown + part.end).joined(separator: ", ")
    let word = entries.count == 1 ? "the key" : "the keys"
    return "\(word) \(shown)\(entries.count > 8 ? " (\(entries.count) in all)" : "")"
  }

  private static func place(_ place: String, _ differing: Int, of all: Int) -> String {
    if all == 1 { return "" }
    return differing == 1
      ? " (they differ at \(place))"
      : " (\(differing) of \(all) values differ, the first at \(place))"
  }

  private static func text(of size: Answer.Size) -> String {
    "\(count(size.rows, "row")) and \(count(size.columns, "column"))"
  }

  private static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }
}
