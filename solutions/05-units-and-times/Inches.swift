/// Returns the height of a grown person in inches, from what somebody typed, or `nil`.
///
/// Understood, as ``quantities(_:)`` takes it apart, are
/// - a number of centimetres: `cm`, 2.54 to the inch;
/// - a number of inches: `in`, `inches`, `"` or `''`;
/// - 4, 5, 6 or 7 feet, 12 inches each: `'`, `ft`, `feet` or `foot`; alone, or with inches below 12
///   behind them, which may have a mark of inches or none. `and` may stand between the two;
/// - a number alone: from 50 to 84 it is inches, from 120 to 215 centimetres, from 1.2 to 2.15
///   metres.
///
/// - Parameter text: As it was typed, in letters of any size.
/// - Returns: Inches, 50 to 84. `nil` for a height outside of that, and for all that is not listed:
///   5.11 may be 5 feet 11 or 5.11 feet, and nobody can tell.
func inches(_ text: String) -> Double? {
  #if SOLUTION
    let feetMarks = ["'", "ft", "feet", "foot"]
    let inchMarks = ["in", "inches", "\"", "''"]
    guard let parts = quantities(text), let first = parts.first else { return nil }
  #endif
  #if MISTAKE_BARE_IS_INCHES
    // Feedback: taken for inches
    let alone = { (number: Double) -> Double? in number }
  #elseif MISTAKE_FEET_WITH_A_POINT
    // Feedback: as parts of a foot
    let alone = { (number: Double) -> Double? in
      switch number {
      case 4..<8: number * 12
      case 50...84: number
      case 120...215: number / 2.54
      case 1.2...2.15: number * 100 / 2.54
      default: nil
      }
    }
  #elseif MISTAKE_POINT_BEFORE_INCHES
    // Feedback: as a mark of feet
    let alone = { (number: Double) -> Double? in
      switch number {
      case 4..<8:
        number.rounded(.down) * 12 + (Double(text.split(separator: ".").last ?? "") ?? 0)
      case 50...84: number
      case 120...215: number / 2.54
      case 1.2...2.15: number * 100 / 2.54
      default: nil
      }
    }
  #elseif MISTAKE_NO_METRES
    // Feedback: in metres
    let alone = { (number: Double) -> Double? in
      switch number {
      case 50...84: number
      case 120...215: number / 2.54
      default: nil
      }
    }
  #elseif SOLUTION
    /// A number without a unit, which is judged by its size.
    let alone = { (number: Double) -> Double? in
      switch number {
      case 50...84: number
      case 120...215: number / 2.54
      case 1.2...2.15: number * 100 / 2.54
      default: nil
      }
    }
  #endif
  #if MISTAKE_TWELVE_INCHES
    // Feedback: are a foot
    let inFeet = { (rest: Double) -> Double? in
      [4, 5, 6, 7].contains(first.number) ? first.number * 12 + rest : nil
    }
  #elseif MISTAKE_TEN_INCHES_A_FOOT
    // Feedback: has 12 inches
    let inFeet = { (rest: Double) -> Double? in
      [4, 5, 6, 7].contains(first.number) && rest < 12 ? first.number * 10 + rest : nil
    }
  #elseif MISTAKE_PARTS_OF_A_FOOT
    // Feedback: a whole number
    let inFeet = { (rest: Double) -> Double? in
      (4..<8).contains(first.number) && rest < 12 ? first.number * 12 + rest : nil
    }
  #elseif SOLUTION
    let inFeet = { (rest: Double) -> Double? in
      [4, 5, 6, 7].contains(first.number) && rest < 12 ? first.number * 12 + rest : nil
    }
  #endif
  #if MISTAKE_UNIT_IGNORED
    // Feedback: says what it is
    var height = alone(first.number)
    if parts.count == 2 || feetMarks.contains(first.unit) {
      height = inFeet(parts.count == 2 ? parts[1].number : 0)
    }
    if parts.count > 2 { height = nil }
  #elseif MISTAKE_FEET_NEED_INCHES
    // Feedback: need no inches
    var height: Double?
    switch (parts.count, first.unit) {
    case (1, ""): height = alone(first.number)
    case (1, "cm"): height = first.number / 2.54
    case (1, let unit) where inchMarks.contains(unit): height = first.number
    case (2, let unit) where feetMarks.contains(unit.replacing(" and", with: "")):
      let isInches = parts[1].unit.isEmpty || inchMarks.contains(parts[1].unit)
      height = isInches ? inFeet(parts[1].number) : nil
    default: height = nil
    }
  #elseif RIGHT_BY_PATTERN
    // Units are brought to one name each, and the whole is looked up by them.
    let names = parts.indices.map { index in
      let unit = parts[index].unit
      let isFeet =
        feetMarks.contains(unit) || index == 0 && feetMarks.contains { $0 + " and" == unit }
      return isFeet ? "F" : inchMarks.contains(unit) ? "I" : unit
    }
    var height: Double?
    switch names.joined(separator: "|") {
    case "": height = alone(first.number)
    case "cm": height = first.number * 50 / 127
    case "I": height = first.number
    case "F" where !first.unit.hasSuffix("and"): height = inFeet(0)
    case "F|", "F|I": height = inFeet(parts[1].number)
    default: height = nil
    }
  #elseif SOLUTION
    var height: Double?
    switch (parts.count, first.unit) {
    case (1, ""): height = alone(first.number)
    case (1, "cm"): height = first.number / 2.54
    case (1, let unit) where inchMarks.contains(unit): height = first.number
    case (1, let unit) where feetMarks.contains(unit): height = inFeet(0)
    case (2, let unit) where feetMarks.contains { $0 == unit || $0 + " and" == unit }:
      let isInches = parts[1].unit.isEmpty || inchMarks.contains(parts[1].unit)
      height = isInches ? inFeet(parts[1].number) : nil
    default: height = nil
    }
  #endif
  #if MISTAKE_ANY_HEIGHT
    // Feedback: nobody is that tall
    return height
  #elseif SOLUTION
    guard let height, (50...84).contains(height) else { return nil }
    return height
  #else
    // TODO: Take the text apart, decide what its numbers are of, and refuse the rest.
    return .nan
  #endif
}
