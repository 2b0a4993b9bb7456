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
  /// How many of the case itself.
  let ownEvents: Int
  /// How many events that no program of this name has written; nil where the file as a whole is none of this program's.
  let foreignEvents: Int?
  /// Which of the files that a plan may have are there.
  let names: [String]

  /// A year of hourly events has less.
  private static let largestCalendar = 1 << 24

  /// Looks into a folder.
  ///
  /// - Parameter level: the case; of several levels the first.
  /// - Throws: its calendar cannot be read, or is damaged. A new one could not be known to be newer then, nor call off what is in that one.
  init(_ folder: String, for level: TreatedLevel) throws(WriteError) {
    let path = "\(folder)/\(Plan.calendarName)"
    let bytes: [UInt8]?
    do throws(FileError) {
      bytes = try FolderOfPlan.bytes(path, limit: FolderOfPlan.largestCalendar + 1)
    } catch { throw FolderOfPlan.unread(path, error.reason) }
    guard bytes?.count ?? 0 <= FolderOfPlan.largestCalendar else {
      throw FolderOfPlan.unread(path, "it is larger than \(FolderOfPlan.largestCalendar >> 20) MB")
    }
    if let damage = bytes.flatMap(EarlierCalendar.damage) {
      throw WriteError(
        path,
        reason:
          "the calendar of an earlier plan, whose events the new one has to know, is damaged: \(damage); put the whole file "
          + "back, or move this one away: then the new calendar counts from 0, and a phone that has the old events may keep them"
      )
    }
    let calendar = bytes.map { EarlierCalendar(String(decoding: $0, as: UTF8.self)) }
    self.calendar = calendar
    otherEvents = calendar?.countOfOthers(than: level) ?? 0
    ownEvents = (calendar?.countOfStanding ?? 0) - otherEvents
    foreignEvents = calendar.map { $0.isOwn ? $0.countOfForeign : nil } ?? 0
    names = TreatmentPlan.fileNames.filter { access("\(folder)/\($0)", F_OK) == 0 }
    if let plan = FolderOfPlan.caseOfPlan("\(folder)/plan.json") {
      let own = FolderOfPlan.words(level.name, level.limb.side.rawValue, level.bone)
      otherCase = plan == own ? nil : plan
    } else {
      otherCase = otherEvents > 0 ? calendar.map { visible($0.title, atMost: 120) } : nil
    }
  }

  private static func unread(_ path: String, _ reason: String) -> WriteError {
    WriteError(
      path,
      reason:
        "the calendar of an earlier plan, whose events the new one has to know, cannot be read: \(reason)")
  }

  /// Name, side and bone of a plan's case; nil for what is no plan.
  private static func caseOfPlan(_ path: String) -> String? {
    guard let bytes = try? bytes(path, limit: PlanFile.largest + 1), let stated = PlanFile.stated(bytes),
      let name = stated[.top(.caseName)], let side = stated[.top(.side)], let bone = stated[.top(.bone)]
    else { return nil }
    return words(name, side, bone)
  }

  private static func words(_ name: String, _ side: String, _ bone: String) -> String {
    "\(visible(name, atMost: 60)), \(visible(side, atMost: 10)) \(visible(bone, atMost: 60))"
  }

  /// Nil where there is no file: a pipe or device of this name would keep the program waiting.
  private static func bytes(_ path: String, limit: Int) throws(FileError) -> [UInt8]? {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return try InputFile.bytes(path: path, limit: limit)
  }
}
