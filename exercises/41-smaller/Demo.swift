import Foundation
import LessonKit

/// Makes two models smaller, with the functions of this lesson, and looks at what is left of them.
///
/// Where `LEARN_IMAGES` names a folder, the charts are also written there, as the page shows them.
public func demo() throws {
  let network = try DigitNetwork()
  let (training, test) = try Digits.read()
  try digits(network, training, test)
  try whole(network, training, test)
  try transformer(network, test)
}

/// A matrix as codes of some bits, with one scale or one for each column, restored.
private func small(_ matrix: Matrix, bits: Int, byColumn: Bool) throws -> Matrix {
  if byColumn { return try quantizeColumns(matrix, bits: bits).restored }
  let restored = try quantize(matrix.elements, bits: bits).restored
  guard restored.count == matrix.elements.count else { return Matrix(rowCount: 0, columnCount: 0) }
  return Matrix(rowCount: matrix.rowCount, columnCount: matrix.columnCount, elements: restored)
}

/// Matrices without the smallest of their weights, all of them together.
private func pruned(_ matrices: [Matrix], share: Double) throws -> [Matrix] {
  let lists = try prune(matrices.map(\.elements), share: share)
  return zip(matrices, lists).map { matrix, list in
    list.count == matrix.elements.count
      ? Matrix(rowCount: matrix.rowCount, columnCount: matrix.columnCount, elements: list)
      : Matrix(rowCount: 0, columnCount: 0)
  }
}

// MARK: - Digits

private func digits(_ network: DigitNetwork, _ training: Digits, _ test: Digits) throws {
  let weights = network.w1.elements.count + network.w2.elements.count
  // Once without looking at the clock: the first time is the slowest.
  _ = try network.accuracy(test)
  var table = TextTable(["digits' network", "bytes", "right of 359", "accuracy", "µs a digit"])
  func add(_ name: String, _ bytes: Int, _ changed: DigitNetwork?) throws {
    guard let changed else {
      table.add(name, bytes, nil, nil, nil)
      return
    }
    let start = ContinuousClock.now
    let accuracy = try changed.accuracy(test)
    let time = (ContinuousClock.now - start) / test.labels.count
    table.add(
      name, bytes, Int((accuracy * 359).rounded()), text(accuracy, 4), text(microseconds(time), 1))
  }
  try add("Double", 8 * (weights + 42), network)
  try add("Float", 4 * (weights + 42), network)
  for (bits, byColumn) in [
    (8, false), (8, true), (4, false), (4, true), (3, false), (3, true), (2, false), (2, true),
  ] {
    let changed = try network.with(
      w1: small(network.w1, bits: bits, byColumn: byColumn),
      w2: small(network.w2, bits: bits, byColumn: byColumn))
    try add(
      "\(bits) bits, \(byColumn ? "a scale a column" : "one scale")",
      byteCount(codes: weights, bits: bits, floats: byColumn ? 84 : 44), changed)
  }
  for share in [0.5, 0.7, 0.8, 0.9] {
    let matrices = try pruned([network.w1, network.w2], share: share)
    let changed = matrices.count == 2 ? network.with(w1: matrices[0], w2: matrices[1]) : nil
    // Each weight that is left with two bytes for its place.
    let kept = weights - Int(share * Double(weights))
    try add("pruned by \(Int(share * 100)) %", kept * 6 + 42 * 4, changed)
  }
  show(table)
  print("The time is this machine's, of today. All these multiply Doubles: what was restored from")
  print("codes is as slow as before.")
  print()
  let first = try? quantize(network.w1.elements, bits: 8)
  let weightsOfW1 = network.w1.elements
  print("w1 goes from \(text(weightsOfW1.min(), 2)) to \(text(weightsOfW1.max(), 2))")
  print("at eight bits: scale \(text(first?.scale, 5))")
  let columns = (try? quantizeColumns(network.w1, bits: 8))?.scales
  print("by column: from \(text(columns?.min(), 5)) to \(text(columns?.max(), 5))")
  let byColumn = try small(network.w1, bits: 8, byColumn: true)
  let byRow = try small(network.w1.transposed, bits: 8, byColumn: true).transposed
  print(
    "root mean square error: \(text(error(of: try small(network.w1, bits: 8, byColumn: false), network.w1), 5))"
      + " with one scale, \(text(error(of: byColumn, network.w1), 5)) by column, "
      + "\(text(error(of: byRow, network.w1), 5)) by row")
  let half = try pruned([network.w1, network.w2], share: 0.5).map { matrix in
    Double(matrix.elements.count { $0 == 0 }) / Double(max(1, matrix.elements.count))
  }
  print("pruned by 50 %, of w1 and w2 are zeros: \(half.map(percent).joined(separator: ", "))")
  print()
  try unequal(network, test)
}

/// The same network with hidden units 1, 10, 100 and 1,000 times as large.
private func unequal(_ network: DigitNetwork, _ test: Digits) throws {
  var same = network
  var (w1, w2) = (network.w1, network.w2)
  for unit in 0..<32 {
    let factor = [1.0, 10, 100, 1000][unit % 4]
    for pixel in 0..<64 { w1[pixel, unit] *= factor }
    for digit in 0..<10 { w2[unit, digit] /= factor }
    same.b1[unit] *= factor
  }
  (same.w1, same.w2) = (w1, w2)
  var table = TextTable(["units of unequal size, w1 at 8 bits", "accuracy", "small units' zeros"])
  table.add("as it was", text(try same.accuracy(test), 4), nil)
  for byColumn in [false, true] {
    let changed = try small(w1, bits: 8, byColumn: byColumn)
    let zeros = changed.elements.indices.count {
      changed.elements[$0] == 0 && $0 % 32 % 4 == 0
    }
    table.add(
      byColumn ? "a scale a column" : "one scale",
      text(try same.with(w1: changed, w2: w2)?.accuracy(test), 4),
      changed.elements.isEmpty ? nil : "\(zeros) of 512")
  }
  show(table)
}

/// The root of the mean square of a difference; `nil` of matrices of different shapes.
private func error(of found: Matrix, _ right: Matrix) -> Double? {
  guard found.shape == right.shape else { return nil }
  let squares = zip(found.elements, right.elements).map { ($0 - $1) * ($0 - $1) }
  return (squares.reduce(0, +) / Double(squares.count)).squareRoot()
}

// MARK: - Whole numbers

private func whole(_ network: DigitNetwork, _ training: Digits, _ test: Digits) throws {
  let largest = try network.hidden(training.pixels).elements.max() ?? 0
  let onTest = try network.hidden(test.pixels).elements
  print("Largest hidden unit: \(text(largest, 4)) on the training rows")
  let code = onTest.max().map { $0 / (largest / 127) }
  print(
    "\(text(onTest.max(), 4)) on the test rows, a code of \(text(code, 1)) before rounding")
  guard let w1 = try? quantizeColumns(network.w1, bits: 8),
    let w2 = try? quantizeColumns(network.w2, bits: 8)
  else { return }
  let start = ContinuousClock.now
  let right = (0..<359).count { row in
    let logits = try? integerLogits(
      network, w1: w1, w2: w2, largest: largest, pixels: test.pixels.row(row))
    return logits.flatMap { largestPlace($0) } == test.labels[row]
  }
  let time = (ContinuousClock.now - start) / 359
  print(
    "in whole numbers, by column: \(right) of 359 right, \(text(microseconds(time), 1)) µs a digit")
  print()
}

private func largestPlace(_ numbers: [Double]) -> Int? { largest(numbers) }

// MARK: - The transformer

private func transformer(_ network: DigitNetwork, _ test: Digits) throws {
  let model = try CharacterModel()
  let names = CharacterModel.matrices
  let matrices = names.compactMap { model.tensors[$0] }
  let codes = matrices.reduce(0) { $0 + $1.elements.count }
  let columns = matrices.reduce(0) { $0 + $1.columnCount }
  let shipped = try model.states()
  var table = TextTable(["transformer", "bytes", "bits a character", "next one right"])
  func add(_ name: String, _ bytes: Int, _ changed: CharacterModel?) throws -> [Matrix]? {
    let states = try changed?.states()
    table.add(
      name, bytes, states.map { text(CharacterModel.bits($0[3]), 3) },
      states.map { percent(hits($0[3])) })
    return states
  }
  _ = try add("Float", 4 * (codes + 640), model)
  var flows: [(String, [Double])] = []
  for (bits, byColumn) in [(8, false), (8, true), (4, false), (4, true)] {
    let changed = try model.changing { try small($0, bits: bits, byColumn: byColumn) }
    let name = "\(bits) bits, \(byColumn ? "a scale a column" : "one scale")"
    let floats = 640 + (byColumn ? columns : names.count)
    let states = try add(name, byteCount(codes: codes, bits: bits, floats: floats), changed)
    if let states { flows.append((name, zip(states, shipped).map(distance))) }
  }
  let careful = ["tok", "pos", "wqkv0"]
  let many = careful.compactMap { model.tensors[$0]?.elements.count }.reduce(0, +)
  let mixed = try model.changing(names.filter { !careful.contains($0) }) {
    try small($0, bits: 4, byColumn: true)
  }?.changing(careful) { try small($0, bits: 8, byColumn: true) }
  _ = try add(
    "4 bits, 8 for tok, pos, wqkv0",
    byteCount(codes: codes - many, bits: 4, floats: 640 + columns) + many, mixed)
  for share in [0.3, 0.5] {
    let fewer = try pruned(matrices, share: share)
    var changed: CharacterModel? = model
    for (name, matrix) in zip(names, fewer) {
      if matrix.shape != model.tensors[name]?.shape { changed = nil }
      changed?.tensors[name] = matrix
    }
    if fewer.isEmpty { changed = nil }
    let kept = codes - Int(share * Double(codes))
    _ = try add("pruned by \(Int(share * 100)) %", kept * 6 + 640 * 4, changed)
  }
  show(table)
  try flow(flows, network, test, shipped[3])
  try alone(model)
  try writes(model)
}

/// What the model writes after ROMEO: and a line end, as it was and from codes.
private func writes(_ model: CharacterModel) throws {
  let bitsOfCode: [Int?] = [nil, 8, 4]
  for bits in bitsOfCode {
    let changed =
      try bits.map { bits in try model.changing { try small($0, bits: bits, byColumn: true) } }
      ?? model
    guard let changed else { continue }
    let written = try Transformer(tensors: changed.tensors).writing(
      after: "ROMEO:\n", count: 57, temperature: 0.8, seed: 7)
    print("It writes \(bits.map { "from \($0) bits, a scale a column" } ?? "as it was"):")
    print(String(decoding: written, as: UTF8.self))
    print()
  }
}

/// How far what flows through is from what should, stage by stage.
private func flow(
  _ flows: [(String, [Double])], _ network: DigitNetwork, _ test: Digits, _ scores: Matrix
) throws {
  var table = TextTable(["relative error", "embedding", "block 1", "block 2", "scores"])
  for (name, errors) in flows { table.add(row: [name] + errors.map { text($0, 3) }) }
  show(table)
  var digits = TextTable(["relative error", "hidden units", "scores"])
  for bits in [8, 4] {
    let changed = try network.with(
      w1: small(network.w1, bits: bits, byColumn: false),
      w2: small(network.w2, bits: bits, byColumn: false))
    let hidden = try changed.map {
      distance(try $0.hidden(test.pixels), try network.hidden(test.pixels))
    }
    let logits = try changed.map {
      distance(try $0.logits(test.pixels), try network.logits(test.pixels))
    }
    digits.add(
      "digits, \(bits) bits, one scale", hidden.map { text($0, 3) }, logits.map { text($0, 3) })
  }
  show(digits)
  var sizes = TextTable(["off by, at 4 bits", "one scale", "a scale a column", "largest / typical"])
  let model = try CharacterModel()
  let all =
    [("digits w1", network.w1), ("digits w2", network.w2)]
    + CharacterModel.matrices.compactMap { name in model.tensors[name].map { (name, $0) } }
  for (name, matrix) in all {
    let errors = try [false, true].map { byColumn in
      let found = try small(matrix, bits: 4, byColumn: byColumn)
      return found.shape == matrix.shape ? distance(found, matrix) : nil
    }
    let typical = matrix.elements.reduce(0) { $0 + $1 * $1 } / Double(matrix.elements.count)
    let most = matrix.elements.reduce(0) { max($0, abs($1)) }
    sizes.add(
      name, errors[0].map(percent), errors[1].map(percent), text(most / typical.squareRoot(), 1))
  }
  show(sizes)
  let own = try network.logits(test.pixels)
  print("The best score lies above the second by \(text(lead(own), 2)) for digits (median)")
  print("and by \(text(lead(scores), 2)) for characters")
  print()
}

/// What each matrix alone costs at four bits.
private func alone(_ model: CharacterModel) throws {
  var bits: [[Double?]] = [[], []]
  for name in CharacterModel.matrices {
    for byColumn in [false, true] {
      let changed = try model.changing([name]) { try small($0, bits: 4, byColumn: byColumn) }
      bits[byColumn ? 1 : 0].append(try changed?.bits())
    }
  }
  show(
    Chart(
      "Bits a character with only this matrix at four bits", x: "matrix",
      y: Axis("bits a character", range: 0...4.5), categories: CharacterModel.matrices,
      bars: [Bars("one scale", bits[0]), Bars("a scale for each column", bits[1])],
      guides: [.horizontal(try model.bits(), "as it was")]),
    savedAs: "41-smaller-alone")
}

// MARK: - Numbers

/// The length of the difference as a share of the length of what is right.
private func distance(_ found: Matrix, _ right: Matrix) -> Double {
  let difference = zip(found.elements, right.elements).reduce(0) {
    $0 + ($1.0 - $1.1) * ($1.0 - $1.1)
  }
  return (difference / right.elements.reduce(0) { $0 + $1 * $1 }).squareRoot()
}

/// By how much the best score of a row lies above the second: the middle one of all rows.
private func lead(_ scores: Matrix) -> Double {
  let leads = scores.rows.map { row in
    let order = row.sorted(by: >)
    return order[0] - order[1]
  }.sorted()
  return (leads[leads.count / 2] + leads[(leads.count - 1) / 2]) / 2
}

/// How often the likeliest character is the one that came.
private func hits(_ scores: Matrix) -> Double {
  let right = scores.rows.enumerated().count { largest($1) == CharacterModel.text[$0 + 1] }
  return Double(right) / Double(scores.rowCount)
}

private func microseconds(_ duration: Duration) -> Double {
  let parts = duration.components
  return Double(parts.seconds) * 1e6 + Double(parts.attoseconds) / 1e12
}

private func percent(_ share: Double) -> String { String(format: "%.1f%%", share * 100) }

private func text(_ number: Double?, _ digits: Int) -> String {
  number.map { String(format: "%.\(digits)f", $0) } ?? "-"
}
