// A command reads the pages of the whole course, and `swift run` makes a program that is not
// optimised: there the C library's searches take a hundredth of a loop's time.

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

extension UnsafeBufferPointer<UInt8> {
  /// The place of the first `byte` from `start` on.
  func place(of byte: Character, from start: Int = 0) -> Int? {
    guard let base = baseAddress, let code = byte.asciiValue,
      let found = memchr(base + start, Int32(code), count - start)
    else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }

  /// Whether `mark` stands at `place`.
  func has(_ mark: StaticString, at place: Int) -> Bool {
    guard let base = baseAddress, count - place >= mark.utf8CodeUnitCount else { return false }
    return memcmp(base + place, mark.utf8Start, mark.utf8CodeUnitCount) == 0
  }
}
