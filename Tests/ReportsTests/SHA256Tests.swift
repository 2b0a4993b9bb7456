import Reports
import Testing

@Suite struct SHA256Tests {
  /// FIPS 180-2, appendix B, and NIST's example of an empty message.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
      "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
    ),
  ])
  func theStandardsExamplesComeOut(message: String, digest: String) {
    #expect(SHA256.hex(message.utf8) == digest)
  }

  @Test func aMillionLettersComeOut() {
    #expect(
      SHA256.hex(repeatElement(UInt8(ascii: "a"), count: 1_000_000))
        == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  /// Every way in which a message can end in its last block: the digest of the digests of 0, 1, … 199 bytes `0, 1, 2, …`, made with
  /// Python's hashlib.
  @Test func everyLengthIsPaddedAsItMust() {
    let all = (0..<200).flatMap { count in SHA256.digest((0..<count).map { UInt8($0) }) }
    #expect(SHA256.hex(all) == "ba7b0fcea7d10c06b855b43d2b4dce1e3e842fff6be0acefb0faf4f2dd05bb47")
  }
}
