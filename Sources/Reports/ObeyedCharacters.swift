extension Unicode.Scalar {
  /// Whether a terminal that shows it obeys it, or it turns the direction of the text behind it: a
  /// control character other than a line feed or a tab, or a mark of direction.
  var isObeyed: Bool {
    switch value {
    case 0x09, 0x0A: false
    case 0x202A...0x202E, 0x2066...0x2069: true
    default: properties.generalCategory == .control
    }
  }
}
