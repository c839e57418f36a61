/// Returns weights with the smallest of them set to 0.
///
/// All tensors are looked at together: the share is one of all their weights, and a tensor of small
/// weights may lose most of them. Han and others (2015).
///
/// - Parameters:
///   - tensors: Lists of finite weights.
///   - share: How much is removed, 0 ... 1: of n weights in all, `Int(share * Double(n))`.
/// - Returns: As many lists of the same lengths. Removed are the weights of the smallest magnitude;
///   of equal ones those that come first, in the order of the tensors and their places. The others
///   are as they were.
/// - Throws: ``QuantizeError/share(_:)`` where the share is not of 0 ... 1, or NaN.
func prune(_ tensors: [[Double]], share: Double) throws -> [[Double]] {
  #if SOLUTION
    guard (0...1).contains(share) else { throw QuantizeError.share(share) }
  #endif
  #if MISTAKE_TENSOR_BY_TENSOR
    // Feedback: all of them together
    var gone: Set<Int> = []
    var first = 0
    for tensor in tensors {
      let sizes = tensor.map { abs($0) }
      let order = sizes.indices.sorted { a, b in
        sizes[a] == sizes[b] ? a < b : sizes[a] < sizes[b]
      }
      for place in order.prefix(Int(share * Double(sizes.count))) { gone.insert(first + place) }
      first += sizes.count
    }
  #elseif MISTAKE_TAKES_THE_SMALLEST
    // Feedback: negative
    let sizes = tensors.flatMap { $0 }
    let order = sizes.indices.sorted { a, b in
      sizes[a] == sizes[b] ? a < b : sizes[a] < sizes[b]
    }
    let gone = Set(order.prefix(Int(share * Double(order.count))))
  #elseif MISTAKE_KEEPS_THE_SMALLEST
    // Feedback: wrong end
    let sizes = tensors.flatMap { tensor in tensor.map { abs($0) } }
    let order = sizes.indices.sorted { a, b in
      sizes[a] == sizes[b] ? a < b : sizes[a] > sizes[b]
    }
    let gone = Set(order.prefix(Int(share * Double(order.count))))
  #elseif MISTAKE_REMOVES_ALL_TIES
    // Feedback: equal
    let sizes = tensors.flatMap { tensor in tensor.map { abs($0) } }
    let count = Int(share * Double(sizes.count))
    let threshold = count > 0 ? sizes.sorted()[count - 1] : -1
    let gone = Set(sizes.indices.filter { sizes[$0] <= threshold })
  #elseif MISTAKE_ROUNDS_THE_COUNT
    // Feedback: rounded
    let sizes = tensors.flatMap { tensor in tensor.map { abs($0) } }
    let order = sizes.indices.sorted { a, b in
      sizes[a] == sizes[b] ? a < b : sizes[a] < sizes[b]
    }
    let gone = Set(order.prefix(Int((share * Double(order.count)).rounded())))
  #elseif RIGHT_FINDS_A_THRESHOLD
    let sizes = tensors.flatMap { tensor in tensor.map { abs($0) } }
    let count = Int(share * Double(sizes.count))
    let threshold = count > 0 ? sizes.sorted()[count - 1] : -1
    // All that lies below it goes, and as many of its own size as there is room for.
    var room = count - sizes.count { $0 < threshold }
    var gone: Set<Int> = []
    for (place, size) in sizes.enumerated() {
      if size < threshold { gone.insert(place) }
      if size == threshold && room > 0 {
        gone.insert(place)
        room -= 1
      }
    }
  #elseif SOLUTION
    let sizes = tensors.flatMap { tensor in tensor.map { abs($0) } }
    let order = sizes.indices.sorted { a, b in
      sizes[a] == sizes[b] ? a < b : sizes[a] < sizes[b]
    }
    let gone = Set(order.prefix(Int(share * Double(order.count))))
  #endif
  #if SOLUTION
    var place = -1
    return tensors.map { tensor in
      tensor.map { weight in
        place += 1
        return gone.contains(place) ? 0 : weight
      }
    }
  #else
    // TODO: Put all weights in order of magnitude, and set the first of them to 0 where they stand.
    return []
  #endif
}
