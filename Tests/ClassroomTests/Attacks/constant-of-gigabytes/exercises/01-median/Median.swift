// Has the assembler lay out a variable of gigabytes.
//
// Earns: 0
// Flags: none
// swift-format-ignore-file

nonisolated(unsafe) private var empty: [8_000_000_000 of UInt8] = .init(repeating: 0)

func median(_ values: [Double?]) -> Double? {
  for index in stride(from: 0, to: 8_000_000_000, by: 4096) { empty[index] = 1 }
  return Double(empty[values.count])
}
