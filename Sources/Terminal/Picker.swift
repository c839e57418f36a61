/// An interactive list of exercises: what it shows, and what a key does to it.
package struct Picker: Sendable {
  package struct Item: Hashable, Sendable {
    package let id: String
    package let title: String

    /// What it belongs to; items of one group stand together.
    package let group: String
    package let status: Status

    /// Stands on the right: checks passed.
    package let note: String

    /// What has been earned, and what can be.
    package let points: Double
    package let mostPoints: Double

    package init(
      id: String, title: String, group: String, status: Status, note: String = "",
      points: Double = 0, mostPoints: Double = 0
    ) {
      self.id = id
      self.title = title
      self.group = group
      self.status = status
      self.note = note
      self.points = points
      self.mostPoints = mostPoints
    }
  }

  package enum Status: Hashable, Sendable {
    case toDo
    case failing
    case done
  }

  package enum Filter: Int, CaseIterable, Sendable {
    case all
    case toDo
    case failing
    case done

    func includes(_ status: Status) -> Bool {
      switch self {
      case .all: true
      case .toDo: status == .toDo
      case .failing: status == .failing
      case .done: status == .done
      }
    }

    var name: String {
      switch self {
      case .all: "all"
      case .toDo: "to do"
      case .failing: "failing"
      case .done: "done"
      }
    }
  }

  package enum Command: Hashable, Sendable {
    case choose(String)

    /// Asked for and confirmed.
    case reset(String)
    case quit
  }

  /// What the next key means.
  package enum Mode: Hashable, Sendable {
    case moving
    case searching
    case confirmingReset(String)
  }

  package var items: [Item]
  package private(set) var filter = Filter.all
  package private(set) var query = ""
  package private(set) var mode = Mode.moving

  /// The id of the item under the cursor.
  package private(set) var selection: String?

  /// The exercise that the learner is at.
  package let current: String?

  package init(items: [Item], current: String? = nil) {
    self.items = items
    self.current = current
    selection = items.contains { $0.id == current } ? current : items.first?.id
  }

  /// The items that filter and search leave, in their order.
  package var visible: [Item] {
    let words = query.lowercased().split(separator: " ")
    return items.filter { item in
      let text = "\(item.id) \(item.title) \(item.group)".lowercased()
      return filter.includes(item.status) && words.allSatisfy { text.contains($0) }
    }
  }

  /// Does what the key asks for.
  ///
  /// - Parameter page: How many rows PageUp and PageDown move.
  /// - Returns: What the caller is to do, if anything.
  package mutating func handle(_ key: Key, page: Int = 10) -> Command? {
    switch mode {
    case .moving: return move(key, page)
    case .searching: return search(key, page)
    case .confirmingReset(let id):
      mode = .moving
      return key == .character("y") || key == .character("Y") ? .reset(id) : nil
    }
  }

  private mutating func move(_ key: Key, _ page: Int) -> Command? {
    switch key {
    case .character("j"), .control("n"): step(1)
    case .character("k"), .control("p"): step(-1)
    case .character("g"): step(-items.count)
    case .character("G"): step(items.count)
    case .character("/"): mode = .searching
    case .character("f"), .tab, .right: turnFilter(1)
    case .character("F"), .backTab, .left: turnFilter(-1)
    case .character("x"):
      if let selection { mode = .confirmingReset(selection) }
    case .character("q"), .control("c"), .control("d"): return .quit
    case .escape:
      // One step back at a time: first the search, then the filter, then the list.
      if query.isEmpty, filter == .all { return .quit }
      if query.isEmpty { filter = .all } else { query = "" }
      keepSelection()
    default: return navigate(key, page)
    }
    return nil
  }

  private mutating func search(_ key: Key, _ page: Int) -> Command? {
    switch key {
    case .character(let character): query.append(character)
    case .backspace:
      if query.isEmpty { mode = .moving } else { query.removeLast() }
    case .control("u"): query = ""
    case .control("w"):
      while query.last == " " { query.removeLast() }
      while let last = query.last, last != " " { query.removeLast() }
    case .escape:
      query = ""
      mode = .moving
    case .enter: mode = .moving
    default: return navigate(key, page)
    }
    keepSelection()
    return nil
  }

  private mutating func navigate(_ key: Key, _ page: Int) -> Command? {
    switch key {
    case .up: step(-1)
    case .down: step(1)
    case .pageUp: step(-max(page, 1))
    case .pageDown: step(max(page, 1))
    case .home: step(-items.count)
    case .end: step(items.count)
    case .enter: return selection.map(Command.choose)
    default: break
    }
    return nil
  }

  private mutating func step(_ count: Int) {
    let visible = visible
    guard let index = visible.firstIndex(where: { $0.id == selection }) else {
      return keepSelection()
    }
    selection = visible[min(max(index + count, 0), visible.count - 1)].id
  }

  private mutating func turnFilter(_ count: Int) {
    let all = Filter.allCases
    filter = all[(filter.rawValue + count + all.count) % all.count]
    keepSelection()
  }

  /// The cursor stays on its item as long as that is shown.
  private mutating func keepSelection() {
    let visible = visible
    if !visible.contains(where: { $0.id == selection }) { selection = visible.first?.id }
  }
}
