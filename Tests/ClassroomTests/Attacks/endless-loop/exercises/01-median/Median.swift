// Never ends.
//
// Earns: 0
// Flags: none

func median(_ values: [Double?]) -> Double? {
  while values.count < .max {}
  return .nan
}
