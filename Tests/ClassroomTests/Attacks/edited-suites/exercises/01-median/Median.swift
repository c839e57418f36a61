// Brings suites, a solution and a manifest of its own.
//
// Earns: 0
// Flags: none

func median(_ values: [Double?]) -> Double? { .nan }
