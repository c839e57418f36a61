import LessonKit
import Synchronization

/// What a handler needs to answer requests, each part a function that can be exchanged.
struct Service: Sendable {
  /// Whether the model is loaded.
  var isReady: Bool

  /// The most rows of one request.
  var mostRows: Int

  /// Reads one flight; throws a ``RequestError`` where it cannot.
  var parse: @Sendable (JSON) throws -> Flight

  /// The probability of each flight, in the same order.
  var predict: @Sendable ([Flight]) throws -> [Double]

  /// A service that has no model yet.
  static let loading = Service(
    isReady: false, mostRows: 0, parse: { _ in throw RequestError.malformed },
    predict: { _ in [] })

  /// The service with a model, on the functions of this lesson.
  static func serving(_ predictor: Predictor, mostRows: Int) -> Service {
    let vocabulary = predictor.vocabulary
    return Service(
      isReady: true, mostRows: mostRows, parse: { try flight(from: $0, vocabulary) },
      predict: { try probabilities(of: $0, predictor) })
  }
}

/// The service that answers now: requests come on several threads while it is exchanged.
final class CurrentService: Sendable {
  private let service = Mutex(Service.loading)

  var value: Service { service.withLock { $0 } }

  func replace(by new: Service) { service.withLock { $0 = new } }
}
