import Foundation
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore

/// The server: on the loopback address alone, for whoever was told the address.
struct PageServer: Sendable {
  let token: String
  let page: PageFiles
  let drafts: Drafts
  let file: CaseOnDisk?

  /// More than a browser opens; an idle one is closed after a while.
  private static let mostConnections = 1024
  private static let idle = TimeAmount.seconds(30)

  /// Serves until Ctrl-C or SIGTERM.
  ///
  /// - Parameter port: nil for the one that was used last, if it is free, or any.
  func run(port: Int?) async throws {
    let folder = drafts.folder
    var ports = port.map { [$0] } ?? [folder.lastPort ?? 0, 0]
    endOnSignal()
    while let port = ports.first {
      ports.removeFirst()
      do {
        try await serve(port: port)
        return
      } catch let error as IOError where error.errnoCode == EADDRINUSE || error.errnoCode == EACCES {
        guard ports.isEmpty else { continue }
        throw PlannerError(
          "port \(port) of 127.0.0.1 is not to be had: \(String(cString: strerror(error.errnoCode)))")
      }
    }
  }

  private func serve(port: Int) async throws {
    let address = ServedAddress()
    let responder = PageResponder(
      gate: Gate(token: token, address: address), page: page,
      answers: Answers(drafts: drafts, file: file))
    var logger = Logger(label: "fixator-planner")
    logger.logLevel = .critical
    let application = Application(
      responder: responder, server: .http1(configuration: .init(idleTimeout: PageServer.idle)),
      configuration: .init(
        address: .hostname("127.0.0.1", port: port), backlog: PageServer.mostConnections,
        availableConnectionsDelegate: MaximumAvailableConnections(PageServer.mostConnections)),
      onServerRunning: { channel in
        let port = channel.localAddress?.port ?? port
        address.port = port
        drafts.folder.lastPort = port
        tell(port: port)
      }, logger: logger)
    try await application.run()
  }

  private func tell(port: Int) {
    say(
      """
      fixator-planner: for research, teaching and checking; not a medical device
      page:   http://127.0.0.1:\(port)/\(token)/
      drafts: \(drafts.folder.path)
      Ctrl-C ends it.
      """)
  }

  /// What is typed is on disk already: nothing is lost.
  private func endOnSignal() {
    for number in [SIGINT, SIGTERM] {
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler { [drafts] in
        Task {
          // A draft that is being written is written first.
          _ = await drafts.all
          say("\nfixator-planner: ended; drafts are in \(drafts.folder.path)")
          exit(0)
        }
      }
      source.resume()
      PageServer.sources.withLock { $0.append(source) }
    }
  }

  private static let sources = Locked<[any DispatchSourceSignal]>([])
}

/// A line on standard output, at once.
private func say(_ text: String) { FileHandle.standardOutput.write(Data("\(text)\n".utf8)) }

/// The port that is served, once it is known.
final class ServedAddress: Sendable {
  private let stored = Locked(0)

  var port: Int {
    get { stored.withLock { $0 } }
    set { stored.withLock { $0 = newValue } }
  }
}

/// A value that one thread at a time sees.
final class Locked<Value>: @unchecked Sendable {
  private let lock = NSLock()
  private var value: Value

  init(_ value: Value) { self.value = value }

  func withLock<Result>(_ body: (inout Value) -> Result) -> Result {
    lock.lock()
    defer { lock.unlock() }
    return body(&value)
  }
}
