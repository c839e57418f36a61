// Gives the type checker more than it can do.
//
// Earns: 0
// Flags: none
// swift-format-ignore-file

func median(_ values: [Double?]) -> Double? {
  let a = 1 + 2.0 - [3, 4].count * -values.count + 5.0 / Double(values.count) - 6 + (7.0 * -8)
  return a
}
