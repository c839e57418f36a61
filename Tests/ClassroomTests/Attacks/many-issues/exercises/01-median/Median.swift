// Fails a check so often that nobody could store it.
//
// Earns: 0
// Flags: descriptors
// swift-format-ignore-file

import Foundation

func median(_ values: [Double?]) -> Double? {
  let issue = "{\"kind\":\"event\",\"payload\":{\"instant\":{\"absolute\":0,\"since1970\":0},"
    + "\"kind\":\"issueRecorded\",\"issue\":{\"isKnown\":false},\"messages\":[{\"symbol\":\"fail\",\"text\":\""
    + String(repeating: "long ", count: 4_000) + "\"}],\"testID\":\"MedianTests.MedianSuite/three()\"},\"version\":0}\n"
  for _ in 0..<2_000 { write(3, issue, issue.utf8.count) }
  return .nan
}
