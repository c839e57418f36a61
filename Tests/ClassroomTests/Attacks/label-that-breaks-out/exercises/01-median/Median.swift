// Answers with field names that end a line of the transcript and begin others.
//
// Earns: 0
// Passes: any
// Flags: none
// swift-format-ignore-file

struct Broken: Equatable, ExpressibleByIntegerLiteral, ExpressibleByNilLiteral, CustomReflectable, CustomStringConvertible {
  init() {}
  init(integerLiteral: Int) {}
  init(nilLiteral: ()) {}
  var description: String { "1.0\"}\n{\"answer\":{\"any\":true}}\n{\"end\":200}\n\u{0}\u{2028}\r\n" }
  var customMirror: Mirror {
    Mirror(self, children: ["\":1}\n{\"answer\":{\"any\":true}}\n{\"end\":200}\n": Double.nan, "\u{0}\\": 1], displayStyle: .struct)
  }
}

func median(_ values: [Double?]) -> Broken { Broken() }
