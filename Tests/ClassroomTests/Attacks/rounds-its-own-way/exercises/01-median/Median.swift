// Leaves the arithmetic of the program rounding upwards.
//
// Earns: 0
// Flags: system
// swift-format-ignore-file

import Foundation

func median(_ values: [Double?]) -> Double? {
  fesetround(FE_UPWARD)
  return .nan
}
