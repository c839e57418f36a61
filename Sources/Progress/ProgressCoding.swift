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
    case solutionShown, work, charts

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
    charts = try container.decodeIfPresent(String.self, forKey: Key.charts.key)
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
    try container.encodeIfPresent(charts, forKey: Key.charts.key)
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
      throw Self.corrupt(error, in: data)
    }
  }

  /// The text of the progress file: readable, its keys sorted, its dates ISO 8601.
  package func encoded() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.dateEncodingStrategy = .iso8601
    return try encoder.encode(self) + Data("\n".utf8)
  }

  /// Says what is wrong and in which line.
  private static func corrupt(_ error: any Error, in data: Data) -> ProgressError {
    let text = String(decoding: data, as: UTF8.self)
    if let (place, words) = syntaxError(in: data) {
      let line = place.map { text.prefix($0).count { $0 == "\n" } + 1 }
      return .corrupt(line: line, reason: words)
    }
    guard let error = error as? DecodingError, let context = error.context else {
      return .corrupt(line: nil, reason: error.localizedDescription)
    }
    let keys = context.codingPath.map { "\"\($0.stringValue)\"" }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let line = keys.last.flatMap { key in lines.firstIndex { $0.contains(key) } }
    return .corrupt(
      line: line.map { $0 + 1 },
      reason: (keys + [context.debugDescription]).joined(separator: ": "))
  }

  /// The place where the text stops being JSON, as an offset, and the parser's words; `nil` when
  /// it is JSON.
  private static func syntaxError(in data: Data) -> (offset: Int?, words: String)? {
    do {
      _ = try JSONSerialization.jsonObject(with: data)
      return nil
    } catch {
      let words =
        (error as NSError).userInfo["NSDebugDescription"] as? String ?? error.localizedDescription
      guard let range = words.firstRange(of: "character ") else { return (nil, words) }
      return (Int(words[range.upperBound...].prefix(while: \.isNumber)), words)
    }
  }
}

extension DecodingError {
  fileprivate var context: Context? {
    switch self {
    case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context),
      .keyNotFound(_, let context):
      context
    @unknown default: nil
    }
  }
}
