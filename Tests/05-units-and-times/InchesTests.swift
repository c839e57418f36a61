import LessonKit
import LessonTesting
import Testing

@testable import UnitsAndTimesLesson

private let bareIsInches = Mistake(
  "BARE_IS_INCHES",
  "It looks as if every number alone was taken for inches. 170 is a height too, in centimetres.")
private let feetWithAPoint = Mistake(
  "FEET_WITH_A_POINT",
  "It looks as if the digits behind the point were read as parts of a foot. Many who type 5.5 "
    + "mean 5 feet 5: nobody can tell, so refuse it.")
private let pointBeforeInches = Mistake(
  "POINT_BEFORE_INCHES",
  "It looks as if the point was read as a mark of feet. 5.5 may be five and a half feet: nobody "
    + "can tell, so refuse it.")
private let noMetres = Mistake(
  "NO_METRES",
  "1.75 is a height in metres, and nothing else that the list allows.")
private let twelveInches = Mistake(
  "TWELVE_INCHES",
  "12 inches are a foot, and nobody writes a foot that way: more likely it is a slip for 5'2\" "
    + "or 5'11\". Refuse it.")
private let tenInchesAFoot = Mistake(
  "TEN_INCHES_A_FOOT",
  "A foot has 12 inches.")
private let partsOfAFoot = Mistake(
  "PARTS_OF_A_FOOT",
  "The feet are to be a whole number, 4, 5, 6 or 7.")
private let unitIgnored = Mistake(
  "UNIT_IGNORED",
  "It looks as if the unit was not looked at. What stands behind a number says what it is, and "
    + "guessing by size is for numbers that stand alone.")
private let feetNeedInches = Mistake(
  "FEET_NEED_INCHES",
  "Feet need no inches behind them: 6' is 72 inches.")
private let anyHeight = Mistake(
  "ANY_HEIGHT",
  "Next to nobody is that tall, or that short; more likely somebody slipped. Refuse what is not "
    + "from 50 to 84 inches, whatever its unit was.")

@Suite("A height in inches", .exercise("05-units-and-times/Inches"))
struct InchesSuite {
  @Test("A number with its unit is what it says, in letters of any size")
  func units() {
    check(#"inches("69\"")"#, inches(#"69""#), is: 69)
    check(#"inches("70 in")"#, inches("70 in"), is: 70)
    check(#"inches("70 Inches")"#, inches("70 Inches"), is: 70)
    check(#"inches("71''")"#, inches("71''"), is: 71)
    check(
      #"inches("165cm")"#, inches("165cm"), is: 64.96062992125984, within: .relative(1e-12))
    check(
      #"inches(" 170 CM ")"#, inches(" 170 CM "), is: 66.92913385826772, within: .relative(1e-12))
    check(
      #"inches("70 cm")"#, inches("70 cm"), is: nil,
      mistakes: [unitIgnored.gives(70), anyHeight.gives(27.559055118110237)])
  }

  @Test("Feet have 12 inches, and what stands behind them is inches, marked or not")
  func feet() {
    for text in [
      "5'7", #"5'7""#, "5'7''", "5' 7\"", "5 ft 7 in", "5ft7inches", "5 foot 7",
      "5 feet and 7 inches",
      "Five Foot Seven Inches",
    ] {
      guard
        check(
          "inches(\(literal(text)))", inches(text), is: 67, mistakes: [tenInchesAFoot.gives(57)])
      else { return }
    }
    check(
      #"inches("5 feet and 8.11 inches")"#, inches("5 feet and 8.11 inches"), is: 68.11,
      within: .relative(1e-12), mistakes: [tenInchesAFoot.gives(58.11)])
    check(
      #"inches("4'11.5")"#, inches("4'11.5"), is: 59.5, within: .relative(1e-12))
  }

  @Test("Feet may stand alone, but not with an and, nor with a point")
  func feetAlone() {
    check(
      #"inches("6'")"#, inches("6'"), is: 72,
      mistakes: [feetNeedInches.gives(nil), tenInchesAFoot.gives(60)])
    check(
      #"inches("seven feet")"#, inches("seven feet"), is: 84,
      mistakes: [feetNeedInches.gives(nil), tenInchesAFoot.gives(70)])
    check(#"inches("5 feet and")"#, inches("5 feet and"), is: nil)
    check(
      #"inches("5.5 feet")"#, inches("5.5 feet"), is: nil, mistakes: [partsOfAFoot.gives(66)])
    check(
      #"inches("5.5 ft 3")"#, inches("5.5 ft 3"), is: nil, mistakes: [partsOfAFoot.gives(69)])
    check(#"inches("3'11\"")"#, inches(#"3'11""#), is: nil)
    check(#"inches("8'")"#, inches("8'"), is: nil)
  }

  @Test("Inches behind feet are below 12")
  func twelve() {
    check(#"inches("5'12")"#, inches("5'12"), is: nil, mistakes: [twelveInches.gives(72)])
    check(
      #"inches("5'11.9\"")"#, inches(#"5'11.9""#), is: 71.9, within: .relative(1e-12),
      mistakes: [tenInchesAFoot.gives(61.9)])
    check(
      #"inches("4 ft 24 in")"#, inches("4 ft 24 in"), is: nil, mistakes: [twelveInches.gives(72)])
  }

  @Test("A number alone is judged by its size: inches, centimetres or metres")
  func alone() {
    check(#"inches("70")"#, inches("70"), is: 70)
    check(#"inches(" 66.75")"#, inches(" 66.75"), is: 66.75)
    check(
      #"inches("170")"#, inches("170"), is: 66.92913385826772, within: .relative(1e-12),
      mistakes: [bareIsInches.gives(nil)])
    check(
      #"inches("1.75")"#, inches("1.75"), is: 68.89763779527559, within: .relative(1e-12),
      mistakes: [bareIsInches.gives(nil), noMetres.gives(nil)])
    for (text, height) in [("50", 50.0), ("84", 84)] {
      check("inches(\(literal(text)))", inches(text), is: height)
    }
    for text in ["49.9", "84.1", "100", "119", "1.1", "2.2", "3", "0", "684", "10000"] {
      check("inches(\(literal(text)))", inches(text), is: nil)
    }
  }

  @Test("5.11 may be two heights, and 5.5 too: neither is taken")
  func ambiguous() {
    check(
      #"inches("5.11")"#, inches("5.11"), is: nil, within: .relative(1e-9),
      mistakes: [feetWithAPoint.gives(61.32), pointBeforeInches.gives(71)])
    check(
      #"inches("5.5")"#, inches("5.5"), is: nil, within: .relative(1e-9),
      mistakes: [feetWithAPoint.gives(66), pointBeforeInches.gives(65)])
    check(
      #"inches("6")"#, inches("6"), is: nil,
      mistakes: [feetWithAPoint.gives(72), pointBeforeInches.gives(78)])
    check(#"inches("5 11")"#, inches("5 11"), is: nil, mistakes: [unitIgnored.gives(71)])
    check(#"inches("5,8")"#, inches("5,8"), is: nil, mistakes: [unitIgnored.gives(68)])
  }

  @Test("Whatever its unit, a height is from 50 to 84 inches")
  func range() {
    check(#"inches("86 in")"#, inches("86 in"), is: nil, mistakes: [anyHeight.gives(86)])
    check(
      #"inches("170 in")"#, inches("170 in"), is: nil, within: .relative(1e-9),
      mistakes: [anyHeight.gives(170), unitIgnored.gives(66.92913385826772)])
    check(#"inches("7'11")"#, inches("7'11"), is: nil, mistakes: [anyHeight.gives(95)])
    check(#"inches("4 feet 1")"#, inches("4 feet 1"), is: nil, mistakes: [anyHeight.gives(49)])
    check(#"inches("4'")"#, inches("4'"), is: nil, mistakes: [anyHeight.gives(48)])
    check(
      #"inches("121")"#, inches("121"), is: nil, mistakes: [anyHeight.gives(47.63779527559055)])
    check(
      #"inches("300 cm")"#, inches("300 cm"), is: nil,
      mistakes: [anyHeight.gives(118.11023622047244)])
    check(#"inches("4'2")"#, inches("4'2"), is: 50, mistakes: [tenInchesAFoot.gives(nil)])
    check(#"inches("7'0")"#, inches("7'0"), is: 84, mistakes: [tenInchesAFoot.gives(70)])
  }

  @Test("What is not listed is refused: other units, more parts, no number at all")
  func others() {
    for text in [
      "", "yyy", ">9000", "-70", "170 m", "70 kg", "1,70", "6*12", "5 ' 7 cm", "5'7\"3", "cm 170",
      "5 cm 7", "70 and", "5' and 7 and", "5'7 feet", "5..7", "5 and 8", "5 feet tall 8",
      "5 tall feet 8", "1.75 m", "68 inch", "5' 8 inch", "70 cm in", "5 8 in",
    ] {
      check("inches(\(literal(text)))", inches(text), is: nil)
    }
  }

  @Test("Texts are read as the solution reads them", .tags(.crossCheck))
  func generated() {
    crossCheck { random in
      let feet = [
        "'", " ft ", "feet", " foot", "' ", " Feet and ", "' and", "\"", "cm", ",", " ",
        " and ", " feet tall ",
      ]
      let marks = [
        "", "", "\"", "''", " in", " inches", "IN", "'", " cm", "ft", " and", "m", " inch",
      ]
      let text: String
      switch random.int(0...6) {
      case 0:
        text = "\(random.pick([50, 84, 49.5, 84.5, 70, 66.75, 120, 150, 199, 213, 215, 216, 119]))"
      case 1:
        text =
          random.pick([
            "1.75", "1.2", "1.3", "2.1", "2.15", "2.16", "1.19", "5.11", "5.5", "6", "7.9", "8",
            "4",
          ]) + (random.chance(0.2) ? " m" : "")
      case 2:
        text =
          "\(random.int(40...220))"
          + random.pick(["cm", " cm", "CM", " in", "\"", "''", " inches", " m", "'", " ft"])
      case 3:
        text =
          random.pick(["3", "4", "5", "6", "7", "8", "5.5", "Five", "six", "seven"])
          + random.pick(feet)
      default:
        text =
          random.pick(["3", "4", "5", "5", "6", "6", "7", "8", "5.5", "Five", "six "])
          + random.pick(feet)
          + random.pick(["0", "0", "1", "2", "7", "11", "11.5", "12", "11.99", "13", "eight", "24"])
          + random.pick(marks) + (random.chance(0.05) ? " 3" : "")
      }
      return Case("inches(\(literal(text)))") { inches(text) }
    }
  }

  @Test("Of 1,095 students, the heights of 962 can be read")
  func students() throws {
    // Python 3.11, by a regular expression for each rule. For the mistakes, with their own rule.
    let typed = try Table(named: "reported_heights").completeStrings("height")
    let heights = typed.compactMap { inches($0) }
    check(
      "inches(_:) of what was typed: how many are read", heights.count, is: 962,
      mistakes: [
        bareIsInches.gives(867), feetWithAPoint.gives(1049), pointBeforeInches.gives(1042),
        noMetres.gives(959), twelveInches.gives(963), unitIgnored.gives(969),
        feetNeedInches.gives(961), anyHeight.gives(965),
      ])
    check(
      "inches(_:) of what was typed: the mean",
      heights.isEmpty ? .nan : heights.reduce(0, +) / Double(heights.count),
      is: 68.32144994827541, within: .relative(1e-12),
      mistakes: [
        bareIsInches.gives(68.36321123596257), tenInchesAFoot.gives(67.67903830586378),
        anyHeight.gives(68.2942746194003),
      ])
  }
}
