import Course
import Foundation
import LessonKit
import Terminal
import Testing

@testable import learn

@Suite("The course's own pages in a terminal") struct PicturesTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  private static let lessons: [String] = {
    let course = try? Course.load(root: root, files: .live(root: root))
    return course?.lessons.map(\.id) ?? []
  }()

  @Test(
    "Every picture is drawn as a chart, and no line is wider than the window", arguments: lessons)
  func pictures(lesson: String) throws {
    let text = try CourseFiles.live(root: Self.root).read("lessons/\(lesson).md")
    let pictures = text.matches(of: /!\[[^\]]+\]\((images\/[^)]+)\.svg\)/).map(\.output.1)
    #expect(!pictures.isEmpty)
    for picture in pictures {
      let path = "\(Self.root)/lessons/\(picture).chart.json"
      let data = try Data(contentsOf: URL(fileURLWithPath: path))
      let chart = try JSONDecoder().decode(Chart.self, from: data)
      let svg = "\(Self.root)/lessons/\(picture).svg"
      #expect(FileManager.default.fileExists(atPath: svg))
      #expect(!chart.title.isEmpty)
    }
    // Code is left as it stands, so that it can be copied.
    let code = Set(text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) })
    for width in [20, 40, 60, 80, 100] {
      let renderer = MarkdownRenderer.course(.plain(width: width), root: Self.root)
      let lines = renderer.lines(text)
      #expect(!lines.contains { $0.plain.contains("[picture:") })
      let wide = lines.filter { $0.displayWidth > width }
        .map { $0.plain.trimmingCharacters(in: .whitespaces) }
      #expect(wide.filter { !code.contains($0) } == [])
    }
  }

  @Test("There are lessons to look at") func some() {
    #expect(Self.lessons.contains("06-missing"))
  }
}
