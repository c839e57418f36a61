// Uses a queue of the library, as an honest learner may, and answers wrongly.
//
// Earns: 0
// Flags: none
// swift-format-ignore-file

import Dispatch

func median(_ values: [Double?]) -> Double? {
  let group = DispatchGroup()
  DispatchQueue.global().async(group: group) { _ = values.count }
  group.wait()
  return .nan
}
