import Course
import Foundation

extension LessonBuilder {
  /// What suites can see of the files in `snapshot`; `nil` where it cannot be told.
  ///
  /// The compiler is asked for it, once for all files with the same outlines.
  func face(
    of snapshot: Snapshot, parts: LessonParts, defines: [String], kit: Kit
  ) async throws -> Fingerprint? {
    let texts = try snapshot.files.reduce(into: [:]) {
      $0[$1] = try LessonParts.text($1, root: snapshot.folder)
    }
    guard let visible = PublicFace(parts: parts).texts(of: texts) else { return nil }
    let note = outlineNote(of: visible, lesson: parts.lesson, defines: defines, kit: kit)
    if let note, let known = store.note(note).flatMap({ Fingerprint(hexadecimal: $0) }) {
      return known
    }
    let face = try await declarations(
      of: visible, in: snapshot, lesson: parts.lesson, defines: defines, kit: kit)
    if let note, let face { store.setNote(note, to: face.description) }
    return face
  }

  /// Where the face of files with these outlines is noted; `nil` where a file has none.
  private func outlineNote(
    of texts: [String: String], lesson: Lesson, defines: [String], kit: Kit
  ) -> String? {
    var key = kit.key
    for define in defines { key.combine(define) }
    for (path, text) in texts.sorted(by: { $0.key < $1.key }) {
      guard let outline = DeclarationOutline.text(of: text) else { return nil }
      key.combine(path)
      key.combine(outline)
    }
    return "\(lesson.name)-\(key).outline"
  }

  /// What the compiler makes of the declarations in other texts of the files in `snapshot`, function
  /// bodies left aside; `nil` when these do not compile.
  private func declarations(
    of texts: [String: String], in snapshot: Snapshot, lesson: Lesson, defines: [String], kit: Kit
  ) async throws -> Fingerprint? {
    let folder = "\(snapshot.folder)/face"
    for (path, text) in texts { try store.write(text, to: "\(folder)/\(path)") }
    defer { store.remove(folder) }
    let moduleFile = "\(lesson.moduleName).swiftmodule"
    let (isSuccess, _) = try await compilePlanned(
      Self.flags + Self.reproducible + kit.search + defines.flatMap { ["-D", $0] }
        + ["-wmo", "-enable-testing", "-module-name", lesson.moduleName]
        + Self.emittingModule(at: moduleFile) + Self.passingOverBodies + snapshot.files,
      in: folder)
    return isSuccess
      ? FileManager.default.contents(atPath: "\(folder)/\(moduleFile)").map { Fingerprint($0) }
      : nil
  }

  /// What the compiler's driver itself uses where it writes a module apart from the program.
  private static let passingOverBodies = [
    "-Xfrontend", "-experimental-skip-non-inlinable-function-bodies-without-types",
  ]
}
