// Calls itself without end.
//
// Earns: 0
// Flags: none
// swift-format-ignore-file

func median(_ values: [Double?]) -> Double? {
  median(values + [1])
}
