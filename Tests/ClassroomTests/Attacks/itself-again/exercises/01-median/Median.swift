// Becomes another program, or itself with other words.
//
// Earns: 0
// Flags: processes
// swift-format-ignore-file

import Foundation

func median(_ values: [Double?]) -> Double? {
  var arguments: [UnsafeMutablePointer<CChar>?] = [strdup("/bin/sh"), strdup("-c"), strdup("echo hi >&3; exit 0"), nil]
  execv("/bin/sh", &arguments)
  var own: [UnsafeMutablePointer<CChar>?] = [strdup("program"), strdup("--list-tests"), nil]
  execv("/proc/self/exe", &own)
  return .nan
}
