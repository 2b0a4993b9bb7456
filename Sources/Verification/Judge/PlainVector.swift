/// Three numbers. The judge's own algebra: nothing in this folder uses the modules that it judges.
typealias PlainVector = SIMD3<Double>

func inner(_ a: PlainVector, _ b: PlainVector) -> Double { (a * b).sum() }

func across(_ a: PlainVector, _ b: PlainVector) -> PlainVector {
  PlainVector(a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x)
}

func size(_ a: PlainVector) -> Double { inner(a, a).squareRoot() }

func unit(_ a: PlainVector) -> PlainVector { a / size(a) }
