/// The name of a lesson: its number and slug, such as `06-missing`.
///
/// The names of the lesson's folders and modules follow from it by rule; nothing else records them.
package struct LessonName: Hashable, Sendable, Comparable, CustomStringConvertible {
  package let text: String

  /// Returns `nil` unless `text` is two or more digits, a hyphen and a slug of lower-case words.
  package init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard let number = parts.first, number.count >= 2, number.allSatisfy(\.isASCIIDigit),
      parts.count > 1,
      parts.dropFirst().allSatisfy({ word in
        !word.isEmpty && word.allSatisfy { $0.isASCIIDigit || $0.isASCIILowercase }
      })
    else { return nil }
    self.text = text
  }

  /// The digits before the first hyphen: `06`.
  package var number: Substring { text.prefix { $0 != "-" } }

  /// What follows the first hyphen: `missing`, `scaling-and-pipelines`.
  package var slug: Substring { text.dropFirst(number.count + 1) }

  /// The module of the lesson's exercises: `MissingLesson`, `ScalingAndPipelinesLesson`.
  package var moduleName: String {
    slug.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
      + "Lesson"
  }

  package var description: String { text }

  package static func < (left: Self, right: Self) -> Bool { left.text < right.text }
}

extension Character {
  var isASCIIDigit: Bool { ("0"..."9").contains(self) }
  var isASCIILowercase: Bool { ("a"..."z").contains(self) }
}
