/// Its findings are made with those of ``DemoBuildsRule``, once the demo compiles.
enum DemoRunsRule: Rule {
  static let name = "demo-runs"

  static let explanation = """
    The demo ends by itself and prints something, on the solutions and on the stubs. A stub \
    returns a plain wrong value, which a demo must not trip over: a learner who runs it before \
    the first exercise is solved sees what is missing, not a crash. Guard what may be empty or \
    not a number, and say in words what will be shown there. One that would go on, a server say, \
    stops by itself after as many seconds as LEARN_DEMO_SECONDS says.
    """

  static func findings(
    _ problem: DemoTrial.Problem?, on version: DemoBuildsRule.Version, of versions: LessonVersions
  ) -> [Finding] {
    guard let problem else { return [] }
    let demo = versions.parts.lesson.demoPath
    let line = problem.location.flatMap { $0.path == demo ? $0.line : nil }
    return [
      error(
        demo.replacing("exercises/", with: "solutions/"), line ?? 1,
        "on the \(version.rawValue) the demo \(problem.words)")
    ]
  }
}
