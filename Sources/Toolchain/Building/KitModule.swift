import OperatingSystem

/// One of the course's own modules, which every lesson is compiled against.
package struct KitModule: Sendable {
  package let name: String

  /// Which of the others it imports.
  let imports: [String]

  /// Whether exercises import it, and not the suites alone.
  package let isForExercises: Bool

  /// All of them, each after those that it imports. Every key and every build goes by this list.
  package static let all = [
    KitModule(name: "LessonKit", imports: [], isForExercises: true),
    KitModule(name: "Comparison", imports: [], isForExercises: false),
    KitModule(
      name: "LessonTesting", imports: ["LessonKit", "Comparison"], isForExercises: false),
  ]
}

/// The sources of the course's own modules as they are now.
package struct KitSources: Sendable {
  /// In the order of ``KitModule/all``; each file with its path from the course's root.
  package let modules: [(module: KitModule, files: [(path: String, text: String)])]

  /// - Throws: ``OperatingSystem/SystemError/unreadable(path:reason:)``.
  package static func read(root: String) throws -> KitSources {
    KitSources(
      modules: try KitModule.all.map { module in
        let files = try File("Sources/\(module.name)", in: root).files(ending: ".swift")
        return (module, try files.map { ($0.name, try $0.text() ?? "") })
      })
  }

  /// Changes with any byte of the sources.
  package var fingerprint: Fingerprint {
    var key = Fingerprint()
    for (_, files) in modules { key.combine(files) }
    return key
  }
}

extension Fingerprint {
  mutating func combine(_ files: [(path: String, text: String)]) {
    for file in files {
      combine(file.path)
      combine(file.text)
    }
  }
}
