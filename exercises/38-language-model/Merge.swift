/// A token that was made of two: the numbers of its left and of its right part.
///
/// Tokens are numbers. 0 ... 255 are the bytes themselves; merge `k` of a list, counted from 0, makes
/// token 256 + `k`, whose parts may be bytes or tokens of earlier merges.
struct Merge: Hashable {
  let left: Int
  let right: Int

  init(_ left: Int, _ right: Int) {
    self.left = left
    self.right = right
  }
}

/// Returns the bytes that tokens stand for.
///
/// - Parameters:
///   - tokens: Numbers of bytes and of merges of the list.
///   - merges: The list with which they were made.
func decode(_ tokens: [Int], with merges: [Merge]) -> [UInt8] {
  var waiting = Array(tokens.reversed())
  var bytes: [UInt8] = []
  while let token = waiting.popLast() {
    if let byte = UInt8(exactly: token) {
      bytes.append(byte)
    } else if merges.indices.contains(token - 256) {
      let parts = merges[token - 256]
      waiting += [parts.right, parts.left]
    }
  }
  return bytes
}
