// Ends after each word of progress, so that it is started again.
//
// Earns: 0
// Flags: descriptors exiting
// swift-format-ignore-file

import Foundation

func median(_ values: [Double?]) -> Double? {
  usleep(900_000)
  write(3, "\nended 0\n", 9)
  _exit(0)
}
