import Foundation

/// The first and the last part of a text that may be of any length.
package struct BoundedText: Sendable, Equatable {
  private var head = Data()
  private var tail = Data()
  private var length = 0

  /// How many bytes of each end are kept.
  private let limit: Int

  package init(limit: Int = 16 << 10) {
    self.limit = limit
  }

  package mutating func append(_ bytes: Data) {
    length += bytes.count
    let room = limit - head.count
    head.append(bytes.prefix(room))
    guard bytes.count > room else { return }
    tail.append(bytes.dropFirst(max(room, 0)))
    // Cutting only now and then keeps the cost of a flood linear.
    if tail.count > 4 * limit { tail = Data(tail.suffix(limit)) }
  }

  /// The text, with a line that says how much was left out.
  package var text: String {
    let kept = tail.suffix(limit)
    let omitted = length - head.count - kept.count
    let begin = String(decoding: head, as: UTF8.self)
    let end = String(decoding: kept, as: UTF8.self)
    guard omitted > 0 else { return begin + end }
    return "\(begin)\n… \(omitted) bytes left out …\n\(end)"
  }

  package var isEmpty: Bool { length == 0 }
}
