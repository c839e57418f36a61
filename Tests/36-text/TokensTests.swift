import LessonKit
import LessonTesting
import Testing

@testable import TextLesson

private let keepsCapitals = Mistake(
  "KEEPS_CAPITALS",
  "It looks as if a capital letter ends a word. Red and red are one word: lower-case the text first."
)
private let keepsEveryLetter = Mistake(
  "KEEPS_EVERY_LETTER",
  "It looks as if a letter of any alphabet was kept. Only a to z belong to a word here.")
private let readsCharacters = Mistake(
  "READS_CHARACTERS",
  "It looks as if characters were compared. In Swift a letter and a mark that is stored behind it are "
    + "one character, and a letter with the mark still lies between a and z, or else is lost with it. "
    + "Walk `unicodeScalars`.")
private let losesTheLastWord = Mistake(
  "LOSES_THE_LAST_WORD",
  "The end of the text ends a word as well. What was gathered until there is the last one.")
private let emptyWords = Mistake(
  "EMPTY_WORDS",
  "Where there is nothing between two separators there is no word, and no empty one either.")
private let digitsAlways = Mistake(
  "DIGITS_ALWAYS", "Digits belong to words only where that is asked for; else they separate.")
private let digitsNever = Mistake(
  "DIGITS_NEVER", "It looks as if the parameter `digits` was set aside.")
private let dropsWithoutCutting = Mistake(
  "DROPS_WITHOUT_CUTTING",
  "Words have grown together. What does not belong to a word is not only dropped: it ends one.")
private let eachWordOnce = Mistake(
  "EACH_WORD_ONCE", "A word comes as often as it stands in the text. Counting it comes later.")

@Suite("Tokens", .exercise("36-text/Tokens"))
struct TokensSuite {
  @Test("Words are runs of letters, without blanks, brackets and numbers")
  func byHand() {
    check(
      #"tokens("two red kites")"#, tokens("two red kites"), is: ["two", "red", "kites"],
      mistakes: [losesTheLastWord.gives(["two", "red"])])
    check(
      #"tokens("kite (dust) (880-4)")"#, tokens("kite (dust) (880-4)"), is: ["kite", "dust"],
      mistakes: [
        emptyWords.gives(["kite", "", "dust", "", "", "", "", "", "", "", "", ""]),
        digitsAlways.gives(["kite", "dust", "880", "4"]),
      ])
  }

  @Test("Capital letters are small ones")
  func capitals() {
    check(
      #"tokens("PHOTO of an Iron ring")"#, tokens("PHOTO of an Iron ring"),
      is: ["photo", "of", "an", "iron", "ring"],
      mistakes: [
        keepsCapitals.gives(["of", "an", "ron", "ring"]),
        losesTheLastWord.gives(["photo", "of", "an", "iron"]),
      ])
  }

  @Test("A word that stands three times comes three times")
  func repeats() {
    check(
      #"tokens("the end of the end of the road ")"#, tokens("the end of the end of the road "),
      is: ["the", "end", "of", "the", "end", "of", "the", "road"],
      mistakes: [
        eachWordOnce.gives(["the", "end", "of", "road"]),
        emptyWords.gives(["the", "end", "of", "the", "end", "of", "the", "road", ""]),
      ])
  }

  @Test("Whatever is no letter ends a word, also without a blank beside it")
  func separators() {
    check(
      #"tokens("Mother's half-way\r\nhouse, S.108 / a_b\tc ")"#,
      tokens("Mother's half-way\r\nhouse, S.108 / a_b\tc "),
      is: ["mother", "s", "half", "way", "house", "s", "a", "b", "c"],
      mistakes: [
        dropsWithoutCutting.gives(["mothers", "halfway", "house", "s", "ab", "c"]),
        digitsAlways.gives(["mother", "s", "half", "way", "house", "s", "108", "a", "b", "c"]),
        eachWordOnce.gives(["mother", "s", "half", "way", "house", "a", "b", "c"]),
        keepsCapitals.gives(["other", "s", "half", "way", "house", "a", "b", "c"]),
      ])
  }

  @Test("Digits belong to words where that is asked for")
  func digits() {
    check(
      #"tokens("Studio 54, 10am: 1½ hours, B52s", digits: true)"#,
      tokens("Studio 54, 10am: 1½ hours, B52s", digits: true),
      is: ["studio", "54", "10am", "1", "hours", "b52s"],
      mistakes: [
        digitsNever.gives(["studio", "am", "hours", "b", "s"]),
        keepsCapitals.gives(["tudio", "54", "10am", "1", "hours", "52s"]),
      ])
    check(
      #"tokens("Studio 54, 10am: 1½ hours, B52s")"#, tokens("Studio 54, 10am: 1½ hours, B52s"),
      is: ["studio", "am", "hours", "b", "s"],
      mistakes: [
        digitsAlways.gives(["studio", "54", "10am", "1", "hours", "b52s"])

      ])
  }

  @Test("A letter beyond a to z separates, and so does a mark behind a letter")
  func beyondASCII() {
    check(
      #"tokens("phaëthon, größe, 日本, naıve")"#, tokens("phaëthon, größe, 日本, naıve"),
      is: ["pha", "thon", "gr", "e", "na", "ve"],
      mistakes: [
        keepsEveryLetter.gives(["phaëthon", "größe", "日本", "naıve"]),
        dropsWithoutCutting.gives(["phathon", "gre", "nave"]),
      ])
    check(
      #"tokens("cafe\u{301}s, x\u{302}y")"#, tokens("cafe\u{301}s, x\u{302}y"),
      is: ["cafe", "s", "x", "y"],
      mistakes: [readsCharacters.gives(["caf", "s", "x\u{302}y"])])
  }

  @Test("Of nothing, and of separators alone, there are no words")
  func nothing() {
    for text in ["", " ", "¡!", "10-16", "\r\n\r\n"] {
      let passed = check(
        "tokens(\(literal(text)))", tokens(text), is: [],
        mistakes: [
          emptyWords.when { !$0.isEmpty && $0.allSatisfy(\.isEmpty) },
          digitsAlways.gives(text == "10-16" ? ["10", "16"] : []),
        ])
      guard passed else { return }
    }
  }

  @Test("The words of the words, joined by blanks, are the words")
  func again() {
    let text = "‘I’m desperate’, 8848 - 1.86 (Très) #2"
    check(
      "tokens(tokens(text, digits: true).joined(separator: \" \"), digits: true), text "
        + literal(text),
      tokens(tokens(text, digits: true).joined(separator: " "), digits: true),
      is: ["i", "m", "desperate", "8848", "1", "86", "tr", "s", "2"],
      mistakes: [digitsNever.gives(["i", "m", "desperate", "tr", "s"])])
  }

  @Test("On generated texts it answers as the solution does", .tags(.crossCheck))
  func generated() {
    let pieces = [
      "a", "b", "z", "e", "A", "B", "Z", "0", "9", "7", " ", " ", "-", "'", "’", ".", "@", "[", "`",
      "{", "/", ":", "é", "É", "e\u{301}", "n\u{303}", "x\u{302}", "ß", "ö", "\r\n", "\n", "\t",
      "½",
      "²", "日", "٣", "👩‍🔬", "red", "Red", String(repeating: "long", count: 30),
    ]
    crossCheck { random in
      let text = random.text(of: pieces, count: random.count(0...24))
      if random.chance(0.4) {
        return Case("tokens(\(literal(text)), digits: true)") { tokens(text, digits: true) }
      }
      return Case("tokens(\(literal(text)))") { tokens(text) }
    }
  }

  @Test("The 4,284 titles have 14,801 words, 4,169 different ones, and with digits 15,845")
  func titles() throws {
    // Counted with Python's re: findall("[a-z]+") and findall("[a-z0-9]+") of the lower-cased title.
    let titles = try Table(named: "tate_text").completeStrings("title")
    let words = titles.map { tokens($0) }
    check(
      "tokens of each title: how many words, different words, and titles without any",
      [words.reduce(0) { $0 + $1.count }, Set(words.joined()).count, words.count { $0.isEmpty }],
      is: [14801, 4169, 12])
    let withDigits = titles.map { tokens($0, digits: true) }
    check(
      "tokens of each title, digits: true: how many words, and different words",
      [withDigits.reduce(0) { $0 + $1.count }, Set(withDigits.joined()).count], is: [15845, 4461])
  }
}
