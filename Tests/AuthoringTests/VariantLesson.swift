@testable import Authoring

extension SampleLesson {
  /// A lesson whose exercise has functions of every kind that a program of variants must hold.
  static var ofManyShapes: SampleLesson {
    var lesson = SampleLesson()
    lesson.files[solution] = shapes
    lesson.files[suite] = shapesSuite
    lesson.writeStub()
    return lesson
  }

  private static let shapes = """
    enum MeanError: Error { case empty }

    struct Counter {
      #if MISTAKE_COUNTS_FROM_ONE
        // Feedback: from one
        private(set) var count = 1
      #elseif SOLUTION
        private(set) var count = 0
      #else
        private(set) var count = -1
      #endif
      let step: Int

      init(step: Int) {
        #if SOLUTION
          let least = 1
          self.step = step < least ? least : step
        #else
          self.step = 0
        #endif
      }

      var isFresh: Bool {
        #if SOLUTION
          count == 0
        #else
          false
        #endif
      }

      var doubled: Int {
        get {
          #if SOLUTION
            count * 2
          #else
            -1
          #endif
        }
        set {
          #if SOLUTION
            count = newValue / 2
          #endif
        }
      }

      mutating func add() {
        #if MISTAKE_ADDS_ONE
          // Feedback: adds one
          count += 1
        #elseif SOLUTION
          count += step
        #endif
      }

      subscript(index: Int) -> Int {
        #if SOLUTION
          index + count
        #else
          -1
        #endif
      }
    }

    func largest<Value: Comparable>(_ values: [Value]) -> Value? {
      #if SOLUTION
        func larger(_ a: Value, _ b: Value) -> Value { a > b ? a : b }
        guard var most = values.first else { return nil }
        for value in values { most = larger(most, value) }
        return most
      #else
        return nil
      #endif
    }

    func sign(_ x: Int) -> Int {
      #if SOLUTION
        if x > 0 { 1 } else { x < 0 ? -1 : 0 }
      #else
        return 9
      #endif
    }

    func mean(_ values: [Double]) throws -> Double? {
      #if MISTAKE_SLEEPS
        // Feedback: nothing
        while true {}
      #elseif SOLUTION
        guard !values.isEmpty else { throw MeanError.empty }
        return values.reduce(0, +) / Double(values.count)
      #else
        return nil
      #endif
    }

    func later(_ x: Int) async -> Int {
      #if SOLUTION
        await Task { x + 1 }.value
      #else
        -1
      #endif
    }

    func steps(of x: Int) -> some Sequence<Int> {
      #if SOLUTION
        0...(x + 1)
      #else
        0...0
      #endif
    }

    """

  private static let shapesSuite = """
    import LessonTesting
    import Testing

    @testable import MeanLesson

    private let one = Mistake("ADDS_ONE", "It adds one, whatever the step is.")
    private let first = Mistake("COUNTS_FROM_ONE", "It counts from one.")

    @Suite("Shapes", .exercise("06-mean/Mean"))
    struct MeanSuite {
      @Test("A counter begins at nothing")
      func fresh() {
        check("count", Counter(step: 2).count, is: 0, mistakes: [first.gives(1)])
        check("isFresh", Counter(step: 2).isFresh, is: true)
      }

      @Test("A counter counts by its step")
      func steps() {
        var counter = Counter(step: 3)
        counter.add()
        check("count", counter.count, is: 3, mistakes: [one.gives(1)])
        check("doubled", counter.doubled, is: 6)
        counter.doubled = 8
        check("count", counter.count, is: 4)
        check("counter[2]", counter[2], is: 6)
      }

      @Test("The largest of some", arguments: [[3, 1, 2], [1, 2, 3], [2]])
      func most(values: [Int]) { check("largest", largest(values), is: values.max()) }

      @Test("The largest of none")
      func none() { check("largest", largest([Int]()), is: nil) }

      @Test("Signs")
      func signs() {
        for x in -1...1 { check("sign(\\(x))", sign(x), is: x) }
      }

      @Test("The mean of two")
      func two() throws { check("mean", try mean([1, 3]), is: 2) }

      @Test("Later")
      func after() async {
        let came = await later(1)
        check("later(1)", came, is: 2)
      }

      @Test("As many steps")
      func all() { check("steps", Array(MeanLesson.steps(of: 1)), is: [0, 1, 2]) }
    }

    """
}
