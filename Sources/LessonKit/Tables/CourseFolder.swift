/// Where the course lies on this machine, and the data sets in it.
public enum CourseFolder {
  /// Returns the path of the course's root, the folder that holds `lessons/data`.
  ///
  /// Taken from the environment's `LEARN_COURSE` when that is set; else the working directory or
  /// the nearest folder above it; else where this library's own sources were compiled.
  ///
  /// - Throws: ``TableError/noCourse(lookedIn:)`` when none of them is a course.
  public static func root() throws -> String {
    let named = Platform.environment("LEARN_COURSE").flatMap { $0.isEmpty ? nil : $0 }
    if let named {
      guard isRoot(named) else { throw TableError.noCourse(lookedIn: [named]) }
      return named
    }
    let starts = [Platform.workingDirectory(), parent(of: #filePath)].compactMap { $0 }
    for start in starts {
      if let root = ancestors(of: start).first(where: isRoot) { return root }
    }
    throw TableError.noCourse(lookedIn: starts)
  }

  /// Returns the path of the data file `name`.csv.
  ///
  /// - Parameter name: A data set's name, with or without `.csv`, such as `titanic`.
  /// - Throws: ``TableError/noSuchDataSet(name:path:available:)`` when there is no such file.
  public static func dataFile(named name: String) throws -> String {
    try dataFile(named: name, ending: ".csv")
  }

  /// Returns the bytes of the text `name`.txt, a data set that is no table.
  ///
  /// - Parameter name: The text's name, with or without `.txt`, such as `shakespeare`.
  /// - Throws: ``TableError/noSuchDataSet(name:path:available:)`` when there is no such file, and
  ///   ``TableError/unreadable(path:reason:)`` when it cannot be read.
  public static func bytes(ofText name: String) throws -> [UInt8] {
    let path = try dataFile(named: name, ending: ".txt")
    switch Platform.contents(of: path) {
    case .success(let bytes): return bytes
    case .failure(let failure):
      throw TableError.unreadable(path: path, reason: failure.reason)
    }
  }

  private static func dataFile(named name: String, ending: String) throws -> String {
    let folder = try root() + "/lessons/data"
    let available = Platform.fileNames(in: folder).filter { $0.hasSuffix(ending) }
    let file = name.hasSuffix(ending) ? name : name + ending
    guard available.contains(file) else {
      throw TableError.noSuchDataSet(
        name: name, path: folder + "/" + file,
        available: available.map { String($0.dropLast(ending.count)) })
    }
    return folder + "/" + file
  }

  /// Returns the names of the course's data sets, sorted.
  public static func dataSetNames() throws -> [String] {
    try Platform.fileNames(in: root() + "/lessons/data")
      .filter { $0.hasSuffix(".csv") }
      .map { String($0.dropLast(4)) }
  }

  private static func isRoot(_ path: String) -> Bool {
    Platform.isDirectory(path + "/lessons/data")
  }

  private static func ancestors(of path: String) -> [String] {
    var ancestors: [String] = []
    var path = path
    while !path.isEmpty {
      ancestors.append(path)
      path = parent(of: path)
    }
    return ancestors
  }

  private static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "" }
    return String(path[..<slash])
  }
}
