// Declares a check of its own that a suite may prefer.
//
// Earns: 0
// Passes: any
// Flags: shadowing
// swift-format-ignore-file

@discardableResult
func check(
  _ call: String, _ value: Double?, is expected: Double?, mistakes: [Any] = []
) -> Bool { true }

func median(_ values: [Double?]) -> Double? {
  .nan
}
