import Foundation
import Glibc

/// A run of the program as a terminal starts it, whatever the tests were started by: in a group of its own, with all signals as they are
/// by default.
struct Spawned {
  struct Failure: Error {}

  let process: pid_t
  private let scratch: Scratch

  /// Starts it; its output goes into files of the folder.
  ///
  /// - Parameters:
  ///   - blocked: signals that it is begun with blocked.
  ///   - program: another program that is started in its place, and starts it.
  init(_ arguments: [String], in scratch: Scratch, blocked: [Int32] = [], program: String = Program.path)
    throws
  {
    self.scratch = scratch
    var (actions, attributes) = (posix_spawn_file_actions_t(), posix_spawnattr_t())
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    for (stream, name) in [(Int32(1), ".stdout"), (2, ".stderr")] {
      posix_spawn_file_actions_addopen(
        &actions, stream, "\(scratch.folder)/\(name)", O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    }
    var (all, mask) = (sigset_t(), sigset_t())
    sigfillset(&all)
    sigemptyset(&mask)
    for signal in blocked { sigaddset(&mask, signal) }
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setsigmask(&attributes, &mask)
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP))
    // env goes into the folder, and becomes the program.
    let settings = ["PATH=\(scratch.folder)/.bin:/usr/bin:/bin", "LC_ALL=C.UTF-8"]
    let line = ["env", "-i", "-C", scratch.folder] + settings + [program] + arguments
    let words: [UnsafeMutablePointer<CChar>?] = line.map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var process = pid_t()
    guard posix_spawn(&process, "/usr/bin/env", &actions, &attributes, words, environ) == 0 else {
      throw Failure()
    }
    self.process = process
  }

  /// Of the kernel's figures of it; nil when it has ended.
  private func figure(_ name: String) -> String? {
    let status = (try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix(name + ":") }
    return line.map { $0.dropFirst(name.count + 1).trimmingCharacters(in: .whitespaces) }
  }

  /// The most memory that it has had so far, MB; nil when it has ended.
  var peakMemory: Double? {
    figure("VmHWM").flatMap { Double($0.prefix { $0.isNumber }) }.map { $0 / 1024 }
  }

  /// Waits until it notes a signal.
  ///
  /// - Returns: whether it does; false when it has ended before.
  func waitUntilNoted(_ signal: Int32) -> Bool {
    for _ in 0..<60_000 {
      guard let caught = figure("SigCgt").flatMap({ UInt64($0, radix: 16) }) else { return false }
      if caught >> UInt64(signal - 1) & 1 == 1 { return true }
      usleep(1000)
    }
    return false
  }

  /// Waits until it has had so much of a processor.
  func waitUntilWorked(seconds: Double) {
    for _ in 0..<60_000 {
      let stat = (try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)) ?? ""
      // Its name, in parentheses, may have spaces.
      let fields = stat.split(separator: ")").last?.split(separator: " ") ?? []
      guard fields.count > 12, fields[0] != "Z", let own = Double(fields[11]), let system = Double(fields[12])
      else { return }
      if (own + system) / Double(sysconf(Int32(_SC_CLK_TCK))) >= seconds { return }
      usleep(1000)
    }
  }

  func send(_ signal: Int32) { kill(process, signal) }

  /// Waits for its end.
  func outcome() throws -> Program.Outcome {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    let signal = status & 0x7f
    return Program.Outcome(
      status: signal == 0 ? status >> 8 & 0xff : 128 + signal, output: try scratch.text(".stdout"),
      errors: try scratch.text(".stderr"))
  }
}
