import CFileCalls
import Glibc

/// Who may use a file or folder, and what is noted of it.
struct Permissions {
  let status: FileStatus
  let attributes: ExtendedAttributes

  init(_ path: String, _ status: FileStatus) {
    (self.status, attributes) = (status, ExtendedAttributes(path))
  }

  /// Of what stands at a path, if that is a file.
  init?(file path: String) {
    guard let status = FileStatus(path), status.kind == .file else { return nil }
    self.init(path, status)
  }
}

/// Extended attributes: lists of users who may use something, and what people and programs note of it.
struct ExtendedAttributes {
  /// An attribute that is to be set or taken away.
  struct Change {
    let name: String
    /// Nil to take it away.
    let value: [UInt8]?

    /// The call of the system.
    func make(_ descriptor: Int32) -> Int32 {
      guard let value else { return fremovexattr(descriptor, name) }
      return fsetxattr(descriptor, name, value, value.count, 0)
    }
  }

  /// The lists that a new file may have from the folder that it is made in.
  private static let inherited = ["system.posix_acl_access", "system.posix_acl_default"]

  private let values: [(name: String, value: [UInt8])]

  /// Of what stands at a path, not of what it leads to; none where the file system has none.
  ///
  /// Only what stays true of another content: not the checksums and capabilities that systems note of a file.
  init(_ path: String) {
    let names = ExtendedAttributes.names { llistxattr(path, $0, $1) }
    values = names.compactMap { name in
      guard name.hasPrefix("user.") || name.hasPrefix("system.") || name == "security.selinux" else {
        return nil
      }
      return ExtendedAttributes.bytes { lgetxattr(path, name, $0, $1) }.map { (name, $0) }
    }
  }

  /// What is to be done so that something open has these.
  func changes(of descriptor: Int32) -> [Change] {
    let there = ExtendedAttributes.names { flistxattr(descriptor, $0, $1) }
    let foreign = there.filter { name in
      ExtendedAttributes.inherited.contains(name) && !values.contains { $0.name == name }
    }
    let missing = values.filter { wanted in
      ExtendedAttributes.bytes { fgetxattr(descriptor, wanted.name, $0, $1) } != wanted.value
    }
    return foreign.map { Change(name: $0, value: nil) }
      + missing.map { Change(name: $0.name, value: $0.value) }
  }

  private static func names(_ call: (UnsafeMutablePointer<CChar>?, Int) -> Int) -> [String] {
    let bytes = bytes { buffer, count in
      guard let buffer else { return call(nil, 0) }
      return buffer.withMemoryRebound(to: CChar.self, capacity: count) { call($0, count) }
    }
    return (bytes ?? []).split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
  }

  /// What a call gives that first says how much it has; nil if it cannot.
  private static func bytes(_ call: (UnsafeMutablePointer<UInt8>?, Int) -> Int) -> [UInt8]? {
    let size = call(nil, 0)
    guard size > 0 else { return size == 0 ? [] : nil }
    var bytes = [UInt8](repeating: 0, count: size)
    let count = bytes.withUnsafeMutableBufferPointer { call($0.baseAddress, size) }
    return count < 0 ? nil : Array(bytes.prefix(count))
  }
}
