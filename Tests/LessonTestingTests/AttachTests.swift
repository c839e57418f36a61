import Foundation
import LessonKit
import Testing

@testable import LessonTesting

@Suite("Attached charts")
struct AttachTests {
  @Test("A chart is attached as JSON that gives the same chart again, gaps included")
  func roundTrip() throws {
    let chart = Chart(
      "Ages", x: "class", y: Axis("missing", kind: .percent), categories: ["1st", "*"],
      bars: [Bars("age", [0.298, .nan])])
    let text = try #require(chartText(chart))
    #expect(text == chartText(chart))
    #expect(try JSONDecoder().decode(Chart.self, from: Data(text.utf8)) == chart)
  }
}
