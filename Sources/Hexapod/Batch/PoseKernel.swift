import CPoseKernel

/// The instruction sets for which the batch kernel is compiled. All give the same bits; they differ in speed alone.
public enum PoseKernel: String, Sendable, CaseIterable {
  /// What every 64-bit processor has: four sets at a time.
  case portable
  /// Eight sets at a time.
  case avx2
  /// Sixteen sets at a time.
  case avx512

  /// Those that this processor and system allow, the fastest last.
  public static let available: [PoseKernel] = allCases.filter { $0.function != nil }

  /// The fastest of them.
  public static let best = available.last ?? .portable

  /// Nil where it cannot run.
  var function: Function? {
    #if arch(x86_64)
      switch self {
      case .portable: fixator_kernel_portable
      case .avx2: fixator_has_avx2() != 0 ? fixator_kernel_avx2 : nil
      case .avx512: fixator_has_avx512() != 0 ? fixator_kernel_avx512 : nil
      }
    #else
      self == .portable ? fixator_kernel_portable : nil
    #endif
  }

  /// The same for ``PoseBatch/responses(of:at:)``.
  var responseFunction: ResponseFunction? {
    #if arch(x86_64)
      switch self {
      case .portable: fixator_response_portable
      case .avx2: fixator_has_avx2() != 0 ? fixator_response_avx2 : nil
      case .avx512: fixator_has_avx512() != 0 ? fixator_response_avx512 : nil
      }
    #else
      self == .portable ? fixator_response_portable : nil
    #endif
  }

  /// The same for ``StepScale``.
  var stepsFunction: StepsFunction? {
    #if arch(x86_64)
      switch self {
      case .portable: fixator_steps_portable
      case .avx2: fixator_has_avx2() != 0 ? fixator_steps_avx2 : nil
      case .avx512: fixator_has_avx512() != 0 ? fixator_steps_avx512 : nil
      }
    #else
      self == .portable ? fixator_steps_portable : nil
    #endif
  }

  typealias StepsFunction =
    @convention(c) (
      UnsafePointer<fixator_scale>?, UnsafePointer<Double>?, UnsafePointer<Double>?, Int32,
      UnsafePointer<Int32>?, Int32, UnsafePointer<Int64>?, UnsafePointer<Int64>?,
      UnsafeMutablePointer<Int64>?,
      UnsafeMutablePointer<Double>?
    ) -> Void

  /// The same for ``RingCarrier``.
  var carryFunction: CarryFunction? {
    #if arch(x86_64)
      switch self {
      case .portable: fixator_carry_portable
      case .avx2: fixator_has_avx2() != 0 ? fixator_carry_avx2 : nil
      case .avx512: fixator_has_avx512() != 0 ? fixator_carry_avx512 : nil
      }
    #else
      self == .portable ? fixator_carry_portable : nil
    #endif
  }

  typealias CarryFunction =
    @convention(c) (
      UnsafePointer<fixator_mount>?, UnsafePointer<Double>?, Int32, Int32, UnsafeMutablePointer<Double>?
    ) -> Void

  typealias ResponseFunction =
    @convention(c) (
      UnsafePointer<fixator_frame>?, UnsafePointer<fixator_points>?, UnsafePointer<Double>?, Int32, Int32,
      UnsafeMutablePointer<Double>?, UnsafeMutablePointer<Int32>?
    ) -> Void

  typealias Function =
    @convention(c) (
      UnsafePointer<fixator_frame>?, UnsafePointer<Double>?, UnsafePointer<Double>?, Int32, Int32,
      UnsafeMutablePointer<fixator_pose>?
    ) -> Void
}
