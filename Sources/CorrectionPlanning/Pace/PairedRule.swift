/// Two quadrature rules on -1...1 that share nodes: Gauss' and Kronrod's extension of it.
struct PairedRule: Sendable {
  /// A node on either side of the centre, and its weight in both rules.
  struct Node: Sendable {
    let away: Double
    let fine: Double
    let coarse: Double
  }

  /// The first ``count`` of these; in place, for an array would be counted by all threads at once.
  private let nodes: InlineArray<8, Node>
  /// How many.
  let count: Int

  private init(_ nodes: [Node]) {
    count = nodes.count
    self.nodes = InlineArray { $0 < nodes.count ? nodes[$0] : Node(away: 0, fine: 0, coarse: 0) }
  }

  subscript(index: Int) -> Node { nodes[index] }

  /// Two and five nodes.
  static let five = PairedRule([
    Node(away: 0, fine: 28.0 / 45, coarse: 0),
    Node(away: 0.577350269189625764509148780501957, fine: 27.0 / 55, coarse: 1),
    Node(away: 0.925820099772551461566566776583999, fine: 98.0 / 495, coarse: 0),
  ])

  /// Three and seven nodes.
  static let seven = PairedRule([
    Node(away: 0, fine: 0.450916538658474142345110087045571, coarse: 8.0 / 9),
    Node(away: 0.434243749346802558002071502844628, fine: 0.401397414775962222905051818618432, coarse: 0),
    Node(
      away: 0.774596669241483377035853079956480, fine: 0.268488089868333440728569280666710, coarse: 5.0 / 9),
    Node(away: 0.960491268708020283423507092629080, fine: 0.104656226026467265193823857192073, coarse: 0),
  ])

  /// Seven and fifteen nodes.
  static let fifteen = PairedRule([
    Node(
      away: 0, fine: 0.209482141084727828012999174891714, coarse: 0.417959183673469387755102040816327),
    Node(away: 0.207784955007898467600689403773245, fine: 0.204432940075298892414161999234649, coarse: 0),
    Node(
      away: 0.405845151377397166906606412076961, fine: 0.190350578064785409913256402421014,
      coarse: 0.381830050505118944950369775488975),
    Node(away: 0.586087235467691130294144691693013, fine: 0.169004726639267902826583426598550, coarse: 0),
    Node(
      away: 0.741531185599394439863864773280788, fine: 0.140653259715525918745189590510238,
      coarse: 0.279705391489276667901467771423780),
    Node(away: 0.864864423359769072789712788640926, fine: 0.104790010322250183839876322541518, coarse: 0),
    Node(
      away: 0.949107912342758524526189684047851, fine: 0.063092092629978553290700663189204,
      coarse: 0.129484966168869693270611432679082),
    Node(away: 0.991455371120812639206854697526329, fine: 0.022935322010529224963732008058970, coarse: 0),
  ])
}
