import CaseFiles
import TextOutput
import TreatmentModel

extension Commands {
  /// Rings and struts that a case can name, one line of JSON: `{"rings": […], "struts": […]}`.
  public static func hardware() throws(CommandRefusal) -> String {
    let catalogue: Catalogue
    do throws(CaseFileErrors) { catalogue = try Catalogue.builtIn() } catch {
      throw CommandRefusal(error, of: .case)
    }
    var text = JSONText(isPretty: false)
    text.object { json in
      json.key("rings")
      json.list { list in
        for ring in catalogue.rings {
          list.item()
          list.object { $0.writeHardware(ring.name, ring.provenance) }
        }
      }
      json.key("struts")
      json.list { list in
        for strut in catalogue.struts {
          list.item()
          list.object { json in
            json.writeHardware(strut.name, strut.provenance)
            json.member("min_mm", strut.range.lowerBound)
            json.member("max_mm", strut.range.upperBound)
            json.member("step_mm", strut.step)
            json.member("reading_offset_mm", strut.readingOffset)
          }
        }
      }
    }
    return text.text
  }

  /// The JSON Schema of a case: what `fixator schema case` prints.
  public static var caseSchema: String { CaseJSONSchema.text }

  /// What a form is made of.
  public static var form: String { CaseForm.text }
}

extension JSONWriter {
  fileprivate mutating func writeHardware(_ name: String, _ provenance: Provenance) {
    member("name", name)
    key("verified")
    bool(provenance.verified)
    member("source", provenance.source)
  }
}
