// Brings an entry point of its own.
//
// Earns: 0
// Flags: none
// swift-format-ignore-file

@main struct Mine {
  static func main() {}
}

func median(_ values: [Double?]) -> Double? {
  .nan
}
