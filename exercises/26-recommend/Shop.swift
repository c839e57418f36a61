/// A small shop for clothes, with what its customers' ratings came to.
enum Shop {
  /// The two groups of its catalogue.
  static let winter = 1
  static let summer = 2

  /// What it sells, in the order in which it came in.
  static let catalogue = [
    Item(id: 11, group: winter), Item(id: 24, group: summer), Item(id: 23, group: summer),
    Item(id: 21, group: summer), Item(id: 22, group: summer), Item(id: 12, group: winter),
    Item(id: 25, group: summer),
  ]

  /// How far each lies above the mean of all ratings; the sunglasses, 25, are new and have none.
  static let scores: [Int: Double] = [11: 0.9, 12: 0.7, 21: 0.4, 22: 0.2, 23: 0.2, 24: -0.6]

  /// What customers call it.
  static let names: [Int: String] = [
    11: "wool coat", 12: "parka", 21: "sandals", 22: "sun hat", 23: "trunks", 24: "towel",
    25: "sunglasses",
  ]
}
