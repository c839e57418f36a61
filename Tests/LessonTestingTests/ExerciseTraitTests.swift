import Testing

@testable import LessonTesting

@Suite("The exercise of a suite")
struct ExerciseTraitTests {
  @Test("The exercise's file is found from the suite's, in the same course")
  func file() {
    let file = ExerciseTrait.exerciseFile(
      "06-missing/Median", besideSuite: "/a course/Tests/06-missing/MedianTests.swift")
    #expect(file.path == "/a course/exercises/06-missing/Median.swift")
  }

  @Test(
    "An exercise is untouched while a line is a TODO comment",
    arguments: [
      ("  // TODO: Sort.\n  return []", true), ("// TODO: Sort.\r\nreturn []\r\n", true),
      ("let x = 1  // TODO: later", false), ("return []", false), ("", false),
      ("/// TODO: documented", false),
    ])
  func untouched(text: String, isUntouched: Bool) {
    #expect(ExerciseTrait.isUntouched(text) == isUntouched)
  }

  @Test("A test's id loses its place in the file, and only that")
  func identity() {
    #expect(
      Settled.withoutLocation("M.MedianSuite/cases(_:)/MedianTests.swift:20:4")
        == "M.MedianSuite/cases(_:)")
    #expect(Settled.withoutLocation("M.MedianSuite/cases(a:b:)") == "M.MedianSuite/cases(a:b:)")
    #expect(Settled.withoutLocation("M") == "M")
  }

  @Test("Settled suites and tests are told by their name, cases by their number as they run")
  func settled() {
    let settled = Settled(list: "M.S/a(_:)#0\nM.S/a(_:)#2\nM.S/b()\nM.T\n")
    let count = CaseCount()
    let ids = ["a(_:)", "a(_:)", "a(_:)", "a(_:)", "c()"].map { "M.S/\($0)" }
    #expect(
      ids.map { settled.isSettled($0, case: count.next(of: $0)) }
        == [true, false, true, false, false])
    let whole = ["M.S/b()/F.swift:1:2", "M.T"]
    let open = ["M.S/a(_:)/F.swift:1:2", "M.S/c()/F.swift:3:4", "M.S", "M"]
    #expect(whole.allSatisfy(settled.isWhole))
    #expect(!open.contains(where: settled.isWhole))
  }

  @Test("With nothing settled every case runs")
  func unsettled() {
    let settled = Settled(list: "")
    #expect(!settled.isSettled("M.S/a()", case: 0))
    #expect(!settled.isWhole("M.S"))
  }
}
