/// What a finding about a frame that cannot stand so on the limb is (MODEL section 3, the assembly).
public enum AssemblyRule: String, Sendable, CaseIterable {
  /// An error. The default.
  case error
  /// A warning, for builds that are meant so.
  case warn
}
