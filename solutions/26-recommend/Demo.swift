import Foundation
import LessonKit

/// Shows whom the mean puts first, what five complaints are answered with, which lists find the
/// lectures that students went on to praise, and whether the best come first.
///
/// Where `LEARN_IMAGES` names a folder, the charts are also written there, as the page shows them.
public func demo() throws {
  let lectures = try Lectures()
  best(lectures)
  errors(lectures)
  complaints()
  opinions(lectures)
  lists(lectures)
}

/// The five best by mean, and by damped mean.
private func best(_ lectures: Lectures) {
  let ratings = Dictionary(grouping: lectures.training, by: \.item)
  var table = TextTable(["lambda", "lecturer", "ratings", "mean", "mean + bias"])
  for lambda in [0.0, 5] {
    guard let model = biasModel(lectures.training, lambda: lambda) else { continue }
    // To nine digits, so that rounding does not order equal ones.
    let ranked = model.itemBias.sorted {
      (($1.value * 1e9).rounded(), $0.key) < (($0.value * 1e9).rounded(), $1.key)
    }
    for (item, bias) in ranked.prefix(5) {
      let values = ratings[item, default: []].map(\.value)
      let mean = values.reduce(0, +) / Double(values.count)
      table.add(
        text(lambda, 0), String(item), String(values.count), text(mean, 2),
        text(model.mean + bias, 4))
    }
  }
  let perfect = ratings.filter { $0.value.allSatisfy { $0.value == 5 } }
  let later = lectures.test.filter { perfect[$0.item] != nil }.map(\.value)
  show(table)
  let all = lectures.training.map(\.value).reduce(0, +) / Double(lectures.training.count)
  print("The mean of \(lectures.training.count) ratings is \(text(all, 2)).")
  print("\(perfect.count) of \(ratings.count) lecturers have nothing but fives. ", terminator: "")
  print("On the test rows their \(later.count) ratings have a mean of ", terminator: "")
  print(text(later.reduce(0, +) / Double(later.count), 2))
  print()
}

/// The error on the test rows, by lambda.
private func errors(_ lectures: Lectures) {
  func rmse(_ predict: (Rating) -> Double) -> Double {
    let squares = lectures.test.map { ($0.value - predict($0)) * ($0.value - predict($0)) }
    return (squares.reduce(0, +) / Double(squares.count)).squareRoot()
  }
  let mean = lectures.training.map(\.value).reduce(0, +) / Double(lectures.training.count)
  let guess = rmse { _ in mean }
  let lambdas: [Double] = [0, 1, 2, 3, 5, 7, 10, 15, 20, 30, 40, 50]
  let errors: [Double?] = lambdas.map { lambda in
    biasModel(lectures.training, lambda: lambda).map { model in
      rmse { model.predict(user: $0.user, item: $0.item) }
    }
  }
  print("RMSE on \(lectures.test.count) test ratings: the mean \(text(guess, 4))", terminator: "")
  for (lambda, error) in zip(lambdas, errors) where [0, 5, 50].contains(lambda) {
    print(", lambda \(text(lambda, 0)) \(text(error, 4))", terminator: "")
  }
  print()
  let known = Set(lectures.catalogue.map(\.id))
  let cold = lectures.test.filter { !known.contains($0.item) }
  print(
    "\(cold.count) test ratings are of \(Set(cold.map(\.item)).count) lecturers ", terminator: "")
  print("without a training rating")
  print()
  // Before there is a model there is nothing to draw.
  guard errors.contains(where: { $0?.isFinite == true }) else { return }
  show(
    Chart(
      "How much to believe few ratings", x: "lambda", y: "RMSE on the test rows",
      series: [.line("mean and biases", x: lambdas, y: errors)],
      guides: [.horizontal(guess, "the mean for everyone")]),
    savedAs: "26-recommend-lambda")
}

/// What the shop answers to those who complained.
private func complaints() {
  let cases: [(String, Int, [Int: Double])] = [
    ("1: July, and a parka", 2, [11: 5]), ("2: the disliked again", 2, [21: 1]),
    ("3: three asked for", 3, [21: 5, 22: 4]), ("4: the new one", 5, [:]),
    ("5: hat before trunks", 3, [:]),
  ]
  var table = TextTable(["complaint", "yours"])
  for (name, count, rated) in cases {
    let history = rated.sorted { $0.key < $1.key }.map {
      Rating(user: 1, item: $0.key, value: $0.value)
    }
    let offered = recommend(
      count, in: Shop.summer, from: Shop.catalogue, excluding: history, by: Shop.scores)
    table.add(name, offered.map { Shop.names[$0] ?? "?" }.joined(separator: ", "))
  }
  show(table)
}

/// Two lecturers with the same students.
private func opinions(_ lectures: Lectures) {
  let attendance = vectors(lectures) { _ in 1 }
  let mean = lectures.training.map(\.value).reduce(0, +) / Double(lectures.training.count)
  let opinion = vectors(lectures) { $0.value - mean }
  guard let a = attendance[240], let b = attendance[621] else { return }
  let both = a.keys.count { b[$0] != nil }
  print("Lecturers 240 and 621: \(a.count) and \(b.count) ratings, \(both) students rated both")
  print("cosine of who rated them: \(text(cosine(a, b), 4)); of what they said: ", terminator: "")
  print(text(cosine(opinion[240] ?? [:], opinion[621] ?? [:]), 4))
  print()
}

/// For each lecturer, a number under each student who rated them.
private func vectors(
  _ lectures: Lectures, _ number: (Rating) -> Double
) -> [Int: [Int: Double]] {
  lectures.training.reduce(into: [:]) { vectors, rating in
    vectors[rating.item, default: [:]][rating.user] = number(rating)
  }
}

/// Lists of twenty, and how many of the fives on the test rows are on them.
private func lists(_ lectures: Lectures) {
  let counts = Dictionary(grouping: lectures.training, by: \.item).mapValues { Double($0.count) }
  let bias = biasModel(lectures.training, lambda: 5)?.itemBias ?? [:]
  let company = companions(lectures)
  // Nobody rated more than 74: among the first 94 are twenty that they have not.
  func shortlist(_ scores: [Int: Double]) -> [Item] {
    let best = lectures.catalogue.sorted { scores[$0.id, default: 0] > scores[$1.id, default: 0] }
    let last = best.prefix(94).last.map { scores[$0.id, default: 0] } ?? 0
    return best.filter { scores[$0.id, default: 0] >= last }
  }
  let (byBias, byCount) = (shortlist(bias), shortlist(counts))
  typealias List = (name: String, group: Bool, items: [Item]?, scores: (Int) -> [Int: Double])
  let all: [List] = [
    ("best of all", false, byBias, { _ in bias }),
    ("most rated of all", false, byCount, { _ in counts }),
    ("best of their department", true, lectures.catalogue, { _ in bias }),
    ("most rated there", true, lectures.catalogue, { _ in counts }),
    ("like those they rated", false, nil, { company[$0] ?? [:] }),
  ]
  let fives = Dictionary(grouping: lectures.test.filter { $0.value == 5 }, by: \.user)
  let total = fives.values.reduce(0) { $0 + $1.count }
  var table = TextTable(["list of twenty", "fives on it", "of \(total)", "nDCG at 3"])
  var shares: [Double] = []
  for list in all {
    var hits = 0
    for (user, ratings) in fives {
      let scores = list.scores(user)
      let items = list.items ?? lectures.catalogue.filter { scores[$0.id] != nil }
      let offered = recommend(
        20, in: list.group ? lectures.usualDepartment(of: user) : nil, from: items,
        excluding: lectures.history[user] ?? [], by: scores)
      hits += ratings.count { offered.contains($0.item) }
    }
    shares.append(Double(hits) / Double(total))
    let quality = list.group ? nil : order(lectures, by: list.scores)
    table.add(
      list.name, String(hits), text(shares.last.map { $0 * 100 }, 1) + "%", text(quality, 4))
  }
  table.add("in the order of their numbers", "", "", text(order(lectures) { _ in [:] }, 4))
  show(table)
  show(
    Chart(
      "Where students went, and gave a five", x: "list of twenty",
      y: Axis("test fives on the list", range: 0...1, kind: .percent),
      categories: all.map(\.name), bars: [Bars("on the list", shares.map { $0 })]),
    savedAs: "26-recommend-lists")
}

/// For each student, how alike each lecturer's audience is to those of the lecturers they rated.
private func companions(_ lectures: Lectures) -> [Int: [Int: Double]] {
  let attendance = vectors(lectures) { _ in 1 }
  var alike: [Int: [(item: Int, cosine: Double)]] = [:]
  for (item, students) in attendance {
    // Only those who share a student have anything in common.
    let others = Set(students.keys.flatMap { (lectures.history[$0] ?? []).map(\.item) })
    for other in others where other > item {
      let value = cosine(students, attendance[other] ?? [:])
      alike[item, default: []].append((other, value))
      alike[other, default: []].append((item, value))
    }
  }
  return lectures.history.mapValues { history in
    var sums: [Int: Double] = [:]
    for rating in history {
      for (other, value) in alike[rating.item] ?? [] where value.isFinite {
        sums[other, default: 0] += value
      }
    }
    // Sums in another order differ in their last digits, and that should decide nothing.
    return sums.mapValues { ($0 * 1e9).rounded() / 1e9 }
  }
}

/// The mean nDCG of the first three places, where each student's test lecturers are listed by score.
private func order(_ lectures: Lectures, by scores: (Int) -> [Int: Double]) -> Double? {
  var values: [Double] = []
  for (user, ratings) in Dictionary(grouping: lectures.test, by: \.user) where ratings.count > 1 {
    let score = scores(user)
    let listed = ratings.sorted {
      (score[$1.item, default: 0], $0.item) < (score[$0.item, default: 0], $1.item)
    }
    if let value = ndcg(listed.map { $0.value - 1 }, at: 3) { values.append(value) }
  }
  return values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
}

private func text(_ number: Double?, _ digits: Int) -> String {
  guard let number, number.isFinite else { return "-" }
  return String(format: "%.\(digits)f", number)
}
