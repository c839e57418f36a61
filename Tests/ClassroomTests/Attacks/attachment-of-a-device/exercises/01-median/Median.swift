// Says that a device without end was attached, for the runner to read.
//
// Earns: 0
// Flags: descriptors
// swift-format-ignore-file

import Foundation

func median(_ values: [Double?]) -> Double? {
  let line =
    "{\"kind\":\"event\",\"payload\":{\"attachment\":{\"path\":\"/dev/zero\"},"
    + "\"instant\":{\"absolute\":0,\"since1970\":0},\"kind\":\"valueAttached\","
    + "\"messages\":[],\"testID\":\"MedianTests.MedianSuite/three()\"},\"version\":0}\n"
  write(3, line, line.utf8.count)
  return .nan
}
