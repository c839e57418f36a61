/// Returns how often an answer is right that is the same for every row.
///
/// - Parameters:
///   - answer: What is always said: `true` for yes, `false` for no.
///   - outcomes: What happened, any number of rows; `nil` where nobody knows.
/// - Returns: Of the rows with a known outcome, the share in which it is the answer, 0 to 1; `nil`
///   where no outcome is known.
func accuracy(ofAlways answer: Bool, in outcomes: [Bool?]) -> Double? {
  // TODO: Count the known outcomes, and those that are the answer. Divide one by the other.
  return -1
}

/// Returns the answer that is right most often when it is given for every row.
///
/// - Parameter outcomes: What happened, any number of rows; `nil` where nobody knows.
/// - Returns: `true` where more of the known outcomes are yes than no, else `false`: also where there
///   are as many of both. `nil` where no outcome is known.
func majority(of outcomes: [Bool?]) -> Bool? {
  // TODO: Count the known outcomes of each kind, and say which there are more of.
  return nil
}
