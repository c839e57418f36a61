import Authoring
import Course
import Foundation
import OperatingSystem
import Toolchain

/// `learn author release`: write a course for learners.
struct AuthorReleaseCommand: Command {
  static let spec = CommandSpec(
    name: "author release", summary: "Write the course as learners get it.", arguments: "DIR",
    completes: .files,
    discussion: """
      DIR is empty or not there yet. It becomes a package that builds by itself: lessons, stubs,
      suites, data and learn, without the tests of learn and what only authors need.
      """,
    options: [
      .init(name: "--without-solutions", help: "Cut the answers out of solutions/."),
      .init(name: "--lessons", value: "NAMES", help: "Only these lessons: 04,06-missing."),
    ], audience: .teaching, mostArguments: 1)

  static func run(_ arguments: Arguments, in session: Session) async throws -> ExitStatus {
    guard let folder = arguments.positionals.first else {
      throw UsageError.missingArgument("The folder to write", spec: spec)
    }
    let root = try session.root()
    let course = try AuthoredCourse(root: root)
    var lessons = course.order
    if let names = arguments.value("--lessons") {
      let chosen = try names.split(separator: ",").map { try course.find(String($0)) }
      lessons = lessons.filter(chosen.contains)
    }
    let release = Release(lessons: lessons, hasSolutions: !arguments.has("--without-solutions"))
    let path = URL(
      fileURLWithPath: folder, relativeTo: URL(fileURLWithPath: session.directory + "/")
    ).standardizedFileURL.path
    let recordings = release.hasSolutions ? [] : try await recordings(of: lessons, session)
    let count = try ReleaseWriter(root: root).write(release, recordings: recordings, to: path)
    let words = lessons.count == 1 ? "1 lesson" : "\(lessons.count) lessons"
    session.console.print("wrote \(path): \(words), \(count) files")
    for (lesson, need) in try release.missingNeeds(lessons.map(course.tree)) {
      session.console.print("\(lesson) needs \(need), which is not handed out.")
    }
    session.console.print("Try it: cd \(ShellWords.quoted(path)) && swift run learn")
    return .success
  }

  /// What the solutions answer on a few cases, which their absence would leave nothing to compare
  /// with.
  private static func recordings(
    of lessons: [LessonName], _ session: Session
  ) async throws -> [(path: String, text: String)] {
    let engine = try session.engine()
    let course = try session.course()
    var recordings: [(path: String, text: String)] = []
    for lesson in course.lessons where lessons.contains(lesson.name) {
      let parts = try LessonParts.load(lesson, root: engine.root)
      recordings += try await engine.recordings(of: parts).map {
        (Recording.path(of: $0.exercise), $0.recording.text)
      }
    }
    return recordings
  }
}
