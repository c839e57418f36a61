// Ends the program from another thread.
//
// Earns: 0
// Flags: exiting
// swift-format-ignore-file

import Foundation

func median(_ values: [Double?]) -> Double? {
  Thread.detachNewThread { exit(0) }
  Thread.sleep(forTimeInterval: 0.2)
  return .nan
}
