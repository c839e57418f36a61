import Course
import Foundation
import OperatingSystem
import Progress
import Terminal
import Toolchain

/// `learn doctor`: what is present, what is missing, and the command that mends it.
struct DoctorCommand: Command {
  static let spec = CommandSpec(
    name: "doctor", summary: "Say what is present, what is missing, and how to mend it.",
    options: [.init(name: "--json", help: "Print the findings as JSON.")])

  struct Finding: Encodable {
    enum Level: String, Encodable {
      case good, optional, missing
    }

    let level: Level
    let subject: String
    let detail: String
    var remedy: String?
  }

  static func run(_ arguments: Arguments, in session: Session) async throws -> ExitStatus {
    let findings = await findings(session)
    if arguments.has("--json") {
      try session.console.printJSON(findings)
    } else {
      for finding in findings { show(finding, on: session.console) }
    }
    return findings.contains { $0.level == .missing } ? .machine : .success
  }

  private static func show(_ finding: Finding, on console: Console) {
    let isUnicode = console.capabilities.hasUnicode
    let mark: StyledText =
      switch finding.level {
      case .good: StyledText(isUnicode ? "✓" : "ok", .success)
      case .optional: StyledText(isUnicode ? "·" : "--", .dim)
      case .missing: StyledText(isUnicode ? "✗" : "no", .failure)
      }
    console.print(
      mark + " " + StyledText(finding.subject, .bold) + StyledText("  \(finding.detail)"))
    if let remedy = finding.remedy { console.print(StyledText("    \(remedy)", .warning)) }
  }

  private static func findings(_ session: Session) async -> [Finding] {
    var findings = [await compiler(session)]
    do {
      let problems = Course.problems(files: .live(root: try session.root()))
      findings += problems.map { problem in
        let report = ErrorReport(problem)
        return Finding(
          level: .missing, subject: "course", detail: report.message,
          remedy: report.nextSteps.first)
      }
      guard problems.isEmpty else { return findings + surroundings(session) }
      let course = try session.course()
      findings.append(
        Finding(
          level: .good, subject: "course",
          detail:
            "\(course.lessons.count) lessons, \(course.exercises.count) exercises in \(course.root)"
        ))
      for exercise in course.exercises {
        do {
          _ = try session.work(on: exercise)
        } catch {
          let report = ErrorReport(error)
          findings.append(
            Finding(
              level: .missing, subject: "exercise", detail: report.message,
              remedy: report.nextSteps.last))
        }
      }
      findings.append(buildFolder(session, root: course.root))
      findings.append(progress(session))
    } catch {
      let report = ErrorReport(error)
      findings.append(
        Finding(
          level: .missing, subject: "course", detail: report.message,
          remedy: report.nextSteps.first))
    }
    return findings + surroundings(session)
  }

  /// The programs that a system may have.
  private static func surroundings(_ session: Session) -> [Finding] {
    var findings: [Finding] = []
    findings.append(
      optional("git", "keeps your versions", session, remedy: "install git to keep a history"))
    findings.append(
      optional(
        "bwrap", "grades a class in a sandbox", session,
        remedy: "install bubblewrap; only instructors need it"))
    let editor = session.environment["VISUAL"] ?? session.environment["EDITOR"]
    findings.append(
      Finding(
        level: editor == nil ? .optional : .good, subject: "editor",
        detail: editor ?? "none named", remedy: editor == nil ? "export EDITOR=…" : nil))
    return findings
  }

  private static func compiler(_ session: Session) async -> Finding {
    do {
      let toolchain = try SwiftToolchain.find(environment: session.environment)
      let result = try await Subprocess.run(toolchain.command(["--version"], in: "/"))
      let words = result.output.text + result.errors.text
      guard
        let version = words.split(separator: "\n").first(where: { $0.contains("Swift version") })
      else {
        return Finding(
          level: .missing, subject: "swift",
          detail: "\(toolchain.compiler) does not say its version",
          remedy: "install Swift 6.2 or later: https://www.swift.org/install")
      }
      let number = version.split(separator: " ").drop { $0 != "version" }.dropFirst().first ?? ""
      let parts = number.split(separator: ".").compactMap { Int($0) }
      let isNew = parts.count >= 2 && (parts[0], parts[1]) >= (6, 2)
      return Finding(
        level: isNew ? .good : .missing, subject: "swift",
        detail: "\(number) at \(toolchain.compiler)",
        remedy: isNew ? nil : "the course needs Swift 6.2 or later: https://www.swift.org/install")
    } catch {
      let report = ErrorReport(error)
      return Finding(
        level: .missing, subject: "swift", detail: report.message, remedy: report.nextSteps.first)
    }
  }

  private static func buildFolder(_ session: Session, root: String) -> Finding {
    let store = BuildStore(root: session.buildFolder(root))
    do {
      store.remove(try store.scratchFolder())
      return Finding(level: .good, subject: "build folder", detail: ".build/learn can be written")
    } catch {
      return Finding(
        level: .missing, subject: "build folder", detail: ErrorReport(error).message,
        remedy: "free some space, or make the course's folder writable")
    }
  }

  private static func progress(_ session: Session) -> Finding {
    do {
      let progress = try session.progressStore().load()
      let passed = progress.exercises.values.count { $0.status == .passed }
      return Finding(level: .good, subject: "progress", detail: "\(passed) exercises passed")
    } catch {
      let report = ErrorReport(error)
      return Finding(
        level: .missing, subject: "progress", detail: report.message,
        remedy: report.nextSteps.last)
    }
  }

  private static func optional(
    _ program: String, _ purpose: String, _ session: Session, remedy: String
  ) -> Finding {
    let folders = (session.environment["PATH"] ?? "").split(separator: ":")
    let path = folders.map { "\($0)/\(program)" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
    return Finding(
      level: path == nil ? .optional : .good, subject: program,
      detail: path.map { "\($0), \(purpose)" } ?? "not found; it \(purpose)",
      remedy: path == nil ? remedy : nil)
  }
}
