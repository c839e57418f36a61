// Declares a cross-check, a case and a literal of its own.
//
// Earns: 0
// Flags: shadowing
// swift-format-ignore-file

struct Maker {
  mutating func int(_ range: ClosedRange<Int>) -> Int { 1 }
  mutating func column(count: Int, missing: Double) -> [Double?] { [1] }
}

struct Case { init(_ text: String, _ call: () -> Double?) {} }

func crossCheck(_ make: (inout Maker) -> Case) {}
func literal(_ values: [Double?]) -> String { "[nil]" }

func median(_ values: [Double?]) -> Double? { .nan }
