import Comparison
import LessonKit

/// A value as Swift source, whole: what a case was called with, so that it can be repeated.
///
/// Optionals stand bare, NaN and infinities as Swift writes them: `[1.0, nil, .nan]`.
public func literal(_ value: Any) -> String {
  switch value {
  case let number as Double: return literal(of: number)
  case let text as String: return literal(of: text)
  case let numbers as [Double]: return "[\(numbers.map(literal).joined(separator: ", "))]"
  case let matrix as Matrix:
    return matrix.rowCount == 0 || matrix.columnCount == 0
      ? "Matrix(rowCount: \(matrix.rowCount), columnCount: \(matrix.columnCount))"
      : "Matrix(rows: \(literal(matrix.rows)))"
  default: break
  }
  let mirror = Mirror(reflecting: value)
  switch mirror.displayStyle {
  case .optional?: return mirror.children.first.map { literal($0.value) } ?? "nil"
  case .collection?:
    return "[\(mirror.children.map { literal($0.value) }.joined(separator: ", "))]"
  case .dictionary?:
    let pairs = mirror.children.map { child in
      Mirror(reflecting: child.value).children.map { literal($0.value) }.joined(separator: ": ")
    }
    return pairs.isEmpty ? "[:]" : "[\(pairs.sorted().joined(separator: ", "))]"
  case .tuple?:
    return "(\(mirror.children.map { literal($0.value) }.joined(separator: ", ")))"
  case .enum?:
    guard let payload = mirror.children.first else { return ".\(value)" }
    let label = payload.label ?? ""
    let parts = Mirror(reflecting: payload.value)
    guard parts.displayStyle == .tuple else { return ".\(label)(\(literal(payload.value)))" }
    let arguments = parts.children.map { child in
      let name = child.label.flatMap { $0.hasPrefix(".") ? nil : "\($0): " } ?? ""
      return name + literal(child.value)
    }
    return ".\(label)(\(arguments.joined(separator: ", ")))"
  case .struct? where value is any CustomStringConvertible == false:
    let fields = mirror.children.map { "\($0.label ?? ""): \(literal($0.value))" }
    return "\(type(of: value))(\(fields.joined(separator: ", ")))"
  default: return "\(value)"
  }
}

private func literal(of number: Double) -> String {
  number.isNaN
    ? ".nan" : number.isInfinite ? (number > 0 ? ".infinity" : "-.infinity") : "\(number)"
}

/// In quotes, with what cannot be seen written out.
private func literal(of text: String) -> String {
  var literal = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": literal += "\\\""
    case "\\": literal += "\\\\"
    case "\n": literal += "\\n"
    case "\r": literal += "\\r"
    case "\t": literal += "\\t"
    case _ where scalar.needsEscape:
      literal += scalar.written
    default: literal.unicodeScalars.append(scalar)
    }
  }
  return literal + "\""
}

extension Unicode.Scalar {
  /// Whether it cannot be told from what stands beside it: what is invisible, and marks.
  fileprivate var needsEscape: Bool {
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark: true
    default: isInvisible
    }
  }
}
