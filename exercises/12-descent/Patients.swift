import LessonKit

/// The 442 patients of the diabetes data, with a column of ones, and how far their disease went.
///
/// The ten columns are scaled to mean 0 and population standard deviation 1 over all patients.
func patients() throws -> (features: Matrix, target: [Double]) {
  let table = try Table(named: "diabetes")
  let features = try table.matrix(table.columnNames.filter { $0 != "target" })
  var scaler = StandardScaler()
  try scaler.fit(features)
  return (try scaler.transform(features).addingIntercept(), try table.completeNumbers("target"))
}
