import LessonKit

/// A value taken apart as far as checks can explain it: numbers, holes, and what holds them.
enum Shown {
  struct Size: Equatable {
    var rows: Int
    var columns: Int
  }

  /// `nil`.
  case missing
  case number(Double)
  case list([Shown])

  /// Row by row, counted from 0.
  case table(Size, [Shown])

  /// A dictionary, in the order of its keys' texts.
  case entries([(key: String, value: Shown)])

  /// Any other value, with the text that shows it.
  case other(any Equatable, text: String)

  /// Nothing that checks could compare, such as `Void` or a function.
  case opaque(text: String)

  init(_ value: Any) {
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
  static func line(of error: any Error) -> String {
    line(String(describing: error))
  }

  /// Swift escapes an apostrophe within quotes, as nobody would write it.
  private static func line(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).joined(separator: " ").replacing("\\'", with: "'")
  }

  /// Whether this value is right where `expected` is: the same shape, and every number within the
  /// tolerance.
  func isAccepted(for expected: Shown, within tolerance: Tolerance) -> Bool {
    switch (self, expected) {
    case (.missing, .missing):
      return true
    case (.number(let actual), .number(let expected)):
      return tolerance.accepts(actual, for: expected)
    case (.list(let actual), .list(let expected)):
      return actual.count == expected.count
        && zip(actual, expected).allSatisfy { $0.isAccepted(for: $1, within: tolerance) }
    case (.table(let size, let actual), .table(let expectedSize, let expected)):
      return size == expectedSize
        && zip(actual, expected).allSatisfy { $0.isAccepted(for: $1, within: tolerance) }
    case (.entries(let actual), .entries(let expected)):
      return actual.map(\.key) == expected.map(\.key)
        && zip(actual, expected).allSatisfy {
          $0.value.isAccepted(for: $1.value, within: tolerance)
        }
    case (.other(let actual, _), .other(let expected, _)):
      return Self.areEqual(actual, expected)
    default:
      return false
    }
  }

  static func areEqual<Value: Equatable>(_ value: Value, _ other: any Equatable) -> Bool {
    other as? Value == value
  }
}

/// A type whose values checks look into.
protocol Showable {
  var shown: Shown { get }
}

extension Double: Showable {
  var shown: Shown { .number(self) }
}

extension Float: Showable {
  var shown: Shown { .number(Double(self)) }
}

extension Optional: Showable {
  var shown: Shown { map { Shown($0) } ?? .missing }
}

extension Array: Showable {
  var shown: Shown {
    // Columns of real data are long; these two casts spare one for each element.
    if let numbers = self as? [Double] { return .list(numbers.map(Shown.number)) }
    if let numbers = self as? [Double?] {
      return .list(numbers.map { $0.map(Shown.number) ?? .missing })
    }
    return .list(map { Shown($0) })
  }
}

extension Dictionary: Showable {
  var shown: Shown {
    let entries = map { (key: Shown($0.key).text, value: Shown($0.value)) }
    return .entries(entries.sorted { $0.key < $1.key })
  }
}

extension Set: Showable {
  /// A set has no order of its own, and feedback must not differ from run to run.
  var shown: Shown {
    .other(self, text: "[\(map { Shown($0).text }.sorted().joined(separator: ", "))]")
  }
}

extension Matrix: Showable {
  var shown: Shown {
    .table(Shown.Size(rows: rowCount, columns: columnCount), elements.map(Shown.number))
  }
}
