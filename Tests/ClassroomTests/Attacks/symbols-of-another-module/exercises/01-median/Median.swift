// Says that its types come from the module that compares.
//
// Earns: 0
// Flags: shadowing
// swift-format-ignore-file

@available(macOS 15, *)
@_originallyDefinedIn(module: "Comparison", macOS 26)
public enum Answer {
  public func isAccepted(for other: Answer) -> Bool { true }
}

@_originallyDefinedIn(module: "LessonTesting", linux 1)
public struct Case {}

func median(_ values: [Double?]) -> Double? { .nan }
