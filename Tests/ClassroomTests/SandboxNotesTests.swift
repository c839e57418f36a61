import OperatingSystem
import Testing
import Toolchain

@testable import Classroom

@Suite("What bubblewrap notes of a sandbox") struct SandboxNotesTests {
  private static let begun = "{\n    \"child-pid\": 7\n}\n"
  private static let ended = begun + "{ \"exit-code\": 0 }\n"

  private func outcome(
    _ notes: String, _ ending: InvocationResult.Ending, errors: String = ""
  ) throws -> InvocationResult.Ending {
    var text = BoundedText()
    text.append(.init(errors.utf8))
    return try SandboxNotes(text: notes).outcome(
      of: InvocationResult(ending: ending, output: BoundedText(), errors: text, duration: 1)
    ).ending
  }

  @Test("What came of the program inside is told, a signal by its number")
  func sound() throws {
    #expect(try outcome(Self.ended, .exited(0)) == .exited(0))
    #expect(try outcome(Self.ended, .exited(3)) == .exited(3))
    #expect(try outcome(Self.ended, .exited(139)) == .signaled(11))
    // A program that ran out of time is killed together with what would have noted its end.
    #expect(try outcome(Self.begun, .timedOut) == .timedOut)
    #expect(try outcome(Self.begun, .stopped) == .stopped)
  }

  @Test(
    "A sandbox that could not be set up is nobody's program",
    arguments: [
      ("", InvocationResult.Ending.exited(1)),
      // There was a process, but what it was to see could not be mounted.
      (begun, .exited(1)),
      (begun, .signaled(9)),
      ("", .timedOut),
    ])
  func unsound(_ notes: String, _ ending: InvocationResult.Ending) {
    #expect(throws: LessonGrader.Fault("the sandbox could not be set up: bwrap: no such mount")) {
      try outcome(notes, ending, errors: "first\nbwrap: no such mount\n")
    }
  }
}
