import Course

/// Which compiled suites serve a module, as far as earlier builds tell.
///
/// Suites are compiled against one interface, and serve every module whose interface is the same byte
/// for byte, and those whose interfaces look the same to them.
struct SuiteMemory: Sendable {
  let parts: LessonParts
  var builder: LessonBuilder
  let kit: Kit

  /// Whether the work is one of many people's: what the last one was like says nothing of the next.
  let isOneOfMany: Bool

  /// Compiled suites, and the interface that they were compiled against.
  struct Compiled {
    let known: KnownInterface
    let objects: [String]
  }

  enum Answer {
    /// The suites that the module has been linked with.
    case linked
    case others([String])

    /// None: they have to be compiled.
    case none
  }

  /// The suites that most likely serve the module which the work comes to; `nil` when there are
  /// none.
  func likely(_ exercises: [Exercise]) -> Compiled? {
    let last = isOneOfMany ? nil : store.note(.last(of: parts.lesson, root: builder.root))
    guard let known = last ?? stubs,
      let objects = objects(exercises, interface: known.interface)
    else { return nil }
    return Compiled(known: known, objects: objects)
  }

  /// Which objects serve the module in `snapshot`?
  ///
  /// - Parameters:
  ///   - interface: The module's.
  ///   - linked: Those that it has been linked with already.
  func objects(
    serving snapshot: LessonBuilder.Snapshot, interface: Fingerprint, linked: Compiled,
    _ exercises: [Exercise]
  ) async throws -> Answer {
    if interface == linked.known.interface { return .linked }
    let likeness = Note.likeness(
      of: interface, and: linked.known.interface, to: parts, kit: kit)
    if store.note(likeness) != nil { return .linked }
    if let face = try await builder.face(of: snapshot, parts: parts, kit: kit) {
      if face == linked.known.face {
        store.remember(true, as: likeness)
        return .linked
      }
      if let known = store.note(.face(face, of: parts.lesson)),
        let objects = objects(exercises, interface: known.interface)
      {
        return .others(objects)
      }
    }
    guard let objects = objects(exercises, interface: interface) else { return .none }
    try await remember(interface, of: snapshot)
    return .others(objects)
  }

  /// Takes in the interface of the module in `snapshot`, which suites are compiled against now.
  func remember(_ interface: Fingerprint, of snapshot: LessonBuilder.Snapshot) async throws {
    let known = try await known(interface, of: snapshot)
    if let face = known.face { store.remember(known, as: .face(face, of: parts.lesson)) }
    guard !isOneOfMany else { return }
    store.remember(known, as: .last(of: parts.lesson, root: builder.root))
  }

  /// The interface of the lesson's stubs, where it has been seen.
  var stubs: KnownInterface? { store.note(.stubs(of: parts, kit: kit)) }

  /// Takes in the interface of the lesson's stubs, which `snapshot` holds.
  func rememberStubs(_ interface: Fingerprint, of snapshot: LessonBuilder.Snapshot) async throws {
    store.remember(try await known(interface, of: snapshot), as: .stubs(of: parts, kit: kit))
  }

  /// The suites' objects for an interface seen before; `nil` when one has yet to be compiled.
  func objects(_ exercises: [Exercise], interface: Fingerprint) -> [String]? {
    var objects: [String] = []
    for exercise in exercises {
      guard
        let object = builder.compiledSuite(parts[exercise], interface: interface, kit: kit)
      else { return nil }
      objects.append(object)
    }
    return objects
  }

  private func known(
    _ interface: Fingerprint, of snapshot: LessonBuilder.Snapshot
  ) async throws -> KnownInterface {
    KnownInterface(
      interface: interface,
      face: try await builder.face(of: snapshot, parts: parts, kit: kit))
  }

  private var store: BuildStore { builder.store }
}
