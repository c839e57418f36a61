/// What a shell needs to complete `learn`'s commands, options, and the names of lessons.
///
/// The names come from `learn words`, so that a lesson added later is completed too.
enum CompletionScript: String, CaseIterable {
  case bash, zsh, fish

  var text: String {
    switch self {
    case .bash: Self.bashScript
    case .zsh: Self.zshScript
    case .fish: Self.fishScript
    }
  }

  private static var specs: [CommandSpec] {
    CommandTable.all.map { $0.spec }.filter { $0.audience != .hidden && !$0.name.isEmpty }
  }

  /// The first words of commands, each once: `author` stands for all its commands.
  private static var firstWords: [String] {
    var seen: Set<String> = []
    return specs.map { String($0.name.prefix { $0 != " " }) }.filter { seen.insert($0).inserted }
  }

  private static func secondWords(of first: String) -> [String] {
    specs.filter { $0.name.hasPrefix(first + " ") }.map {
      String($0.name.dropFirst(first.count + 1))
    }
  }

  /// The command of the shell that lists what may follow a command.
  private static func words(_ completes: CommandSpec.Completes) -> String {
    switch completes {
    case .nothing: ""
    case .lessons: "$(learn words lessons 2>/dev/null)"
    case .exercises: "$(learn words exercises 2>/dev/null)"
    case .commands: firstWords.joined(separator: " ")
    case .files: ""
    case .shells: allCases.map(\.rawValue).joined(separator: " ")
    }
  }

  private static var bashScript: String {
    var cases = ""
    for spec in specs {
      let own = secondWords(of: spec.name) + spec.allOptions.map(\.name) + [words(spec.completes)]
      cases += """
            "\(spec.name)") words="\(own.joined(separator: " "))" ;;

        """
    }
    for first in firstWords where CommandTable.command(named: first) == nil {
      cases += """
            "\(first)") words="\(secondWords(of: first).joined(separator: " "))" ;;

        """
    }
    return """
      # bash completion for learn: source <(learn completion bash)
      _learn() {
        local current="${COMP_WORDS[COMP_CWORD]}" words=""
        local command="${COMP_WORDS[1]}"
        case "$command ${COMP_WORDS[2]}" in
      \(pairs(indent: "    "))  esac
        if [ "$COMP_CWORD" -eq 1 ]; then
          words="\(firstWords.joined(separator: " "))"
        else
          case "$command" in
      \(cases)    esac
        fi
        COMPREPLY=($(compgen -W "$words" -- "$current"))
      }
      complete -o default -F _learn learn
      """
  }

  /// Lines that join a command of two words, once its second word is complete.
  private static func pairs(indent: String) -> String {
    specs.filter { $0.name.contains(" ") }.map {
      "\(indent)\"\($0.name)\") [ \"$COMP_CWORD\" -gt 2 ] && command=\"\($0.name)\" ;;\n"
    }.joined()
  }

  private static var zshScript: String {
    """
    #compdef learn
    # zsh completion for learn: source <(learn completion zsh)
    if ! typeset -f compdef >/dev/null; then autoload -U compinit && compinit; fi
    autoload -U +X bashcompinit && bashcompinit
    \(bashScript)
    """
  }

  private static var fishScript: String {
    var lines = [
      "# fish completion for learn: learn completion fish | source", "complete -c learn -f",
    ]
    for first in firstWords {
      let summary = specs.first { $0.name == first }?.summary ?? ""
      lines.append("complete -c learn -n __fish_use_subcommand -a \(first) -d \(quoted(summary))")
      for second in secondWords(of: first) {
        lines.append("complete -c learn -n '__fish_seen_subcommand_from \(first)' -a \(second)")
      }
    }
    for spec in specs {
      let first = spec.name.prefix { $0 != " " }
      let names = spec.name.split(separator: " ")
      // `check` is a command, and the second word of another.
      let others = specs.compactMap { other -> String? in
        let words = other.name.split(separator: " ")
        return names.count == 1 && words.count == 2 && words[1] == first ? String(words[0]) : nil
      }
      let condition =
        (names.map { "__fish_seen_subcommand_from \($0)" }
        + others.map { "not __fish_seen_subcommand_from \($0)" }).joined(separator: "; and ")
      for option in spec.allOptions {
        lines.append(
          "complete -c learn -n '\(condition)' -l \(option.name.dropFirst(2))"
            + (option.value == nil ? "" : " -r") + " -d \(quoted(option.help))")
      }
      switch spec.completes {
      case .lessons, .exercises:
        let kind = if case .lessons = spec.completes { "lessons" } else { "exercises" }
        lines.append("complete -c learn -n '\(condition)' -a '(learn words \(kind) 2>/dev/null)'")
      case .commands, .shells:
        lines.append(
          "complete -c learn -n '\(condition)' -a '\(words(spec.completes))'")
      case .nothing, .files: break
      }
    }
    return lines.joined(separator: "\n")
  }

  private static func quoted(_ text: String) -> String {
    "'" + text.map { $0 == "'" ? "\\'" : String($0) }.joined() + "'"
  }
}
