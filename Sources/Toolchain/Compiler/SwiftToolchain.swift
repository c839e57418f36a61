import Foundation
import OperatingSystem

/// The Swift compiler of this machine.
package struct SwiftToolchain: Sendable {
  /// The path of `swiftc`.
  package let compiler: String

  /// What tells this compiler from any other; a part of every build's key.
  package let identity: Fingerprint

  /// What the compiler itself needs of the environment.
  package let environment: [String: String]

  /// ``environment``, with what makes the compiler and the linker faster: Glibc gives them memory in
  /// large pages then, which saves a fifteenth of the compiler's time and a quarter of the linker's.
  var compilationEnvironment: [String: String] {
    environment.merging([
      "GLIBC_TUNABLES": "glibc.malloc.hugetlb=1:glibc.malloc.top_pad=67108864"
    ]) { $1 }
  }

  /// The fastest linker, where it comes with the compiler.
  let lld: String?

  /// What makes `swiftc` link with it. A second thread gains nothing with so little to link, nor
  /// does what makes a program smaller or tells it from others.
  var linker: [String] {
    guard lld != nil else { return [] }
    return ["-use-ld=lld"]
      + ["--threads=1", "-O0", "--build-id=none"].flatMap { ["-Xlinker", $0] }
  }

  /// Finds `swiftc`: `LEARN_SWIFTC` where it is set, else the first in `PATH`.
  ///
  /// - Throws: ``ToolchainError/compilerMissing(searched:)``.
  package static func find(environment: [String: String]) throws -> SwiftToolchain {
    let named = environment["LEARN_SWIFTC"].map { [$0] }
    let folders = (environment["PATH"] ?? "").split(separator: ":")
    let candidates = named ?? folders.map { "\($0)/swiftc" }
    guard let compiler = candidates.first(where: FileManager.default.isExecutableFile) else {
      throw ToolchainError.compilerMissing(searched: candidates)
    }
    return try SwiftToolchain(compiler: compiler, environment: environment)
  }

  private init(compiler: String, environment: [String: String]) throws {
    self.compiler = compiler
    self.environment = environment.filter {
      ["PATH", "HOME", "TMPDIR", "DEVELOPER_DIR", "SDKROOT", "TOOLCHAINS"].contains($0.key)
    }
    // Asking the compiler for its version takes a tenth of a second; what its file is says the
    // same. This is the one place where a time stamp stands for content: installing a toolchain
    // never keeps both its size and its date.
    var identity = Fingerprint()
    let real = URL(fileURLWithPath: compiler).resolvingSymlinksInPath()
    for file in [real, real.deletingLastPathComponent().appendingPathComponent("swift-frontend")] {
      let attributes = try? FileManager.default.attributesOfItem(
        atPath: file.resolvingSymlinksInPath().path)
      identity.combine(file.path)
      identity.combine("\(attributes?[.size] ?? "")")
      identity.combine("\((attributes?[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0)")
    }
    #if canImport(Darwin)
      lld = nil
    #else
      let lld = real.deletingLastPathComponent().appendingPathComponent("ld.lld").path
      self.lld = FileManager.default.isExecutableFile(atPath: lld) ? lld : nil
    #endif
    for name in ["DEVELOPER_DIR", "SDKROOT", "TOOLCHAINS"] {
      identity.combine(environment[name] ?? "")
    }
    self.identity = identity
  }

  /// What tells what this compiler makes with these options from all else.
  func key(_ options: [String]) -> Fingerprint {
    var key = identity
    for option in options { key.combine(option) }
    return key
  }

  /// A call of the compiler in `directory`.
  package func command(_ arguments: [String], in directory: String) -> Invocation {
    var command = Invocation(
      executable: compiler, arguments: arguments + ["-diagnostic-style", "llvm"],
      environment: compilationEnvironment, directory: directory)
    command.isCompilation = true
    return command
  }
}
