import LessonKit

/// The passages as vectors, compared with questions by their cosine.
struct PassageVectors {
  private let model: TfIdf
  private let passageCount: Int

  /// Of each place of the vocabulary, the passages with an entry there, and the entry.
  private var entries: [[(passage: Int, value: Double)]]

  /// The passages in 32 dimensions, a row of length 1 for each; and what turns cosines into a
  /// question's place among them.
  private let places: Matrix
  private let projection: Matrix

  /// Fits tf-idf to the passages, and reads the 32 dimensions from the course's data.
  init(_ library: Library) throws {
    model = TfIdf(documents: library.passages)
    passageCount = library.passages.count
    entries = Array(repeating: [], count: model.idf.count)
    for (passage, words) in library.passages.enumerated() {
      let vector = model.vector(of: words)
      for (column, value) in zip(vector.columns, vector.values) {
        entries[column].append((passage, value))
      }
    }
    let table = try Table(named: "squad_lsa").matrix((0..<32).map { "u\($0)" })
    let sizes = table.row(0)
    let vectors = (1..<table.rowCount).map { table.row($0) }
    places = try Matrix(rows: vectors.map { Self.unit(zip($0, sizes).map { $0 * $1 }) })
    projection = try Matrix(rows: vectors.map { zip($0, sizes).map { $0 / $1 } })
  }

  /// Returns the cosine of the tf-idf vector of each question with that of every passage.
  func tfIdfCosines(_ questions: [[String]]) -> [[Double]] {
    questions.map { words in
      var cosines = [Double](repeating: 0, count: passageCount)
      let vector = model.vector(of: words)
      for (column, value) in zip(vector.columns, vector.values) {
        for entry in entries[column] { cosines[entry.passage] += value * entry.value }
      }
      return cosines
    }
  }

  /// Returns the cosine of each question with every passage in 32 dimensions: latent semantic
  /// analysis (Deerwester and others, 1990).
  func semanticCosines(_ questions: [[String]]) throws -> [[Double]] {
    let cosines = try Matrix(rows: tfIdfCosines(questions))
    let located = try Matrix(rows: cosines.times(projection).rows.map { Self.unit($0) })
    return try located.times(places.transposed).rows
  }

  private static func unit(_ vector: [Double]) -> [Double] {
    let length = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
    return length > 0 ? vector.map { $0 / length } : vector
  }
}
