import CFileCalls
import Foundation
import Glibc

/// Extended attributes of files and folders, by the calls of the system alone: a list of users is one too.
package enum FileAttribute {
  /// The list of users who may use something.
  package static let users = "system.posix_acl_access"
  /// The list that is given to what is made in a folder.
  package static let usersOfNew = "system.posix_acl_default"

  /// The value; nil where there is none.
  package static func value(_ name: String, of path: String) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = getxattr(path, name, &bytes, bytes.count)
    return count < 0 ? nil : Array(bytes.prefix(count))
  }

  /// Sets a value, and says whether it could.
  @discardableResult
  package static func set(_ name: String, _ value: [UInt8], of path: String) -> Bool {
    setxattr(path, name, value, value.count, 0) == 0
  }

  /// A list of users as Linux keeps it (linux/posix_acl_xattr.h): permissions 0...7 of the owner, one more user, the group, the mask
  /// that bounds the last two, and all others.
  package static func list(
    owner: UInt16, user: (id: UInt32, UInt16), group: UInt16, mask: UInt16, others: UInt16
  )
    -> [UInt8]
  {
    let nobody = UInt32.max
    let entries: [(tag: UInt16, permissions: UInt16, id: UInt32)] = [
      (0x01, owner, nobody), (0x02, user.1, user.id), (0x04, group, nobody), (0x10, mask, nobody),
      (0x20, others, nobody),
    ]
    return little(UInt32(2)) + entries.flatMap { little($0.tag) + little($0.permissions) + little($0.id) }
  }

  private static func little(_ number: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: number.littleEndian) { Array($0) }
  }

  /// Whether the file system of temporary files has lists of users.
  package static let hasLists = isKept(users, list(owner: 6, user: (1234, 4), group: 4, mask: 4, others: 0))
  /// Whether it has notes of people and programs.
  package static let hasNotes = isKept("user.fixator", [1])

  private static func isKept(_ name: String, _ value: [UInt8]) -> Bool {
    let scratch = ScratchFolder()
    guard (try? scratch.put("", "file")) != nil else { return false }
    let path = "\(scratch.path)/file"
    return set(name, value, of: path) && FileAttribute.value(name, of: path) == value
  }
}
