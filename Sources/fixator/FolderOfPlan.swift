import CaseFiles
import CorrectionPlanning
import Glibc
import Reports
import TextOutput
import TreatmentModel

/// What stands in the folder that a plan is to be written into, by an earlier run.
struct FolderOfPlan {
  /// Its calendar, so that the new one can be known to be newer.
  let calendar: EarlierCalendar?
  /// Whose plan it is, in words; nil where that is the case itself, or nobody's.
  let otherCase: String?
  /// How many events of other cases its calendar has, that nobody has called off.
  let otherEvents: Int

  /// A year of hourly events has less.
  private static let largestCalendar = 1 << 24

  /// Looks into a folder; what cannot be read there is taken for none.
  init(_ folder: String, for level: TreatedLevel) {
    let path = "\(folder)/\(Plan.calendarName)"
    let bytes = FolderOfPlan.bytes(path, limit: FolderOfPlan.largestCalendar)
    let calendar = bytes.map { EarlierCalendar(String(decoding: $0, as: UTF8.self)) }
    self.calendar = calendar
    otherEvents = calendar?.countOfOthers(than: level) ?? 0
    if let plan = FolderOfPlan.caseOfPlan("\(folder)/plan.json") {
      let own = FolderOfPlan.words(level.name, level.limb.side.rawValue, level.bone)
      otherCase = plan == own ? nil : plan
    } else {
      otherCase = otherEvents > 0 ? calendar.map { visible($0.title, atMost: 120) } : nil
    }
  }

  /// Name, side and bone of a plan's case; nil for what is no plan.
  private static func caseOfPlan(_ path: String) -> String? {
    guard let bytes = bytes(path, limit: PlanFile.largest + 1),
      let plan = try? PlanFile.parse(bytes, name: path)
    else { return nil }
    if let level = plan.madeFrom?.treatment[LevelID.only] {
      return words(level.name, level.limb.side.rawValue, level.bone)
    }
    guard let name = plan.stated[.top(.caseName)], let side = plan.stated[.top(.side)],
      let bone = plan.stated[.top(.bone)]
    else { return nil }
    return words(name, side, bone)
  }

  private static func words(_ name: String, _ side: String, _ bone: String) -> String {
    "\(visible(name, atMost: 60)), \(visible(side, atMost: 10)) \(visible(bone, atMost: 60))"
  }

  /// A pipe or device of this name would keep the program waiting.
  private static func bytes(_ path: String, limit: Int) -> [UInt8]? {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return try? InputFile.bytes(path: path, limit: limit)
  }
}
