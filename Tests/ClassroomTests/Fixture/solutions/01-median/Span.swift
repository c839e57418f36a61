/// Returns the distance from the smallest to the largest value; zero for an empty column.
func span(_ values: [Double]) -> Double {
  #if MISTAKE_FIRST_TO_LAST
    // Feedback: from first to last
    return (values.last ?? 0) - (values.first ?? 0)
  #elseif SOLUTION
    return (values.max() ?? 0) - (values.min() ?? 0)
  #else
    // TODO: Subtract the smallest from the largest.
    return .nan
  #endif
}
