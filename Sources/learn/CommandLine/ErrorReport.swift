import Authoring
import Classroom
import Course
import Foundation
import OperatingSystem
import Progress
import Reports
import Toolchain

/// An error in words: what happened, where, and what to do next.
///
/// Every error that a command can throw is told here and nowhere else.
struct ErrorReport {
  var message: String
  var nextSteps: [String]
  var status: ExitStatus

  init(_ message: String, _ nextSteps: String..., status: ExitStatus) {
    self.message = message
    self.nextSteps = nextSteps
    self.status = status
  }

  init(_ error: any Error) {
    self =
      switch error {
      case let error as UsageError: Self(usage: error)
      case let error as QueryError: Self(query: error)
      case let error as SessionError: Self(session: error)
      case let error as CourseError: Self(course: error)
      case let error as ProgressError: Self(progress: error)
      case let error as SystemError: Self(system: error)
      case let error as ToolchainError: Self(toolchain: error)
      case let error as ClassroomError: Self(classroom: error)
      case let error as ReportsError: Self(reports: error)
      case let error as AuthoringError: Self(authoring: error)
      case is CancellationError: Self("Stopped.", status: .workFails)
      default: Self("\(error)", status: .machine)
      }
  }

  private init(usage error: UsageError) {
    func help(_ spec: CommandSpec) -> String { "See: learn help \(spec.name)" }
    self =
      switch error {
      case .unknownCommand(let word) where !CommandTable.group(word).isEmpty:
        Self(
          "'learn \(word)' needs one more word.",
          Self.table(of: CommandTable.group(word)), status: .usage)
      case .unknownCommand(let word):
        Self(
          "There is no command '\(word)'.",
          Self.suggestion(
            word,
            in: CommandTable.all.filter { $0.spec.audience != .hidden }
              .map { $0.spec.name }.filter { !$0.isEmpty }) ?? "See: learn help", status: .usage)
      case .unknownOption(let name, let spec):
        Self(
          "'learn \(spec.name)' has no option \(name).",
          Self.suggestion(name, in: spec.allOptions.map(\.name)) ?? help(spec), status: .usage)
      case .flagWithValue(let name): Self("\(name) takes no value.", status: .usage)
      case .missingValue(let option, let expected):
        Self("\(option) needs a value: \(option) \(expected)", status: .usage)
      case .badValue(let option, let value, let expected):
        Self("\(option) is '\(value)'; it takes \(expected).", status: .usage)
      case .tooMany(let word, let spec):
        Self(
          "'\(word)' is one argument too many.", "Usage: \(HelpPage(spec).usage)", status: .usage)
      case .missingArgument(let what, let spec):
        Self("\(what) is missing.", "Usage: \(HelpPage(spec).usage)", status: .usage)
      case .conflict(let words): Self(words, status: .usage)
      }
  }

  private init(query error: QueryError) {
    self =
      switch error {
      case .unknown(let text, let suggestions):
        Self(
          "No lesson or exercise is called '\(text)'.",
          suggestions.isEmpty
            ? "See them all: learn list"
            : "Did you mean \(suggestions.joined(separator: ", or "))?", status: .usage)
      case .ambiguous(let text, let candidates):
        Self(
          "'\(text)' could be any of: \(candidates.joined(separator: ", ")).",
          "Type a little more of the one you mean.", status: .usage)
      }
  }

  private init(session error: SessionError) {
    self =
      switch error {
      case .noCourse(let directory):
        Self(
          "There is no course in \(directory) or any folder above it.",
          "Go to the folder of the course, the one with Package.swift and lessons/.",
          status: .machine)
      case .exerciseMissing(let exercise):
        Self(
          "\(exercise.path) is missing.",
          "Bring it back as it was handed out: learn reset \(exercise.id)", status: .machine)
      case .nothingToDo:
        Self("Every exercise is done.", "Look back at one: learn list", status: .success)
      case .noSolutions:
        Self("This course was handed out without solutions.", status: .workFails)
      case .unearned(let exercise):
        Self(
          "\(exercise.id) has not passed yet, so its solution stays closed.",
          "A step further: learn hint \(exercise.id)",
          "To see it all the same: learn solution \(exercise.id) --yes", status: .workFails)
      case .resetNeedsTarget:
        Self(
          "Say which exercise to reset, or --all.", "For example: learn reset MedianImputer",
          status: .usage)
      case .noEditor:
        Self(
          "No editor is named.",
          "Name one for this course: learn open --with 'code -g {file}:{line}'",
          "Or in your shell: export EDITOR=vim", status: .machine)
      case .badSettings(let path):
        Self(
          "\(path) cannot be read.", "It was left as it is. Mend it, or remove it to start anew.",
          status: .machine)
      }
  }

  private init(course error: CourseError) {
    self =
      switch error {
      case .lessonListMissing:
        Self(
          "Package.swift has no list of lessons.", "It reads: let lessons = [ … ]", status: .machine
        )
      case .badLessonName(let name, let line):
        Self(
          "Package.swift:\(line): '\(name)' is not a lesson's name.",
          "A name is a number and words, such as 06-missing.", status: .machine)
      case .duplicateLesson(let name, let line):
        Self("Package.swift:\(line): '\(name)' is listed twice.", status: .machine)
      case .pageMissing(let lesson, let path):
        Self("The page of lesson \(lesson) is missing: \(path)", status: .machine)
      case .badPage(let path, let line, let problem), .badSource(let path, let line, let problem):
        Self("\(path):\(line): \(problem)", status: .machine)
      }
  }

  private init(progress error: ProgressError) {
    self =
      switch error {
      case .corrupt(let line, let reason):
        Self(
          "progress.json\(line.map { ":\($0)" } ?? "") cannot be read: \(reason)",
          "It was left as it is. Mend that line, or go back to the version before the last change:",
          "cp progress.json.backup progress.json", status: .machine)
      case .newer(let schema):
        Self(
          "progress.json was written by a newer version of this course (schema \(schema)).",
          "It was left as it is. Update the course, or move the file away to start anew.",
          status: .machine)
      case .unreadable(let path, let reason):
        Self("\(path) cannot be read: \(reason)", "It was left as it is.", status: .machine)
      case .unwritable(let path, let reason):
        Self(
          "\(path) cannot be written: \(reason)",
          "Nothing was lost: your files are as you saved them, and the progress is as it was before.",
          status: .machine)
      }
  }

  private init(system error: SystemError) {
    self =
      switch error {
      case .refused(let call, let code):
        Self(
          "The system refused to \(call): \(SystemError.words(code))",
          "See what is missing: learn doctor", status: .machine)
      case .unreadable(let path, let reason) where path.hasPrefix("exercises/"):
        Self(
          "\(path) cannot be read: \(reason)",
          "It was left as it is. If it holds your work, make it readable.",
          "To begin anew, with what is there kept: learn reset \(path)", status: .machine)
      case .unreadable(let path, let reason):
        Self("\(path) cannot be read: \(reason)", "It was left as it is.", status: .machine)
      case .encoded(let path, let encoding):
        Self(
          "\(path) is saved as \(encoding), which Swift does not read.",
          "Save it as UTF-8: in VS Code, click \(encoding) below the text, then Save with Encoding.",
          "Or: iconv -f \(encoding) -t UTF-8 \(path) > new && mv new \(path)", status: .machine)
      case .unwritable(let path, ENOSPC):
        Self(
          "The disk is full: \(path) cannot be written.",
          "Make room on it, and do it again. What was there before is as it was.",
          status: .machine)
      case .unwritable(let path, let code):
        Self(
          "\(path) cannot be written: \(SystemError.words(code))",
          "What was there before is as it was. See: learn doctor", status: .machine)
      }
  }

  private init(toolchain error: ToolchainError) {
    self =
      switch error {
      case .compilerMissing:
        Self(
          "The Swift compiler was not found.",
          "Install Swift 6.2 or later (https://www.swift.org/install), then see: learn doctor",
          "If it is installed, put its folder into PATH, or its path into LEARN_SWIFTC.",
          status: .machine)
      case .programMissing(let name):
        Self("\(name) was not found.", "See what is missing: learn doctor", status: .machine)
      case .missing(let path):
        Self(
          "\(path) is missing.",
          path.hasPrefix("exercises/")
            ? "Bring it back as it was handed out: learn reset \(path)"
            : "It belongs to the course; take it from a fresh copy.", status: .machine)
      case .brokenPart(let name, let output):
        Self(
          "A part of the course does not compile: \(name).\n\(Self.beginning(of: output))",
          "It is not your exercise. If you have not changed the course, report this.",
          status: .machine)
      case .compilerFailed(let output):
        Self(
          "The compiler failed twice, with no word on your code.\n\(Self.beginning(of: output))",
          "Mostly memory has run out: close other programs, and do it again. See: learn doctor",
          status: .machine)
      case .emptySuite(let path):
        Self(
          "\(path) has no checks.", "It belongs to the course; take it from a fresh copy.",
          status: .machine)
      }
  }

  /// As much of what a compiler said as fits on a screen.
  private static func beginning(of output: String) -> String {
    output.split(separator: "\n").prefix(20).joined(separator: "\n")
  }

  /// A line for each command, its name and what it is for.
  private static func table(of commands: [CommandSpec]) -> String {
    let width = (commands.map(\.name.count).max() ?? 0) + 2
    return commands.map {
      "learn \($0.name)\(String(repeating: " ", count: width - $0.name.count))\($0.summary)"
    }.joined(separator: "\n  ")
  }

  static func suggestion(_ word: String, in candidates: [String]) -> String? {
    let near = EditDistance.nearest(to: word, in: candidates)
    return near.isEmpty ? nil : "Did you mean \(near.joined(separator: ", or "))?"
  }
}
