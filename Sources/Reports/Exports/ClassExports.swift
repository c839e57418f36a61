import Classroom

/// Writes what is made from a run's results, one student at a time.
package struct ClassExports: Sendable {
  package var store: ResultStore
  package var context: ExportContext

  /// In the order of ``Export/all``.
  package let exports: [Export]

  /// - Parameter asked: The names of exports that are written beside those that always are.
  package init(store: ResultStore, context: ExportContext, asked: Set<String> = []) {
    self.store = store
    self.context = context
    exports = Export.all.filter { export in
      switch export.occasion {
      case .always: true
      case .asked: asked.contains(export.name)
      case .canvas: context.canvas != nil
      }
    }
  }

  /// - Returns: The paths below the store's root that were written, folders with a slash.
  package func write() throws -> [String] {
    var growing: [(file: GrowingFile, form: Export.Growing, isEmpty: Bool)] = []
    for export in exports {
      guard case .growing(let form) = export.content else { continue }
      let file = try GrowingFile(path: "\(store.root)/\(export.path)")
      try file.append(form.head(context))
      growing.append((file, form, true))
    }
    for student in context.run.ownStudents {
      let record = try store.record(of: student, in: context.run)
      for index in growing.indices {
        let piece = try growing[index].form.piece(record, context)
        guard !piece.isEmpty else { continue }
        if !growing[index].isEmpty {
          try growing[index].file.append(growing[index].form.separator)
        }
        growing[index].isEmpty = false
        try growing[index].file.append(piece)
      }
      try writeFiles(of: record)
    }
    for (file, form, _) in growing {
      try file.append(form.tail)
      try file.close()
    }
    try writeWhole()
    return exports.map(\.path)
  }

  private func writeFiles(of record: StudentRecord) throws {
    for export in exports {
      guard case .files(let files) = export.content else { continue }
      for (path, text) in try files(record, context).sorted(by: { $0.key < $1.key }) {
        try store.write(text, to: export.path + path)
      }
    }
  }

  private func writeWhole() throws {
    let students = Dictionary(
      context.run.ownStudents.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    for export in exports {
      guard case .whole(let text) = export.content else { continue }
      try store.write(
        text(context) { id in
          try students[id].map { try store.record(of: $0, in: context.run) }
        }, to: export.path)
    }
  }
}
