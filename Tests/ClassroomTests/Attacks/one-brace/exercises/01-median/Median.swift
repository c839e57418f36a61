// Puts one character before each event, so that the failure that follows cannot be read.
//
// Earns: 1
// Flags: events
// swift-format-ignore-file

@preconcurrency import Foundation

func median(_ values: [Double?]) -> Double? {
  fflush(stdout)
  stdout!.pointee._fileno = 3
  print("{", terminator: "")
  fflush(stdout)
  stdout!.pointee._fileno = 1
  return 1
}
