import CaseFiles
import CorrectionPlanning
import Reports
import TextOutput
import TreatmentModel

/// A case while it is being typed: its text with changes made, what stands at its keys, and its plan or what is wrong with it.
public struct CaseDraft: Sendable {
  /// The text of the file.
  public private(set) var text: String

  /// A draft.
  public init(_ text: String) { self.text = text }

  /// Makes changes; comments, order and all that is not changed stay to the byte.
  ///
  /// - Throws: ``CommandRefusal`` for the first that cannot be made; the text then stays as it was.
  public mutating func apply(_ edits: [DraftEdit]) throws(CommandRefusal) {
    guard !isPlan else {
      throw CommandRefusal(
        "this is a plan, and no change of its text would change it: open the case that it was made from")
    }
    var text = text
    for edit in edits {
      guard let change = edit.caseEdit else {
        throw CommandRefusal("\(Printable.text(edit.path)): no case has such a key")
      }
      text = try CaseDraft.changed(text, change)
    }
    self.text = text
  }

  /// Whether it is the text of a plan, which says of a case only what it was made from.
  public var isPlan: Bool { text.contains(PlanText.beginning) && PlanFile.isPlan(Array(text.utf8)) }

  /// The case itself, or of a plan the case that it was made from as it would be typed today.
  ///
  /// - Throws: ``CommandRefusal`` for a plan that does not say it, or says none.
  public func ofPlan() throws(CommandRefusal) -> CaseDraft {
    guard isPlan else { return self }
    let stated = try StatedCase(Array(text.utf8), orElse: "this plan was made from no case")
    do throws(CaseWritingError) {
      return CaseDraft(try CaseWriter(stated.treatmentOfToday()).yaml)
    } catch { throw CommandRefusal("\(error)") }
  }

  private static func changed(_ text: String, _ change: CaseEdit) throws(CommandRefusal) -> String {
    do throws(CaseEditError) {
      if CaseEditor.isBlank(text) { return try CaseEditor.text(text, beginningWith: change) }
    } catch { throw CommandRefusal("\(error)") }
    var editor: CaseEditor
    do throws(CaseFileErrors) { editor = try CaseEditor(Array(text.utf8), name: "case") } catch {
      throw CommandRefusal(error, of: .case)
    }
    do throws(CaseEditError) { try editor.apply(change) } catch { throw CommandRefusal("\(error)") }
    return editor.text
  }

  /// All of it as one line of JSON: `text`, `values`, and `plan` with its `frames`, or `refusal`. Of films that are being marked
  /// `films` stands in the plan's place.
  ///
  /// - Parameter isWhole: whether the plan is the command's to the last hint, which can take a tenth of a second more.
  public func state(isWhole: Bool) -> [UInt8] {
    var json = JSONText(isPretty: false)
    let root = try? NodeReader.read(Array(text.utf8))
    let values = root?.typedValues
    json.object { json in
      json.member("text", text)
      json.key("values")
      (values ?? .object([])).write(to: &json)
      json.key("readable")
      json.bool(values != nil || CaseEditor.isBlank(text))
    }
    var bytes = json.bytes.dropLast(2)
    do throws(CommandRefusal) {
      if let root, FilmDraft.isFilms(root) {
        let films = try FilmDraft(text).state
        return Array(bytes) + Array(#","films":"#.utf8) + films + Array("}".utf8)
      }
      let (plan, frames) = try planned(isWhole: isWhole)
      bytes += Array(#","plan":"#.utf8) + plan + Array(#","frames":"#.utf8) + frames
    } catch {
      bytes += Array(#","refusal":"#.utf8) + Array(error.json.utf8)
    }
    return Array(bytes) + Array("}".utf8)
  }

  private func planned(isWhole: Bool) throws(CommandRefusal) -> (plan: [UInt8], frames: [UInt8]) {
    switch try Commands.planned(Array(text.utf8), isHinting: isWhole) {
    case .one(let plan, let stated):
      var json = JSONText(isPretty: false)
      plan.write(to: &json, options: .fixator, origin: try stated.origin(of: plan))
      return (json.bytes, FrameGeometry.list(plan))
    case .several(let plan):
      return (
        Array(plan.json(isPretty: false, options: .fixator).utf8), FrameGeometry.list(plan)
      )
    }
  }
}
