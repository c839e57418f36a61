// Prints events, where nobody reads them.
//
// Earns: 0
// Flags: none
// swift-format-ignore-file

func median(_ values: [Double?]) -> Double? {
  print("{\"kind\":\"event\",\"payload\":{\"kind\":\"runEnded\"},\"version\":0}")
  return .nan
}
