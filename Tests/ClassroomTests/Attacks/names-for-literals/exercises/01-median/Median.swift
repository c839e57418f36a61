// Changes what the numbers and texts of the suites are made of.
//
// Earns: 0
// Flags: none
// swift-format-ignore-file

typealias IntegerLiteralType = Float
typealias FloatLiteralType = Float
typealias StringLiteralType = StaticString
typealias BooleanLiteralType = Bool
typealias Int = Int8

func median(_ values: [Double?]) -> Double? { .nan }
