/// A file of `solutions/`: one text that holds an exercise's stub, its solution, its mistakes and
/// other right answers.
///
/// Conditional compilation tells them apart, so the compiler itself checks every one of them:
///
/// ```swift
/// #if MISTAKE_COUNTS_MISSING_AS_ZERO
///   // Feedback: counted as zero
///   let known = values.map { $0 ?? 0 }.sorted()
/// #elseif RIGHT_FILTERS
///   let known = values.filter { $0 != nil }.map { $0! }.sorted()
/// #elseif SOLUTION
///   let known = values.compactMap { $0 }.sorted()
/// #else
///   // TODO: Leave the missing values out, sort the rest, and take the middle.
///   return .nan
/// #endif
/// ```
///
/// Branches do not nest. Every choice has one `SOLUTION` branch; the mistakes come before it, and
/// between them and it the right answers. Branches of one name in several choices belong together.
package struct ExerciseSource: Sendable, Equatable {
  /// The parts of the file, in order.
  package let parts: [Part]

  package enum Part: Sendable, Equatable {
    /// Lines that all versions share.
    case shared([Line])
    case choice([Branch])
  }

  package struct Line: Sendable, Equatable {
    package let text: String

    /// Counted from 1, in the file as written.
    package let number: Int
  }

  package struct Branch: Sendable, Equatable {
    package enum Kind: Sendable, Equatable {
      case mistake(String)
      case right(String)
      case solution
      case stub
    }

    package let kind: Kind

    /// The line of the directive that opens it.
    package let line: Int
    package let lines: [Line]
  }

  /// A known wrong answer.
  package struct Mistake: Sendable, Equatable {
    /// Its name without the prefix: `COUNTS_MISSING_AS_ZERO`.
    package let name: String

    /// What the feedback must contain, from the `// Feedback:` lines in the branch.
    package let words: [String]
    package let line: Int

    /// What the compiler defines to put it in.
    package var define: String { "MISTAKE_\(name)" }
  }

  /// An answer that is as right as the solution: other arithmetic, or another algorithm.
  package struct Right: Sendable, Equatable {
    /// Its name without the prefix: `WELFORD`.
    package let name: String
    package let line: Int

    /// What the compiler defines to put it in.
    package var define: String { "RIGHT_\(name)" }
  }

  /// - Throws: ``CourseError/badSource(path:line:problem:)`` on a directive that is unbalanced,
  ///   nested, unknown or out of order.
  package init(parsing text: String, path: String) throws(CourseError) {
    var parts: [Part] = []
    var shared: [Line] = []
    var branches: [Branch]?
    var kind = Branch.Kind.stub
    var opened = 0
    var body: [Line] = []
    func problem(_ line: Int, _ words: String) -> CourseError {
      .badSource(path: path, line: line, problem: words)
    }

    let text = text.utf8.contains(UInt8(ascii: "\r")) ? text.replacingLineEnds() : text
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    if lines.last == "" { lines.removeLast() }
    for (index, content) in lines.enumerated() {
      let number = index + 1
      let directive = Directive(content)
      switch directive {
      case nil:
        let line = Line(text: String(content), number: number)
        if branches == nil { shared.append(line) } else { body.append(line) }
      case .if(let condition):
        guard branches == nil else {
          throw problem(number, "#if inside the branch of line \(opened): branches do not nest")
        }
        if !shared.isEmpty { parts.append(.shared(shared)) }
        shared = []
        branches = []
        opened = number
        kind = try Self.kind(condition, path: path, line: number)
        body = []
      case .elseif, .else, .endif:
        guard var closed = branches else {
          throw problem(number, "\(content.trimmed) without an #if before it")
        }
        if kind == .stub, directive != .endif {
          throw problem(number, "#else is the last branch")
        }
        closed.append(Branch(kind: kind, line: opened, lines: body))
        branches = closed
        body = []
        opened = number
        switch directive {
        case .elseif(let condition):
          let next = try Self.kind(condition, path: path, line: number)
          if kind == .solution {
            throw problem(
              number, "mistakes and right answers come before SOLUTION, and #else after it")
          }
          if case .right = kind, case .mistake = next {
            throw problem(number, "the mistakes come before the right answers")
          }
          kind = next
        case .else:
          guard kind == .solution else {
            throw problem(number, "#else follows the SOLUTION branch")
          }
          kind = .stub
        default:
          guard closed.contains(where: { $0.kind == .solution }) else {
            throw problem(closed[0].line, "this choice has no SOLUTION branch")
          }
          parts.append(.choice(closed))
          branches = nil
        }
      }
    }
    if branches != nil { throw problem(opened, "this branch is never closed: #endif is missing") }
    if !shared.isEmpty { parts.append(.shared(shared)) }
    self.parts = parts
  }

  private static func kind(
    _ condition: String, path: String, line: Int
  ) throws(CourseError) -> Branch.Kind {
    if condition == "SOLUTION" { return .solution }
    for prefix in ["MISTAKE_", "RIGHT_"] where condition.hasPrefix(prefix) {
      let name = String(condition.dropFirst(prefix.count))
      guard !name.isEmpty,
        name.allSatisfy({ ("A"..."Z").contains($0) || $0 == "_" || $0.isASCIIDigit })
      else { break }
      return prefix == "RIGHT_" ? .right(name) : .mistake(name)
    }
    throw .badSource(
      path: path, line: line,
      problem: "'\(condition)' is neither SOLUTION nor a MISTAKE_ or RIGHT_ in capitals")
  }

  /// Whether the file holds a solution; a release without solutions has none.
  package var hasSolution: Bool {
    parts.contains { if case .choice = $0 { true } else { false } }
  }

  /// The exercise as it is handed out.
  package var stub: String { stubLines.text }

  /// The solution alone, clean of directives.
  package var solution: String { solutionLines.text }

  /// The solution as a learner reads it: without the comments that excuse mutants, which are for
  /// those who write lessons.
  package var shownSolution: String {
    solutionLines.compactMap { line -> String? in
      guard let code = Self.code(beforeMarkIn: line.text) else { return line.text + "\n" }
      return code.trimmed.isEmpty
        ? nil : String(code.reversed().drop { $0 == " " }.reversed()) + "\n"
    }.joined()
  }

  /// What stands before `// equivalent: …` or `// equivalent(kind): …`; `nil` where there is none.
  private static func code(beforeMarkIn line: String) -> Substring? {
    for opening in ["// equivalent:", "// equivalent("] {
      // Inside of quotes it is text of the program.
      guard let code = line.before(opening),
        code.replacing("\\\"", with: "").count(where: { $0 == "\"" }).isMultiple(of: 2)
      else { continue }
      return code
    }
    return nil
  }

  /// The lines of the solution, each with its number in the file as written.
  package var solutionLines: [Line] { version(with: .solution) }

  /// The lines of the stub, each with its number in the file as written.
  package var stubLines: [Line] { lines { $0.first { $0.kind == .stub } } }

  /// The solution with one mistake or another right answer put in where it stands, as the compiler
  /// would choose.
  package func version(with kind: Branch.Kind) -> [Line] {
    lines { branches in
      branches.first { $0.kind == kind } ?? branches.first { $0.kind == .solution }
    }
  }

  /// The other right answers in the order in which they first stand.
  package var rights: [Right] {
    var rights: [Right] = []
    for case .choice(let branches) in parts {
      for branch in branches {
        guard case .right(let name) = branch.kind, !rights.contains(where: { $0.name == name })
        else { continue }
        rights.append(Right(name: name, line: branch.line))
      }
    }
    return rights
  }

  /// The mistakes in the order in which they first stand.
  package var mistakes: [Mistake] {
    var mistakes: [Mistake] = []
    for case .choice(let branches) in parts {
      for case let branch in branches {
        guard case .mistake(let name) = branch.kind else { continue }
        let words = branch.lines.compactMap { line -> String? in
          let text = line.text.trimmed
          return text.hasPrefix("// Feedback:") ? text.dropFirst(12).trimmed : nil
        }
        if let index = mistakes.firstIndex(where: { $0.name == name }) {
          let known = mistakes[index]
          mistakes[index] = Mistake(name: name, words: known.words + words, line: known.line)
        } else {
          mistakes.append(Mistake(name: name, words: words, line: branch.line))
        }
      }
    }
    return mistakes
  }

  /// The shared lines and the chosen branches; these lose the two columns that the directives'
  /// indentation gave them.
  private func lines(choosing branch: ([Branch]) -> Branch?) -> [Line] {
    parts.flatMap { part in
      switch part {
      case .shared(let lines): lines
      case .choice(let branches):
        (branch(branches)?.lines ?? []).map { line in
          line.text.hasPrefix("  ")
            ? Line(text: String(line.text.dropFirst(2)), number: line.number) : line
        }
      }
    }
  }

  private enum Directive: Equatable {
    case `if`(String)
    case `elseif`(String)
    case `else`
    case endif

    init?(_ line: Substring) {
      let text = line.drop { $0 == " " || $0 == "\t" }
      guard text.hasPrefix("#") else { return nil }
      let code = text.split(separator: "//", maxSplits: 1, omittingEmptySubsequences: false)[0]
      if code.hasPrefix("#if ") {
        self = .if(code.dropFirst(4).trimmed)
      } else if code.hasPrefix("#elseif ") {
        self = .elseif(code.dropFirst(8).trimmed)
      } else if code.trimmed == "#else" {
        self = .else
      } else if code.trimmed == "#endif" {
        self = .endif
      } else {
        return nil
      }
    }
  }
}

extension [ExerciseSource.Line] {
  /// The lines as one text.
  package var text: String { map { $0.text + "\n" }.joined() }
}
