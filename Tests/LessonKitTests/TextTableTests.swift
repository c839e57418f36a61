import LessonKit
import Testing

@Suite("TextTable")
struct TextTableTests {
  private var table: TextTable {
    var table = TextTable(["model", "rmse", "n"])
    table.add("mean", 77.03, 442)
    table.add("線形回帰", 53.47612, nil)
    return table
  }

  @Test("Numbers are aligned on the right, and wide characters take two columns")
  func alignment() {
    #expect(
      table.description == """
        model       rmse    n
        ────────  ──────  ───
        mean       77.03  442
        線形回帰  53.476    -
        """)
  }

  @Test("A table that is too wide loses text, not numbers")
  func narrow() {
    #expect(
      table.text(width: 17) == """
        mod…    rmse    n
        ────  ──────  ───
        mean   77.03  442
        線…   53.476    -
        """)
  }

  @Test("The first rows of a data set read as a table")
  func head() throws {
    let head = try Table(csv: "name,age\nAnn,29.0\nBob,NA\nCy,3\n").head(2)
    #expect(head.rows == [["Ann", "29.0"], ["Bob", "-"]])
  }
}
