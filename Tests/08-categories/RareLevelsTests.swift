import LessonKit
import LessonTesting
import Testing

@testable import CategoriesLesson

private let countsMissing = Mistake(
  "COUNTS_MISSING",
  "It looks as if missing values were counted as a level. How often nothing stands there is another "
    + "question.")
private let moreThanMin = Mistake(
  "MORE_THAN_MIN", "A level with just as many rows as min asks for has enough of them.")
private let mostFrequentFirst = Mistake(
  "MOST_FREQUENT_FIRST",
  "The levels are right. Their order is that of texts, not by how often they come: that changes with "
    + "every file.")
private let theMinMostFrequent = Mistake(
  "THE_MIN_MOST_FREQUENT",
  "It looks as if min was taken for how many levels to keep. It says how many rows one needs.")
private let mixesTwoOthers = Mistake(
  "MIXES_TWO_OTHERS",
  "A level of that name is kept, so it cannot be told from the others any more. Refuse the name.")
private let missingIsOther = Mistake(
  "MISSING_IS_OTHER",
  "A missing value is not a rare value: nobody knows what it is. Leave it missing.")
private let rareIsMissing = Mistake(
  "RARE_IS_MISSING",
  "A rare value is known, and that it is rare is worth knowing. It is not missing.")
private let leavesRareOut = Mistake(
  "LEAVES_RARE_OUT", "Where a value was rare its row is gone. There is a value for every row.")
private let ignoresTheName = Mistake(
  "IGNORES_THE_NAME", "The others are called \"other\", whatever name was given for them.")

@Suite("Rare levels", .exercise("08-categories/RareLevels"))
struct RareLevelsSuite {
  private let carriers: [String?] = [
    "UA", "EV", "UA", "US", "UA", "EV", "OO", "US", "B6", "EV", "UA",
  ]

  @Test("A level is frequent when it has at least so many rows")
  func byHand() {
    let call =
      #"frequentLevels(["UA", "EV", "UA", "US", "UA", "EV", "OO", "US", "B6", "EV", "UA"], "#
    check(
      "\(call)min: 3)", frequentLevels(carriers, min: 3), is: ["EV", "UA"],
      mistakes: [
        moreThanMin.gives(["UA"]), mostFrequentFirst.gives(["UA", "EV"]),
        theMinMostFrequent.gives(["EV", "UA", "US"]),
      ])
    check(
      "\(call)min: 2)", frequentLevels(carriers, min: 2), is: ["EV", "UA", "US"],
      mistakes: [
        moreThanMin.gives(["EV", "UA"]), mostFrequentFirst.gives(["UA", "EV", "US"]),
        theMinMostFrequent.gives(["EV", "UA"]),
      ])
  }

  @Test("At 1 and below every level is frequent, and beyond the most frequent one none is")
  func everyLevel() {
    for min in [1, 0, -2] {
      guard
        check(
          #"frequentLevels(["b", "a", "b", "C"], min: \#(min))"#,
          frequentLevels(["b", "a", "b", "C"], min: min), is: ["C", "a", "b"],
          mistakes: [mostFrequentFirst.gives(["b", "C", "a"])])
      else { return }
    }
    check(
      #"frequentLevels(["b", "a", "b", "C"], min: 3)"#,
      frequentLevels(["b", "a", "b", "C"], min: 3), is: [],
      mistakes: [theMinMostFrequent.gives(["C", "a", "b"])])
  }

  @Test("Missing is no level, however often; an empty text is one")
  func missing() {
    check(
      #"frequentLevels([nil, "a", nil, "a", nil], min: 2)"#,
      frequentLevels([nil, "a", nil, "a", nil], min: 2), is: ["a"],
      mistakes: [countsMissing.gives(["", "a"]), moreThanMin.gives([])])
    check(
      #"frequentLevels(["", nil, "a", ""], min: 2)"#, frequentLevels(["", nil, "a", ""], min: 2),
      is: [""], mistakes: [moreThanMin.gives([])])
    check(
      #"frequentLevels([nil, nil, "a", nil, "b", "b"], min: 2)"#,
      frequentLevels([nil, nil, "a", nil, "b", "b"], min: 2), is: ["b"],
      mistakes: [countsMissing.gives(["", "b"]), moreThanMin.gives([])])
    check("frequentLevels([], min: 1)", frequentLevels([], min: 1), is: [])
  }

  @Test("What is not kept becomes one level, and every row stays in its place")
  func collapsed() {
    check(
      #"collapseRare(["UA", "OO", nil, "EV", "OO", "B6"], keeping: ["EV", "UA"])"#,
      try collapseRare(["UA", "OO", nil, "EV", "OO", "B6"], keeping: ["EV", "UA"]),
      is: ["UA", "other", nil, "EV", "other", "other"],
      mistakes: [
        missingIsOther.gives(["UA", "other", "other", "EV", "other", "other"]),
        rareIsMissing.gives(["UA", nil, nil, "EV", nil, nil]),
        leavesRareOut.gives(["UA", nil, "EV"]),
      ])
  }

  @Test("The rows at hand do not decide: what comes often there may have been rare in training")
  func laterRows() {
    check(
      #"collapseRare(["JAC", "JAC", "JAC", "ORD", "ord"], keeping: ["BOS", "ORD"], as: "elsewhere")"#,
      try collapseRare(
        ["JAC", "JAC", "JAC", "ORD", "ord"], keeping: ["BOS", "ORD"], as: "elsewhere"),
      is: ["elsewhere", "elsewhere", "elsewhere", "ORD", "elsewhere"],
      mistakes: [
        rareIsMissing.gives([nil, nil, nil, "ORD", nil]), leavesRareOut.gives(["ORD"]),
        ignoresTheName.gives(["other", "other", "other", "ORD", "other"]),
      ])
  }

  @Test("With no level to keep all known values are others; of no rows nothing comes")
  func nothing() {
    check(
      #"collapseRare(["a", nil, "b"], keeping: [])"#,
      try collapseRare(["a", nil, "b"], keeping: []), is: ["other", nil, "other"],
      mistakes: [
        missingIsOther.gives(["other", "other", "other"]), rareIsMissing.gives([nil, nil, nil]),
        leavesRareOut.gives([nil]),
      ])
    check(#"collapseRare([], keeping: ["a"])"#, try collapseRare([], keeping: ["a"]), is: [])
  }

  @Test("A name for the others that is a kept level's is refused, also where nothing is rare")
  func nameTaken() {
    check(
      #"collapseRare(["other", "a", "z"], keeping: ["a", "other"])"#,
      try collapseRare(["other", "a", "z"], keeping: ["a", "other"]),
      throws: RareLevelsError.nameTaken("other"),
      mistakes: [mixesTwoOthers.gives(["other", "a", "other"])])
    check(
      #"collapseRare([], keeping: ["x"], as: "x")"#, try collapseRare([], keeping: ["x"], as: "x"),
      throws: RareLevelsError.nameTaken("x"), mistakes: [mixesTwoOthers.gives([])])
    check(
      #"collapseRare(["other", "a"], keeping: ["a"])"#,
      try collapseRare(["other", "a"], keeping: ["a"]), is: ["other", "a"])
    check(
      #"collapseRare(["a", "Other"], keeping: ["Other"])"#,
      try collapseRare(["a", "Other"], keeping: ["Other"]), is: ["other", "Other"])
    check(
      #"collapseRare(["z", "other"], keeping: ["other"], as: "rest")"#,
      try collapseRare(["z", "other"], keeping: ["other"], as: "rest"), is: ["rest", "other"],
      mistakes: [ignoresTheName.gives(["other", "other"])])
  }

  @Test("On generated columns it answers as the solution does", .tags(.crossCheck))
  func generated() {
    crossCheck { random in
      let all = ["a", "b", "c", "A", "*", "", " a", "größe", "日本", "b ", "9", "10", "other"]
      let some = (0..<random.int(1...5)).map { _ in random.pick(all) }
      let column: [String?] = (0..<random.count(0...20)).map { _ in
        random.chance(0.2) ? nil : random.chance(0.2) ? random.pick(all) : random.pick(some)
      }
      if random.index.isMultiple(of: 2) {
        let min = random.pick([0, 1, 2, 2, 3, 4])
        return Case("frequentLevels(\(literal(column)), min: \(min))") {
          frequentLevels(column, min: min)
        }
      }
      let other = random.pick(["other", "other", "rest", ""])
      var levels = Set(random.some(all, 0.4)).subtracting([other]).sorted()
      if !random.faults([true]).isEmpty { levels.append(other) }
      let kept = levels
      return Case(
        "collapseRare(\(literal(column)), keeping: \(literal(kept)), as: \(literal(other)))"
      ) {
        try collapseRare(column, keeping: kept, as: other)
      }
    }
  }

  @Test("Of the Tate's 1,033 mediums 12 have 50 works or more; 2,044 works are of another")
  func mediums() throws {
    // pandas 3.1.1: value_counts().
    let mediums = try Table(named: "tate_text").strings("medium")
    let counts = [(1, 1033, 232), (2, 232, 143), (50, 12, 12)]
    for (min, levels, more) in counts {
      guard
        check(
          "frequentLevels(mediums, min: \(min)): how many", frequentLevels(mediums, min: min).count,
          is: levels,
          mistakes: [
            moreThanMin.gives(more),
            theMinMostFrequent.gives(min),
          ])
      else { return }
    }
    check(
      "collapseRare(mediums, keeping: the frequent ones): how many others",
      try collapseRare(mediums, keeping: frequentLevels(mediums, min: 50)).count { $0 == "other" },
      is: 2044, mistakes: [rareIsMissing.gives(0), leavesRareOut.gives(0)])
  }
}
