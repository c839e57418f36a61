import Course
import Foundation
import OperatingSystem
import Toolchain

/// Remembers what came of trials, by everything that could change it.
///
/// One small file for each exercise, and two for each lesson, its format and its demo, under
/// `.build/learn/author/`. A file that cannot be read or written costs a new trial, nothing else.
package struct TrialCache: Sendable {
  /// Takes part in every key: raise it when mutants are made or judged in another way.
  private static let version = "6"

  let folder: String

  /// What all trials have in common: the compiler, and the course's own modules.
  let machine: Fingerprint

  /// Whether what is remembered is passed over, and replaced.
  private let isFresh: Bool

  package init(engine: LessonEngine, isFresh: Bool = false) throws {
    self.isFresh = isFresh
    folder = "\(engine.store.root)/author"
    var machine = engine.toolchain.identity
    machine.combine(Self.version)
    machine.combine(try KitSources.read(root: engine.root).fingerprint)
    self.machine = machine
  }

  init(folder: String, machine: Fingerprint) {
    isFresh = false
    self.folder = folder
    self.machine = machine
  }

  /// Everything that the trials of an exercise depend on: the whole module, its suite, its data.
  func key(
    _ exercise: Exercise, of tree: LessonTree, data: [String: Fingerprint], mutantLimit: Int
  ) -> Fingerprint {
    var key = machine
    key.combine(exercise.id)
    key.combine("\(mutantLimit) mutants")
    for (path, text) in tree.files.sorted(by: { $0.key < $1.key })
    where path.hasPrefix("solutions/") && path.swiftBaseName != "Demo" {
      key.combine(path)
      key.combine(text)
    }
    key.combine(tree.files[exercise.suitePath] ?? "")
    for (name, fingerprint) in data.sorted(by: { $0.key < $1.key }) {
      key.combine(name)
      key.combine(fingerprint)
    }
    return key
  }

  /// Everything that a demo and its pictures depend on: the lesson's sources, its own among them,
  /// and its data.
  func demoKey(of tree: LessonTree, data: [String: Fingerprint]) -> Fingerprint {
    var key = machine
    key.combine("running demo \(tree.name)")
    for (name, text) in tree.pictures.sorted(by: { $0.key < $1.key }) {
      key.combine(name)
      key.combine(text)
    }
    for (name, fingerprint) in data.sorted(by: { $0.key < $1.key }) {
      key.combine(name)
      key.combine(fingerprint)
    }
    for (path, text) in tree.files.sorted(by: { $0.key < $1.key })
    where path.hasPrefix("solutions/") {
      key.combine(path)
      key.combine(text)
    }
    return key
  }

  func formatKey(_ files: [(path: String, text: String)], configuration: String) -> Fingerprint {
    var key = machine
    key.combine(configuration)
    for file in files {
      key.combine(file.path)
      key.combine(file.text)
    }
    return key
  }

  func read<Value: Decodable>(_ key: Fingerprint) -> Value? {
    guard !isFresh, let data = try? File("\(folder)/\(key).json").bytes()
    else { return nil }
    return try? JSONDecoder().decode(Value.self, from: data)
  }

  func write(_ value: some Encodable, _ key: Fingerprint) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    guard let data = try? encoder.encode(value) else { return }
    try? File("\(folder)/\(key).json").write(data, isSynced: false)
  }
}
