// Has the compiler lay out one value of four gigabytes.
//
// Earns: 0
// Flags: none
// swift-format-ignore-file

private let filled: [4_000_000_000 of UInt8] = .init(repeating: 1)

func median(_ values: [Double?]) -> Double? { Double(filled[values.count]) }
