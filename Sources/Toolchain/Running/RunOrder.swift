import Foundation
import OperatingSystem

/// What passes between `learn` and a program that serves runs (``EntryPoint``).
enum RunOrder {
  static let endPrefix = "ended "

  /// Orders a run of one of the program's variants that passes over what is settled.
  ///
  /// - Parameter variant: 0 is the only one of most programs.
  static func run(settled: [String], variant: Int = 0) -> Data {
    let text = settled.joined(separator: "\n")
    return Data("run \(text.utf8.count) \(variant)\n\(text)".utf8)
  }

  /// Ends the run at hand.
  static let stop = Data("stop\n".utf8)

  /// Reads the program's note of a run's end; `nil` for all else in the event stream.
  static func ending(_ line: Data) -> InvocationResult.Ending? {
    guard line.starts(with: endPrefix.utf8),
      let status = Int32(String(decoding: line.dropFirst(endPrefix.utf8.count), as: UTF8.self))
    else { return nil }
    return InvocationResult.Ending(wait: status)
  }
}
