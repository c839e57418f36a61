import Foundation

extension Data {
  /// Whether these are the bytes of a text in UTF-16: it begins with the mark of one, or every other
  /// byte is zero, as in Latin letters.
  package var isUTF16: Bool {
    if starts(with: [0xFF, 0xFE]) || starts(with: [0xFE, 0xFF]) { return true }
    let sample = Array(prefix(512))
    // What is shorter is no code.
    guard sample.count >= 8 else { return false }
    // Nearly every file has no zero at all, which the C library sees at once.
    guard sample.withUnsafeBytes({ memchr($0.baseAddress!, 0, $0.count) }) != nil else {
      return false
    }
    let zeros = sample.indices.filter { sample[$0] == 0 }
    let isOneSided = Set(zeros.map { $0 % 2 }).count == 1
    return isOneSided && zeros.count * 4 > sample.count
  }
}
