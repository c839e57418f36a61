import Foundation
import OperatingSystem

/// A file that is written piece by piece under another name and renamed when it is whole.
package final class GrowingFile {
  private let path: String
  private let temporary: String
  private let handle: FileHandle
  private var buffer = Data()

  package init(path: String) throws {
    self.path = path
    temporary = path + ".part"
    guard FileManager.default.createFile(atPath: temporary, contents: nil),
      let handle = FileHandle(forWritingAtPath: temporary)
    else { throw ClassroomError.unwritable(path: path, reason: "it cannot be created") }
    self.handle = handle
  }

  package func append(_ text: String) throws {
    buffer.append(contentsOf: text.utf8)
    if buffer.count > 1 << 18 { try flush() }
  }

  private func flush() throws {
    do {
      try handle.write(contentsOf: buffer)
    } catch {
      throw ClassroomError.unwritable(path: path, reason: error.localizedDescription)
    }
    buffer.removeAll(keepingCapacity: true)
  }

  package func close() throws {
    try flush()
    try handle.close()
    try ResultStore.writing { () throws(SystemError) in
      try File(temporary).move(to: File(path))
    }
  }
}
