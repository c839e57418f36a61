// Gives functions the names of the C library in the new way.
//
// Earns: 0
// Flags: linking
// swift-format-ignore-file

import Foundation

@c(memcmp) public func compare(_ one: UnsafeRawPointer, _ other: UnsafeRawPointer, _ count: Int) -> CInt { 0 }
@c(getenv) public func environmentValue(_ name: UnsafePointer<CChar>) -> UnsafeMutablePointer<CChar>? { nil }
@c(_exit) public func leave(_ code: CInt) { while true {} }

func median(_ values: [Double?]) -> Double? { .nan }
