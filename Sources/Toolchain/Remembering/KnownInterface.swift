/// An interface that suites were compiled against, and what they can see of it.
struct KnownInterface: LosslessStringConvertible, Equatable {
  let interface: Fingerprint

  /// `nil` where it could not be told.
  let face: Fingerprint?

  init(interface: Fingerprint, face: Fingerprint?) {
    self.interface = interface
    self.face = face
  }

  /// Reads what ``description`` wrote.
  init?(_ text: String) {
    let parts = text.split(separator: " ").map { Fingerprint(String($0)) }
    guard let interface = parts.first ?? nil else { return nil }
    self.interface = interface
    face = parts.count > 1 ? parts[1] : nil
  }

  var description: String {
    "\(interface)" + (face.map { " \($0)" } ?? "")
  }
}
