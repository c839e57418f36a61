import Testing
import Toolchain

@testable import Classroom

@Suite("Integrity scan")
struct IntegrityScanTests {
  private func flags(
    needed: Set<String> = [], defined: Set<String> = [], sections: Set<String> = [],
    given: ObjectSymbols = ObjectSymbols(), texts: [String: String] = [:]
  ) -> [IntegrityFlag] {
    IntegrityScan(module: "MedianLesson", given: given, protectedNames: ["check", "Case"])
      .flags(
        in: ObjectSymbols(needed: needed, defined: defined, sections: sections), texts: texts)
  }

  @Test("No rule can be hidden behind many flags of another")
  func most() {
    let many = (0..<40).map { IntegrityFlag(rule: .system, excerpt: "a\($0)") }
    let last = [
      IntegrityFlag(rule: .memory, excerpt: "mprotect"),
      IntegrityFlag(rule: .descriptors, excerpt: "write"),
    ]
    let most = IntegrityFlag.most(many + last)
    #expect(most == many.prefix(18) + last)
    #expect(IntegrityFlag.most(Array(last)) == last)
    let each = IntegrityRule.allCases.map { IntegrityFlag(rule: $0, excerpt: "") }
    #expect(IntegrityFlag.most(each + many).count == 20)
  }

  @Test(
    "What closures that run elsewhere need of the system is nobody's flag",
    arguments: [
      "_Block_copy", "_Block_release", "_NSConcreteStackBlock", "$s5Glibc3powyS2d_SdtF",
    ])
  func closures(symbol: String) {
    #expect(flags(needed: [symbol]).isEmpty)
  }

  @Test(
    "A name that reaches the system raises the flag meant for it",
    arguments: [
      ("vdprintf", IntegrityRule.descriptors), ("write", .descriptors), ("fork", .processes),
      ("open64", .files), ("freopen", .files), ("dlsym", .dynamicLoading), ("mprotect", .memory),
      ("socket", .network), ("setenv", .environment), ("_exit", .exiting),
      ("stdin", .descriptors), ("$s5Glibc4openys5Int32VSPys4Int8VG_ADtF", .files),
      ("$s5Glibc5fcntlys5Int32VAD_A2DtF", .descriptors), ("io_uring_setup", .system),
      ("getppid", .system),
      ("$s20FoundationEssentials4DataV5write2to7optionsyAA3URLV_AC14WritingOptionsVtKF", .files),
      (
        "$sSy20FoundationEssentialsE5write6toFile10atomically8encodingyqd___SbSSAAE8EncodingV",
        .files
      ),
      ("$s10Foundation12OutputStreamC12toFileAtPath6appendACSgSS_SbtcfC", .files),
      ("$s10Foundation7ProcessCACycfC", .processes),
      ("$s10Foundation10FileHandleC16forReadingAtPathACSgSS_tcfC", .descriptors),
      ("$s20FoundationEssentials11ProcessInfoC11environmentSDyS2SGvg", .environment),
      ("$ss11CommandLineO9argumentsSaySSGvgZ", .environment),
      ("$s7Testing4TestV6cancelyyKFZ", .testing),
    ])
  func needed(symbol: String, rule: IntegrityRule) {
    #expect(flags(needed: [symbol]).map(\.rule) == [rule])
    #expect(flags(needed: [symbol], given: ObjectSymbols(needed: [symbol])).isEmpty)
  }

  @Test(
    "What computes, prints and tells the time raises none",
    arguments: [
      "sqrt", "sqrtf", "fmod", "memcpy", "fputs", "clock_gettime", "swift_retain", "__divti3",
      "_swiftEmptyArrayStorage", "arc4random_uniform", "$s20FoundationEssentials4DateVACycfC",
      "$s20FoundationEssentials11ProcessInfoC07processD0ACvau", "$sSSN",
    ])
  func harmless(symbol: String) { #expect(flags(needed: [symbol]).isEmpty) }

  @Test("A declaration that others see and that has the name of a check is flagged")
  func shadowing() {
    let own = [
      "$s12MedianLesson5checkyySiF", "$s12MedianLesson5checkSivp", "$s12MedianLesson4CaseV",
    ]
    for name in own { #expect(flags(defined: [name]).map(\.rule) == [.shadowing]) }
    for name in [
      "$s12MedianLesson5check33_9F2ALLyySiF", "$s12MedianLesson6PersonV5checkyyF",
      "$s12MedianLesson4TestV", "$s12MedianLesson6checksyySiF", "$sSa12MedianLessonE5checkSivg",
    ] {
      #expect(flags(defined: [name]).isEmpty, "\(name)")
    }
  }

  @Test("An operator that compares is flagged where a check could meet it, and nowhere else")
  func operators() {
    let reached = ["$s12MedianLesson2eeoiySbSdSg_ACtF", "$sSd12MedianLessonE2neoiySbSd_SdtFZ"]
    for name in reached { #expect(flags(defined: [name]).map(\.rule) == [.operators]) }
    for name in ["$s12MedianLesson3OwnV2eeoiySbAC_ACtFZ", "$s12MedianLesson1poiySaySdGAC_ACtF"] {
      #expect(flags(defined: [name]).isEmpty, "\(name)")
    }
  }

  @Test("A name or a section that the linker finds is flagged")
  func linking() {
    #expect(flags(defined: ["fwrite"]).map(\.rule) == [.linking])
    #expect(flags(defined: ["__swift_memcpy16_8", "symbolic _____ 1a"]).isEmpty)
    // A typed throw brings a function of the runtime's along; others are nobody's to define.
    #expect(flags(defined: ["swift_willThrowTyped"]).isEmpty)
    #expect(flags(defined: ["swift_retain"]).map(\.rule) == [.linking])
    #expect(flags(sections: [".init_array"]).map(\.rule) == [.linking])
    #expect(flags(sections: ["swift5_tests"]).map(\.rule) == [.linking])
    #expect(flags(sections: ["swift5_types", ".text.f", ".rela.init_array"]).isEmpty)
  }

  @Test("The line that has the name is told, where there is one")
  func place() {
    let found = flags(
      needed: ["vdprintf"], texts: ["a.swift": "let a = 1\n_ = vdprintf(3, x, y)\n"])
    #expect(
      found == [
        IntegrityFlag(rule: .descriptors, path: "a.swift", line: 2, excerpt: "vdprintf")
      ])
  }
}
