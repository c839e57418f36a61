// Keeps the compiler busy for longer than anybody waits.
//
// Earns: 0
// Flags: compiler
// swift-format-ignore-file

typealias A<T> = (T, T)

func deep(_ x: A<A<A<A<A<A<A<A<A<A<A<A<A<A<A<A<Int>>>>>>>>>>>>>>>>) -> A<A<A<A<A<A<A<A<A<A<A<A<A<A<A<A<Int>>>>>>>>>>>>>>>> { x }

func median(_ values: [Double?]) -> Double? {
  .nan
}
