// Crashes in each check, so that none of them fails.
//
// Earns: 0
// Flags: exiting

import Foundation

func median(_ values: [Double?]) -> Double? {
  abort()
}
