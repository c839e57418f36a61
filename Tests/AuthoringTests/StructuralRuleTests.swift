import Course
import Testing

@testable import Authoring

/// A way to break the sample lesson that one rule is meant for.
struct Breakage: Sendable, CustomTestStringConvertible {
  let what: String
  let rule: String
  let apply: @Sendable (inout SampleLesson) -> Void

  init(_ what: String, _ rule: String, _ apply: @escaping @Sendable (inout SampleLesson) -> Void) {
    self.what = what
    self.rule = rule
    self.apply = apply
  }

  var testDescription: String { "\(what) [\(rule)]" }

  typealias Sample = SampleLesson

  static let all: [Breakage] = [
    Breakage("not in the list", "listed") {
      $0.order = ["04-csv"]
      $0.drop(" · Needs: 04-csv")
    },
    Breakage("taught before a smaller number", "order") { $0.order.insert("08-next", at: 1) },
    Breakage("a number given twice", "unique-ids") { $0.order.append("06-other") },
    Breakage("a slug given twice", "unique-ids") { $0.order.append("12-mean") },
    Breakage("two exercises of one name", "unique-ids") { lesson in
      let text = lesson.files[Sample.page] ?? ""
      let start = text.between("## Exercise: The mean\n", "## Going deeper") ?? ""
      lesson.replace(
        "## Going deeper", in: Sample.page, with: "## Exercise: Again\n\(start)## Going deeper")
    },
    Breakage("a suite that is missing", "four-trees") { $0.files[Sample.suite] = nil },
    Breakage("a stub that is missing", "four-trees") { $0.files[Sample.stub] = nil },
    Breakage("a suite without an exercise", "four-trees") {
      $0.files["Tests/06-mean/OtherTests.swift"] = "import Testing\n"
    },
    Breakage("a stub without a source", "four-trees") {
      $0.files["exercises/06-mean/Other.swift"] = "let other = 1\n"
    },
    Breakage("no demo", "demo") { $0.files[Sample.demo] = nil },
    Breakage("a demo without its function", "demo") {
      $0.files[Sample.demo] = "let demo = 1\n"
      $0.files["exercises/06-mean/Demo.swift"] = "let demo = 1\n"
    },
    Breakage("a page with CR LF", "line-ends") { lesson in
      lesson.files[Sample.page] = lesson.files[Sample.page]?.replacing("\n", with: "\r\n")
    },
    Breakage("a suite without its last line feed", "line-ends") { lesson in
      lesson.files[Sample.suite]?.removeLast()
    },
    Breakage("a page without its title", "page-parts") { $0.drop("# The mean\n") },
    Breakage("a page without its front line", "page-parts") { $0.drop("Chapter: ") },
    Breakage("a page without opening prose", "page-parts") { lesson in
      lesson.replace("The ages of the passengers", in: Sample.page, with: "## Ages\n\nThe ages")
    },
    Breakage("a page without a picture", "page-parts") {
      $0.drop("![The ages](images/06-mean.svg)")
    },
    Breakage("a page that ends too early", "page-parts") { $0.drop("## Going deeper\n") },
    Breakage("a place still to be written", "unwritten") {
      $0.replace("Any book on", in: Sample.page, with: "<!-- WRITE: a source --> Any book on")
    },
    Breakage("an unknown chapter", "chapter") {
      $0.replace("Chapter: foundations", in: Sample.page, with: "Chapter: foundation")
    },
    Breakage("a lesson of an hour", "minutes") {
      $0.replace("25 minutes", in: Sample.page, with: "60 minutes")
    },
    Breakage("a page of few words", "page-length") { lesson in
      let words = "A mean says where the middle of many measurements lies.\n"
      lesson.files[Sample.page] = lesson.files[Sample.page]?.replacing(words, with: "")
    },
    Breakage("needs a later lesson", "needs") {
      $0.replace("Needs: 04-csv", in: Sample.page, with: "Needs: 07-later")
    },
    Breakage("needs an unknown lesson", "needs") {
      $0.replace("Needs: 04-csv", in: Sample.page, with: "Needs: 03-none")
    },
    Breakage("no prediction", "predictions") { $0.drop("Predict: ") },
    Breakage("a prediction of two choices", "predictions") {
      $0.drop("3. As old as most of them, since the mean is what is usual\n")
    },
    Breakage("a prediction that asks nothing", "predictions") {
      $0.drop("How old is the passenger whose age is the mean?\n")
    },
    Breakage("an answer that names no choice", "predictions") { $0.drop("**2.** Of") },
    Breakage("an answer that names a choice too many", "predictions") {
      $0.replace("**2.** Of", in: Sample.page, with: "**4.** Of")
    },
    Breakage("an answer without its reason", "predictions") {
      $0.drop(" Of 1 and 3 the mean is 2, and neither is.")
    },
    Breakage("three predictions", "predictions") { lesson in
      let text = lesson.files[Sample.page]?.between("## Predict:", "## What it is") ?? ""
      lesson.replace(
        "## What it is", in: Sample.page,
        with: "## Predict:\(text)## Predict:\(text)## What it is")
    },
    Breakage("a prediction that comes too late", "predictions") { lesson in
      let text = lesson.files[Sample.page]?.between("## Predict:", "## What it is") ?? ""
      lesson.drop("## Predict:\(text)")
      lesson.replace("## In Python", in: Sample.page, with: "## Predict:\(text)## In Python")
    },
    Breakage("no Python", "in-python") { $0.drop("## In Python\n") },
    Breakage("Python without what it prints", "in-python") { $0.drop("```text\n3.0\n```\n") },
    Breakage("two lines of Python", "in-python") { $0.drop("ages = [1, 2, 6]\n") },
    Breakage("a long line of Python", "in-python") {
      $0.replace(
        "[1, 2, 6]", in: Sample.page, with: "[\(String(repeating: "1, ", count: 30))1]")
    },
    Breakage("Python after everything else", "in-python") { lesson in
      let text = lesson.files[Sample.page]?.between("## In Python\n", "## Going deeper") ?? ""
      lesson.drop("## In Python\n\(text)")
      lesson.files[Sample.page]? += "\n## In Python\n\(text)".trimmedLines + "\n"
    },
    Breakage("uses a later lesson", "uses") {
      $0.replace("Uses: 04-csv/", in: Sample.page, with: "Uses: 07-later/")
    },
    Breakage("uses a file that is not there", "uses") { $0.earlier = [:] },
    Breakage("uses one file twice", "uses") {
      $0.replace("04-csv/Rows", in: Sample.page, with: "04-csv/Rows, 04-csv/Rows")
    },
    Breakage("uses a file of its own exercise's name", "uses") {
      $0.earlier["solutions/04-csv/Mean.swift"] = $0.earlier[Sample.earlierSource]
      $0.replace("04-csv/Rows", in: Sample.page, with: "04-csv/Rows, 04-csv/Mean")
    },
    Breakage("uses what is a copy itself", "uses") {
      $0.earlier[Sample.earlierSource] = $0.files[Sample.copy]
    },
    Breakage("a copy that drifted", "uses") {
      $0.earlier[Sample.earlierSource] = $0.earlier[Sample.earlierSource]?
        .replacing("how many rows", with: "how many lines")
    },
    Breakage("a copy that was edited", "uses") {
      $0.replace("how many rows", in: Sample.copy, with: "how many lines")
      $0.files[Sample.givenCopy] = $0.files[Sample.copy]
    },
    Breakage("a copy that is missing", "uses") {
      $0.files[Sample.copy] = nil
      $0.files[Sample.givenCopy] = nil
    },
    Breakage("a copy that is left behind", "uses") { $0.drop(" · Uses: 04-csv/Rows") },
    Breakage("a dead link", "links") { $0.present.remove("lessons/04-csv.md") },
    Breakage("a dead picture", "links") { $0.present.remove("lessons/images/06-mean.svg") },
    Breakage("a dead anchor", "links") {
      $0.replace("(#what-it-is)", in: Sample.page, with: "(#what-it-was)")
    },
    Breakage("a dead anchor on another page", "links") {
      $0.replace("04-csv.md#quotes", in: Sample.page, with: "04-csv.md#commas")
    },
    Breakage("an unknown data set", "data-files") {
      $0.replace("Data: titanic", in: Sample.page, with: "Data: titanik")
    },
    Breakage("data without a licence", "data-files") {
      $0.dataReadme = $0.dataReadme.replacing("public domain", with: "")
    },
    Breakage("data without a row", "data-files") {
      $0.dataReadme = $0.dataReadme.replacing("| titanic.csv", with: "| iris.csv")
    },
    Breakage("a missing hint", "hints") {
      $0.drop("<details><summary>Hint: the idea</summary>Add them up, then divide.</details>\n")
    },
    Breakage("an empty hint", "hints") { $0.drop("Add them up, then divide.") },
    Breakage("the solution on the page", "no-spoilers") {
      $0.replace(
        "Any book on", in: Sample.page,
        with: "```swift\nreturn values.reduce( 0, + ) / Double(values.count)\n```\n\nAny book on")
    },
    Breakage("the solution in the second hint", "no-spoilers") {
      $0.replace(
        "Add them up, then divide.", in: Sample.page,
        with: "`guard !values.isEmpty else { return nil }`")
    },
    Breakage("the whole solution in the third hint", "no-spoilers") {
      let line = "guard !values.isEmpty else { return nil }\n"
      $0.replace(
        line, in: Sample.page, with: line + "return values.reduce(0, +) / Double(values.count)\n")
    },
    Breakage("a branch that is never closed", "source") {
      $0.files[Sample.solution] = $0.files[Sample.solution]?.replacing("  #endif\n", with: "")
    },
    Breakage("an unknown branch", "source") {
      $0.files[Sample.solution] = $0.files[Sample.solution]?
        .replacing("#elseif SOLUTION", with: "#elseif ANSWER")
    },
    Breakage("a stale stub", "stale-stub") {
      $0.replace("return .nan", in: Sample.stub, with: "return nil")
    },
    Breakage("a stub that does not say what to do", "stub-text") {
      $0.replace("// TODO: Add", in: Sample.solution, with: "// Add")
    },
    Breakage("a stub that dies", "stub-text") {
      $0.replace("return .nan", in: Sample.solution, with: "fatalError()")
    },
    Breakage("a stub of a hundred lines", "stub-length") {
      let lines = String(repeating: "/// A line.\n", count: 80)
      $0.replace("/// Returns the mean", in: Sample.solution, with: lines + "/// Returns the mean")
    },
    Breakage("a function without documentation", "documented") {
      $0.replace("/// ", in: Sample.solution, with: "// ")
      $0.replace("///\n", in: Sample.solution, with: "//\n")
    },
    Breakage("a single mistake", "mistake-count") { lesson in
      let branch =
        lesson.files[Sample.solution]?
        .between("#elseif MISTAKE_NOTHING_IS_ZERO", "#elseif RIGHT_") ?? ""
      lesson.replace(
        "#elseif MISTAKE_NOTHING_IS_ZERO\(branch)", in: Sample.solution, with: "")
    },
    Breakage("no other right answer", "right-count") { lesson in
      let branch =
        lesson.files[Sample.solution]?.between("#elseif RIGHT_", "#elseif SOLUTION") ?? ""
      lesson.replace("#elseif RIGHT_\(branch)", in: Sample.solution, with: "")
    },
    Breakage("a mistake without its words", "feedback-words") {
      $0.replace("// Feedback: one less", in: Sample.solution, with: "// One less")
    },
    Breakage("an excuse without a reason", "equivalent-marks") {
      $0.replace(
        "  #elseif SOLUTION\n", in: Sample.solution,
        with: "  #elseif SOLUTION\n    // equivalent:\n")
    },
    Breakage("an excuse of an unknown kind", "equivalent-marks") {
      $0.replace(
        "  #elseif SOLUTION\n", in: Sample.solution,
        with: "  #elseif SOLUTION\n    // equivalent(bounds): always full\n")
    },
    Breakage("an excuse that learners would see", "equivalent-marks") {
      $0.replace(
        "func mean(_ values: [Double]) -> Double? {", in: Sample.solution,
        with: "func mean(_ values: [Double]) -> Double? {  // equivalent: never empty")
    },
    Breakage("an exit test", "suite-shape") { lesson in
      lesson.files[Sample.suite]? += "\n// #expect(processExitsWith: .failure) {}\n"
    },
    Breakage("the id of another exercise", "suite-shape") {
      $0.replace("\"06-mean/Mean\"", in: Sample.suite, with: "\"06-mean/Median\"")
    },
    Breakage("a suite that borrows from another module", "suite-shape") {
      $0.replace("import Testing\n", in: Sample.suite, with: "import Grading\nimport Testing\n")
    },
    Breakage("a helper that is not private", "suite-shape") {
      $0.replace("private let zero", in: Sample.suite, with: "let zero")
    },
    Breakage("a suite type of the module's name", "suite-shape") {
      $0.replace("struct MeanSuite", in: Sample.suite, with: "struct MeanTests")
    },
    Breakage("a suite of four checks", "check-count") {
      $0.replace("@Test(\"One value is its own mean\")", in: Sample.suite, with: "//")
    },
  ]
}

extension SampleLesson {
  /// Removes words from the page.
  fileprivate mutating func drop(_ words: String) {
    replace(words, in: Self.page, with: "")
  }
}

@Suite("Structural rules")
struct StructuralRuleTests {
  private func findings(in lesson: SampleLesson) -> [Finding] {
    // The sample's suite has a cross-check only where a test asks for one.
    Rules.structural.filter { $0 != CrossCheckRule.self }
      .flatMap { $0.findings(in: lesson.tree) }.inOrder()
  }

  @Test("A sound lesson earns no finding")
  func sound() {
    #expect(findings(in: SampleLesson()).map(\.description) == [])
  }

  @Test("Each way to break a lesson is caught by the rule meant for it, and by no other")
  func coversEveryRule() {
    let names = Set(Rules.structural.map { $0.name })
    #expect(names == Set(Breakage.all.map(\.rule) + [CrossCheckRule.name]))
  }

  @Test("A broken lesson is caught by exactly one rule", arguments: Breakage.all)
  func broken(breakage: Breakage) {
    var lesson = SampleLesson()
    breakage.apply(&lesson)
    let found = findings(in: lesson)
    #expect(Set(found.map(\.rule)) == [breakage.rule], "\(found.map(\.description))")
  }

  @Test("A finding reads like a compiler's, and names its line")
  func placed() throws {
    var lesson = SampleLesson()
    lesson.replace("(#what-it-is)", in: SampleLesson.page, with: "(#nowhere)")
    let line = try #require(
      lesson.files[SampleLesson.page]?.lines.firstIndex { $0.contains("#nowhere") })
    #expect(
      findings(in: lesson).map(\.description) == [
        "lessons/06-mean.md:\(line + 1): error: no heading answers to the anchor #nowhere [links]"
      ])
  }

  @Test("What a lesson needs is called by its full name, and the finding says which")
  func shortNeed() {
    var lesson = SampleLesson()
    lesson.replace("Needs: 04-csv", in: SampleLesson.page, with: "Needs: 04")
    #expect(
      findings(in: lesson).map(\.message) == [
        "it needs 04, which is not a full name; write 04-csv"
      ])
  }

  @Test("Each chapter is known, and named where the rule is explained")
  func chapters() {
    for chapter in ChapterRule.chapters {
      var lesson = SampleLesson()
      lesson.replace(
        "Chapter: foundations", in: SampleLesson.page, with: "Chapter: \(chapter)")
      #expect(ChapterRule.findings(in: lesson.tree) == [])
      #expect(ChapterRule.explanation.contains(chapter))
    }
    #expect(ChapterRule.chapters.contains("language"))
  }

  @Test("Every rule has a name of its own and says how to satisfy it")
  func explained() {
    #expect(Set(Rules.all.map { $0.name }).count == Rules.all.count)
    for rule in Rules.all {
      #expect(rule.name.allSatisfy { $0.isLowercase || $0 == "-" })
      #expect(rule.explanation.split(separator: ". ").count > 1, "\(rule.name)")
      #expect(Rules.named(rule.name) != nil)
    }
  }

  @Test("A suite has one cross-check")
  func crossCheck() {
    #expect(CrossCheckRule.findings(in: SampleLesson.crossChecked.tree) == [])
    let none = CrossCheckRule.findings(in: SampleLesson().tree)
    #expect(none.map(\.message) == ["the suite has no cross-check"])
    var twice = SampleLesson.crossChecked
    twice.replace(
      "  @Test(\"The mean of two", in: SampleLesson.suite,
      with: "  @Test(\"Twice\", .tags(.crossCheck))\n  func twice() {}\n  @Test(\"The mean of two")
    #expect(CrossCheckRule.findings(in: twice.tree).map(\.severity) == [.error])
  }
}
