import LessonKit
import LessonTesting
import Testing

@testable import NeuralNetLesson

private let swapped = Mistake(
  "SWAPS_THE_FACTORS",
  "The slope of a product with respect to one factor is the other factor. On squares nobody can tell."
)
private let keepsExponent = Mistake(
  "KEEPS_THE_EXPONENT",
  "The slope of a power has an exponent that is one lower than the power's own.")
private let fromInput = Mistake(
  "SLOPE_FROM_THE_INPUT",
  "The slope of tanh is one minus the square of its result, not of the input.")
private let tooEarly = Mistake(
  "PASSES_ON_TOO_EARLY",
  "It looks as if a value passed its slope on before all that use it had given it theirs. Each comes "
    + "after every value that was computed from it.")
private let resetsAll = Mistake(
  "RESETS_EVERYTHING",
  "A value without inputs adds up what several results give it. Only what has inputs is set anew.")
private let resetsNothing = Mistake(
  "RESETS_NOTHING",
  "Values with inputs still hold the slopes of the last call, and pass them on a second time.")
private let forgetsItself = Mistake(
  "FORGETS_ITSELF",
  "Nothing was passed on: a value's own slope is 1, and with that it all begins.")
private let overwrites = Mistake(
  "OVERWRITES",
  "A value that is used twice gets two slopes, and they add up. Here the first was overwritten.")

@Suite("Autograd", .exercise("29-neural-net/Autograd"))
struct AutogradSuite {
  @Test("A product grows by the other factor")
  func product() {
    let (x, y): (Value, Value) = (3.0, -2.0)
    let z = x * y
    z.backward()
    check(
      "let z = x * y; z.backward(); [z.data, x.grad, y.grad] for x = 3, y = -2",
      [z.data, x.grad, y.grad], is: [-6, -2, 3],
      mistakes: [
        swapped.gives([-6, 3, -2]), forgetsItself.gives([-6, 0, 0]), overwrites.gives([-6, -2, 3]),
        keepsExponent.gives([-6, -2, 3]), fromInput.gives([-6, -2, 3]),
      ])
  }

  @Test("A value that is used in several places adds up what comes back from each")
  func severalWays() {
    let x: Value = 2.0
    let a = x * x
    let b = a * x
    let z = a + b
    z.backward()
    check(
      "let a = x * x, b = a * x, z = a + b; z.backward(); [x.grad, a.grad, b.grad] for x = 2",
      [x.grad, a.grad, b.grad], is: [16, 3, 1],
      mistakes: [
        overwrites.gives([4, 2, 1]), tooEarly.gives([8, 3, 1]), swapped.gives([22, 5, 1]),
        forgetsItself.gives([0, 0, 0]),
      ])
  }

  @Test("The slope of a power has the exponent in front and one less above")
  func powers() {
    let exponents: [Double] = [3, 2, 1, 0.5, -1]
    let slopes: [Double] = exponents.map { exponent in
      let x: Value = 4.0
      let power = x.raised(to: exponent)
      power.backward()
      return x.grad
    }
    check(
      "the slopes of x.raised(to: n) at x = 4 for n = 3, 2, 1, 0.5 and -1", slopes,
      is: [48, 8, 1, 0.25, -0.0625], within: .relative(1e-12),
      mistakes: [
        keepsExponent.gives([192, 32, 4, 1, -0.25]), forgetsItself.gives([0, 0, 0, 0, 0]),
        swapped.gives([48, 8, 1, 0.25, -0.0625]), fromInput.gives([48, 8, 1, 0.25, -0.0625]),
      ])
    let flat: [Double] = [3, 2, 1].map { exponent in
      let x: Value = 0.0
      x.raised(to: exponent).backward()
      return x.grad
    }
    check("the slopes of x.raised(to: n) at x = 0 for n = 3, 2 and 1", flat, is: [0, 0, 1])
    let base: Value = -3.0
    let cube = base.raised(to: 3)
    cube.backward()
    check(
      "x.raised(to: 3) at x = -3: its data, and x.grad", [cube.data, base.grad], is: [-27, 27],
      within: .relative(1e-12))
  }

  @Test("The slope of tanh is 1 at 0 and falls to both sides")
  func tanhSlopes() {
    // NumPy 2.4.6: np.tanh(x) and 1 - np.tanh(x)**2.
    let points: [Double] = [0, 0.5, -2]
    let answers: [[Double]] = points.map { point in
      let x = Value(point)
      let bent = tanh(x)
      bent.backward()
      return [bent.data, x.grad]
    }
    check(
      "tanh(x).data and x.grad at x = 0, 0.5 and -2", answers,
      is: [[0, 1], [0.46211715726, 0.78644773297], [-0.96402758008, 0.07065082485]],
      within: .relative(1e-9),
      mistakes: [
        fromInput.gives([[0, 1], [0.46211715726, 0.75], [-0.96402758008, -3]]),
        forgetsItself.gives([[0, 0], [0.46211715726, 0], [-0.96402758008, 0]]),
      ])
  }

  @Test("Far from 0 tanh is flat")
  func tanhFarOut() {
    let answers: [[Double]] = [400.0, -1000].map { point in
      let x = Value(point)
      let bent = tanh(x)
      bent.backward()
      return [bent.data, x.grad]
    }
    check(
      "tanh(x).data and x.grad at x = 400 and -1000", answers, is: [[1, 0], [-1, 0]],
      within: .absolute(1e-12),
      mistakes: [fromInput.gives([[1, -159_999], [-1, -999_999]])])
  }

  @Test("A second result adds to what has no inputs, and sets the others anew")
  func secondCall() {
    let x: Value = 2.0
    let a = x * x
    let b = a * x
    let z = a + b
    z.backward()
    z.backward()
    check(
      "let a = x * x, b = a * x, z = a + b; z.backward() twice; [x.grad, a.grad, b.grad] for x = 2",
      [x.grad, a.grad, b.grad], is: [32, 3, 1],
      mistakes: [
        resetsNothing.gives([72, 11, 3]), resetsAll.gives([16, 3, 1]), overwrites.gives([4, 2, 1]),
        forgetsItself.gives([0, 0, 0]),
      ])
    let (y, t): (Value, Value) = (5.0, 3.0)
    (y * t).backward()
    (y + t).backward()
    check(
      "(y * t).backward(); (y + t).backward(); [y.grad, t.grad] for y = 5, t = 3",
      [y.grad, t.grad], is: [4, 6],
      mistakes: [
        resetsAll.gives([1, 1]), overwrites.gives([1, 1]), swapped.gives([6, 4]),
        forgetsItself.gives([0, 0]),
      ])
  }

  @Test("A value without inputs has the slope 1 with itself")
  func alone() {
    let x: Value = 7.0
    x.backward()
    x.backward()
    check(
      "x.backward() twice; x.grad", x.grad, is: 2,
      mistakes: [resetsAll.gives(1), forgetsItself.gives(0)])
  }

  @Test("A value on no way to the result keeps its slope")
  func bystander() {
    let (x, y): (Value, Value) = (2.0, 3.0)
    let other = x * y
    y.grad = 5
    other.grad = 6
    (x * x).backward()
    check(
      "let other = x * y; y.grad = 5; other.grad = 6; (x * x).backward(); "
        + "[x.grad, y.grad, other.grad] for x = 2, y = 3",
      [x.grad, y.grad, other.grad], is: [4, 5, 6],
      mistakes: [overwrites.gives([2, 5, 6]), forgetsItself.gives([0, 5, 6])])
  }

  @Test("Whatever stood in the grad of a value with inputs, its slope takes the place, a 0 too")
  func stale() {
    let (x, y): (Value, Value) = (2.0, 0.0)
    let a = x * x
    let b = a * x
    let z = b * y
    a.grad = .nan
    b.grad = 7
    z.grad = .infinity
    z.backward()
    check(
      "let a = x * x, b = a * x, z = b * y; a.grad = .nan; b.grad = 7; z.grad = .infinity; "
        + "z.backward(); [x.grad, y.grad, a.grad, b.grad, z.grad] for x = 2, y = 0",
      [x.grad, y.grad, a.grad, b.grad, z.grad], is: [0, 8, 0, 0, 1])
  }

  @Test(
    "Eighteen doublings are nineteen values, not 262,144 ways, and none is looked for among all")
  func doublings() {
    func chain(_ count: Int) -> (first: Value, last: Value) {
      let first = Value(1)
      var last = first
      for _ in 0..<count { last = last + last }
      return (first, last)
    }
    let (first, last) = chain(18)
    last.backward()
    check(
      "x.grad of x doubled 18 times", first.grad, is: 262_144,
      mistakes: [overwrites.gives(1), forgetsItself.gives(0)])
    let chains = (0...18).map(chain)
    checkGrowth(
      "backward() of a number that was doubled n times", from: 6, to: 18, atMost: 12,
      promise: "O(values + inputs)"
    ) { count in chains[count].last.backward() }
    let means: [Int: Value] = [200, 3200].reduce(into: [:]) { means, count in
      means[count] = Value.mean((0..<count).map { Value(Double($0)) + Value(1) })
    }
    checkGrowth(
      "backward() of a mean of n sums", from: 200, to: 3200, atMost: 80,
      promise: "O(values + inputs)"
    ) { count in means[count]?.backward() }
  }

  @Test("On generated formulas it answers as the solution does", .tags(.crossCheck))
  func generated() {
    enum Step {
      case add(Int, Int)
      case subtract(Int, Int)
      case multiply(Int, Int)
      case power(Int, Double)
      case bend(Int)
    }
    crossCheck { random in
      let numbers = (0..<random.int(1...3)).map { _ in random.chance(0.1) ? 0 : random.short() }
      let root = Double(random.int(1...8)) / 2
      var lines = numbers.enumerated().map { "v\($0) = \($1)" } + ["v\(numbers.count) = \(root)"]
      var steps: [Step] = []
      var used: [Int] = []
      for index in 0..<random.count(1...9) {
        let count = numbers.count + 1 + index
        // The newest value is used often, so that formulas grow deep.
        let left = random.chance(0.5) ? count - 1 : random.int(0...(count - 1))
        let right = random.int(0...(count - 1))
        let step: Step
        switch random.int(0...5) {
        case 0: step = .add(left, right)
        case 1: step = .subtract(left, right)
        case 2, 3: step = .multiply(left, right)
        case 4:
          step =
            random.chance(0.5)
            ? .power(left, random.pick([2, 3])) : .power(numbers.count, random.pick([0.5, -1, -2]))
        default: step = .bend(left)
        }
        switch step {
        case .add(let one, let two): lines.append("v\(count) = v\(one) + v\(two)")
        case .subtract(let one, let two): lines.append("v\(count) = v\(one) - v\(two)")
        case .multiply(let one, let two): lines.append("v\(count) = v\(one) * v\(two)")
        case .power(let one, let exponent):
          lines.append("v\(count) = v\(one).raised(to: \(exponent))")
        case .bend(let one): lines.append("v\(count) = tanh(v\(one))")
        }
        steps.append(step)
      }
      let total = numbers.count + 1 + steps.count
      used = [total - 1]
      if random.chance(0.4) { used.append(random.int(0...(total - 1))) }
      let (all, calls) = (steps, used)
      let stale = random.pick([0, 3, .nan])
      if stale != 0 { lines.append("grad = \(stale) for all with inputs") }
      lines += calls.map { "v\($0).backward()" }
      return Case(lines.joined(separator: "; ") + "; all data, all grad", slack: 1e-9) {
        var values = numbers.map { Value($0) } + [Value(root)]
        for step in all {
          switch step {
          case .add(let one, let two): values.append(values[one] + values[two])
          case .subtract(let one, let two): values.append(values[one] - values[two])
          case .multiply(let one, let two): values.append(values[one] * values[two])
          case .power(let one, let exponent): values.append(values[one].raised(to: exponent))
          case .bend(let one): values.append(tanh(values[one]))
          }
        }
        for value in values where !value.inputs.isEmpty { value.grad = stale }
        for call in calls { values[call].backward() }
        var notes = Steps()
        notes.note("data", values.map(\.data))
        notes.note("grad", values.map(\.grad))
        return notes
      }
    }
  }

  @Test("A formula of many steps has the slopes that were published for it")
  func published() {
    // Andrej Karpathy, micrograd (its README): g = 24.7041, 138.8338 and 645.5773; the digits beyond
    // them are those of torch 2.13 in double precision. There relu(b + a) and relu(b - a) stand in the
    // formula; at these numbers they are 0 and b - a.
    let (a, b): (Value, Value) = (-4.0, 2.0)
    var c = a + b
    var d = a * b + b.raised(to: 3)
    let one: Value = 1.0
    c = c + c + one
    c = c + one + c - a
    d = d + d * 2.0
    d = d + d * 3.0 + (b - a)
    let e = c - d
    let f = e.raised(to: 2)
    let ten: Value = 10.0
    let g = f * 0.5 + ten * f.raised(to: -1)
    g.backward()
    check(
      "g.data, a.grad and b.grad of the formula with a = -4, b = 2", [g.data, a.grad, b.grad],
      is: [24.70408163265306, 138.83381924198252, 645.5772594752186], within: .relative(1e-9),
      mistakes: [forgetsItself.gives([24.70408163265306, 0, 0])])
  }
}
