import RigidMotion

extension Hexapod {
  /// How the pose moves when lengths and joint centres change at the same time, to first order.
  ///
  /// `n_i · (dt + ω × R q_i) = dℓ_i - n_i · R dq_i + n_i · dp_i`, n_i the strut's unit vector: the implicit derivative of
  /// the forward kinematics.
  ///
  /// - Parameters:
  ///   - pose: where the struts have their lengths now.
  ///   - lengths: rates of the six lengths.
  ///   - referenceJoints: rates of the joint centres on the reference ring, in its frame; none if nil.
  ///   - movingJoints: rates of the joint centres on the moving ring, in its frame; none if nil.
  /// - Returns: velocity of the moving ring's centre and its angular velocity, in the reference ring's axes; nil in a
  ///   singular pose.
  public func poseRate(
    at pose: RigidTransform, lengths: PerStrut<Double>, referenceJoints: PerStrut<Vector3>? = nil,
    movingJoints: PerStrut<Vector3>? = nil
  ) -> Twist? {
    let rates = PerStrut { strut -> Double in
      let arm = pose.rotation * self.movingJoints[strut]
      let along = (arm + pose.translation - self.referenceJoints[strut]).normalized
      let moving = movingJoints.map { along.dot(pose.rotation * $0[strut]) } ?? 0
      let reference = referenceJoints.map { along.dot($0[strut]) } ?? 0
      return lengths[strut] - moving + reference
    }
    return jacobian(at: pose).twist(of: rates)
  }
}
