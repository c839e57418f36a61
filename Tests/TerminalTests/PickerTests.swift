import Terminal
import Testing

@Suite("The list of exercises")
struct PickerTests {
  private static let items = [
    Picker.Item(
      id: "04-csv/Parser", title: "04 CSV parser", group: "cleaning", status: .done, note: "9/9",
      points: 10, mostPoints: 10),
    .init(
      id: "06-missing/MedianImputer", title: "06 Median imputation", group: "cleaning",
      status: .failing, note: "5/8", points: 6.25, mostPoints: 10),
    .init(
      id: "06-missing/Indicator", title: "06 Missing indicator 日本", group: "cleaning",
      status: .toDo, mostPoints: 10),
    .init(
      id: "11-least-squares/QR", title: "11 Least squares", group: "regression", status: .toDo,
      note: "0/9"),
    .init(
      id: "16-grow-a-tree/Tree", title: "16 Grow a tree", group: "trees", status: .toDo,
      note: "0/7"),
  ]

  private func picker(_ keys: [Key] = []) -> Picker {
    var picker = Picker(items: Self.items, current: "06-missing/MedianImputer")
    for key in keys { _ = picker.handle(key) }
    return picker
  }

  private func typing(_ text: String) -> [Key] { text.map(Key.character) }

  @Test("The cursor begins where the learner is, moves, and stops at the ends")
  func moving() {
    #expect(picker().selection == "06-missing/MedianImputer")
    #expect(picker([.down]).selection == "06-missing/Indicator")
    #expect(picker([.up, .up, .up]).selection == "04-csv/Parser")
    #expect(picker([.end, .down]).selection == "16-grow-a-tree/Tree")
    #expect(picker([.character("G"), .character("k")]).selection == "11-least-squares/QR")
    #expect(picker([.pageUp]).selection == "04-csv/Parser")
  }

  @Test("Filters turn around, and the cursor stays on what is shown")
  func filtering() {
    #expect(picker([.tab]).visible.map(\.status) == [.toDo, .toDo, .toDo])
    #expect(picker([.tab]).selection == "06-missing/Indicator")
    #expect(picker([.tab, .tab]).visible.map(\.id) == ["06-missing/MedianImputer"])
    #expect(picker([.backTab]).visible.map(\.id) == ["04-csv/Parser"])
    #expect(picker([.tab, .tab, .tab, .tab]).filter == .all)
  }

  @Test("A search narrows with every letter, by words in any order and case")
  func searching() {
    let found = picker([.character("/")] + typing("MISS median"))
    #expect(found.visible.map(\.id) == ["06-missing/MedianImputer"])
    #expect(found.mode == .searching)
    let nothing = picker([.character("/")] + typing("qqq"))
    #expect(nothing.visible.isEmpty)
    #expect(nothing.selection == nil)
    var erased = nothing
    for _ in 0..<3 { _ = erased.handle(.backspace) }
    #expect(erased.visible.count == 5)
    #expect(erased.selection != nil)
    #expect(picker([.character("/")] + typing("q") + [.escape]).query.isEmpty)
  }

  @Test("Enter keeps the search, then chooses")
  func choosing() {
    var picker = picker([.character("/")] + typing("tree"))
    #expect(picker.handle(.enter) == nil)
    #expect(picker.query == "tree")
    #expect(picker.handle(.enter) == .choose("16-grow-a-tree/Tree"))
  }

  @Test("A reset asks first, and only y is a yes")
  func resetting() {
    var picker = picker([.character("x")])
    #expect(picker.mode == .confirmingReset("06-missing/MedianImputer"))
    #expect(picker.handle(.enter) == nil)
    #expect(picker.mode == .moving)
    _ = picker.handle(.character("x"))
    #expect(picker.handle(.character("y")) == .reset("06-missing/MedianImputer"))
  }

  @Test("Escape goes back step by step, q leaves at once")
  func leaving() {
    var filtered = picker([.tab, .character("/")] + typing("tree") + [.enter])
    #expect(filtered.handle(.escape) == nil)
    #expect(filtered.query.isEmpty)
    #expect(filtered.handle(.escape) == nil)
    #expect(filtered.filter == .all)
    #expect(filtered.handle(.escape) == .quit)
    var other = picker()
    #expect(other.handle(.character("q")) == .quit)
  }

  @Test("An empty list does nothing and can be left")
  func empty() {
    var picker = Picker(items: [])
    for key in [Key.up, .down, .pageDown, .tab, .character("x"), .enter] {
      #expect(picker.handle(key) == nil)
    }
    #expect(picker.handle(.character("q")) == .quit)
    #expect(picker.lines(.plain(width: 40)).count == 24)
  }

  private func plain(_ width: Int, _ height: Int) -> TerminalCapabilities {
    var capabilities = TerminalCapabilities.plain(width: width)
    capabilities.height = height
    return capabilities
  }

  @Test("The list is drawn as it was", arguments: [(20, 10), (60, 16)])
  func drawn(width: Int, height: Int) {
    let views = [
      [], [.tab], [.character("/")] + typing("mis"), [.character("x")],
      [.character("/")] + typing("qq"),
    ].map { picker($0).lines(plain(width, height)).rendered(plain(width, height)) }
    expectGolden(views.joined(separator: "\n"), "picker-\(width).txt")
  }

  @Test("The cursor is on the screen however small that is", arguments: [5, 6, 7, 9, 30])
  func scrolling(height: Int) {
    var picker = picker([.home])
    for item in Self.items {
      let lines = picker.lines(plain(40, height))
      #expect(lines.count == height)
      #expect(lines.contains { $0.plain.hasPrefix("❯") && $0.plain.contains(item.title) })
      _ = picker.handle(.down)
    }
  }
}
