/// Finds the name that was probably meant.
enum NearName {
  /// Returns the candidate nearest to `name`, or `nil` when none is near enough to suggest.
  static func nearest(to name: String, in candidates: [String]) -> String? {
    let wanted = key(name)
    var best: (name: String, distance: Int)?
    for candidate in candidates {
      let distance = editDistance(wanted, key(candidate))
      if distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    if let best, best.distance <= max(1, wanted.count / 3) { return best.name }
    // "mass" for "body_mass_g": far by edits, yet clear when only one name contains it.
    let containing = candidates.filter { contains(key($0), wanted) }
    return wanted.count >= 3 && containing.count == 1 ? containing[0] : nil
  }

  /// A name without case and punctuation, which are what people get wrong first.
  private static func key(_ name: String) -> [Character] {
    Array(name.lowercased().filter { $0.isLetter || $0.isNumber })
  }

  private static func contains(_ text: [Character], _ part: [Character]) -> Bool {
    guard part.count <= text.count else { return false }
    return (0...(text.count - part.count)).contains { start in
      text[start..<(start + part.count)].elementsEqual(part)
    }
  }

  /// The insertions, deletions, replacements and exchanges of neighbours that turn `a` into `b`
  /// (optimal string alignment).
  private static func editDistance(_ a: [Character], _ b: [Character]) -> Int {
    var rows = [Array(0...b.count)]
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var distance = rows[i][j] + (a[i] == b[j] ? 0 : 1)
        distance = min(distance, rows[i][j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          distance = min(distance, rows[i - 1][j - 1] + 1)
        }
        row.append(distance)
      }
      rows.append(row)
    }
    return rows[a.count][b.count]
  }
}
