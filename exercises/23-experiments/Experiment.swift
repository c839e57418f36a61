/// One group of an experiment: its people, and for how many of them what is counted came to pass.
struct Arm: Equatable {
  var people: Int
  var events: Int

  /// The events for each of the people; NaN where there are none.
  var share: Double { Double(events) / Double(people) }

  /// The Physicians' Health Study: doctors who took a tablet without effect, and their heart attacks.
  ///
  /// Counts of the preliminary report, New England Journal of Medicine 318 (1988), 262-264.
  static let placebo = Arm(people: 11_034, events: 189)

  /// The doctors of the same study who took aspirin, every other day.
  static let aspirin = Arm(people: 11_037, events: 104)
}

/// What a test of two shares finds.
struct TestResult: Equatable {
  /// By how many standard errors the first share is above the second.
  var z: Double

  /// How often chance alone would bring shares that are at least as far apart.
  var p: Double
}

/// What the functions of this lesson refuse.
enum ExperimentError: Error, Equatable {
  /// A group, or both, have nobody in them.
  case noPeople

  /// There are fewer than 0 events in a group, or more than people.
  case impossible

  /// A share is none that can be worked with.
  case share

  /// The two shares are the same, so there is no difference to look for.
  case noDifference

  /// A level, or a power, is none that can be worked with.
  case level

  /// Lists that belong together differ in length.
  case lengths

  /// There are no rows to draw from.
  case noRows

  /// There is nothing to repeat.
  case noRepeats
}
