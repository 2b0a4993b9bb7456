import HTTPTypes
import Hummingbird

/// Lets in only what the page itself asks for.
struct Gate: Sendable {
  let token: String
  let address: ServedAddress

  /// Whether a request is meant for this machine, and comes from the page where a browser says from where it comes. A page of
  /// another site that has its own name lead to 127.0.0.1 is stopped here.
  func isFromHere(_ head: HTTPRequest) -> Bool {
    let hosts = ["127.0.0.1:\(address.port)", "localhost:\(address.port)"]
    guard let host = head.authority, hosts.contains(host) else { return false }
    if let origin = head.headerFields[.origin], origin != "http://\(host)" { return false }
    if let name = HTTPField.Name("Sec-Fetch-Site"), let site = head.headerFields[name],
      site != "same-origin", site != "none"
    {
      return false
    }
    return true
  }

  /// Whether a request brings the token.
  func isKnown(_ head: HTTPRequest) -> Bool {
    guard let field = head.headerFields[.authorization], field.hasPrefix("Bearer ") else { return false }
    return Token.same(field.dropFirst("Bearer ".count), token)
  }

  /// What a path asks for behind the token; nil without it.
  func behindToken(_ path: String) -> String? {
    let parts = path.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).dropFirst()
    let rest = parts.first?.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false) ?? []
    guard rest.count == 2, Token.same(rest[0], token) else { return nil }
    return String(rest[1])
  }
}

extension HTTPFields {
  /// Nothing from outside this machine, and nothing kept by the browser.
  static func guarded(_ type: String, policy: String = HTTPFields.pagePolicy) -> HTTPFields {
    var fields: HTTPFields = [.contentType: type, .cacheControl: "no-store", .contentSecurityPolicy: policy]
    for (name, value) in [
      ("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "no-referrer"),
      ("X-Frame-Options", "DENY"), ("Cross-Origin-Opener-Policy", "same-origin"),
      ("Cross-Origin-Resource-Policy", "same-origin"),
    ] {
      if let name = HTTPField.Name(name) { fields[name] = value }
    }
    return fields
  }

  static let pagePolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; "
    + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

  /// The report brings its own style and the script that marks today; it may ask for nothing.
  static let reportPolicy =
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; base-uri 'none'; "
    + "form-action 'none'; frame-ancestors 'none'; sandbox allow-scripts allow-modals"
}
