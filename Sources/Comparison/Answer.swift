/// A value taken apart as far as checks can explain it: numbers, holes, and what holds them.
package enum Answer {
  package struct Size: Equatable {
    package var rows: Int
    package var columns: Int

    package init(rows: Int, columns: Int) {
      self.rows = rows
      self.columns = columns
    }
  }

  /// `nil`.
  case missing
  case number(Double)
  case list([Answer])

  /// Row by row, counted from 0.
  case table(Size, [Answer])

  /// A dictionary, in the order of its keys' texts.
  case entries([(key: String, value: Answer)])

  /// Any other value, with the text that shows it.
  case other(any Equatable, text: String)

  /// Nothing that checks could compare, such as `Void` or a function.
  case opaque(text: String)

  /// A number with a slack of its own, in its own unit, beside the tolerance.
  case near(Double, slack: Double)

  /// An error: what Swift writes of it, and what it carries. Its kind, type and case, is compared
  /// as text, what it carries as answers are.
  indirect case thrown(kind: String, payload: Answer, text: String)

  /// Whatever it is, it is right: where no more is promised than that a call comes back.
  case anything

  package init(_ value: Any) {
    if let value = value as? any Showable {
      self = value.shown
    } else if let value = value as? any Equatable {
      self = .other(value, text: Self.text(of: value))
    } else {
      self = .opaque(text: Self.text(of: value))
    }
  }

  /// One line, strings quoted.
  private static func text(of value: Any) -> String {
    line(value is String ? String(reflecting: value) : String(describing: value))
  }

  /// What Swift writes for an error, in one line.
  package static func line(of error: any Error) -> String {
    line(String(describing: error))
  }

  /// Swift escapes an apostrophe within quotes, as nobody would write it, and leaves what cannot be
  /// seen.
  private static func line(_ text: String) -> String {
    text.withInvisiblesWritten.split(whereSeparator: \.isNewline).joined(separator: " ").replacing(
      "\\'", with: "'")
  }

  /// Whether this value is right where `expected` is: the same shape, and every number within the
  /// tolerance.
  package func isAccepted(for expected: Answer, within tolerance: Tolerance) -> Bool {
    switch (self, expected) {
    case (.missing, .missing):
      return true
    case (.number(let actual), .number(let expected)):
      return tolerance.accepts(actual, for: expected)
    case (.list(let actual), .list(let expected)):
      return actual.count == expected.count
        && zip(actual, expected).allSatisfy { $0.isAccepted(for: $1, within: tolerance) }
    case (.table(let size, let actual), .table(let expectedSize, let expected)):
      return size == expectedSize && actual.count == expected.count
        && zip(actual, expected).allSatisfy { $0.isAccepted(for: $1, within: tolerance) }
    case (.entries(let actual), .entries(let expected)):
      return actual.map(\.key) == expected.map(\.key)
        && zip(actual, expected).allSatisfy {
          $0.value.isAccepted(for: $1.value, within: tolerance)
        }
    case (.other(let actual, _), .other(let expected, _)):
      return Self.areEqual(actual, expected)
    case (.near(let actual, _), .near(let expected, let slack)):
      return tolerance.accepts(actual, for: expected)
        || Tolerance.absolute(slack).accepts(actual, for: expected)
    case (.thrown(let kind, let payload, _), .thrown(let expectedKind, let expected, _)):
      return kind == expectedKind && payload.isAccepted(for: expected, within: tolerance)
    case (_, .anything):
      return true
    default:
      return false
    }
  }

  package var isThrown: Bool {
    if case .thrown = self { true } else { false }
  }

  package static func areEqual<Value: Equatable>(_ value: Value, _ other: any Equatable) -> Bool {
    other as? Value == value
  }
}

/// A type whose values checks look into.
package protocol Showable {
  var shown: Answer { get }
}

extension Double: Showable {
  package var shown: Answer { .number(self) }
}

extension Float: Showable {
  package var shown: Answer { .number(Double(self)) }
}

extension Optional: Showable {
  package var shown: Answer { map { Answer($0) } ?? .missing }
}

extension Array: Showable {
  package var shown: Answer {
    // Columns of real data are long; these two casts spare one for each element.
    if let numbers = self as? [Double] { return .list(numbers.map(Answer.number)) }
    if let numbers = self as? [Double?] {
      return .list(numbers.map { $0.map(Answer.number) ?? .missing })
    }
    return .list(map { Answer($0) })
  }
}

extension Dictionary: Showable {
  package var shown: Answer {
    let entries = map { (key: Answer($0.key).text, value: Answer($0.value)) }
    return .entries(entries.sorted { $0.key < $1.key })
  }
}

extension Set: Showable {
  /// A set has no order of its own, and feedback must not differ from run to run.
  package var shown: Answer {
    .other(self, text: "[\(map { Answer($0).text }.sorted().joined(separator: ", "))]")
  }
}
