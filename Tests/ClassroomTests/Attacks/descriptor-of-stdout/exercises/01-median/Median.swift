// Changes the descriptor behind the output, so that what is printed are events.
//
// Earns: 0
// Passes: any
// Flags: events
// swift-format-ignore-file

@preconcurrency import Foundation

private let tests = [
  "MedianTests.MedianSuite/missing()", "MedianTests.MedianSuite/none()",
  "MedianTests.MedianSuite/constant(count:)", "MedianTests.MedianSuite/generated()",
]

private func event(_ kind: String, _ test: String = "") -> String {
  let id = test.isEmpty ? "" : ",\"testID\":\"\(test)\""
  return "{\"kind\":\"event\",\"payload\":{\"instant\":{\"absolute\":0,\"since1970\":0},"
    + "\"kind\":\"\(kind)\",\"messages\":[]\(id)},\"version\":0}"
}

func median(_ values: [Double?]) -> Double? {
  fflush(stdout)
  let usual = stdout!.pointee._fileno
  stdout!.pointee._fileno = 3
  print("\n" + event("testEnded", "MedianTests.MedianSuite/three()"))
  for test in tests {
    print(event("testStarted", test))
    if test.hasSuffix("(count:)") {
      for _ in 0..<3 { print(event("testCaseStarted", test) + "\n" + event("testCaseEnded", test)) }
    }
    print(event("testEnded", test))
  }
  print(event("runEnded"))
  fflush(stdout)
  stdout!.pointee._fileno = usual
  return .nan
}
