import SwiftText
import Toolchain

/// Reads in a submission's object file what an exercise has no need of.
///
/// Whatever the text looks like, a call of the system has to be linked, and a declaration that takes
/// the place of a check has a name that others see. What the lesson's own solutions need and declare
/// is never flagged; nor is what stays within the language: memory that is reached past the type system
/// leaves no trace there.
package struct IntegrityScan: Sendable {
  /// The names in the object of the lesson's own solutions, or of its stubs.
  package var given: ObjectSymbols

  /// What the lesson's suites call that a submission could declare in its place.
  package var protectedNames: Set<String>

  /// The exercise module, as Swift mangles it: `12MedianLesson`.
  private let module: String

  package init(module: String, given: ObjectSymbols, protectedNames: Set<String>) {
    self.module = "\(module.utf8.count)\(module)"
    self.given = given
    self.protectedNames = protectedNames
  }

  /// - Parameter texts: The submitted files by path, in which the line of a name is looked up.
  /// - Returns: One flag a rule and name, in the order of the names.
  package func flags(in symbols: ObjectSymbols, texts: [String: String]) -> [IntegrityFlag] {
    var findings: Set<Finding> = []
    for name in symbols.needed.subtracting(given.needed) {
      if let finding = Self.finding(needing: name) { findings.insert(finding) }
    }
    for name in symbols.defined.subtracting(given.defined) {
      if let finding = finding(defining: name) { findings.insert(finding) }
    }
    for name in symbols.sections.subtracting(given.sections) where !Self.isUsual(section: name) {
      findings.insert(Finding(rule: .linking, name: name))
    }
    return findings.sorted { ($0.name, $0.rule.rawValue) < ($1.name, $1.rule.rawValue) }.map {
      flag($0, texts: texts)
    }
  }

  struct Finding: Hashable {
    let rule: IntegrityRule
    let name: String
  }

  private func flag(_ finding: Finding, texts: [String: String]) -> IntegrityFlag {
    for (path, text) in texts.sorted(by: { $0.key < $1.key }) {
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      if let index = lines.firstIndex(where: { $0.contains(finding.name) }) {
        return IntegrityFlag(
          rule: finding.rule, path: path, line: index + 1, excerpt: finding.name)
      }
    }
    return IntegrityFlag(rule: finding.rule, excerpt: finding.name)
  }

  // MARK: What is needed

  private static func finding(needing symbol: String) -> Finding? {
    // Some of the system's functions are called through Swift's own, of the same name.
    for module in ["$s5Glibc", "$s4Musl", "$s6Darwin"] where symbol.hasPrefix(module) {
      var rest = symbol.dropFirst(module.count)
      let name = identifier(&rest) ?? ""
      if let rule = calls[name] { return Finding(rule: rule, name: name) }
    }
    if symbol.hasPrefix("$s") {
      return swift.first { symbol.contains($0.part) }.map { Finding(rule: $0.rule, name: $0.name) }
    }
    let name = symbol.hasSuffix("64") ? String(symbol.dropLast(2)) : symbol
    if let rule = calls[name] { return Finding(rule: rule, name: name) }
    return isHarmless(name) ? nil : Finding(rule: .system, name: name)
  }

  // MARK: What is declared

  private func finding(defining symbol: String) -> Finding? {
    guard symbol.hasPrefix("$s") else {
      // What the compiler adds has these prefixes, or characters that no name in C has.
      let isOwn = symbol.utf8.allSatisfy {
        $0 == UInt8(ascii: "_") || (0x30...0x39).contains($0) || (0x41...0x5A).contains($0)
          || (0x61...0x7A).contains($0)
      }
      guard isOwn, !symbol.hasPrefix("__swift"), !symbol.hasPrefix("_swift"),
        !Self.emitted.contains(symbol)
      else { return nil }
      return Finding(rule: symbol == "main" ? .entry : .linking, name: symbol)
    }
    guard let range = symbol.firstRange(of: module) else { return nil }
    let head = symbol[..<range.lowerBound]
    var rest = symbol[range.upperBound...]
    // An extension of somebody else's type, in which only operators are called unasked.
    let isExtension = head != "$s" && rest.hasPrefix("E")
    guard head == "$s" || isExtension else { return nil }
    if isExtension { rest = rest.dropFirst() }
    guard let name = Self.identifier(&rest) else { return nil }
    if rest.hasPrefix("oi"), let sign = Self.comparing[name] {
      return Finding(rule: .operators, name: sign)
    }
    // Behind a private name stands the file that it belongs to.
    let isPrivate = rest.hasPrefix("33_")
    return !isExtension && !isPrivate && protectedNames.contains(name)
      ? Finding(rule: .shadowing, name: name) : nil
  }

  /// Takes `5check` off the front.
  private static func identifier(_ text: inout Substring) -> String? {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard let count = Int(digits), count > 0, count < text.count else { return nil }
    text = text.dropFirst(digits.count)
    defer { text = text.dropFirst(count) }
    return String(text.prefix(count))
  }

  /// What the standard library has the compiler add to whoever needs it: a typed `throw`.
  private static let emitted: Set = ["swift_willThrowTyped"]

  /// The operators by which checks compare, as Swift mangles them.
  private static let comparing = ["ee": "==", "ne": "!=", "te": "~="]

  private static func isUsual(section name: String) -> Bool {
    let dangerous = ["swift5_tests", "swift5_replac", "swift5_entry"]
    let usual = [
      "swift5_", ".text", ".data", ".rodata", ".bss", ".rel", ".debug", ".note", ".eh_frame",
      ".group", ".comment", ".strtab", ".symtab", ".shstrtab", ".llvm", ".tdata", ".tbss",
      ".linker-options", ".swift", ".gcc_except_table",
    ]
    return name.isEmpty
      || !dangerous.contains(where: name.hasPrefix) && usual.contains(where: name.hasPrefix)
  }
}

extension IntegrityScan {
  /// - Parameters:
  ///   - public: What the modules declare that suites alone see.
  ///   - suites: The suites' texts.
  /// - Returns: Those of the names that the suites use.
  static func protectedNames(_ public: Set<String>, in suites: [String]) -> Set<String> {
    `public`.intersection(
      suites.flatMap { suite in
        let source = SwiftSource(suite)
        return source.tokens.filter { $0.kind == .word }.map { String(source.text($0)) }
      })
  }
}
