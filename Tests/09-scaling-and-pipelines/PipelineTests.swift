import LessonKit
import LessonTesting
import Testing

@testable import ScalingAndPipelinesLesson

private let fitsEveryStepOnRawRows = Mistake(
  "FITS_EVERY_STEP_ON_RAW_ROWS",
  "It looks as if every step was fitted on the rows as they were before any step. A step has to learn "
    + "from what it will be given: the rows that the step before it returns.")
private let fitsACopy = Mistake(
  "FITS_A_COPY",
  "It looks as if the steps learnt nothing. In Swift a struct taken out of an array is a copy: fit the "
    + "one that the pipeline keeps.")
private let keepsHalfAFit = Mistake(
  "KEEPS_HALF_A_FIT",
  "A step refused the rows, and the steps before it have learnt from them all the same. Keep what was "
    + "fitted only when every step is.")
private let transformRefits = Mistake(
  "TRANSFORM_REFITS",
  "It looks as if the steps were fitted again on the rows at hand. Only fit learns; transform uses what "
    + "was learnt.")
private let appliesStepsBackwards = Mistake(
  "APPLIES_STEPS_BACKWARDS",
  "It looks as if the steps were applied the other way round: the first one in the list comes first."
)
private let ignoresColumnNames = Mistake(
  "IGNORES_COLUMN_NAMES",
  "These are other columns, or the same in another order, and numbers alone cannot show it. Compare the "
    + "names.")
private let changesCallersData = Mistake(
  "CHANGES_CALLERS_DATA",
  "The samples that were passed in are no longer what they were. Samples is a class, and somebody else "
    + "holds the same table.")
private let fitsOnAllRows = Mistake(
  "FITS_ON_ALL_ROWS",
  "It looks as if the test rows too were learnt from. They stand for rows that do not exist yet.")
private let letsPartsOverlap = Mistake(
  "LETS_PARTS_OVERLAP",
  "A row is in both parts. A model that has learnt from it knows the answer already.")

private let storesNamesFirst = Mistake(
  "STORES_NAMES_FIRST",
  "The pipeline has the names of rows that a step refused. It now knows the columns of one fit and the "
    + "numbers of another.")
private let handsThemBack = Mistake(
  "HANDS_THEM_BACK",
  "What came back are the very samples that were passed in. Whoever changes the one changes the other."
)
private let learnsBeforeItLooks = Mistake(
  "LEARNS_BEFORE_IT_LOOKS",
  "The parts overlap, and that is to be seen before anything is learnt from them.")

@Suite("Pipeline", .exercise("09-scaling-and-pipelines/Pipeline"))
struct PipelineSuite {
  @Test("The steps are applied in order, each to what the one before it returns")
  func byHand() {
    // Fitted on 2 and 4: Centre learns 3 and leaves -1 and 1; Shrink learns 1. Then 9 is 6, and 6.
    check(
      "transform([[9]]) after fit([[2], [4]]) of Centre and Shrink",
      try transformed([[9]], by: fitted([Centre(), Shrink()], on: [[2], [4]])), is: [[6]],
      mistakes: [
        fitsEveryStepOnRawRows.gives([[1.5]]), fitsACopy.gives([[9]]), transformRefits.gives([[0]]),
      ])
    check(
      "transform([[9]]) after fit([[2], [4]]) of Shrink and Centre",
      try transformed([[9]], by: fitted([Shrink(), Centre()], on: [[2], [4]])), is: [[1.5]],
      mistakes: [
        fitsEveryStepOnRawRows.gives([[-0.75]]), fitsACopy.gives([[9]]),
        transformRefits.gives([[0]]),
        appliesStepsBackwards.gives([[2.0625]]),
      ])
  }

  @Test("What the steps learnt is kept in the pipeline's own steps")
  func learnt() {
    check(
      "fit([[2, 10], [4, 30]]) of Centre and Shrink: what they learnt",
      try learnt(fitted([Centre(), Shrink()], on: [[2, 10], [4, 30]])),
      is: [[3, 20], [1, 10]],
      mistakes: [fitsEveryStepOnRawRows.gives([[3, 20], [4, 30]]), fitsACopy.gives([[], []])])
  }

  @Test("One row at a time comes out as all rows together do, and no rows as no rows")
  func oneByOne() {
    let rows: [[Double]] = [[0, 10], [8, 30], [3, 60]]
    check(
      "transform, called for each row of [[0, 10], [8, 30], [3, 60]]",
      try {
        let pipeline = try fitted([Centre(), Shrink()], on: [[2, 10], [4, 30]])
        return try rows.flatMap { try transformed([$0], by: pipeline) }
      }(),
      is: [[-3, -1], [5, 1], [0, 4]],
      mistakes: [
        transformRefits.gives([[0, 0], [0, 0], [0, 0]]), fitsACopy.gives(rows),
        fitsEveryStepOnRawRows.when { $0.first == [-0.75, -10.0 / 30] },
        appliesStepsBackwards.gives([[-3, -19], [5, -17], [0, -14]]),
      ])
    check(
      "transform(no rows of 2 columns) after fit([[2, 10], [4, 30]]): shape and names",
      try {
        let none = Samples(columnNames: ["a", "b"], values: Matrix(rowCount: 0, columnCount: 2))
        let came = try fitted([Centre(), Shrink()], on: [[2, 10], [4, 30]]).transform(none)
        return [came.values.shape] + came.columnNames
      }(),
      is: ["0 x 2", "a", "b"])
  }

  @Test("A pipeline of no steps changes nothing, and passes on the names of the columns")
  func noSteps() {
    check(
      "transform([[1, 2]]) after fit([[5, 6]]) of no steps",
      try transformed([[1, 2]], by: fitted([], on: [[5, 6]])), is: [[1, 2]])
    check(
      "transform([[1, 2]]) after fit([[5, 6]]) of no steps: the names",
      try fitted([], on: [[5, 6]]).transform(samples([[1, 2]])).columnNames, is: ["a", "b"])
  }

  @Test("What is passed in stays as it was")
  func callersData() {
    guard
      check(
        "transform(samples): what is in samples then",
        try {
          let pipeline = try fitted([Centre()], on: [[2], [4]])
          let mine = try samples([[9], [3]])
          let came = try pipeline.transform(mine)
          return [mine.values.rows, came.values.rows]
        }(),
        is: [[[9], [3]], [[6], [0]]],
        mistakes: [changesCallersData.gives([[[6], [0]], [[6], [0]]])])
    else { return }
    check(
      "transform(samples) of no steps, and then a 7 written into the result: samples",
      try {
        let mine = try samples([[1, 2]])
        let came = try fitted([], on: [[5, 6]]).transform(mine)
        came.values[0, 0] = 7
        return mine.values.rows
      }(),
      is: [[1, 2]], mistakes: [handsThemBack.gives([[7, 2]])])
    check(
      "fit(samples): what is in samples then, and what was learnt",
      try {
        let mine = try samples([[2], [4]])
        var pipeline = Pipeline([Centre(), Shrink()])
        try pipeline.fit(mine)
        return [mine.values.rows, Array(learnt(pipeline).prefix(1))]
      }(),
      is: [[[2], [4]], [[3]]],
      mistakes: [
        changesCallersData.gives([[[-1], [1]], [[3]]]), fitsACopy.gives([[[2], [4]], [[]]]),
      ])
  }

  @Test("Nothing is transformed before a fit")
  func unfitted() {
    check(
      "transform([[1]]) before any fit", try transformed([[1]], by: Pipeline([Centre()])),
      throws: PipelineError.notFitted)
    check(
      "transform([[1]]) of no steps, before any fit", try transformed([[1]], by: Pipeline([])),
      throws: PipelineError.notFitted)
    check(
      "transform([[1]]) after a first fit([[2], [9000]]), which Shrink refuses",
      try {
        var pipeline = Pipeline([Centre(), Shrink()])
        try? pipeline.fit(samples([[2], [9000]]))
        return try transformed([[1]], by: pipeline)
      }(),
      throws: PipelineError.notFitted, mistakes: [storesNamesFirst.gives([[1]])])
  }

  @Test("Other columns, or the same in another order, are refused by their names")
  func columnNames() {
    for names in [["b", "a"], ["a", "c"]] {
      check(
        "transform(samples with the columns \(names)) after a fit on [\"a\", \"b\"]",
        try fitted([Centre()], on: [[1, 2]]).transform(
          Samples(columnNames: names, values: Matrix(rows: [[1, 2]]))
        ).values.rows,
        throws: PipelineError.columns(expected: ["a", "b"], found: names),
        mistakes: [ignoresColumnNames.gives([[0, 0]])])
    }
    check(
      "transform(samples with the column a alone) after a fit on [\"a\", \"b\"]",
      try transformed([[5]], by: fitted([Centre()], on: [[1, 2]])),
      throws: PipelineError.columns(expected: ["a", "b"], found: ["a"]))
    check(
      "transform([[2e6]]), a value that Shrink refuses, in a column of another name",
      try fitted([Shrink()], on: [[1]]).transform(
        Samples(columnNames: ["c"], values: Matrix(rows: [[2e6]]))
      ).values.rows,
      throws: PipelineError.columns(expected: ["a"], found: ["c"]),
      mistakes: [ignoresColumnNames.throwing(TooLarge())])
  }

  @Test(
    "The error of a step comes through, and its fit changes nothing; another fit forgets the first")
  func again() {
    check(
      "fit([[2], [4]]), then fit([[2], [9000]]), which Shrink refuses: transform([[9]])",
      try {
        var pipeline = try fitted([Centre(), Shrink()], on: [[2], [4]])
        try? pipeline.fit(samples([[2], [9000]]))
        return try transformed([[9]], by: pipeline)
      }(), is: [[6]],
      mistakes: [
        keepsHalfAFit.gives([[-4492]]), fitsACopy.gives([[9]]),
        fitsEveryStepOnRawRows.gives([[1.5]]),
        transformRefits.gives([[0]]),
      ])
    check(
      "fit([[2], [4]]), then fit([[2, 1], [9000, 1]]), which Shrink refuses: columnNames",
      try {
        var pipeline = try fitted([Centre(), Shrink()], on: [[2], [4]])
        try? pipeline.fit(samples([[2, 1], [9000, 1]]))
        return pipeline.columnNames ?? []
      }(), is: ["a"], mistakes: [storesNamesFirst.gives(["a", "b"])])
    check(
      "fit([[2], [4]]), then fit([[1, 0], [3, 8]]): transform([[5, 8]])",
      try {
        var pipeline = try fitted([Centre()], on: [[2], [4]])
        try pipeline.fit(samples([[1, 0], [3, 8]]))
        return try transformed([[5, 8]], by: pipeline)
      }(), is: [[3, 4]], mistakes: [fitsACopy.gives([[5, 8]]), transformRefits.gives([[0, 0]])])
    check(
      "fit([[2], [9000]]) of Centre and Shrink, which refuses them",
      try transformed([[1]], by: fitted([Centre(), Shrink()], on: [[2], [9000]])),
      throws: TooLarge())
    check(
      "transform([[2e6]]) of Centre and Shrink, which refuses them",
      try transformed([[2e6]], by: fitted([Centre(), Shrink()], on: [[2], [4]])),
      throws: TooLarge())
  }

  @Test("Only the training rows are learnt from")
  func prepare() {
    let all: [[Double]] = [[100], [2], [4], [50]]
    check(
      "prepare([[100], [2], [4], [50]], train: [2, 1], test: [0]): both parts",
      try prepared(all, train: [2, 1], test: [0]), is: [[[1], [-1]], [[97]]],
      mistakes: [
        fitsOnAllRows.gives([[[-35], [-37]], [[61]]]),
        transformRefits.gives([[[1], [-1]], [[0]]]),
        fitsACopy.gives([[[4], [2]], [[100]]]),
      ])
    check(
      "prepare([[100], [2], [4], [50]], train: [2, 1, 1, 2], test: [0, 0]): both parts",
      try prepared(all, train: [2, 1, 1, 2], test: [0, 0]),
      is: [[[1], [-1], [-1], [1]], [[97], [97]]],
      mistakes: [
        fitsOnAllRows.gives([[[-35], [-37], [-37], [-35]], [[61], [61]]]),
        transformRefits.gives([[[1], [-1], [-1], [1]], [[0], [0]]]),
        fitsACopy.gives([[[4], [2], [2], [4]], [[100], [100]]]),
      ])
    check(
      "prepare([[100], [2], [4], [50]], train: [2, 1], test: [0]), then transform([[10]])",
      try {
        var pipeline = Pipeline([Centre()])
        _ = try pipeline.prepare(samples(all), train: [2, 1], test: [0])
        return try transformed([[10]], by: pipeline)
      }(),
      is: [[7]],
      mistakes: [
        fitsOnAllRows.gives([[-29]]), transformRefits.gives([[0]]), fitsACopy.gives([[10]]),
      ])
    check(
      "prepare([[1], [3]], train: [0, 1], test: []).test: shape and names",
      try {
        var pipeline = Pipeline([Centre()])
        let test = try pipeline.prepare(samples([[1], [3]]), train: [0, 1], test: []).test
        return [test.values.shape] + test.columnNames
      }(),
      is: ["0 x 1", "a"])
  }

  @Test("A row to learn from and to test with is refused")
  func overlap() {
    check(
      "prepare([[1], [2], [3]], train: [0, 2], test: [1, 2, 0])",
      try prepared([[1], [2], [3]], train: [0, 2], test: [1, 2, 0]),
      throws: PipelineError.rowInBothParts(2),
      mistakes: [letsPartsOverlap.gives([[[-1], [1]], [[0], [1], [-1]]])])
    check(
      "prepare([[1], [9000]], train: [0, 1], test: [1]) of Shrink, which refuses 9000",
      try {
        var pipeline = Pipeline([Shrink()])
        return try pipeline.prepare(samples([[1], [9000]]), train: [0, 1], test: [1])
          .test.values.rows
      }(),
      throws: PipelineError.rowInBothParts(1), mistakes: [learnsBeforeItLooks.throwing(TooLarge())])
    check(
      "fit([[2], [4]]), then prepare([[1], [3]], train: [0, 1], test: [1]), refused: what is learnt",
      try {
        var pipeline = try fitted([Centre()], on: [[2], [4]])
        _ = try? pipeline.prepare(samples([[1], [3]]), train: [0, 1], test: [1])
        return learnt(pipeline)
      }(),
      is: [[3]], mistakes: [learnsBeforeItLooks.gives([[2]])])
  }

  @Test("Fitted and asked in any order, it answers as the solution does", .tags(.crossCheck))
  func generated() {
    enum Fault { case refusedFit, refusedRows, otherNames, overlap, notFitted }
    enum Call {
      case fit(Samples)
      case transform(Samples)
      case prepare(Samples, train: [Int], test: [Int])
    }
    crossCheck { random in
      let faults = random.faults(
        [Fault.refusedFit, .refusedRows, .otherNames, .overlap, .notFitted],
        pairs: [
          (.otherNames, .refusedRows), (.notFitted, .otherNames), (.overlap, .refusedFit),
          (.refusedFit, .notFitted),
        ])
      let names = Array(["a", "b", "c"].prefix(random.count(1...3)))
      func rows(_ count: Int, of names: [String], with value: Double? = nil) -> Samples {
        var values = random.spreadMatrix(rows: count, columns: names.count)
        if let value, count > 0 { values[random.int(0...count - 1), 0] = value }
        return Samples(columnNames: names, values: values)
      }
      var calls: [Call] = []
      if !faults.contains(.notFitted) { calls.append(.fit(rows(random.int(2...5), of: names))) }
      if faults.contains(.refusedFit), !faults.contains(.overlap) {
        let others = random.pick([names, names + ["d"]])
        calls.append(.fit(rows(3, of: others, with: 9000)))
      }
      let asked =
        !faults.contains(.otherNames)
        ? names : random.pick([names.map { $0 + "x" }, names.reversed() + ["d"], []])
      let count = random.count(0...6)
      calls.append(
        .transform(
          rows(count, of: asked, with: faults.contains(.refusedRows) && asked != [] ? 2e6 : nil)))
      if faults.contains(.overlap) || random.chance(0.4) {
        let all = rows(5, of: names, with: faults.contains(.refusedFit) ? 9000 : nil)
        var order = random.permutation(of: 5)
        var test = Array(order.prefix(random.int(0...3)))
        order.removeFirst(test.count)
        if random.chance(0.3) {
          order += random.some(order, 0.5)
          test += random.some(test, 0.5)
        }
        if faults.contains(.refusedFit) { order = Array(0..<5) }
        let extra = faults.contains(.overlap) ? random.shuffled(order).prefix(2) : []
        calls.append(
          .prepare(all, train: order, test: faults.contains(.overlap) ? test + extra : test))
      }
      var steps = (0..<random.count(0...3)).map { _ in random.pick(["Centre()", "Shrink()"]) }
      if faults.contains(.refusedFit) || faults.contains(.refusedRows) {
        // Without it nothing is refused.
        steps.insert("Shrink()", at: random.int(0...steps.count))
      }
      let (all, kinds) = (calls, steps)
      let text = all.map { call in
        switch call {
        case .fit(let samples): "fit(\(described(samples)))"
        case .transform(let samples): "transform(\(described(samples)))"
        case .prepare(let samples, let train, let test):
          "prepare(\(described(samples)), train: \(train), test: \(test))"
        }
      }
      return Case(
        "Pipeline([\(kinds.joined(separator: ", "))]): " + text.joined(separator: ", then "),
        // A value less its mean may be nearly 0.
        slack: 1e-9
      ) {
        var notes = Steps()
        var pipeline = Pipeline(
          kinds.map { kind -> any Transformer in kind == "Centre()" ? Centre() : Shrink() })
        /// A copy to be called with, and what it holds afterwards.
        func passing(_ samples: Samples, to call: (Samples) throws -> [Samples], as label: String) {
          let mine = Samples(columnNames: samples.columnNames, values: samples.values)
          notes.note(label) {
            try call(mine).map { came in
              let answer = (
                columns: came.columnNames, shape: came.values.shape, rows: came.values.rows
              )
              // Whoever writes into what came back must not write into what was passed in.
              if !came.values.elements.isEmpty { came.values[0, 0] = 7 }
              return answer
            }
          }
          notes.note("what was passed in", mine.values.rows)
        }
        for call in all {
          switch call {
          case .fit(let samples):
            passing(
              samples,
              to: {
                try pipeline.fit($0)
                return []
              }, as: "fit")
          case .transform(let samples):
            passing(samples, to: { [try pipeline.transform($0)] }, as: "transform")
          case .prepare(let samples, let train, let test):
            passing(
              samples,
              to: {
                let parts = try pipeline.prepare($0, train: train, test: test)
                return [parts.train, parts.test]
              }, as: "prepare")
          }
          if case .transform = call { continue }
          notes.note("what the steps know", learnt(pipeline))
          notes.note("columnNames", pipeline.columnNames)
        }
        return notes
      }
    }
  }

  private func described(_ samples: Samples) -> String {
    "\(samples.columnNames): \(literal(samples.values))"
  }

  @Test("The first test tumour has a radius 1.4049 deviations above the training rows' mean")
  func tumours() throws {
    // scikit-learn: StandardScaler().fit(X[train]), and for the mistake .fit(X). The split is
    // SplitMix64(42), 114 test rows. Rounding is at about 1e-14, so 1e-9 is generous.
    let table = try Table(named: "breast_cancer")
    let all = Samples(
      columnNames: ["mean_radius"], values: try table.matrix(["mean_radius"]))
    var generator = SplitMix64(seed: 42)
    let order = generator.shuffledIndices(count: table.rowCount)
    check(
      "prepare(tumours, train: train, test: test).test: the first row",
      try {
        var pipeline = Pipeline([Centre(), Deviation()])
        return try pipeline.prepare(
          all, train: Array(order.dropFirst(114)), test: Array(order.prefix(114))
        ).test.values.rows.first ?? []
      }(),
      is: [1.4048818173995934], within: .relative(1e-9),
      mistakes: [
        fitsOnAllRows.gives([1.4037993133159463]), transformRefits.gives([1.399559736373256]),
        fitsACopy.gives([19.07]),
      ])
  }

  private func samples(_ rows: [[Double]]) throws -> Samples {
    let values = try Matrix(rows: rows)
    return Samples(columnNames: Array(["a", "b"].prefix(values.columnCount)), values: values)
  }

  private func fitted(_ steps: [any Transformer], on rows: [[Double]]) throws -> Pipeline {
    var pipeline = Pipeline(steps)
    try pipeline.fit(samples(rows))
    return pipeline
  }

  /// What the steps of a pipeline know.
  private func learnt(_ pipeline: Pipeline) -> [[Double]] {
    pipeline.steps.compactMap { step in (step as? Centre)?.means ?? (step as? Shrink)?.largest }
  }

  private func transformed(_ rows: [[Double]], by pipeline: Pipeline) throws -> [[Double]] {
    try pipeline.transform(samples(rows)).values.rows
  }

  private func prepared(
    _ rows: [[Double]], train: [Int], test: [Int]
  ) throws -> [[[Double]]] {
    var pipeline = Pipeline([Centre()])
    let parts = try pipeline.prepare(samples(rows), train: train, test: test)
    return [parts.train.values.rows, parts.test.values.rows]
  }
}

/// Subtracts the mean of the training rows from each column.
private struct Centre: Transformer {
  var means: [Double] = []

  mutating func fit(_ rows: Matrix) throws {
    means = rows.columns.map { $0.reduce(0, +) / Double($0.count) }
  }

  func transform(_ rows: Matrix) throws -> Matrix {
    rows.mapped { value, column in value - (column < means.count ? means[column] : 0) }
  }
}

private struct TooLarge: Error, Equatable {}

/// Divides each column by the largest training value in it, and refuses values beyond 1000 to learn
/// from, and beyond a million to change.
private struct Shrink: Transformer {
  var largest: [Double] = []

  mutating func fit(_ rows: Matrix) throws {
    largest = try rows.columns.map { column in
      let most = column.max() ?? 0
      guard most <= 1000 else { throw TooLarge() }
      return most == 0 ? 1 : most
    }
  }

  func transform(_ rows: Matrix) throws -> Matrix {
    if rows.elements.contains(where: { $0 > 1e6 }) { throw TooLarge() }
    return rows.mapped { value, column in value / (column < largest.count ? largest[column] : 1) }
  }
}

/// Divides each centred column by its population standard deviation in the training rows.
private struct Deviation: Transformer {
  var deviations: [Double] = []

  mutating func fit(_ rows: Matrix) throws {
    deviations = rows.columns.map { column in
      let deviation = (column.reduce(0) { $0 + $1 * $1 } / Double(column.count)).squareRoot()
      return deviation == 0 ? 1 : deviation
    }
  }

  func transform(_ rows: Matrix) throws -> Matrix {
    rows.mapped { value, column in value / (column < deviations.count ? deviations[column] : 1) }
  }
}

extension Matrix {
  /// The matrix of the same shape with each value changed, by the value and its column.
  fileprivate func mapped(_ change: (Double, Int) -> Double) -> Matrix {
    var mapped = self
    for row in 0..<rowCount {
      for column in 0..<columnCount { mapped[row, column] = change(self[row, column], column) }
    }
    return mapped
  }
}
