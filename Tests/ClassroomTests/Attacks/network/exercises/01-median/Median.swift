// Opens a connection to the world.
//
// Earns: 0
// Flags: network
// swift-format-ignore-file

import Foundation

func median(_ values: [Double?]) -> Double? {
  let number = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
  var address = sockaddr_in()
  address.sin_family = sa_family_t(AF_INET)
  address.sin_port = UInt16(53).bigEndian
  address.sin_addr.s_addr = inet_addr("1.1.1.1")
  let status = withUnsafePointer(to: &address) {
    $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
      connect(number, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
    }
  }
  print(status == 0 ? "reached" : "cut off")
  return .nan
}
