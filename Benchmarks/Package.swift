// swift-tools-version: 6.1
import PackageDescription

func fixator(_ names: String...) -> [Target.Dependency] {
  names.map { .product(name: $0, package: "fixator") }
}

let harness: Target.Dependency = .product(name: "Benchmark", package: "benchmark")
let harnessPlugin: Target.PluginUsage = .plugin(name: "BenchmarkPlugin", package: "benchmark")

let package = Package(
  name: "fixator-benchmarks",
  dependencies: [
    .package(name: "fixator", path: ".."),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    // Without its traits: the allocation counter that they bring counts nothing on Linux.
    .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
  ],
  targets: [
    .target(name: "ProblemSets", dependencies: fixator("HexapodKinematics", "RigidMotion")),
    .executableTarget(
      name: "rivals",
      dependencies: fixator("LinearAlgebra") + [
        "ProblemSets", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .executableTarget(name: "films", dependencies: fixator("Films", "HexapodKinematics", "TreatmentModel")),
    .executableTarget(
      name: "Kinematics", dependencies: ["ProblemSets", harness], path: "Benchmarks/Kinematics",
      plugins: [harnessPlugin]),
    .executableTarget(
      name: "Planning", dependencies: fixator("CaseFiles", "Reports") + [harness],
      path: "Benchmarks/Planning", plugins: [harnessPlugin]),
  ]
)
