import Comparison
import Course
import Foundation

/// What a solution answered on the cases of a few seeds: it stands in for the solution in a release
/// without solutions.
///
/// Calls are left out, as the same seed makes them again, and so are cases that rounding decides.
package struct Recording: Sendable, Equatable {
  /// How many seeds are recorded, and on how many cases each. Few enough that the file stays small.
  package static let seeds: [UInt64] = [1, 2, 3]
  package static let caseCount = 60

  package let text: String

  package init(text: String) { self.text = text }

  /// Where it lies, from the course's root.
  package static func path(of exercise: Exercise) -> String {
    "solutions/\(exercise.lesson)/\(exercise.name).answers"
  }

  /// - Parameter transcripts: The solution's, by seed.
  init(_ transcripts: [(seed: UInt64, transcript: Transcript)]) {
    text = transcripts.map { seed, transcript in
      "\(Self.opening)\(seed)}\n\(transcript.withoutCalls)"
    }.joined()
  }

  private static let opening = "{\"seed\":"

  /// The recorded seeds, in order.
  var seeds: [UInt64] { sections.map(\.seed) }

  /// The solution's answers on the cases of a seed.
  func transcript(seed: UInt64) -> Transcript? {
    sections.first { $0.seed == seed }.map { Transcript(Data($0.text.utf8)) }
  }

  private var sections: [(seed: UInt64, text: String)] {
    text.components(separatedBy: Self.opening).dropFirst().compactMap { section in
      guard let end = section.firstIndex(of: "}"), let seed = UInt64(section[..<end]) else {
        return nil
      }
      return (seed, String(section[section.index(after: end)...].dropFirst()))
    }
  }
}

extension LessonEngine {
  /// Records what the solutions answer, for a release without them.
  ///
  /// - Returns: The recordings of those exercises that have a cross-check.
  /// - Throws: ``ToolchainError/brokenPart(_:output:)`` where a solution does not come to the end.
  package func recordings(
    of parts: LessonParts
  ) async throws -> [(exercise: Exercise, recording: Recording)] {
    var transcripts: [String: [(seed: UInt64, transcript: Transcript)]] = [:]
    for seed in Recording.seeds {
      let request = CaseRequest(time: .always, seed: seed, count: Recording.caseCount)
      for (name, transcript) in try await answers(of: parts, request) {
        transcripts[name, default: []].append((seed, transcript))
      }
    }
    return parts.lesson.exercises.compactMap { exercise in
      transcripts[exercise.name].map { (exercise, Recording($0)) }
    }
  }

  /// What the solutions answer on generated cases, by the exercise's name.
  package func answers(
    of parts: LessonParts, _ request: CaseRequest
  ) async throws -> [String: Transcript] {
    let kit = try await builder.kit()
    defer { kit.cleanUp() }
    let plans = try await SuitePlans(parts: parts, builder: builder, runner: runner, kit: kit)
      .plans(for: parts.lesson.exercises)
    let orders = parts.exercises.filter {
      plans[$0.exercise.name]?.contains(where: \.isCrossCheck) == true
    }.map { request.order(for: $0.exercise, text: $0.solution ?? $0.stub) }
    return try await Reference(parts: parts, builder: builder, runner: runner, kit: kit)
      .transcripts(orders, plans: plans)
  }
}
