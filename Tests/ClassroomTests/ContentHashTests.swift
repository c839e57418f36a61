import Testing

@testable import Classroom

@Suite("Content hash")
struct ContentHashTests {
  @Test(
    "SHA-256 gives the values published with FIPS 180-4",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
    ])
  func published(text: String, hash: String) {
    #expect(ContentHash.hex(text) == hash)
  }

  @Test("A text longer than many blocks gives the published value")
  func long() {
    #expect(
      ContentHash.hex(String(repeating: "a", count: 10_000))
        == "27dd1f61b867b6a0f6e9d8a41c43231de52107e53ae424de8f847b821db4b711")
  }

  @Test("Where one file ends and the next begins is part of the hash")
  func boundaries() {
    #expect(ContentHash.hex(files: ["a": "bc"]) != ContentHash.hex(files: ["ab": "c"]))
    #expect(
      ContentHash.hex(files: ["a": "1", "b": "2"]) != ContentHash.hex(files: ["a": "2", "b": "1"]))
  }
}
