import SwiftText

/// Many variants of a file in one text: every function holds the bodies that it has in any of them,
/// and a number that is read when the program runs says which one is meant.
///
/// ```swift
/// func mean(_ values: [Double]) -> Double? {
///   switch learnVariant {
///   case 17:
///     <the body in variant 17>
///   default:
///     <the body as it was>
///   }
/// }
/// ```
///
/// No declaration is written twice, so it holds for methods, initializers, computed properties and
/// generic functions alike. Diagnostics in variant 17 are placed in the file `variant-17`, at the
/// line that the variant's own text has there.
struct VariantText {
  /// The file that the text stands for, as diagnostics name it.
  let path: String
  private let base: FunctionBodies

  /// The variants of each body, by its position in the text.
  private var bodies: [Int: [(number: Int, body: String, line: Int)]] = [:]

  /// The bodies after whose variants stands what fails to compile where one of them comes to its end.
  private var marked: Set<Int> = []

  init(_ text: String, path: String) {
    self.path = path
    base = FunctionBodies(text)
  }

  /// Takes a variant in.
  ///
  /// - Returns: `false` where its text differs outside of bodies, or in one that cannot be moved.
  mutating func place(_ text: String, number: Int) -> Bool {
    let other = FunctionBodies(text)
    guard other.around == base.around else { return false }
    let changed = base.bodies.indices.filter { other.code(of: $0) != base.code(of: $0) }
    guard changed.allSatisfy({ base.canMove($0) && other.canMove($0) }) else { return false }
    for index in changed {
      bodies[index, default: []].append((number, other.movable(index), other.bodies[index].line))
    }
    return true
  }

  /// Takes a variant out again.
  mutating func remove(_ number: Int) {
    for index in bodies.keys { bodies[index]?.removeAll { $0.number == number } }
  }

  /// Has the compiler say which variant of a body may end without a value, or with properties that
  /// have none: it says so of a function as a whole, at the line of its last brace.
  ///
  /// - Returns: `false` where no body ends in that line, or it has been done.
  mutating func markEnds(ofBodyEndingAt line: Int) -> Bool {
    let ending = base.bodies.indices.filter {
      base.lastLine(of: $0) == line && bodies[$0]?.isEmpty == false
    }
    defer { marked.formUnion(ending) }
    return !marked.isSuperset(of: ending)
  }

  /// The variants of the body that ends in a line of the file as it was.
  func numbers(ofBodyEndingAt line: Int) -> [Int] {
    base.bodies.indices.filter { base.lastLine(of: $0) == line }
      .flatMap { bodies[$0] ?? [] }.map(\.number)
  }

  /// The file with all variants that have a place.
  var text: String {
    var text = "\(Self.place(path, 1))"
    var end = 0
    for (index, body) in base.bodies.enumerated() {
      guard let variants = bodies[index], !variants.isEmpty else { continue }
      text += base.source(end..<body.range.lowerBound)
      text += "\nswitch \(Self.choice) {\n"
      for variant in variants {
        text +=
          "case \(variant.number):\n\(Self.place(Self.path(of: variant.number), variant.line))"
        text += variant.body + "\n"
        if marked.contains(index) { text += Self.end(of: variant.number, body) }
      }
      text += "default:\n\(Self.place(path, base.bodies[index].line))\(base.movable(index))\n}\n"
      text += Self.place(path, base.lastLine(of: index))
      end = body.range.upperBound
    }
    return text + base.source(end..<base.bytes.count)
  }

  /// The name of the number that says which variant is meant.
  private static let choice = "learnVariant"

  /// What declares it. It is read late, in the process that a run is forked into.
  static let declaration = """
    #if canImport(Darwin)
      import Darwin
    #else
      import Glibc
    #endif

    let \(choice): Int = getenv("LEARN_VARIANT").flatMap { Int(String(cString: $0)) } ?? 0

    """

  private static func place(_ path: String, _ line: Int) -> String {
    "#sourceLocation(file: \"\(path)\", line: \(line))\n"
  }

  private static func path(of number: Int) -> String { "variant-\(number)" }

  private static func end(of number: Int, _ body: FunctionBodies.Body) -> String {
    place("end-\(number)", 1) + (body.hasValue ? "let learnEnd: Int\n_ = learnEnd\n" : "return\n")
  }

  /// The number of the variant for whose end a diagnostic's file stands.
  static func number(ofEnd path: String) -> Int? {
    path.hasPrefix("end-") ? Int(path.dropFirst("end-".count)) : nil
  }

  /// The number of the variant that a diagnostic's file stands for.
  static func number(ofPath path: String) -> Int? {
    path.hasPrefix("variant-") ? Int(path.dropFirst("variant-".count)) : nil
  }
}
