import Classroom

/// A form in which the results of a class are written: a value in ``all``, as a rule is.
///
/// To add one, write it in a file of its own and name it in the table; its option, its help and its
/// place in the folder follow.
package struct Export: Sendable {
  /// What `--export` calls it.
  package let name: String

  /// When it is written.
  package let occasion: Occasion

  /// A path below the folder of results; that of a folder ends in a slash.
  package let path: String
  let content: Content

  package enum Occasion: Sendable {
    case always

    /// When `--export` names it.
    case asked

    /// When there is a gradebook of Canvas's to fill in.
    case canvas
  }

  enum Content: Sendable {
    /// One file of the class, written a student at a time, so that a class of any size needs no
    /// more memory than one student.
    case growing(Growing)

    /// One file of the class, in an order of its own.
    case whole(@Sendable (ExportContext, Lookup) throws -> String)

    /// Files of each student, by their paths below the folder.
    case files(@Sendable (StudentRecord, ExportContext) throws -> [String: String])
  }

  struct Growing: Sendable {
    var head: @Sendable (ExportContext) throws -> String = { _ in "" }
    var piece: @Sendable (StudentRecord, ExportContext) throws -> String

    /// What stands between two pieces.
    var separator = ""
    var tail = ""
  }

  /// The results of a student by id; `nil` for a student whom this machine does not grade.
  typealias Lookup = (String) throws -> StudentRecord?

  package static let all: [Export] = [
    .results, .gradebook, .feedback, .gradescope, .junit, .classroom50, .exercism, .canvas,
  ]

  package static func named(_ name: String) -> Export? {
    all.first { $0.name == name }
  }

  /// The names of those that are written on an occasion.
  package static func names(_ occasion: Occasion) -> [String] {
    all.filter { $0.occasion == occasion }.map(\.name)
  }
}

/// What exports know beside the results.
package struct ExportContext: Sendable {
  package var run: ClassRun
  package var canvas: CanvasExport?
  package var environment: [String: String]

  package init(
    run: ClassRun, canvas: CanvasExport? = nil, environment: [String: String] = [:]
  ) {
    self.run = run
    self.canvas = canvas
    self.environment = environment
  }
}
