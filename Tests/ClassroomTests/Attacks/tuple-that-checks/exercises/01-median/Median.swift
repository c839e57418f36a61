// Declares the check of the suites where a search for declarations does not look.
//
// Earns: 0
// Passes: any
// Flags: shadowing
// swift-format-ignore-file

struct Liar {
  func callAsFunction(_ call: String, _ value: Double?, is expected: Double?, mistakes: [Any] = []) {}
}

let (check, rest) = (Liar(), 0)

func median(_ values: [Double?]) -> Double? {
  .nan
}
