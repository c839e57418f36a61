import LessonKit

/// Two rules that call a tumour malignant if its cells are large: by the mean radius of all cells in a
/// picture, and by the mean of the three worst.
///
/// The cut of each is half way between the means of the two classes, in every fifth row of the table.
/// What the rules say of the other 455 is in here: 1 for benign and 0 for malignant, as in the table.
struct RadiusRules {
  let actual: [Int]
  let byMean: [Int]
  let byWorst: [Int]

  init() throws {
    let table = try Table(named: "breast_cancer")
    let classes = try table.completeIntegers("target")
    let judged = classes.indices.filter { $0 % 5 != 0 }
    func answers(_ name: String) throws -> [Int] {
      let radii = try table.completeNumbers(name)
      let means = [0, 1].map { label in
        let known = radii.indices.filter { $0 % 5 == 0 && classes[$0] == label }
        return known.reduce(0.0) { $0 + radii[$1] } / Double(known.count)
      }
      return judged.map { radii[$0] > (means[0] + means[1]) / 2 ? 0 : 1 }
    }
    actual = judged.map { classes[$0] }
    byMean = try answers("mean_radius")
    byWorst = try answers("worst_radius")
  }
}
