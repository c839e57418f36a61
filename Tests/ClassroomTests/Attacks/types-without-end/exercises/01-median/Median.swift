// Has types made of types without end, at compile time and while it runs.
//
// Earns: 0
// Flags: none
// swift-format-ignore-file

struct Box<Value> {
  var value: Value
  func deeper(_ depth: Int) -> Int { depth == 0 ? 0 : Box<(Value, Value)>(value: (value, value)).deeper(depth - 1) }
}

@inline(__always) func twice<Value>(_ value: Value, _ depth: Int) -> Int {
  depth == 0 ? 0 : twice((value, value), depth - 1) + twice([value], depth - 1)
}

func median(_ values: [Double?]) -> Double? { Double(twice(1, 60) + Box(value: 1).deeper(60)) }
