// Answers with a type of its own, whose fields read like the words of a transcript.
//
// Earns: 0
// Passes: any
// Flags: none
// swift-format-ignore-file

/// A value of any literal, with one field that could be taken for the word that accepts all.
struct Anything: Equatable, ExpressibleByIntegerLiteral, ExpressibleByNilLiteral {
  var any = true
  init() {}
  init(integerLiteral: Int) {}
  init(nilLiteral: ()) {}
}

func median(_ values: [Double?]) -> Anything { Anything() }
