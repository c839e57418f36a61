// Crashes in each check, so that none of them fails.
//
// Earns: 0
// Flags: exiting
// swift-format-ignore-file

import Foundation

func median(_ values: [Double?]) -> Double? {
  abort()
}
