extension Collection where Self: Sendable, Element: Sendable {
  /// Maps side by side, and returns the values in the order of the elements.
  ///
  /// The first error ends the others, and is thrown.
  ///
  /// - Parameter limit: How many are under way at once; by default one for each processor.
  package func concurrentMap<Value: Sendable>(
    atMost limit: Int = Machine.cores,
    _ body: @escaping @Sendable (Element) async throws -> Value
  ) async throws -> [Value] {
    try await withThrowingTaskGroup(of: (Int, Value).self) { group in
      var waiting = Array(self).enumerated().makeIterator()
      func startNext() {
        guard let (index, element) = waiting.next() else { return }
        group.addTask { (index, try await body(element)) }
      }
      for _ in 0..<Swift.max(1, Swift.min(limit, count)) { startNext() }
      var values = [Value?](repeating: nil, count: count)
      while let (index, value) = try await group.next() {
        values[index] = value
        startNext()
      }
      return values.compactMap { $0 }
    }
  }
}
