import Glibc

/// How many columns a text on standard output has: those of the terminal, 80 to 100; 100 where it is none.
///
/// `COLUMNS` comes before what the terminal says, as in other programs.
var outputWidth: Int {
  guard isatty(STDOUT_FILENO) == 1 else { return 100 }
  if let columns = getenv("COLUMNS").flatMap({ Int(String(cString: $0)) }), columns > 0 {
    return min(max(columns, 80), 100)
  }
  var size = winsize()
  guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 100 }
  return min(max(Int(size.ws_col), 80), 100)
}
