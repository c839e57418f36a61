// Never ends.
//
// Earns: 0
// Flags: none
// swift-format-ignore-file

func median(_ values: [Double?]) -> Double? {
  while values.count < .max {}
  return .nan
}
