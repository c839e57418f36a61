import Course
import Foundation
import OperatingSystem
import Toolchain

/// A course as its authors see it: everything on disk, sound or not.
///
/// Unlike `Course` it never fails on a page that cannot be read; saying so is the rules' business.
package struct AuthoredCourse: Sendable {
  package let root: String

  /// The lessons in the order of `Package.swift`.
  package let order: [LessonName]

  /// Lessons that have files but do not stand in the list.
  package let unlisted: [LessonName]

  private let pages: [String: String]
  private let dataFiles: Set<String>
  private let dataReadme: String

  /// The text of `.swift-format`.
  let formatConfiguration: String

  /// - Throws: `CourseError` when the list of lessons makes no sense, `SystemError` for a file that is
  ///   there and cannot be read.
  package init(root: String) throws {
    self.root = root
    func text(_ path: String) throws(SystemError) -> String? { try File(path, in: root).text() }
    let manifest = try text("Package.swift") ?? ""
    order = try PackageManifest(parsing: manifest).lessons
    var names: Set<LessonName> = []
    var pages: [String: String] = [:]
    for file in try File("lessons", in: root).names() where file.hasSuffix(".md") {
      pages["lessons/\(file)"] = try text("lessons/\(file)")
      if let name = LessonName(String(file.dropLast(3))) { names.insert(name) }
    }
    for tree in ["exercises", "solutions", "Tests"] {
      names.formUnion(try File(tree, in: root).names().compactMap(LessonName.init))
    }
    unlisted = names.subtracting(order).sorted()
    self.pages = pages
    dataFiles = Set(try File("lessons/data", in: root).names())
    dataReadme = try text("lessons/data/README.md") ?? ""
    formatConfiguration = try text(".swift-format") ?? ""
  }

  /// All lessons, those of the list first.
  package var lessons: [LessonName] { order + unlisted }

  /// The lesson that a word means: `06-missing`, `06`, `missing`, or a path that goes through it.
  ///
  /// - Throws: ``AuthoringError/unknownLesson(_:near:)``.
  package func find(_ text: String) throws(AuthoringError) -> LessonName {
    let parts = text.split(separator: "/").map { part in
      part.hasSuffix(".md") ? String(part.dropLast(3)) : String(part)
    }
    for name in lessons {
      let names = [name.text, String(name.number), String(name.slug)]
      if parts.contains(where: { names.contains($0.lowercased()) }) { return name }
    }
    let word = parts.last?.lowercased() ?? ""
    let near = Set(
      EditDistance.nearest(to: word, in: lessons.flatMap { [$0.text, String($0.slug)] }))
    throw .unknownLesson(
      text, near: lessons.filter { near.contains($0.text) || near.contains(String($0.slug)) })
  }

  /// - Throws: `SystemError` for a file that is there and cannot be read; it is not taken for absent.
  package func tree(_ name: LessonName) throws -> LessonTree {
    var files: [String: String] = [:]
    let page = "lessons/\(name).md"
    if let text = pages[page] { files[page] = text }
    for tree in ["exercises", "solutions", "Tests"] {
      let folder = "\(tree)/\(name)"
      for file in try File(folder, in: root).names()
      where file.hasSuffix(".swift") && !file.hasPrefix(".") {
        files["\(folder)/\(file)"] = try File("\(folder)/\(file)", in: root).text()
      }
    }
    var pictures: [String: String] = [:]
    for file in try File(LessonTree.pictureFolder, in: root).names()
    where file.hasPrefix("\(name)-") || file.hasPrefix("\(name).") {
      pictures[file] = try File("\(LessonTree.pictureFolder)/\(file)", in: root).text()
    }
    let root = root
    return LessonTree(
      name: name, order: order, files: files, pictures: pictures, pages: pages,
      dataFiles: dataFiles,
      dataReadme: dataReadme,
      exists: { File($0, in: root).exists },
      read: { try? File($0, in: root).text() })
  }

  /// What the bytes of the data sets are, by name.
  func dataFingerprints(_ names: [String]) throws -> [String: Fingerprint] {
    var fingerprints: [String: Fingerprint] = [:]
    for name in names {
      let file = DataFilesRule.files(of: name).first(where: dataFiles.contains)
      let bytes = try file.flatMap { try File("lessons/data/\($0)", in: root).bytes() }
      fingerprints[name] = Fingerprint(bytes ?? Data())
    }
    return fingerprints
  }
}
