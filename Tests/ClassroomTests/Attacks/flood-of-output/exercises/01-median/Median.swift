// Prints without end.
//
// Earns: 0
// Flags: none
// swift-format-ignore-file

func median(_ values: [Double?]) -> Double? {
  while true { print(String(repeating: "x", count: 10_000)) }
}
