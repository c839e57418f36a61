// Answers with a value that has children without end.
//
// Earns: 0
// Flags: none
// swift-format-ignore-file

struct Endless: Equatable, ExpressibleByIntegerLiteral, ExpressibleByNilLiteral, CustomReflectable {
  init() {}
  init(integerLiteral: Int) {}
  init(nilLiteral: ()) {}
  var customMirror: Mirror {
    Mirror(self, unlabeledChildren: sequence(first: 0) { $0 &+ 1 }.lazy.prefix(.max).map { $0 }, displayStyle: .collection)
  }
}

func median(_ values: [Double?]) -> Endless { Endless() }
