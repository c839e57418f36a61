extension Answer {
  /// Takes a value apart down to its numbers, as a check that is told no types needs it.
  ///
  /// Structs, tuples and cases with payloads become entries under their labels. Of a type that a
  /// learner writes, name what is compared instead: reflection sees private state as well.
  package init(takingApart value: Any) {
    if let answer = value as? Answer {
      self = answer
      return
    }
    if value is Void {
      // A call that gives nothing back has come to its end, which is an answer too.
      self = .other("done", text: "done")
      return
    }
    if let value = value as? any AnswerConvertible {
      self = value.answer
      return
    }
    let mirror = Mirror(reflecting: value)
    switch mirror.displayStyle {
    case .struct?, .tuple?:
      if value is any Showable {
        self.init(value)
      } else {
        self = .entries(mirror.children.enumerated().map { Self.entry($0.element, at: $0.offset) })
      }
    case .enum?:
      guard let payload = mirror.children.first else {
        self.init(value)
        return
      }
      self = .entries([Self.entry(payload, at: 0)])
    case .optional?:
      self = mirror.children.first.map { Self(takingApart: $0.value) } ?? .missing
    case .collection?:
      let whole = Self(value)
      if case .list(let elements) = whole, elements.allSatisfy(\.isTakenApart) {
        self = whole
      } else {
        self = .list(mirror.children.map { Self(takingApart: $0.value) })
      }
    case .dictionary?:
      let pairs = mirror.children.compactMap { child -> (key: String, value: Answer)? in
        let pair = Mirror(reflecting: child.value).children.map(\.value)
        return pair.count == 2 ? (Self(pair[0]).text, Self(takingApart: pair[1])) : nil
      }
      self = .entries(pairs.sorted { $0.key < $1.key })
    default: self.init(value)
    }
  }

  /// What a call threw.
  package init(thrown error: any Error) {
    let mirror = Mirror(reflecting: error)
    let type = "\(type(of: error))"
    let shown = Answer.line(of: error)
    switch mirror.displayStyle {
    case .enum?:
      let payload = mirror.children.first
      self = .thrown(
        kind: "\(type).\(payload?.label ?? shown)",
        payload: payload.map { Self(takingApart: $0.value) } ?? .missing,
        text: "\(type).\(shown)")
    case .struct?:
      self = .thrown(
        kind: type,
        payload: .entries(
          mirror.children.enumerated().map { Self.entry($0.element, at: $0.offset) }),
        text: shown)
    default:
      self = .thrown(kind: type, payload: .missing, text: shown)
    }
  }

  private static func entry(
    _ child: Mirror.Child, at index: Int
  ) -> (key: String, value: Answer) {
    (child.label ?? "\(index)", Self(takingApart: child.value))
  }

  /// Whether it holds nothing that is compared as text only.
  private var isTakenApart: Bool {
    switch self {
    case .missing, .number, .near, .anything, .thrown: true
    case .list(let elements), .table(_, let elements): elements.allSatisfy(\.isTakenApart)
    case .entries(let entries): entries.allSatisfy(\.value.isTakenApart)
    case .other, .opaque: false
    }
  }
}

/// A value that knows its answer.
package protocol AnswerConvertible {
  var answer: Answer { get }
}
