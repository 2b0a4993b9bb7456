import CSensitivityKernel
import HexapodKinematics

/// The loops over many draws, compiled for several instruction sets; all give the same bits.
package struct SensitivityKernel: Sendable {
  typealias Uniforms = @convention(c) (UInt64, Int32, UnsafeMutablePointer<Double>?) -> Void
  package typealias Scores = @convention(c) (Int32, UnsafeMutablePointer<Double>?) -> Void
  typealias Ends =
    @convention(c) (UnsafePointer<fixator_chain>?, Int32, UnsafePointer<fixator_draws>?) -> Void

  let uniforms: Uniforms
  package let scores: Scores
  let ends: Ends

  /// The fastest that this processor and system allow.
  static let best = SensitivityKernel(PoseKernel.best)

  package init(_ instructions: PoseKernel) {
    #if arch(x86_64)
      switch instructions {
      case .portable: break
      case .avx2:
        (uniforms, scores, ends) = (fixator_uniforms_avx2, fixator_scores_avx2, fixator_ends_avx2)
        return
      case .avx512:
        (uniforms, scores, ends) = (fixator_uniforms_avx512, fixator_scores_avx512, fixator_ends_avx512)
        return
      }
    #endif
    (uniforms, scores, ends) = (fixator_uniforms_portable, fixator_scores_portable, fixator_ends_portable)
  }
}
