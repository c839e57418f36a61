import Foundation
import Testing

@testable import Toolchain

@Suite("Object files") struct ObjectSymbolsTests {
  @Test("What is no object for Linux, or is cut off anywhere, is not read or not to its end")
  func broken() throws {
    #expect(ObjectSymbols(Data()) == nil)
    #expect(ObjectSymbols(Data("no object".utf8)) == nil)
    var header = Data([0x7F, 0x45, 0x4C, 0x46, 2, 1]) + Data(count: 58)
    // Its table of sections lies behind its end, or overlaps the largest number there is.
    for offset in [UInt64(40), 1 << 20, .max, .max / 2] {
      withUnsafeBytes(of: offset.littleEndian) { header.replaceSubrange(40..<48, with: $0) }
      header[60] = 200
      _ = ObjectSymbols(header)
    }
    #if os(Linux)
      // Any program is such a file.
      let whole = try Data(contentsOf: URL(fileURLWithPath: "/bin/sh"))
      #expect(ObjectSymbols(whole)?.sections.contains(".text") == true)
      for length in stride(from: 0, to: whole.count, by: 4_001) {
        _ = ObjectSymbols(whole.prefix(length))
      }
    #endif
  }
}
