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
  public static let available: [PoseKernel] = allCases.filter { $0.functions != nil }

  /// The fastest of them.
  public static let best = available.last ?? .portable

  /// What is compiled for one instruction set.
  struct Functions: Sendable {
    let solve: Function
    /// For ``PoseBatch/responses(of:at:)``.
    let respond: ResponseFunction
    /// For ``PoseBatch/ringTwists(at:)``.
    let twists: TwistFunction
    /// For ``StepScale``.
    let steps: StepsFunction
    /// For ``RingCarrier``.
    let carry: CarryFunction
  }

  /// Nil where it cannot run.
  var functions: Functions? {
    switch self {
    case .portable: return .portable
    case .avx2:
      #if arch(x86_64)
        guard fixator_has_avx2() != 0 else { return nil }
        return Functions(
          solve: fixator_kernel_avx2, respond: fixator_response_avx2, twists: fixator_twists_avx2,
          steps: fixator_steps_avx2,
          carry: fixator_carry_avx2)
      #else
        return nil
      #endif
    case .avx512:
      #if arch(x86_64)
        guard fixator_has_avx512() != 0 else { return nil }
        return Functions(
          solve: fixator_kernel_avx512, respond: fixator_response_avx512, twists: fixator_twists_avx512,
          steps: fixator_steps_avx512,
          carry: fixator_carry_avx512)
      #else
        return nil
      #endif
    }
  }

  typealias Function =
    @convention(c) (
      UnsafePointer<fixator_frame>?, UnsafePointer<Double>?, UnsafePointer<Double>?, Int32, Int32,
      UnsafeMutablePointer<fixator_pose>?
    ) -> Void

  typealias ResponseFunction =
    @convention(c) (
      UnsafePointer<fixator_frame>?, UnsafePointer<fixator_points>?, UnsafePointer<Double>?, Int32, Int32,
      UnsafeMutablePointer<Double>?, UnsafeMutablePointer<Int32>?
    ) -> Void

  typealias TwistFunction =
    @convention(c) (
      UnsafePointer<fixator_frame>?, UnsafePointer<Double>?, Int32, Int32, UnsafeMutablePointer<Double>?,
      UnsafeMutablePointer<Int32>?
    ) -> Void

  typealias StepsFunction =
    @convention(c) (
      UnsafePointer<fixator_scale>?, UnsafePointer<Double>?, UnsafePointer<Double>?, Int32,
      Int32, Int32, UnsafePointer<Int64>?, UnsafePointer<Int64>?, UnsafeMutablePointer<Int64>?,
      UnsafeMutablePointer<Double>?
    ) -> Void

  typealias CarryFunction =
    @convention(c) (
      UnsafePointer<fixator_mount>?, UnsafePointer<Double>?, Int32, Int32, UnsafeMutablePointer<Double>?
    ) -> Void
}

extension PoseKernel.Functions {
  static let portable = PoseKernel.Functions(
    solve: fixator_kernel_portable, respond: fixator_response_portable, twists: fixator_twists_portable,
    steps: fixator_steps_portable,
    carry: fixator_carry_portable)
}
