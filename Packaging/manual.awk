# Makes a manual page of the help that `fixator help COMMAND` prints.
#   awk -v name=fixator-plan -v version=0.1.0 -f manual.awk
# OVERVIEW begins with what stands under NAME; USAGE is SYNOPSIS; of the lists each entry is a paragraph with its name before it.

function roff(text) {
  gsub(/\\/, "\\e", text)
  gsub(/-/, "\\-", text)
  if (text ~ /^[.']/) text = "\\&" text
  return text
}
function section(title) { print ".SH " title; kind = title; isLiteral = 0 }
function fill() { if (isLiteral) { print ".fi"; isLiteral = 0 } }
function literal() { if (!isLiteral) { print ".nf"; isLiteral = 1 } }
function paragraphs(    i, line) {
  section("DESCRIPTION")
  for (i = 1; i <= count; i++) {
    line = told[i]
    if (line == "") { fill(); print ".PP" }
    else if (line ~ /^ /) { literal(); print roff(line) }
    else { fill(); print roff(line) }
  }
  fill()
}

BEGIN { printf ".TH %s 1 \"\" \"fixator %s\" \"User Commands\"\n", toupper(name), version }

/^OVERVIEW: / { part = "overview"; sub(/^OVERVIEW: /, ""); about = $0; next }
/^USAGE: / {
  part = "usage"
  sub(/\.$/, "", about)
  section("NAME")
  print name " \\- " roff(about)
  section("SYNOPSIS")
  sub(/^USAGE: /, "")
  print roff($0)
  next
}
/^[A-Z][A-Z ]*:$/ {
  if (part == "usage") paragraphs()
  part = "list"
  title = $0
  sub(/:$/, "", title)
  section(title)
  next
}
part == "overview" && !hasStarted && $0 == "" { hasStarted = 1; next }
# The rest of a long first sentence.
part == "overview" && !hasStarted { about = about " " $0; next }
part == "overview" { told[++count] = $0; next }
part == "usage" && $0 != "" { sub(/^ +/, ""); print roff($0); next }
part == "list" && /^  [^ ]/ {
  sub(/^  /, "")
  print ".TP"
  # Two blanks end the name; a long one has its words below it.
  place = match($0, /  +/)
  if (place) { print roff(substr($0, 1, place - 1)); print roff(substr($0, place + RLENGTH)) }
  else print roff($0)
  next
}
part == "list" && /^ / { sub(/^ +/, ""); print roff($0); next }
part == "list" && $0 != "" { print ".PP"; print roff($0); next }
END { if (part == "usage") paragraphs() }
