import CorrectionPlanning
import TextOutput

extension JSONWriter {
  mutating func certificates(_ certificates: PlanCertificates) {
    object { json in
      json.member("message", certificates.words)
      for (key, number) in [
        ("days", certificates.days), ("certified_days", certificates.certifiedDays),
        ("moments", certificates.moments),
      ] {
        json.key(key)
        json.number(number)
      }
      json.key("missing")
      json.list { list in
        for missing in certificates.missing {
          list.item()
          list.object { json in
            json.key("day")
            json.number(missing.day)
            if let part = missing.part {
              json.key("part")
              json.number(part)
            }
            json.member("result", missing.certificate.word)
            json.member("message", missing.certificate.words)
          }
        }
      }
    }
  }
}
