/// One learner of a class.
package struct Student: Sendable, Equatable, Codable {
  /// What the instructor calls the student everywhere: a login, a number.
  package let id: String
  package let name: String

  /// The student's folder in the folder of submissions.
  package let folder: String

  package let email: String?

  /// When the work was handed in, where the roster knows it; ISO 8601.
  package let submitted: String?

  package init(
    id: String, name: String? = nil, folder: String? = nil, email: String? = nil,
    submitted: String? = nil
  ) {
    self.id = id
    self.name = name ?? id
    self.folder = folder ?? id
    self.email = email
    self.submitted = submitted
  }

  func moved(to folder: String) -> Student {
    Student(id: id, name: name, folder: folder, email: email, submitted: submitted)
  }

  /// Longer names than these 255 bytes no disk takes, and endings are still to come.
  private static let longestName = 160

  /// The student's id as the name of a file: letters, digits, `-`, `_` and inner dots stay, every
  /// other byte becomes `%` and two digits, so that no id leaves its folder. A long name ends in the
  /// hash of the whole.
  package var fileName: String {
    let name = encodedName
    guard name.utf8.count > Self.longestName else { return name }
    return "\(name.prefix(Self.longestName - 17))-\(ContentHash.hex(id).prefix(16))"
  }

  private var encodedName: String {
    var name = ""
    for byte in id.utf8 {
      let isPlain =
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
        || (0x61...0x7A).contains(byte) || byte == 0x2D || byte == 0x5F
        || (byte == 0x2E && !name.isEmpty)
      if isPlain {
        name.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        name += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }
    return name
  }
}
