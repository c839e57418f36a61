// Makes types of the library behave otherwise.
//
// Earns: 0
// Flags: none
// swift-format-ignore-file

struct Anything: Equatable {
  static func == (left: Self, right: Self) -> Bool { true }
}

extension Double: @retroactive Error {}

func median(_ values: [Double?]) -> Double? {
  throwing()
}

func throwing() -> Double? { .nan }
