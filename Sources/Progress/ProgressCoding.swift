import Foundation

extension LearnerProgress: Codable {
  private enum Key: String, CaseIterable {
    case schema, chosen, exercises, lastActive
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: AnyKey.self)
    chosen = try container.decodeIfPresent(String.self, forKey: AnyKey(Key.chosen.rawValue))
    exercises =
      try container.decodeIfPresent(
        [String: ExerciseRecord].self, forKey: AnyKey(Key.exercises.rawValue)) ?? [:]
    lastActive = try container.decodeIfPresent(Date.self, forKey: AnyKey(Key.lastActive.rawValue))
    unknown = try container.unknown(besides: Key.allCases.map(\.rawValue))
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: AnyKey.self)
    try container.encode(Self.schema, forKey: AnyKey(Key.schema.rawValue))
    try container.encodeIfPresent(chosen, forKey: AnyKey(Key.chosen.rawValue))
    try container.encode(exercises, forKey: AnyKey(Key.exercises.rawValue))
    try container.encodeIfPresent(lastActive, forKey: AnyKey(Key.lastActive.rawValue))
    for (key, value) in unknown { try container.encode(value, forKey: AnyKey(key)) }
  }
}

extension ExerciseRecord: Codable {
  private enum Key: String, CaseIterable {
    case status, checksPassed, checksTotal, attempts, firstTry, passedAt, hintsOpened
    case solutionShown, work

    var key: AnyKey { AnyKey(rawValue) }
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: AnyKey.self)
    status = try container.decodeIfPresent(Status.self, forKey: Key.status.key) ?? .untouched
    checksPassed = try container.decodeIfPresent(Int.self, forKey: Key.checksPassed.key) ?? 0
    checksTotal = try container.decodeIfPresent(Int.self, forKey: Key.checksTotal.key) ?? 0
    attempts = try container.decodeIfPresent(Int.self, forKey: Key.attempts.key) ?? 0
    firstTry = try container.decodeIfPresent(Bool.self, forKey: Key.firstTry.key) ?? false
    passedAt = try container.decodeIfPresent(Date.self, forKey: Key.passedAt.key)
    hintsOpened = try container.decodeIfPresent(Int.self, forKey: Key.hintsOpened.key) ?? 0
    solutionShown = try container.decodeIfPresent(Bool.self, forKey: Key.solutionShown.key) ?? false
    work = try container.decodeIfPresent(String.self, forKey: Key.work.key)
    unknown = try container.unknown(besides: Key.allCases.map(\.rawValue))
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: AnyKey.self)
    try container.encode(status, forKey: Key.status.key)
    try container.encode(checksPassed, forKey: Key.checksPassed.key)
    try container.encode(checksTotal, forKey: Key.checksTotal.key)
    try container.encode(attempts, forKey: Key.attempts.key)
    try container.encode(firstTry, forKey: Key.firstTry.key)
    try container.encodeIfPresent(passedAt, forKey: Key.passedAt.key)
    try container.encode(hintsOpened, forKey: Key.hintsOpened.key)
    try container.encode(solutionShown, forKey: Key.solutionShown.key)
    try container.encodeIfPresent(work, forKey: Key.work.key)
    for (key, value) in unknown { try container.encode(value, forKey: AnyKey(key)) }
  }
}

extension KeyedDecodingContainer<AnyKey> {
  fileprivate func unknown(besides known: [String]) throws -> [String: JSONValue] {
    var unknown: [String: JSONValue] = [:]
    for key in allKeys where !known.contains(key.stringValue) {
      unknown[key.stringValue] = try decode(JSONValue.self, forKey: key)
    }
    return unknown
  }
}

extension LearnerProgress {
  /// Reads the text of a progress file.
  ///
  /// - Throws: ``ProgressError/newer(schema:)`` or ``ProgressError/corrupt(line:reason:)``.
  package init(decoding data: Data) throws(ProgressError) {
    struct Header: Decodable { let schema: Int }
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .iso8601
    do {
      let header = try decoder.decode(Header.self, from: data)
      guard header.schema <= Self.schema else {
        throw ProgressError.newer(schema: header.schema)
      }
      self = try decoder.decode(LearnerProgress.self, from: data)
    } catch let error as ProgressError {
      throw error
    } catch {
      throw .corrupt(line: Self.line(of: error, in: data), reason: Self.reason(error))
    }
  }

  /// The text of the progress file: readable, its keys sorted, its dates ISO 8601.
  package func encoded() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.dateEncodingStrategy = .iso8601
    return try encoder.encode(self) + Data("\n".utf8)
  }

  private static func reason(_ error: any Error) -> String {
    switch error as? DecodingError {
    case .dataCorrupted(let context)?:
      guard let inner = context.underlyingError else { return context.debugDescription }
      return (inner as NSError).userInfo["NSDebugDescription"] as? String ?? "\(inner)"
    case .typeMismatch(_, let context)?, .valueNotFound(_, let context)?:
      return "\(place(context.codingPath)): \(context.debugDescription)"
    case .keyNotFound(let key, let context)?:
      return "\(place(context.codingPath)) has no \"\(key.stringValue)\""
    default: return error.localizedDescription
    }
  }

  private static func place(_ path: [any CodingKey]) -> String {
    path.isEmpty ? "the file" : path.map { "\"\($0.stringValue)\"" }.joined(separator: ", ")
  }

  /// The parser says where it stopped; for a value of the wrong kind, the line with its last key.
  private static func line(of error: any Error, in data: Data) -> Int? {
    let words = reason(error)
    if let range = words.firstRange(of: "line ") {
      return Int(words[range.upperBound...].prefix(while: \.isNumber))
    }
    guard let key = (error as? DecodingError)?.lastKey else { return nil }
    let lines = String(decoding: data, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    return lines.firstIndex { $0.contains("\"\(key)\"") }.map { $0 + 1 }
  }
}

extension DecodingError {
  fileprivate var lastKey: String? {
    switch self {
    case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context),
      .keyNotFound(_, let context):
      context.codingPath.last?.stringValue
    @unknown default: nil
    }
  }
}
