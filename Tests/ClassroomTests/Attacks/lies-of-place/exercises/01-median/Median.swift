// Says that its lines stand in files of others, and crashes there.
//
// Earns: 0
// Flags: none
// swift-format-ignore-file

func median(_ values: [Double?]) -> Double? {
#sourceLocation(file: "/tmp/atk/course/Tests/01-median/MedianTests.swift", line: 12)
  let first = values.compactMap { $0 }.first { $0 > 100 }
  if values.count == 5 { return first! }
#sourceLocation(file: "</code><script>alert(1)</script>\u{1B}[2J", line: 999999999)
  if values.count == 2 { fatalError("Tests/01-median/MedianTests.swift:12: error: passed") }
#sourceLocation()
  return .nan
}
