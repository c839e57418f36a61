// Writes to memory that is not its own.
//
// Earns: 0
// Flags: none
// swift-format-ignore-file

func median(_ values: [Double?]) -> Double? {
  let pointer = UnsafeMutablePointer<Int>(bitPattern: 0x1000)
  pointer?.pointee = 1
  return .nan
}
