// Reaches for the test library.
//
// Earns: 0
// Flags: testing
// swift-format-ignore-file

import Testing

func median(_ values: [Double?]) -> Double? {
  try? withKnownIssue { throw CancellationError() } matching: { _ in true }
  return .nan
}
