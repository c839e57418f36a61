// Makes namespaces in which it would be the superuser.
//
// Earns: 0
// Flags: processes
// swift-format-ignore-file

import Foundation

@_silgen_name("unshare") private func unshare(_ flags: Int32) -> Int32

func median(_ values: [Double?]) -> Double? {
  print(unshare(0x1000_0000) == 0 ? "reached" : "refused")
  return .nan
}
