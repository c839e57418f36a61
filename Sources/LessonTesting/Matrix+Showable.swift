import Comparison
import LessonKit

extension Matrix: Showable {
  package var shown: Answer {
    .table(Answer.Size(rows: rowCount, columns: columnCount), elements.map(Answer.number))
  }
}
