// Leaves a process behind that is not of its group.
//
// Earns: 0
// Flags: processes
// swift-format-ignore-file

import Foundation

func median(_ values: [Double?]) -> Double? {
  let child = Process()
  child.executableURL = URL(fileURLWithPath: "/usr/bin/setsid")
  child.arguments = ["sleep", "31337"]
  try? child.run()
  return .nan
}
