/// What can keep results from being written in another form.
package enum ReportsError: Error, Sendable {
  case badCanvas(path: String, CanvasExport.Problem)
}
