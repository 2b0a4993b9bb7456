import TextOutput

/// Panels that belong together: a figure of a report, or a file of its own.
package struct Picture: Sendable, Equatable {
  /// The file's name without its ending.
  package let name: String
  /// Its heading.
  package let title: String
  /// A sentence on how to read it.
  package let caption: String
  package let panels: [Panel]
  /// Panels side by side where there is room.
  package let columns: Int

  package init(name: String, title: String, caption: String, panels: [Panel], columns: Int) {
    (self.name, self.title, self.caption, self.panels, self.columns) = (name, title, caption, panels, columns)
  }

  /// An element of a page; the page has the style.
  package var figure: Markup {
    """
    <figure class="p\(columns)"><figcaption><b>\(title)</b> \(caption)</figcaption>
    <div>\(panels.map(\.inline))</div></figure>

    """
  }

  /// A whole SVG document that brings its style along.
  ///
  /// - Parameter subject: what it is a picture of, such as the case's name.
  package func svg(of subject: String) -> String {
    let gap = 16.0
    let columnWidth = panels.map(\.width).max() ?? 0
    let rows = stride(from: 0, to: panels.count, by: columns).map {
      Array(panels[$0..<min($0 + columns, panels.count)])
    }
    let widest = Double(rows.map(\.count).max() ?? 1)
    let width = max(560, widest * columnWidth + (widest + 1) * gap)
    var body = Markup()
    var y = 52.0
    for row in rows {
      for (index, panel) in row.enumerated() {
        body += panel.placed(x: gap + Double(index) * (columnWidth + gap), y: y)
      }
      y += (row.map(\.height).max() ?? 0) + gap
    }
    for line in wrapped(caption, width: max(20, Int((width - 2 * gap) / 6))) {
      body += "<text class=\"t\" x=\"\(at: gap)\" y=\"\(at: y + 8)\">\(line)</text>"
      y += 15
    }
    let short = visible(subject, atMost: 60)
    let document: Markup = """
      <svg xmlns="http://www.w3.org/2000/svg" class="pic" width="\(at: width)" height="\(at: y + 26)" \
      viewBox="0 0 \(at: width) \(at: y + 26)">
      <title>\(title): \(subject)</title>
      <style>\(PictureStyle.palette)\(PictureStyle.rules)</style>
      <rect class="paper" width="100%" height="100%"/>
      <text class="h" x="\(at: gap)" y="24">\(title)</text><text class="t" x="\(at: gap)" y="41">\(short)</text>
      \(body)
      <text class="t" x="\(at: gap)" y="\(at: y + 8)">fixator: \(disclaimer)</text>
      </svg>

      """
    return document.string
  }
}
