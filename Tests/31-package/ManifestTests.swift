import Foundation
import LessonKit
import LessonTesting
import Testing

@testable import PackageLesson

private let dropsLeadingZeros = Mistake(
  "DROPS_LEADING_ZEROS",
  "The leading zeros are gone. A version is a name, not an amount: it always has eight digits.")
private let sortsTheFeatures = Mistake(
  "SORTS_THE_FEATURES",
  "The order of the features has changed, and the weights of the model know only that order.")
private let takesColumnsAsTheyCome = Mistake(
  "TAKES_COLUMNS_AS_THEY_COME",
  "It looks as if the first columns of the table were taken. Tomorrow's table may begin with "
    + "others, and nothing would stop: look for the names.")
private let skipsWhatIsMissing = Mistake(
  "SKIPS_WHAT_IS_MISSING",
  "A feature has no column, and this leaves it out: the others then move onto its weight.")
private let takesTheFirstOfTwo = Mistake(
  "TAKES_THE_FIRST_OF_TWO",
  "There are two columns of that name, and nobody said which one is meant. Do not guess.")

private let looksForHolesFirst = Mistake(
  "LOOKS_FOR_HOLES_FIRST",
  "Something is wrong with this feature too, and an earlier one is wrong already. The first feature "
    + "that does not have exactly one column is the one to name, whatever is wrong with it.")
private let refusesAnyTwins = Mistake(
  "REFUSES_ANY_TWINS",
  "Two columns have one name, and the model does not read it. A table may hold whatever else it likes."
)

@Suite("Manifest", .exercise("31-package/Manifest"))
struct ManifestSuite {
  @Test("A manifest says what the model reads and what it learnt from")
  func byHand() {
    check(
      #"manifest(features: ["age"], dataName: "a.csv", data: [1, 2, 3], checksum: …)"#,
      manifest(features: ["age"], dataName: "a.csv", data: [1, 2, 3]) { bytes in
        0xC0FF_EE00 + bytes.reduce(0) { $0 + UInt32($1) }
      },
      is: Manifest(features: ["age"], dataName: "a.csv", dataSize: 3, dataVersion: "c0ffee06"))
    // An ö in two bytes, the first half of another, and a line feed: bytes are counted, not read.
    check(
      #"manifest(features: [], dataName: "b.csv", data: [195, 182, 195, 10], checksum: …)"#,
      manifest(features: [], dataName: "b.csv", data: [195, 182, 195, 10]) { bytes in
        bytes.reduce(0) { 256 &* $0 &+ UInt32($1) }
      },
      is: Manifest(features: [], dataName: "b.csv", dataSize: 4, dataVersion: "c3b6c30a"))
  }

  @Test("A version has eight digits, whatever the checksum")
  func eightDigits() {
    let versions: [(UInt32, String, String)] = [
      (0xBEEF, "0000beef", "beef"), (0, "00000000", "0"), (0xFFF_FFFF, "0fffffff", "fffffff"),
      (.max, "ffffffff", "-"),
    ]
    for (sum, right, short) in versions {
      guard
        check(
          "manifest(…).dataVersion where the checksum is \(sum)",
          manifest(features: [], dataName: "", data: []) { _ in sum }.dataVersion, is: right,
          mistakes: [dropsLeadingZeros.gives(short)])
      else { return }
    }
  }

  @Test("The features keep the model's order")
  func order() {
    check(
      #"manifest(features: ["width", "age", "mass"], …).features"#,
      manifest(features: ["width", "age", "mass"], dataName: "", data: []) { _ in 0 }.features,
      is: ["width", "age", "mass"], mistakes: [sortsTheFeatures.gives(["age", "mass", "width"])])
  }

  @Test("A feature is found by its name, wherever it stands")
  func byName() {
    check(
      #"positions(of: ["b", "a"], in: ["a", "x", "b"])"#,
      try positions(of: ["b", "a"], in: ["a", "x", "b"]), is: [2, 0],
      mistakes: [takesColumnsAsTheyCome.gives([0, 1])])
  }

  @Test("However the columns are shuffled, the positions lead to the same names")
  func shuffled() {
    var random = SplitMix64(seed: 31)
    let names = ["radius", "texture", "area", "target", "id"]
    for _ in 0..<20 {
      let columns = random.shuffledIndices(count: names.count).map { names[$0] }
      guard
        check(
          #"positions(of: ["area", "radius", "texture"], in: \#(columns)), as names"#,
          try positions(of: ["area", "radius", "texture"], in: columns).map { index in
            columns.indices.contains(index) ? columns[index] : "no column \(index)"
          },
          is: ["area", "radius", "texture"],
          mistakes: [takesColumnsAsTheyCome.gives(Array(columns.prefix(3)))])
      else { return }
    }
  }

  @Test("A model without features needs no columns")
  func noFeatures() {
    check("positions(of: [], in: [\"a\"])", try positions(of: [], in: ["a"]), is: [])
  }

  @Test("A feature without a column is refused by its name")
  func missing() {
    check(
      #"positions(of: ["a", "b", "c"], in: ["c", "a", "d"])"#,
      try positions(of: ["a", "b", "c"], in: ["c", "a", "d"]), throws: SchemaError.missing("b"),
      mistakes: [takesColumnsAsTheyCome.gives([0, 1, 2]), skipsWhatIsMissing.gives([1, 0])])
    for column in ["Age", "age "] {
      check(
        "positions(of: [\"age\"], in: [\"\(column)\"])", try positions(of: ["age"], in: [column]),
        throws: SchemaError.missing("age"),
        mistakes: [takesColumnsAsTheyCome.gives([0]), skipsWhatIsMissing.gives([])])
    }
  }

  @Test("The first feature that does not have exactly one column is named, whatever it lacks")
  func firstFault() {
    check(
      #"positions(of: ["a", "b"], in: ["a", "a"])"#,
      try positions(of: ["a", "b"], in: ["a", "a"]),
      throws: SchemaError.ambiguous("a"),
      mistakes: [
        looksForHolesFirst.throwing(SchemaError.missing("b")),
        takesTheFirstOfTwo.throwing(SchemaError.missing("b")),
        skipsWhatIsMissing.gives([0]), takesColumnsAsTheyCome.gives([0, 1]),
      ])
    check(
      #"positions(of: ["b", "a"], in: ["a", "a"])"#,
      try positions(of: ["b", "a"], in: ["a", "a"]),
      throws: SchemaError.missing("b"),
      mistakes: [
        refusesAnyTwins.throwing(SchemaError.ambiguous("a")),
        skipsWhatIsMissing.gives([0]), takesColumnsAsTheyCome.gives([0, 1]),
      ])
  }

  @Test("A feature that is read twice is found twice")
  func readTwice() {
    check(
      #"positions(of: ["b", "a", "b"], in: ["a", "b"])"#,
      try positions(of: ["b", "a", "b"], in: ["a", "b"]), is: [1, 0, 1],
      mistakes: [takesColumnsAsTheyCome.throwing(SchemaError.missing("b"))])
  }

  @Test("Two columns of one name are refused, where the model reads them")
  func ambiguous() {
    check(
      #"positions(of: ["a", "b"], in: ["b", "a", "b"])"#,
      try positions(of: ["a", "b"], in: ["b", "a", "b"]), throws: SchemaError.ambiguous("b"),
      mistakes: [
        takesTheFirstOfTwo.gives([1, 0]), takesColumnsAsTheyCome.gives([0, 1]),
      ])
    check(
      #"positions(of: ["a"], in: ["a", "a", "a"])"#,
      try positions(of: ["a"], in: ["a", "a", "a"]), throws: SchemaError.ambiguous("a"))
    check(
      #"positions(of: ["a"], in: ["b", "a", "b"])"#,
      try positions(of: ["a"], in: ["b", "a", "b"]), is: [1],
      mistakes: [
        takesColumnsAsTheyCome.gives([0]),
        refusesAnyTwins.throwing(SchemaError.ambiguous("b")),
      ])
  }

  @Test("On generated tables they answer as the solution does", .tags(.crossCheck))
  func generated() {
    enum Fault { case missing, ambiguous }
    let names = ["b", "a", "größe", "Age", "age", "age ", "", "日本", "x y", "z"]
    crossCheck { random in
      let faults = random.faults([Fault.missing, .ambiguous], pairs: [(.missing, .ambiguous)])
      let features = Array(
        random.shuffled(names).prefix(random.count(faults.isEmpty ? 0...5 : 2...5)))
      if faults.isEmpty, random.chance(0.5) {
        let bytes = (0..<random.count(0...8)).map { _ in UInt8(random.int(0...255)) }
        let (start, shift) = (
          UInt32(random.int(0...0xFFFF_FFFF)), random.pick([0, 0, 4, 9, 28, 32])
        )
        let name = random.pick(["a.csv", "größe.csv", "", "b"])
        return Case(
          "manifest(features: \(literal(features)), dataName: \(literal(name)), data: "
            + "\(literal(bytes)), checksum: { (\(start) &+ UInt32($0.reduce(0) { $0 + Int($1) })) "
            + ">> \(shift) })"
        ) {
          manifest(features: features, dataName: name, data: bytes) { data in
            (start &+ UInt32(data.reduce(0) { $0 + Int($1) })) >> UInt32(shift)
          }
        }
      }
      var columns = features + random.some(names.filter { !features.contains($0) }, 0.3)
      if random.chance(0.3) { columns += ["other", "other"] }
      let affected = random.shuffled(features)
      if faults.contains(.missing) { columns.removeAll { $0 == affected[0] } }
      if faults.contains(.ambiguous) {
        columns += Array(repeating: affected[1], count: random.int(1...2))
      }
      let asked = features + random.some(features, 0.2)
      let table = random.shuffled(columns)
      return Case("positions(of: \(literal(asked)), in: \(literal(table)))") {
        try positions(of: asked, in: table)
      }
    }
  }

  @Test("In the table of biopsies, the texture is column 1 and the worst area column 23")
  func biopsies() throws {
    // pandas: list(read_csv("breast_cancer.csv").columns).index(name); 121,385 bytes by its sheet.
    let columns = try Table(named: "breast_cancer").columnNames
    check(
      #"positions(of: ["worst_area", "mean_texture"], in: the columns of breast_cancer.csv)"#,
      try positions(of: ["worst_area", "mean_texture"], in: columns), is: [23, 1],
      mistakes: [takesColumnsAsTheyCome.gives([0, 1])])
    let file = [UInt8](
      try Data(contentsOf: URL(filePath: CourseFolder.dataFile(named: "breast_cancer"))))
    check(
      "manifest(…).dataSize for breast_cancer.csv",
      manifest(features: ["mean_texture"], dataName: "breast_cancer.csv", data: file) { _ in 1 }
        .dataSize,
      is: 121_385)
  }
}
