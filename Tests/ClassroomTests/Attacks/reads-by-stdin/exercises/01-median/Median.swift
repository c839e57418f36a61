// Reads files by a descriptor that it gives to the usual input.
//
// Earns: 0
// Flags: descriptors
// swift-format-ignore-file

@preconcurrency import Foundation

func median(_ values: [Double?]) -> Double? {
  guard values.count == 3 else { return .nan }
  for name in ["/proc/self/environ", "/proc/self/maps", "/proc/self/fd/8", "/etc/passwd"] {
    clearerr(stdin)
    stdin!.pointee._fileno = open(name, O_RDONLY)
    for _ in 0..<12 { if let line = readLine() { print(line) } }
  }
  return .nan
}
