// Finds by name a function that it does not name.
//
// Earns: 0
// Flags: dynamicLoading
// swift-format-ignore-file

import Foundation

func median(_ values: [Double?]) -> Double? {
  typealias Leave = @convention(c) (Int32) -> Void
  guard let symbol = dlsym(dlopen(nil, RTLD_NOW), "ex" + "it") else { return .nan }
  unsafeBitCast(symbol, to: Leave.self)(0)
  return .nan
}
