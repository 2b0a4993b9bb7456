import TreatmentModel

extension CaseWriter {
  func covariance(_ covariance: InputCovariance) -> [CaseValue.Member] {
    let units = covariance.keys.map { CaseSchema.row(of: $0)?.unit ?? .millimetres }
    return section(.covariance) { word in
      switch word {
      case .keys: .list(covariance.keys.map { .typed($0.description) })
      case .matrix:
        .list(
          covariance.matrix.enumerated().map { row, numbers in
            .list(
              numbers.enumerated().map { column, inside in
                .typed(
                  TypedNumber.text(inside, near: units[row].outside(units[column].outside(inside))) {
                    units[row].inside(units[column].inside($0))
                  })
              })
          })
      case .source: covariance.source.map { .typed($0) }
      default: nil
      }
    }
  }
}
