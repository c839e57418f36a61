import LessonKit
import Testing

@Suite("SplitMix64")
struct SplitMix64Tests {
  @Test("Seed 1234567 gives the numbers of Vigna's reference code")
  func reference() {
    var generator = SplitMix64(seed: 1_234_567)
    let numbers = (0..<5).map { _ in generator.next() }
    #expect(
      numbers == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
        4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
      ])
  }

  @Test("Seed 42 shuffles ten indices as the course's reference values say")
  func shuffle() {
    var generator = SplitMix64(seed: 42)
    #expect(generator.shuffledIndices(count: 10) == [0, 9, 5, 8, 6, 4, 7, 2, 1, 3])
  }

  @Test("A shuffle holds every index once", arguments: [0, 1, 2, 1000])
  func permutation(count: Int) {
    var generator = SplitMix64(seed: 7)
    #expect(generator.shuffledIndices(count: count).sorted() == Array(0..<count))
  }

  @Test("Numbers of the unit interval are the upper 53 bits and stay below 1")
  func unitInterval() {
    var bits = SplitMix64(seed: 2024)
    var numbers = SplitMix64(seed: 2024)
    for _ in 0..<1000 {
      let number = numbers.unitInterval()
      #expect(number == Double(bits.next() >> 11) / 9_007_199_254_740_992)
      #expect(number >= 0 && number < 1)
    }
  }
}
