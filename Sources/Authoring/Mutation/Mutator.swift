import Course

/// Makes the mutants of a solution: one small change each, in code that the learner writes.
///
/// Only lines of `SOLUTION` branches are changed; what the exercise gives is not the learner's to
/// get wrong. Mutants stand in the order of the text, and the same text always gives the same ones.
package struct Mutator: Sendable {
  /// Every mutant that can be made of `source`.
  package static func mutants(of source: ExerciseSource, path: String) -> [Mutant] {
    let lines = source.solutionLines
    let text = lines.map { $0.text + "\n" }.joined()
    let learners = source.learnersLines
    let outline = SwiftOutline(text)
    let edits =
      TokenMutations.edits(outline) + StatementMutations.edits(outline)
      + ArgumentMutations.edits(outline)

    let starts = lineStarts(of: text)
    var seen: [String: Int] = [:]
    var texts: Set<String> = [text]
    return edits.sorted {
      ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
    }
    .compactMap { edit -> Mutant? in
      let index = (starts.lastIndex { $0 <= edit.range.lowerBound }) ?? 0
      guard index < lines.count, learners.contains(lines[index].number) else { return nil }
      let changed = text.replacing(edit.range, with: edit.replacement)
      guard texts.insert(changed).inserted else { return nil }
      let before = lines[index].text.trimmed
      let after = Self.after(edit, in: text, start: starts[index])
      var key = "\(edit.kind.rawValue) \(before) \(after)"
      let count = seen[key, default: 0]
      seen[key] = count + 1
      if count > 0 { key += " \(count)" }
      return Mutant(
        kind: edit.kind, id: "\(edit.kind.rawValue)-\(key.shortHash)", path: path,
        line: lines[index].number, before: before, after: after, text: changed)
    }
  }

  /// `count` of `mutants` at even distances; where they begin depends on `seed` alone.
  package static func sample(_ mutants: [Mutant], atMost count: Int, seed: String) -> [Mutant] {
    guard mutants.count > count else { return mutants }
    let offset = Int(seed.hash64 % UInt64(mutants.count))
    return (0..<count).map { (offset + $0 * mutants.count / count) % mutants.count }.sorted()
      .map { mutants[$0] }
  }

  /// The first changed line after the change; empty when nothing of it is left.
  private static func after(_ edit: Edit, in text: String, start: Int) -> String {
    let bytes = Array(text.utf8)
    let head = String(decoding: bytes[start..<edit.range.lowerBound], as: UTF8.self)
    let tail = bytes[edit.range.upperBound...].prefix { $0 != UInt8(ascii: "\n") }
    return (head + edit.replacement + String(decoding: tail, as: UTF8.self)).trimmed
  }

  private static func lineStarts(of text: String) -> [Int] {
    var starts = [0]
    for (offset, byte) in text.utf8.enumerated() where byte == UInt8(ascii: "\n") {
      starts.append(offset + 1)
    }
    return starts
  }
}

extension ExerciseSource {
  /// The numbers of the lines that the learner writes: those of the `SOLUTION` branches.
  var learnersLines: Set<Int> {
    var numbers: Set<Int> = []
    for case .choice(let branches) in parts {
      for branch in branches where branch.kind == .solution {
        numbers.formUnion(branch.lines.map(\.number))
      }
    }
    return numbers
  }
}

extension SwiftOutline {
  /// The text between two offsets, as written.
  func source(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }
}

extension String {
  func replacing(_ range: Range<Int>, with replacement: String) -> String {
    var bytes = Array(utf8)
    bytes.replaceSubrange(range, with: replacement.utf8)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// FNV-1a over the UTF-8: the same on every machine and in every run.
  var hash64: UInt64 {
    utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  }

  /// Eight hexadecimal digits of ``hash64``.
  var shortHash: String {
    let digits = String((hash64 ^ (hash64 >> 32)) & 0xffff_ffff, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }
}
