import HexapodKinematics
import TreatmentModel

/// What was proven of the readings of a plan (MODEL section 15).
public struct PlanCertificates: Sendable, Equatable {
  /// Readings at the end of a day, or of one of its parts, without a certificate.
  public struct Missing: Sendable, Equatable {
    /// The day's number.
    public let day: Int
    /// Which of the day's adjustments, from 1; nil for the day's last readings.
    public let part: Int?
    /// What stands in the way.
    public let certificate: PoseCertificate
  }

  /// Days whose readings were looked at, the first of the plan among them.
  public let days: Int
  /// Readings that were looked at: after every adjustment.
  public let moments: Int
  /// Those without a certificate.
  public let missing: [Missing]

  /// How many days have one for all their readings.
  public var certifiedDays: Int { days - Set(missing.map(\.day)).count }
}

extension Plan {
  /// The same plan, with what was proven of its readings after every adjustment.
  ///
  /// - Parameter jobs: threads at most; they change nothing.
  public func certified(jobs: Int) -> Plan {
    let cones = level.jointCones
    var (places, questions): ([(day: Int, part: Int?)], [PoseCertifier.Question]) = ([], [])
    for day in days {
      let hardware = strutTimeline.hardware(onDay: day.day)
      let certifier = PoseCertifier(
        hexapod, cones, play: hardware.mapped { $0.step / 2 }, ranges: hardware.mapped { [$0.lengths] })
      func ask(_ readings: StrutReadings, _ part: Int?) {
        places.append((day.day, part))
        questions.append(
          PoseCertifier.Question(certifier, hardware.lengths(of: readings), near: day.pose))
      }
      for adjustment in day.adjustments.dropLast() { ask(adjustment.set, adjustment.part) }
      ask(day.set, nil)
    }
    let found = PoseCertifier.certificates(of: questions, jobs: jobs)
    var plan = self
    plan.certificates = PlanCertificates(
      days: days.count, moments: found.count,
      missing: zip(places, found).compactMap { place, certificate in
        certificate.isGiven
          ? nil : PlanCertificates.Missing(day: place.day, part: place.part, certificate: certificate)
      })
    return plan
  }
}
