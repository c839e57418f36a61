import Foundation
import OperatingSystem

/// What a compiled module asks of others and offers them: the names in its object file.
///
/// Source text can be written so that a search misses what it does; what the linker needs cannot.
package struct ObjectSymbols: Sendable, Equatable {
  /// What is used and defined elsewhere.
  package var needed: Set<String> = []

  /// What others can see: functions and variables, mangled where they are Swift's.
  package var defined: Set<String> = []

  /// The names of its sections.
  package var sections: Set<String> = []

  package init(needed: Set<String> = [], defined: Set<String> = [], sections: Set<String> = []) {
    self.needed = needed
    self.defined = defined
    self.sections = sections
  }

  /// Reads an object for Linux: ELF with 64 bits, little-endian (System V ABI, chapter 4).
  ///
  /// - Returns: `nil` for any other file, or one that contradicts itself.
  package init?(_ bytes: Data) {
    let reader = Reader(bytes: bytes)
    guard bytes.starts(with: [0x7F, 0x45, 0x4C, 0x46, 2, 1]),
      let table = reader.number(40, UInt64.self), let count = reader.number(60, UInt16.self),
      let namesIndex = reader.number(62, UInt16.self)
    else { return nil }
    func section(_ index: Int) -> Section? {
      guard index >= 0, index < count, table < bytes.count else { return nil }
      return Section(reader, at: table + 64 * index)
    }
    guard let names = section(namesIndex) else { return nil }
    for index in 0..<count {
      guard let own = section(index) else { return nil }
      if let name = reader.name(names.offset, own.name) { sections.insert(name) }
      // A table of symbols.
      guard own.kind == 2 else { continue }
      guard let texts = section(own.link) else { return nil }
      for place in stride(from: own.offset, to: own.end, by: 24) {
        guard let start = reader.number(place, UInt32.self),
          let information = reader.number(place + 4, UInt8.self),
          let other = reader.number(place + 6, UInt16.self),
          let name = reader.name(texts.offset, start)
        else { return nil }
        // Names of this file alone are its own affair.
        guard information >> 4 != 0, !name.isEmpty else { continue }
        if other == 0 { needed.insert(name) } else { defined.insert(name) }
      }
    }
  }
}

extension ObjectSymbols {
  private struct Section {
    let name: Int
    let kind: Int
    let offset: Int
    let end: Int
    let link: Int

    init?(_ reader: Reader, at place: Int) {
      guard let name = reader.number(place, UInt32.self),
        let kind = reader.number(place + 4, UInt32.self),
        let offset = reader.number(place + 24, UInt64.self),
        let size = reader.number(place + 32, UInt64.self),
        let link = reader.number(place + 40, UInt32.self)
      else { return nil }
      (self.name, self.kind, self.offset, self.link) = (name, kind, offset, link)
      // A section without bytes of its own may claim any size.
      end = offset + min(size, max(reader.bytes.count - offset, 0))
    }
  }

  /// Reads numbers and names of a file that anybody may have made.
  private struct Reader {
    let bytes: Data

    func number<Value: FixedWidthInteger>(_ place: Int, _ type: Value.Type) -> Int? {
      guard place >= 0, place <= bytes.count - MemoryLayout<Value>.size else { return nil }
      let value = bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: place, as: type) }
      // Offsets of a real file are far from where sums overflow.
      return Int(exactly: Value(littleEndian: value)).flatMap { $0 < 1 << 40 ? $0 : nil }
    }

    /// - Returns: The text up to its zero byte.
    func name(_ table: Int, _ start: Int) -> String? {
      bytes.withUnsafeBytes { buffer in
        guard table + start < buffer.count, let base = buffer.baseAddress,
          memchr(base + table + start, 0, buffer.count - table - start) != nil
        else { return nil }
        return String(
          decodingCString: (base + table + start).assumingMemoryBound(to: UInt8.self),
          as: UTF8.self)
      }
    }
  }
}

extension LessonBuilder.Snapshot {
  /// The names in the object of the learner's module that was compiled last; `nil` where it cannot be
  /// read.
  var symbols: ObjectSymbols? {
    let jobs = (try? File("\(folder)/\(CompileJobs.handover)").names()) ?? []
    let objects = jobs.filter { $0.hasSuffix(".o") }.map { "\(CompileJobs.handover)/\($0)" }
    let newest = (objects + [LessonBuilder.moduleObject]).map { File($0, in: folder) }
      .max { ($0.modified ?? .distantPast) < ($1.modified ?? .distantPast) }
    return newest.flatMap { try? $0.bytes() }.flatMap { ObjectSymbols($0) }
  }
}
