import LessonTesting
import Testing

@testable import CiGatesLesson

private let servesWhatIsRecorded = Mistake(
  "SERVES_WHAT_IS_RECORDED",
  "A run serves that has not been released. To be recorded is not to serve: somebody, or a gate, has to say so."
)
private let overwrites = Mistake(
  "OVERWRITES",
  "A run was overwritten by another one of its name. Then nobody can say any more what served last week."
)
private let releasesAnything = Mistake(
  "RELEASES_ANYTHING", "A run was released that nobody knows: it is not in the log.")
private let forgives = Mistake(
  "FORGIVES",
  "A run that was rolled back was brought back. There was a reason to take it out; whoever has a better one "
    + "trains a run of another name.")
private let releasesTwice = Mistake(
  "RELEASES_TWICE",
  "A run was released that serves already. Whoever asked for that is mistaken about what serves: say so."
)
private let toggles = Mistake(
  "TOGGLES",
  "It looks as if two of them take turns: the second roll back brought back what the first had taken out."
)
private let oneWayPlace = Mistake(
  "GOES_BACK_ONE_PLACE",
  "It looks as if a roll back goes back one place in the list. What stands there may have been rolled back "
    + "itself, or be the same run.")
private let takesOutTheLastOne = Mistake(
  "TAKES_OUT_THE_LAST_ONE",
  "The last one that is left was taken out, and nothing serves any more. Refuse, and change nothing."
)
private let asksForEither = Mistake(
  "ASKS_FOR_EITHER",
  "A run on other data, or with another seed, was found. Both have to be the same.")
private let servedOnesOnly = Mistake(
  "SERVED_ONES_ONLY",
  "A run that never served is missing. It was made all the same.")

@Suite("Release log", .exercise("34-ci-gates/ReleaseLog"))
struct ReleaseLogSuite {
  @Test("Nothing serves before a release, whatever was recorded")
  func begin() {
    var log = ReleaseLog()
    check("ReleaseLog().serving", log.serving, is: nil)
    check("record(a)", doesNotThrow: try log.record(run("a")))
    check(
      "record(a), serving", log.serving, is: nil,
      mistakes: [servesWhatIsRecorded.gives(served("a"))])
  }

  @Test("What is released serves, with its data and its seed")
  func release() {
    var log = recorded("a", "b", "c")
    for id in ["b", "a"] {
      check("release(\(id))", doesNotThrow: try log.release(id))
      check(
        "release(\(id)), serving", log.serving, is: served(id),
        mistakes: [servesWhatIsRecorded.gives(served("c"))])
    }
  }

  @Test("A roll back leads to what served before, and to none that was rolled back")
  func rollBack() {
    check(
      "a, b, c released, rollBack() twice", names("a", "b", "c", rolls: 2), is: ["b", "a"],
      mistakes: [toggles.gives(["b", "c"])])
    check(
      "b, c, a released, rollBack() twice", names("b", "c", "a", rolls: 2), is: ["c", "b"],
      mistakes: [toggles.gives(["c", "a"])])
    check(
      "a, b, a, c released, rollBack() three times", names("a", "b", "a", "c", rolls: 3),
      is: ["a", "b", "nothingBefore"],
      mistakes: [
        toggles.gives(["a", "c", "a"]), oneWayPlace.when { (names: [String]) in names.last == "a" },
      ])
  }

  @Test("After a roll back the other serves, and a new release follows it")
  func after() {
    var log = recorded("a", "b", "c")
    steps(&log, ["a", "b"])
    check("a, b released, rollBack()", try log.rollBack(), is: "a")
    check("a, b released, rollBack(), serving", log.serving, is: served("a"))
    check("then release(c)", doesNotThrow: try log.release("c"))
    check("then serving", log.serving, is: served("c"))
    check(
      "then rollBack()", try log.rollBack(), is: "a", mistakes: [oneWayPlace.gives("b")])
  }

  @Test("Nothing before: refused, and what serves goes on serving")
  func nothingBefore() {
    var log = recorded("a", "b")
    check("rollBack() before any release", try log.rollBack(), throws: ReleaseError.nothingBefore)
    steps(&log, ["a"])
    check("a released, rollBack()", try log.rollBack(), throws: ReleaseError.nothingBefore)
    check(
      "a released, rollBack(), serving", log.serving, is: served("a"),
      mistakes: [takesOutTheLastOne.gives(nil)])
  }

  @Test("A run keeps its name for itself")
  func duplicates() {
    var log = recorded("a")
    steps(&log, ["a"])
    check(
      "record(a) with other data", try log.record(Run(id: "a", data: "other", seed: 9)),
      throws: ReleaseError.duplicate("a"))
    check(
      "a released, record(a) with other data, serving", log.serving, is: served("a"),
      mistakes: [overwrites.gives(Optional(Run(id: "a", data: "other", seed: 9)))])
  }

  @Test("Unknown, rolled back, and serving already: none of them is released")
  func refused() {
    var log = recorded("a", "b")
    steps(&log, ["a"])
    check("release(z)", try log.release("z"), throws: ReleaseError.unknown("z"))
    check(
      "a released, release(z), serving", log.serving, is: served("a"),
      mistakes: [releasesAnything.gives(nil)])
    check(
      "a released, release(a): what it throws", outcome { try log.release("a") },
      is: #"serving("a")"#, mistakes: [releasesTwice.gives("nothing")])
    steps(&log, ["b"])
    _ = try? log.rollBack()
    check(
      "a, b released, rollBack(), release(b)", try log.release("b"),
      throws: ReleaseError.rolledBack("b"))
    check(
      "a, b released, rollBack(), release(b), serving", log.serving, is: served("a"),
      mistakes: [forgives.gives(served("b"))])
    check("then rollBack()", try log.rollBack(), throws: ReleaseError.nothingBefore)
  }

  @Test("Which runs were on this data with this seed")
  func origin() {
    var log = ReleaseLog()
    for (id, data, seed) in [
      ("d", "june", 1), ("a", "june", 1), ("c", "june", 2), ("b", "july", 1), ("e", "june", 1),
      ("h", "june", 1), ("f", "june", 1), ("g", "june", 1),
    ] as [(String, String, UInt64)] {
      _ = try? log.record(Run(id: id, data: data, seed: seed))
    }
    steps(&log, ["a"])
    check(
      #"d, a, e, h, f and g on june with 1, c on june with 2, b on july with 1: runs(data: "june", seed: 1)"#,
      log.runs(data: "june", seed: 1), is: ["a", "d", "e", "f", "g", "h"],
      mistakes: [
        asksForEither.gives(["a", "b", "c", "d", "e", "f", "g", "h"]), servedOnesOnly.gives(["a"]),
      ])
    check(
      #"the same: runs(data: "july", seed: 2)"#, log.runs(data: "july", seed: 2), is: [],
      mistakes: [asksForEither.gives(["b", "c"])])
  }

  @Test("In any order of calls it answers as the solution does", .tags(.crossCheck))
  func generated() {
    enum Call {
      case record(Run)
      case release(String)
      case rollBack
    }
    crossCheck { random in
      let names = ["a", "b", "c", "d"]
      var calls = random.shuffled(Array(names.prefix(random.count(0...4)))).map {
        Call.record(
          Run(id: $0, data: random.pick(["june", "july"]), seed: UInt64(random.int(1...2))))
      }
      for _ in 0..<random.count(0...14) {
        switch random.int(0...9) {
        case 0:
          calls.append(
            .record(Run(id: random.pick(names), data: random.pick(["june", "july"]), seed: 1)))
        case 1...6: calls.append(.release(random.pick(names)))
        default: calls.append(.rollBack)
        }
      }
      let all = calls
      let text = all.map { call in
        switch call {
        case .record(let run): "record(\(run.id) on \(run.data) with \(run.seed))"
        case .release(let id): "release(\(id))"
        case .rollBack: "rollBack()"
        }
      }
      return Case("ReleaseLog: \(text.joined(separator: ", ")), after each of them serving") {
        var steps = Steps()
        var log = ReleaseLog()
        for call in all {
          switch call {
          case .record(let run): steps.note("record") { try log.record(run) }
          case .release(let id): steps.note("release") { try log.release(id) }
          case .rollBack: steps.note("rollBack") { try log.rollBack() }
          }
          steps.note("serving", log.serving)
        }
        steps.note("on june with 1", log.runs(data: "june", seed: 1))
        return steps
      }
    }
  }

  private func run(_ id: String) -> Run { Run(id: id, data: "data of \(id)", seed: 7) }

  /// The error of a call, in words.
  private func outcome(_ call: () throws -> Void) -> String {
    do {
      try call()
      return "nothing"
    } catch {
      return "\(error)"
    }
  }

  /// What serves when it is this one.
  private func served(_ id: String) -> Run? { run(id) }

  private func recorded(_ ids: String...) -> ReleaseLog {
    var log = ReleaseLog()
    for id in ids { _ = try? log.record(run(id)) }
    return log
  }

  private func steps(_ log: inout ReleaseLog, _ ids: [String]) {
    for id in ids { _ = try? log.release(id) }
  }

  /// What each roll back leads to, after these were released.
  private func names(_ ids: String..., rolls: Int) -> [String] {
    var log = recorded("a", "b", "c")
    steps(&log, ids)
    return (0..<rolls).map { _ in
      do { return try log.rollBack() } catch { return "\(error)" }
    }
  }
}
