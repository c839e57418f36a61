import Course
import Foundation
import OperatingSystem

/// What stands in the folder of submissions: a folder a student, and whatever else got there.
///
/// Swift compares texts by what they say, so two names that differ in how an accent is written are
/// one here; the disk is asked by the bytes that it gave.
package struct Submissions: Sendable, Equatable {
  /// The folders by name, as the disk spells them.
  package private(set) var folders: [String] = []

  /// What may be a student's and cannot be graded as it is, with the reason.
  package private(set) var unusable: [RefusedFile] = []

  /// What is no student's folder, with what it is.
  package private(set) var strays: [RefusedFile] = []

  private let root: String
  private var byName: [String: String] = [:]
  private var byLowercaseName: [String: [String]] = [:]

  /// Hidden files are nobody's work.
  package init(root: String) throws {
    self.root = root
    let folder = File(root)
    guard folder.exists else { throw ClassroomError.missing(path: root) }
    for name in try folder.names() where !name.hasPrefix(".") { add(name) }
    let twins = Dictionary(grouping: folders, by: \.self).filter { $1.count > 1 }
    folders.removeAll { twins[$0] != nil }
    unusable += twins.keys.map {
      RefusedFile(path: $0, reason: "two folders have this name, each written in other bytes")
    }
    unusable.sort { $0.path < $1.path }
    byName = Dictionary(folders.map { ($0, $0) }, uniquingKeysWith: { first, _ in first })
    byLowercaseName = Dictionary(grouping: folders) { $0.lowercased() }
  }

  private mutating func add(_ name: String) {
    let file = File(name, in: root)
    switch file.kind {
    case .folder where name == "__MACOSX":
      strays.append(RefusedFile(path: name, reason: "it is what macOS packs beside a folder"))
    case .folder:
      do {
        _ = try file.names(atMost: 1)
        folders.append(name)
      } catch {
        unusable.append(RefusedFile(path: name, reason: Self.words(error)))
      }
    case .link: unusable.append(RefusedFile(path: name, reason: "it is a link"))
    case .unreadable(let reason):
      unusable.append(RefusedFile(path: name, reason: "it cannot be read: \(reason)"))
    case .file where Archive.isNamed(name):
      strays.append(RefusedFile(path: name, reason: "it is an archive that was not unpacked"))
    case .file, .other: strays.append(RefusedFile(path: name, reason: "it is not a folder"))
    // It was listed a moment ago, so its name is other than what could be made of its bytes.
    case nil: strays.append(RefusedFile(path: name, reason: "its name is not text in UTF-8"))
    }
  }

  private static func words(_ error: SystemError) -> String {
    guard case .unreadable(_, let reason) = error else { return "it cannot be read" }
    return "it cannot be read: \(reason)"
  }

  /// Where a student's work is.
  package enum Place: Sendable, Equatable {
    /// The folder, as the disk spells it.
    case folder(String)
    case missing

    /// Something is there that cannot be graded, for this reason.
    case unusable(String)
  }

  /// Looks for the folder of that name, which may lie deeper: `teams/one`.
  package func place(of name: String) -> Place {
    guard name.contains("/") else { return ownPlace(of: name) }
    let parts = name.split(separator: "/")
    // A link anywhere on the way would lead out of the submissions.
    for length in 1...parts.count {
      switch File(parts[..<length].joined(separator: "/"), in: root).kind {
      case .folder: continue
      case nil: return .missing
      case .link: return .unusable("\(parts[length - 1]) is a link")
      case .unreadable(let reason):
        return .unusable("\(parts[length - 1]) cannot be read: \(reason)")
      case .file, .other: return .unusable("\(parts[length - 1]) is not a folder")
      }
    }
    return .folder(name)
  }

  private func ownPlace(of name: String) -> Place {
    if let folder = byName[name] { return .folder(folder) }
    let refused = (unusable + strays).first { $0.path == name }
    if let refused { return .unusable(refused.reason) }
    // Logins are written in any case.
    let alike = byLowercaseName[name.lowercased()] ?? []
    return alike.count == 1 ? .folder(alike[0]) : .missing
  }

  /// Whether a folder that a roster names stays inside the folder of submissions.
  package static func isInside(_ folder: String) -> Bool {
    !folder.isEmpty && !folder.hasPrefix("/")
      && !folder.split(separator: "/", omittingEmptySubsequences: false).contains {
        $0 == ".." || $0.isEmpty
      }
  }
}

/// Files that hold others, which nobody unpacked.
package enum Archive {
  private static let endings = [".zip", ".tar", ".gz", ".tgz", ".7z", ".rar", ".bz2", ".xz"]

  package static func isNamed(_ name: String) -> Bool {
    endings.contains { name.lowercased().hasSuffix($0) }
  }
}
