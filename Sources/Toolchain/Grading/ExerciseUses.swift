import Course
import Grading
import SwiftText

/// Which exercises of a lesson call which others.
struct ExerciseUses {
  /// One exercise that is called, with one name that it is called by.
  struct Use {
    let exercise: Exercise
    let name: String

    var dependency: Dependency { Dependency(exercise: exercise.id, name: name) }
  }

  /// What an exercise is asked to write.
  private struct Asked {
    let exercise: Exercise

    /// Functions at the top level.
    var functions: Set<String> = []

    /// Types at the top level with the names of their functions, `init` among them. What a type
    /// stores is handed out, so to name it alone uses nothing that is to be written.
    var types: [String: Set<String>] = [:]

    init(_ parts: ExerciseParts) {
      exercise = parts.exercise
      let declarations = SwiftSource(parts.stub).declarations ?? []
      for declaration in declarations {
        guard [.function, .initializer].contains(declaration.kind) else { continue }
        guard let parent = declaration.parent else {
          functions.insert(declaration.name)
          continue
        }
        let type = declarations[parent]
        if type.kind.isType, type.parent == nil {
          types[type.name, default: []].insert(declaration.name)
        }
      }
    }
  }

  /// In the page's order.
  private let asked: [Asked]

  init(_ parts: LessonParts) {
    asked = parts.exercises.map { Asked($0) }
  }

  /// The other exercises that a text for `exercise` calls.
  func uses(by exercise: Exercise, in text: String) -> [Use] {
    let source = SwiftSource(text)
    let code = source.tokens.filter { $0.kind != .space && $0.kind != .comment }
    let words = code.map { $0.kind == .string ? "" : source.text($0) }
    let own = Set((source.declarations ?? []).map(\.name))
    var called: Set<String> = []
    var named: Set<String> = []
    var bound = Self.bound(in: words)
    var members: Set<String> = []
    for (index, word) in words.enumerated() where code[index].kind == .word {
      let after = index + 1 < words.count ? words[index + 1] : ""
      if index > 0, words[index - 1] == "." {
        members.insert(word)
      } else if !own.contains(word) {
        switch after {
        case "(": called.insert(word)
        case ":": bound.insert(word)
        default: named.insert(word)
        }
      }
    }
    // What is a parameter somewhere is most likely that elsewhere too, unless it is called.
    let used = called.union(named.subtracting(bound))
    return asked.compactMap { other in
      guard other.exercise != exercise else { return nil }
      let types = other.types.filter { type, functions in
        used.contains(type)
          && (!functions.isDisjoint(with: members)
            || called.contains(type) && functions.contains("init"))
      }
      let names = other.functions.intersection(used).union(types.keys)
      return names.min().map { Use(exercise: other.exercise, name: $0) }
    }
  }

  /// The names that patterns give: `for (row, number) in`, `{ row, number in`, `if let number`.
  private static func bound(in words: [String]) -> Set<String> {
    var names: Set<String> = []
    for (index, word) in words.enumerated() {
      switch word {
      case "let", "var", "for":
        // One name, or a tuple of them.
        let pattern = words[(index + 1)...]
        names.formUnion(
          pattern.first == "(" ? pattern.prefix { $0 != ")" } : pattern.prefix(1))
      case "in":
        let parameters = words[..<index].reversed().prefix { $0 != "{" && $0 != "for" }
        // Anything but names and commas is the sequence of a loop, or a signature with types.
        if parameters.allSatisfy({ $0 == "," || $0.allSatisfy { $0.isLetter || $0 == "_" } }) {
          names.formUnion(parameters)
        }
      default: continue
      }
    }
    return names
  }
}
