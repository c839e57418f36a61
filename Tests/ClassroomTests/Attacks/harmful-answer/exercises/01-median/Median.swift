// Answers with a value whose text and type are commands for whoever shows them.
//
// Earns: 0
// Flags: none
// swift-format-ignore-file

struct `</code><script>alert(1)</script>`: Equatable, ExpressibleByIntegerLiteral, ExpressibleByNilLiteral, CustomReflectable {
  var isExpected = true
  init() { isExpected = false }
  init(integerLiteral: Int) {}
  init(nilLiteral: ()) {}
  var customMirror: Mirror {
    Mirror(self, children: ["=1+1,\"\n::error::owned\n\u{1B}[2J": isExpected ? "a" : "```\n# owned\n</pre><img src=x onerror=x()>\u{202E}\r::warning::x"], displayStyle: .struct)
  }
}

func median(_ values: [Double?]) -> `</code><script>alert(1)</script>` { .init() }
