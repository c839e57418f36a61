extension Crash {
  /// What happened, in words.
  package var words: String {
    switch cause {
    case .trap: "It crashed: \(message ?? "the program stopped at an impossible operation")."
    case .stackOverflow: "It crashed: a function calls itself without end (stack overflow)."
    case .outOfMemory: "It ran out of memory and was stopped."
    case .exited: "It ended the whole program before the check was over."
    case .killed: "It was stopped by the system\(message.map { ": \($0)" } ?? ".")"
    }
  }

  /// What to look for in the code.
  var advice: String? {
    switch cause {
    case .trap where message?.contains("Index out of range") == true:
      "Which list is shorter than the code takes it to be? Think of empty and one-element input."
    case .trap where message?.contains("unexpectedly found nil") == true:
      "A value that may be missing was forced open with `!`."
    case .stackOverflow: "Every recursion needs a case in which it does not call itself."
    case .outOfMemory: "Look for a collection that grows without end."
    case .exited: "Return a value, or throw an error, instead of calling exit()."
    case .trap, .killed: nil
    }
  }
}
