import Foundation
import Testing

@Suite("What ARCHITECTURE.md says") struct ArchitectureTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  private func text(_ path: String) throws -> String {
    try String(contentsOf: Self.root.appending(path: path), encoding: .utf8)
  }

  /// The cells of the rows of tables.
  private func tables() throws -> [[String]] {
    try text("ARCHITECTURE.md").split(separator: "\n").filter { $0.hasPrefix("|") }.map { row in
      row.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
    }
  }

  @Test("A module may know those that Package.swift says, and stands below all that know it")
  func arrows() throws {
    let targets = try text("Package.swift").matches(
      of: /\.(?:executableT|t)arget\(\s*name: "(\w+)"(?:,\s*dependencies: \[([^\]]*)\])?/)
    // Others are for tests.
    let modules = try FileManager.default.contentsOfDirectory(
      atPath: Self.root.appending(path: "Sources").path)
    let declared = targets.filter { modules.contains(String($0.output.1)) }.map { target in
      [String(target.output.1)]
        + (target.output.2 ?? "").matches(of: /"(\w+)"/).map { String($0.output.1) }.sorted()
    }
    let told = try tables().filter { $0.count == 3 && $0[0].hasPrefix("`") }.map { cells in
      cells.prefix(2).flatMap { $0.matches(of: /`(\w+)`/).map { String($0.output.1) } }
    }
    #expect(declared.count > 10)
    #expect(Set(told.map { [$0[0]] + $0.dropFirst().sorted() }) == Set(declared))
    var above: Set<String> = []
    for module in told {
      above.insert(module[0])
      #expect(above.isDisjoint(with: module.dropFirst()), "\(module[0])")
    }
  }

  @Test("The variables of the environment that are told are those that the sources name")
  func environment() throws {
    let sources = Self.root.appending(path: "Sources").path
    let files = try FileManager.default.subpathsOfDirectory(atPath: sources)
      .filter { $0.hasSuffix(".swift") }.map { "Sources/\($0)" }
    var named: Set<String> = []
    for file in files + ["Package.swift"] {
      named.formUnion(try text(file).matches(of: /LEARN_[A-Z_]+/).map { String($0.output) })
    }
    let told = try tables().flatMap { cells in
      cells[0].matches(of: /LEARN_[A-Z_]+/).map { String($0.output) }
    }
    #expect(named.count > 8)
    // What tests look for stands in no source.
    #expect(named.union(["LEARN_RECORD", "LEARN_REQUIRE"]) == Set(told))
  }
}
