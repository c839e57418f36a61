import Foundation
import LessonKit

/// Returns the text of a data set of the course, as it stands in its file.
///
/// - Parameter name: The data set's name, such as `titanic`.
/// - Throws: ``TableError`` when there is none of that name, or an error of the system when its
///   file cannot be read as UTF-8.
func text(ofDataSet name: String) throws -> String {
  try String(contentsOfFile: CourseFolder.dataFile(named: name), encoding: .utf8)
}
