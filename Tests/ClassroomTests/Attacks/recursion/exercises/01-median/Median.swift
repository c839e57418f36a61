// Calls itself without end.
//
// Earns: 0
// Flags: none

func median(_ values: [Double?]) -> Double? {
  median(values + [1])
}
