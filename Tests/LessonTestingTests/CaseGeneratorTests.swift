import LessonKit
import Testing

@testable import LessonTesting

@Suite("Generated cases")
struct CaseGeneratorTests {
  @Test("The same seed and number make the same case; another seed makes another")
  func seeded() {
    func column(_ seed: UInt64) -> [Double] {
      var random = CaseGenerator(seed: seed, index: 40)
      return random.spread(count: 8)
    }
    #expect(column(1) == column(1))
    #expect(column(1) != column(2))
  }

  @Test("Cases grow from nothing to moderate, and some are large")
  func sizes() {
    let sizes = (0..<200).map { CaseGenerator(seed: 1, index: $0).size }
    #expect(sizes[0] == 0 && sizes[1] == 0)
    #expect(sizes[2..<20].allSatisfy { (1...6).contains($0) })
    #expect(sizes.max() ?? 0 >= 30 && sizes.max() ?? 0 <= 60)
    #expect(sizes.count { $0 > 14 } < 10)
    #expect(CaseGenerator(seed: 1, index: 1000).size <= 60)
  }

  @Test("Faults come each alone, then in the pairs that are given, and most cases have none")
  func faults() {
    let drawn = (0..<300).map { index in
      CaseGenerator(seed: 1, index: index).faults(["a", "b"], pairs: [("a", "b")])
    }
    #expect(drawn.count { $0.isEmpty } == 200)
    #expect(Set(drawn) == [[], ["a"], ["b"], ["a", "b"]])
    #expect(drawn[..<9].contains(["a", "b"]))
  }

  @Test("A matrix has the condition that was asked for", arguments: [1.0, 1e3, 1e8])
  func condition(wanted: Double) throws {
    var random = CaseGenerator(seed: 3, index: 50)
    let matrix = random.matrix(rows: 6, columns: 3, condition: wanted)
    // The largest singular value is 1: no vector of length 1 becomes longer, by power iteration.
    var vector = [1.0, 0.5, 0.25]
    var norm = 0.0
    for _ in 0..<200 {
      let image = matrix.rows.map { row in zip(row, vector).reduce(0) { $0 + $1.0 * $1.1 } }
      vector = (0..<3).map { column in
        (0..<6).reduce(0) { $0 + matrix[$1, column] * image[$1] }
      }
      norm = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
      vector = vector.map { $0 / norm }
    }
    #expect(abs(norm.squareRoot() - 1) < 1e-6)
    // The product of the singular values, from the determinant of the 3 by 3 Gram matrix.
    let gram = (0..<3).map { i in
      (0..<3).map { j in (0..<6).reduce(0) { $0 + matrix[$1, i] * matrix[$1, j] } }
    }
    let determinant =
      gram[0][0] * (gram[1][1] * gram[2][2] - gram[1][2] * gram[2][1])
      - gram[0][1] * (gram[1][0] * gram[2][2] - gram[1][2] * gram[2][0])
      + gram[0][2] * (gram[1][0] * gram[2][1] - gram[1][1] * gram[2][0])
    if wanted <= 1e3 {
      #expect(abs(determinant * wanted * wanted * wanted - 1) < 1e-3)
    } else {
      #expect(abs(determinant) < 1e-17)
    }
  }

  @Test("Folds are a partition whose parts differ by one at the most")
  func folds() {
    var random = CaseGenerator(seed: 5, index: 9)
    let folds = random.folds(of: 11, into: 4)
    #expect(folds.joined().sorted() == Array(0..<11))
    #expect(Set(folds.map(\.count)).isSubset(of: [2, 3]))
  }

  @Test("A literal is Swift that makes the value again")
  func literals() throws {
    #expect(literal([1, nil, .nan] as [Double?]) == "[1.0, nil, .nan]")
    #expect(literal("a\"\u{FEFF}\n\u{301}") == #""a\"\u{FEFF}\n\u{301}""#)
    #expect(literal(["a", nil]) == #"["a", nil]"#)
    #expect(literal(try Matrix(rows: [[1, -.infinity]])) == "Matrix(rows: [[1.0, -.infinity]])")
    #expect(
      literal(Matrix(rowCount: 0, columnCount: 2)) == "Matrix(rowCount: 0, columnCount: 2)")
    #expect(literal(["b": 1, "a": 2]) == #"["a": 2, "b": 1]"#)
    #expect(literal([Int]()) == "[]")
  }
}

@Suite("A cross-check's run")
struct CrossCheckRunTests {
  @Test("Orders are read by suite, and lines that are no order are passed over")
  func orders() {
    let orders = CaseOrder.orders(
      "MedianTests 18446744073709551615 0 200\nnonsense\nPSITests 3 20 5", folder: "/t",
      triesRounding: true)
    #expect(
      orders["MedianTests"]
        == CaseOrder(
          seed: .max, first: 0, count: 200, path: "/t/MedianTests.transcript", triesRounding: true))
    #expect(orders["PSITests"]?.first == 20)
    #expect(orders.count == 2)
    #expect(CaseOrder.suite(ofFile: "MissingLessonTests/MedianTests.swift") == "MedianTests")
  }

  @Test("Arithmetic rounds as asked, and as before afterwards")
  func rounding() {
    let third = { (3.0 as Double).squareRoot() / Double(CommandLine.argc + 4) }
    let nearest = third()
    let all = Rounding.others.map { $0.run(third) }
    #expect(Set(all).count == 2)
    #expect(all[0] > all[1] && all[1] == all[2])
    #expect(third() == nearest)
  }
}
