import Foundation

extension File {
  /// Puts what stands here aside, byte for byte, before something else is written here.
  ///
  /// It goes under the next free number into the folder `.kept` beside it, which the package manager
  /// does not look into. What cannot be read is kept as well: nothing is read, but only moved. A file
  /// gets a second name rather than another, so that it is here until it is written over, even when
  /// that fails.
  ///
  /// - Returns: Where it is kept; `nil` when nothing stands here.
  /// - Throws: ``SystemError``; it is here as it was then.
  package func keep() throws(SystemError) -> File? {
    guard let source = kept else { return nil }
    let (folder, base) =
      name.lastIndex(of: "/").map { (name[...$0], name[name.index(after: $0)...]) }
      ?? ("", name[...])
    let dot = base.lastIndex(of: ".") ?? base.endIndex
    let root = path.dropLast(name.count)
    try File("\(root)\(folder).kept").makeFolder()
    for number in 1... {
      let place = "\(folder).kept/\(base[..<dot]).\(number)\(base[dot...])"
      do {
        try Platform.keep(source, at: "\(root)\(place)")
        return File(at: "\(root)\(place)", named: place)
      } catch  where error.code == EEXIST {
        continue
      } catch {
        throw .unwritable(path: place, code: error.code)
      }
    }
    return nil
  }

  /// The path of what is to be kept: behind links, unless these lead nowhere.
  private var kept: String? {
    let target = Platform.behindLinks(path)
    switch File(target).kind {
    case nil, .link: return kind == nil ? nil : path
    default: return target
    }
  }
}

extension Platform {
  /// Gives what stands at `source` the path `place`, where nothing may stand.
  fileprivate static func keep(_ source: String, at place: String) throws(ErrorNumber) {
    if link(source, place) == 0 { return }
    switch errno {
    case EEXIST: throw ErrorNumber(code: EEXIST)
    case EXDEV:
      guard case .bytes(let bytes) = FileContents(ofFile: source) else {
        throw ErrorNumber(code: EXDEV)
      }
      do {
        try write(bytes, toNewFile: place, like: source, isSynced: true)
      } catch {
        if error.code != EEXIST { unlink(place) }
        throw error
      }
    default:
      // A folder has no second name, nor has a file on some disks.
      if File(place).kind != nil { throw ErrorNumber(code: EEXIST) }
      try rename(source, to: place)
    }
  }
}
