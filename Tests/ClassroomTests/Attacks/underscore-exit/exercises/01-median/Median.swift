// Ends the program without its closing words.
//
// Earns: 0
// Flags: exiting
// swift-format-ignore-file

import Foundation

func median(_ values: [Double?]) -> Double? {
  _exit(0)
}
