import Testing

/// `fixator sensitivity` of a few draws: what they cannot tell is not said.
@Suite struct FewDrawsTests {
  private func printed(samples: Int) throws -> String {
    let scratch = try Scratch()
    let found = try scratch.run(
      "sensitivity", "Fixtures/cases/uncertain-inputs.yaml", "--samples", "\(samples)")
    #expect(found.status == 0, "\(found.errors)")
    return found.output.split { $0 == "\n" || $0 == " " }.joined(separator: " ")
  }

  /// Numbers before a sign of parts in a hundred.
  private func percentages(_ text: String) -> [Double] {
    let words = text.split { " (),;".contains($0) }
    return zip(words, words.dropFirst()).compactMap { $1.hasPrefix("%") ? Double($0) : nil }
      + words.compactMap { $0.hasSuffix("%") ? Double($0.dropLast()) : nil }
  }

  @Test(arguments: [2, 5, 10, 50])
  func noShareIsMoreThanAll(samples: Int) throws {
    let found = percentages(try printed(samples: samples))
    #expect(!found.isEmpty && found.allSatisfy { $0 <= 100 }, "\(found)")
  }

  @Test(arguments: [2, 5, 10])
  func fewDrawsTellNoShare(samples: Int) throws {
    let text = try printed(samples: samples)
    #expect(text.contains("too few draws to tell") && !text.contains("of the variance of the "), "\(text)")
  }

  @Test func manyDrawsTellIt() throws {
    let text = try printed(samples: 4000)
    #expect(!text.contains("too few draws to tell") && text.contains("of the variance of the "), "\(text)")
  }
}
