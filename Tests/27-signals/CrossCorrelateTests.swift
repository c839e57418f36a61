import LessonKit
import LessonTesting
import Testing

@testable import SignalsLesson

private let flipsTheKernel = Mistake(
  "FLIPS_THE_KERNEL",
  "It looks as if the kernel was turned upside down and left to right: that is a convolution. A "
    + "cross-correlation lays it on as it is.")
private let swapsRowsAndColumns = Mistake(
  "SWAPS_ROWS_AND_COLUMNS", "It looks as if rows and columns of the kernel were exchanged.")
private let meanOfTheProducts = Mistake(
  "MEAN_OF_THE_PRODUCTS", "This is a mean of the products; wanted is their sum.")
private let onePlaceShort = Mistake(
  "ONE_PLACE_SHORT",
  "The last place in each direction is missing. A kernel of 2 has 3 places in a row of 4: one more than "
    + "the difference.")
private let padsWithZeros = Mistake(
  "PADS_WITH_ZEROS",
  "The result is as large as the image: here the kernel hangs over the edge, on zeros that nobody drew."
)

@Suite("Cross-correlation", .exercise("27-signals/CrossCorrelate"))
struct CrossCorrelateSuite {
  @Test("By hand: -1, 1 answers where it gets brighter to the right")
  func byHand() throws {
    check(
      "crossCorrelate([[0, 0, 5, 5], [0, 9, 9, 2]], with: [[-1, 1]])",
      try rows([[0, 0, 5, 5], [0, 9, 9, 2]], with: [[-1, 1]]),
      is: [[0, 5, 0], [9, 0, -7]], within: .absolute(1e-12),
      mistakes: [
        flipsTheKernel.gives([[0, -5, 0], [-9, 0, 7]]),
        meanOfTheProducts.gives([[0, 2.5, 0], [4.5, 0, -3.5]]),
        onePlaceShort.gives([[0, 5]]),
        padsWithZeros.gives([[0, 0, 5, 0], [0, 9, 0, -7]]),
      ])
  }

  @Test("A single 1 in the kernel picks the entry below it")
  func picks() throws {
    let image: [[Double]] = [[1, 2, 3], [4, 5, 6], [7, 8, 9]]
    check(
      "crossCorrelate(\(literal(image)), with: [[0, 1], [0, 0]])",
      try rows(image, with: [[0, 1], [0, 0]]), is: [[2, 3], [5, 6]], within: .absolute(1e-12),
      mistakes: [
        flipsTheKernel.gives([[4, 5], [7, 8]]), swapsRowsAndColumns.gives([[4, 5], [7, 8]]),
        meanOfTheProducts.gives([[0.5, 0.75], [1.25, 1.5]]), onePlaceShort.gives([[2]]),
      ])
    check(
      "crossCorrelate(\(literal(image)), with: [[1, 0], [0, 0]])",
      try rows(image, with: [[1, 0], [0, 0]]), is: [[1, 2], [4, 5]], within: .absolute(1e-12),
      mistakes: [
        flipsTheKernel.gives([[5, 6], [8, 9]]), swapsRowsAndColumns.gives([[1, 2], [4, 5]]),
        meanOfTheProducts.gives([[0.25, 0.5], [1, 1.25]]), onePlaceShort.gives([[1]]),
      ])
  }

  @Test("A kernel need not be square, and may be as large as the image")
  func shapes() throws {
    check(
      "crossCorrelate([[1, 2, 3], [4, 5, 6]], with: [[1], [10]])",
      try rows([[1, 2, 3], [4, 5, 6]], with: [[1], [10]]), is: [[41, 52, 63]],
      within: .absolute(1e-12),
      mistakes: [
        flipsTheKernel.gives([[14, 25, 36]]), meanOfTheProducts.gives([[20.5, 26, 31.5]]),
        padsWithZeros.gives([[10, 20, 30], [41, 52, 63]]),
      ])
    check(
      "crossCorrelate([[1, 2], [3, 4]], with: [[1, 10], [100, 1000]])",
      try rows([[1, 2], [3, 4]], with: [[1, 10], [100, 1000]]), is: [[4321]],
      within: .absolute(1e-9),
      mistakes: [
        flipsTheKernel.gives([[1234]]), swapsRowsAndColumns.gives([[4231]]),
        meanOfTheProducts.gives([[1080.25]]),
      ])
  }

  @Test("A kernel without entries, and one that is larger in either direction, is refused")
  func refused() throws {
    for (shape, kernel) in [
      ("3 x 1", Matrix(rowCount: 3, columnCount: 1)),
      ("1 x 4", Matrix(rowCount: 1, columnCount: 4)),
      ("0 x 0", Matrix(rowCount: 0, columnCount: 0)),
      ("1 x 0", Matrix(rowCount: 1, columnCount: 0)),
      ("0 x 2", Matrix(rowCount: 0, columnCount: 2)),
    ] {
      check(
        "crossCorrelate(a 2 x 3 image, with: a \(shape) kernel)",
        try crossCorrelate(Matrix(rowCount: 2, columnCount: 3), with: kernel),
        throws: FilterError.kernelDoesNotFit)
    }
    check(
      "crossCorrelate(a 0 x 0 image, with: a 1 x 1 kernel)",
      try crossCorrelate(
        Matrix(rowCount: 0, columnCount: 0), with: Matrix(rowCount: 1, columnCount: 1)),
      throws: FilterError.kernelDoesNotFit)
  }

  @Test("Move the image by a pixel, and the result moves by a pixel")
  func moves() throws {
    let image: [[Double]] = [[0, 3, 7, 1, 0, 0], [0, 2, 8, 4, 0, 0], [0, 6, 5, 9, 0, 0]]
    let moved: [[Double]] = image.map { [0] + $0.dropLast() }
    let kernel: [[Double]] = [[1, -2], [3, 0]]
    let first = try? rows(image, with: kernel)
    check(
      "crossCorrelate of \(literal(image)) moved to the right, without its first column",
      try rows(moved, with: kernel).map { Array($0.dropFirst()) },
      is: first.map { $0.map { Array($0.dropLast()) } } ?? [], within: .absolute(1e-12))
    check(
      "crossCorrelate(\(literal(image)), with: \(literal(kernel)))", first,
      is: [[-6, -5, 29, 13, 0], [-4, 4, 15, 31, 0]], within: .absolute(1e-12),
      mistakes: [
        flipsTheKernel.gives([[11, 25, -9, -8, 0], [12, 17, 11, -18, 0]]),
        swapsRowsAndColumns.gives([[9, 20, -6, -7, 0], [6, 14, 10, -14, 0]]),
      ])
  }

  @Test("On generated images it answers as the solution does", .tags(.crossCheck))
  func generated() {
    enum Fault { case empty, tooTall, tooWide }
    crossCheck { random in
      var (rowCount, columnCount) = (random.count(1...4), random.count(1...4))
      let image = random.spreadMatrix(
        rows: rowCount + random.count(0...4), columns: columnCount + random.count(0...4))
      switch random.faults([Fault.empty, .tooTall, .tooWide]).first {
      case .empty?: (rowCount, columnCount) = random.pick([(0, 0), (1, 0), (0, 1)])
      case .tooTall?: rowCount = image.rowCount + random.int(1...2)
      case .tooWide?: columnCount = image.columnCount + random.int(1...2)
      case nil: break
      }
      let kernel = random.spreadMatrix(rows: rowCount, columns: columnCount)
      return Case(
        "crossCorrelate(\(literal(image.rows)), with: \(literal(kernel.rows)))", slack: 1e-12
      ) { try crossCorrelate(image, with: kernel) }
    }
  }

  @Test("Sobel's kernel on the first digit: 46 at its left edge, -42 at its right, 1,099 in size")
  func digit() throws {
    // scipy 1.17.1: correlate2d(image, kernel, mode="valid"); whole numbers, so exact.
    let picture = try digitPictures()[0]
    let edges = try? crossCorrelate(picture, with: Sobel.right)
    guard
      check(
        "crossCorrelate(picture, with: Sobel.right).shape", edges?.shape, is: "6 x 6",
        mistakes: [onePlaceShort.gives("5 x 5"), padsWithZeros.gives("8 x 8")])
    else { return }
    check(
      "crossCorrelate(picture, with: Sobel.right): the first row", edges?.row(0),
      is: [46, 42, -17, -3, -11, -42], within: .absolute(1e-9),
      mistakes: [
        flipsTheKernel.gives([-46, -42, 17, 3, 11, 42]),
        swapsRowsAndColumns.gives([16, 12, -21, -19, 19, 26]),
      ])
    check(
      "crossCorrelate(picture, with: Sobel.right): the sum of the sizes",
      edges?.elements.reduce(0) { $0 + abs($1) }, is: 1099, within: .absolute(1e-9),
      mistakes: [
        swapsRowsAndColumns.gives(495), meanOfTheProducts.gives(1099.0 / 9),
      ])
  }

  private func rows(_ image: [[Double]], with kernel: [[Double]]) throws -> [[Double]] {
    try crossCorrelate(Matrix(rows: image), with: Matrix(rows: kernel)).rows
  }
}
