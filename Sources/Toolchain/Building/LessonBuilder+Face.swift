import Course
import Foundation

extension LessonBuilder {
  /// What suites can see of the files in `snapshot`; `nil` where it cannot be told.
  ///
  /// The compiler is asked for it, once for all files with the same outlines.
  func face(of snapshot: Snapshot, parts: LessonParts, kit: Kit) async throws -> Fingerprint? {
    let texts = try snapshot.files.reduce(into: [:]) {
      $0[$1] = try LessonParts.text($1, root: snapshot.folder)
    }
    guard let visible = PublicFace(parts: parts).texts(of: texts) else { return nil }
    let note = outlines(of: visible).map { outlines in
      Note.face(ofOutlines: outlines, of: parts.lesson, kit: kit)
    }
    if let known = note.flatMap({ store.note($0) }) { return known }
    let face = try await declarations(of: visible, in: snapshot, lesson: parts.lesson, kit: kit)
    if let note, let face { store.remember(face, as: note) }
    return face
  }

  /// The outlines of the files; `nil` where one has none.
  private func outlines(of texts: [String: String]) -> [(path: String, text: String)]? {
    var outlines: [(path: String, text: String)] = []
    for (path, text) in texts.sorted(by: { $0.key < $1.key }) {
      guard let outline = DeclarationOutline.text(of: text) else { return nil }
      outlines.append((path, outline))
    }
    return outlines
  }

  /// What the compiler makes of the declarations in other texts of the files in `snapshot`, function
  /// bodies left aside; `nil` when these do not compile.
  private func declarations(
    of texts: [String: String], in snapshot: Snapshot, lesson: Lesson, kit: Kit
  ) async throws -> Fingerprint? {
    let folder = "\(snapshot.folder)/face"
    for (path, text) in texts { try store.write(text, to: "\(folder)/\(path)") }
    defer { store.remove(folder) }
    let moduleFile = "\(lesson.moduleName).swiftmodule"
    let compilation = try await compilePlanned(
      Self.flags + Self.reproducible + kit.search
        + ["-wmo", "-enable-testing", "-module-name", lesson.moduleName]
        + Self.emittingModule(at: moduleFile) + Self.passingOverBodies + snapshot.files,
      in: folder)
    return compilation.isSuccess
      ? FileManager.default.contents(atPath: "\(folder)/\(moduleFile)").map { Fingerprint($0) }
      : nil
  }

  /// What the compiler's driver itself uses where it writes a module apart from the program.
  static let passingOverBodies = [
    "-Xfrontend", "-experimental-skip-non-inlinable-function-bodies-without-types",
  ]
}
