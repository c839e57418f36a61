// swift-tools-version: 6.2
import PackageDescription

/// Every lesson of the course, in the order in which it is taught.
///
/// This list is all that the package knows of a lesson. Its folders and the names of its modules
/// follow from its name: `06-missing` is `exercises/06-missing`, `Tests/06-missing`, and the
/// modules `MissingLesson` and `MissingLessonTests`.
let lessons: [String] = [
  "01-framing",
  "02-numbers",
  "03-matrices",
  "04-csv",
  "05-units-and-times",
  "06-missing",
  "07-outliers-and-joins",
  "08-categories",
  "09-scaling-and-pipelines",
  "10-line-and-error",
  "11-least-squares",
  "12-descent",
  "13-regularise",
  "14-logistic",
  "15-split-search",
  "16-grow-a-tree",
  "17-forest",
  "18-boosting",
  "19-confusion",
  "20-ranking",
  "21-thresholds",
  "22-cross-validation",
  "23-experiments",
  "24-slices-and-reports",
  "25-clusters",
  "26-recommend",
  "27-signals",
  "28-forecast",
  "29-neural-net",
  "30-explain",
  "31-package",
  "32-serve",
  "33-scale",
  "34-ci-gates",
  "35-monitor-and-retrain",
  "36-text",
  "37-retrieval",
  "38-language-model",
  "39-attention",
  "40-judge",
  "41-smaller",
  "42-capstone",
]

/// `LEARN_TRACK=solutions swift test` runs every suite against the solutions.
let usesSolutions = Context.environment["LEARN_TRACK"] == "solutions"

func moduleName(of lesson: String) -> String {
  lesson.split(separator: "-").dropFirst().map(\.capitalized).joined() + "Lesson"
}

extension Substring {
  var capitalized: String { prefix(1).uppercased() + dropFirst() }
}

let package = Package(
  name: "learn",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "learn", targets: ["learn"])],
  targets: [
    // What exercises and suites import.
    .target(name: "LessonKit"),
    .target(name: "Comparison"),
    .target(name: "LessonTesting", dependencies: ["Comparison", "LessonKit"]),

    // The runner. An arrow points at what is imported; nothing points back up.
    .target(name: "OperatingSystem"),
    .target(name: "SwiftText"),
    .target(name: "Course"),
    .target(name: "Grading", dependencies: ["Course", "SwiftText"]),
    .target(name: "Progress", dependencies: ["Course", "Grading", "OperatingSystem"]),
    .target(
      name: "Toolchain",
      dependencies: ["Comparison", "Course", "Grading", "OperatingSystem", "SwiftText"]),
    .target(name: "Terminal", dependencies: ["SwiftText"]),
    .target(
      name: "Reports", dependencies: ["Classroom", "Course", "Grading", "LessonKit", "Progress"]),
    .target(
      name: "Authoring",
      dependencies: [
        "Comparison", "Course", "Grading", "OperatingSystem", "SwiftText", "Toolchain",
      ]),
    .target(
      name: "Classroom",
      dependencies: [
        "Course", "Grading", "OperatingSystem", "Progress", "SwiftText", "Toolchain",
      ]),
    .executableTarget(
      name: "learn",
      dependencies: [
        "Authoring", "Classroom", "Course", "Grading", "LessonKit", "OperatingSystem", "Progress",
        "Reports", "SwiftText", "Terminal", "Toolchain",
      ]),

    .testTarget(name: "OperatingSystemTests", dependencies: ["OperatingSystem"]),
    .testTarget(name: "SwiftTextTests", dependencies: ["SwiftText"]),

    // Results of a class, for the tests of whatever is made from them.
    .target(
      name: "ClassroomSamples", dependencies: ["Classroom", "Course", "Grading"],
      path: "Tests/ClassroomSamples"),

    .testTarget(name: "CourseTests", dependencies: ["Course"]),
    .testTarget(name: "GradingTests", dependencies: ["Course", "Grading"], exclude: ["Streams"]),
    .testTarget(name: "ProgressTests", dependencies: ["Course", "Grading", "Progress"]),
    .testTarget(
      name: "ToolchainTests", dependencies: ["Course", "Grading", "OperatingSystem", "Toolchain"]),
    .testTarget(
      name: "LearnTests",
      dependencies: [
        "Course", "Grading", "LessonKit", "OperatingSystem", "Progress", "Terminal", "Toolchain",
        "learn",
      ],
      exclude: ["Goldens"]),
    .testTarget(name: "TerminalTests", dependencies: ["Terminal"], exclude: ["Goldens"]),
    .testTarget(name: "LessonKitTests", dependencies: ["LessonKit"], exclude: ["Goldens"]),
    .testTarget(name: "ComparisonTests", dependencies: ["Comparison"]),
    .testTarget(
      name: "LessonTestingTests", dependencies: ["Comparison", "LessonKit", "LessonTesting"]),
    .testTarget(
      name: "ClassroomTests", dependencies: ["Classroom", "ClassroomSamples"],
      exclude: ["Attacks", "Fixture"]),
    .testTarget(name: "ReportsTests", dependencies: ["ClassroomSamples", "Reports"]),
    .testTarget(name: "AuthoringTests", dependencies: ["Authoring", "Grading", "Toolchain"]),
  ],
  swiftLanguageModes: [.v6]
)

for lesson in lessons {
  let module = moduleName(of: lesson)
  package.targets += [
    .target(
      name: module,
      dependencies: ["LessonKit"],
      path: "\(usesSolutions ? "solutions" : "exercises")/\(lesson)",
      swiftSettings: usesSolutions ? [.define("SOLUTION")] : []),
    .testTarget(
      name: module + "Tests",
      dependencies: [.byName(name: module), "LessonKit", "LessonTesting"],
      path: "Tests/\(lesson)"),
  ]
}
