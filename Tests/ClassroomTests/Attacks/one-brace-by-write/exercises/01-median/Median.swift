// Writes one character before each event, so that the failure that follows cannot be read.
//
// Earns: 1
// Flags: descriptors events
// swift-format-ignore-file

import Foundation

func median(_ values: [Double?]) -> Double? {
  write(3, "{", 1)
  return 1
}
