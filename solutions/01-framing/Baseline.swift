/// Returns how often an answer is right that is the same for every row.
///
/// - Parameters:
///   - answer: What is always said: `true` for yes, `false` for no.
///   - outcomes: What happened, any number of rows; `nil` where nobody knows.
/// - Returns: Of the rows with a known outcome, the share in which it is the answer, 0 to 1; `nil`
///   where no outcome is known.
func accuracy(ofAlways answer: Bool, in outcomes: [Bool?]) -> Double? {
  #if RIGHT_TAKES_THE_KNOWN_FIRST
    let known = outcomes.compactMap { $0 }
    if known.isEmpty { return nil }
    return 1 - Double(known.count { $0 != answer }) / Double(known.count)
  #elseif SOLUTION
    var right = 0
    var known = 0
    for outcome in outcomes {
      if outcome == answer { right += 1 }
      if outcome != nil { known += 1 }
    }
  #endif
  #if MISTAKE_UNKNOWN_MEANS_NO
    // Feedback: counted as no
    let noes = outcomes.count { $0 != true }
    if outcomes.isEmpty { return nil }
    return Double(answer ? outcomes.count - noes : noes) / Double(outcomes.count)
  #elseif MISTAKE_DIVIDES_BY_ALL_ROWS
    // Feedback: divided by all rows
    if outcomes.isEmpty { return nil }
    return Double(right) / Double(outcomes.count)
  #elseif MISTAKE_DIVIDES_WHOLE_NUMBERS
    // Feedback: whole numbers
    if known == 0 { return nil }
    return Double(right / known)
  #elseif MISTAKE_ALWAYS_COUNTS_YES
    // Feedback: whatever the answer
    if known == 0 { return nil }
    return Double(outcomes.count { $0 == true }) / Double(known)
  #elseif MISTAKE_NOTHING_IS_ZERO
    // Feedback: never right
    if known == 0 { return 0 }
    return Double(right) / Double(known)
  #elseif MISTAKE_DIVIDES_ZERO_BY_ZERO
    // Feedback: not a number
    return Double(right) / Double(known)
  #elseif RIGHT_TAKES_THE_KNOWN_FIRST
    // Returned already.
  #elseif SOLUTION
    if known == 0 { return nil }
    return Double(right) / Double(known)
  #else
    // TODO: Count the known outcomes, and those that are the answer. Divide one by the other.
    return -1
  #endif
}

/// Returns the answer that is right most often when it is given for every row.
///
/// - Parameter outcomes: What happened, any number of rows; `nil` where nobody knows.
/// - Returns: `true` where more of the known outcomes are yes than no, else `false`: also where there
///   are as many of both. `nil` where no outcome is known.
func majority(of outcomes: [Bool?]) -> Bool? {
  #if MISTAKE_UNKNOWN_VOTES_NO
    // Feedback: has no vote
    if outcomes.isEmpty { return nil }
    let yes = outcomes.count { $0 == true }
    return yes > outcomes.count - yes
  #elseif MISTAKE_NOTHING_IS_NO
    // Feedback: nobody gave
    let yes = outcomes.count { $0 == true }
    let no = outcomes.count { $0 == false }
    return yes > no
  #elseif MISTAKE_TIE_IS_YES
    // Feedback: as many of both
    let yes = outcomes.count { $0 == true }
    let no = outcomes.count { $0 == false }
    if yes + no == 0 { return nil }
    return yes >= no
  #elseif MISTAKE_TAKES_THE_RARE_ONE
    // Feedback: rarer of the two
    let yes = outcomes.count { $0 == true }
    let no = outcomes.count { $0 == false }
    if yes + no == 0 { return nil }
    return yes < no
  #elseif RIGHT_TAKES_THE_KNOWN_FIRST
    guard let yes = accuracy(ofAlways: true, in: outcomes),
      let no = accuracy(ofAlways: false, in: outcomes)
    else { return nil }
    return yes > no
  #elseif SOLUTION
    var yes = 0
    var no = 0
    for outcome in outcomes {
      if outcome == true { yes += 1 }
      if outcome == false { no += 1 }
    }
    if yes + no == 0 { return nil }
    return yes > no
  #else
    // TODO: Count the known outcomes of each kind, and say which there are more of.
    return nil
  #endif
}
