// Sleeps for an hour.
//
// Earns: 0
// Flags: none
// swift-format-ignore-file

import Foundation

func median(_ values: [Double?]) -> Double? {
  Thread.sleep(forTimeInterval: 3_600)
  return .nan
}
