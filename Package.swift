// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "fixator",
  products: [
    .library(name: "LinearAlgebra", targets: ["LinearAlgebra"]),
    .library(name: "RigidMotion", targets: ["RigidMotion"]),
    .library(name: "Hexapod", targets: ["Hexapod"]),
    .library(name: "DeformityCorrection", targets: ["DeformityCorrection"]),
    .library(name: "CaseFiles", targets: ["CaseFiles"]),
    .library(name: "Reports", targets: ["Reports"]),
    .library(name: "Streaming", targets: ["Streaming"]),
    .library(name: "Batch", targets: ["Batch"]),
    .executable(name: "fixator", targets: ["fixator"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    .systemLibrary(
      name: "CLAPACK", providers: [.apt(["liblapack-dev", "libblas-dev"])]),
    .systemLibrary(
      name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),

    .target(name: "CPoseKernel"),
    .target(name: "CSensitivityKernel"),
    .target(name: "LinearAlgebra", dependencies: ["CLAPACK"]),
    .target(name: "RigidMotion"),
    .target(
      name: "Hexapod", dependencies: ["RigidMotion", "LinearAlgebra", "CPoseKernel"],
      exclude: ["AllPoses/README.md", "Batch/README.md"]),
    .target(
      name: "DeformityCorrection",
      dependencies: ["Hexapod", "RigidMotion", "LinearAlgebra", "CSensitivityKernel"]),
    .target(
      name: "CaseFiles", dependencies: ["DeformityCorrection", "CYAML", "CZlib"],
      resources: [.embedInCode("hardware.yaml")]),
    .target(name: "CSHA256"),
    .target(name: "Reports", dependencies: ["DeformityCorrection", "LinearAlgebra", "CSHA256"]),
    .target(
      name: "Streaming", dependencies: ["CaseFiles", "Reports", "Hexapod", "RigidMotion"],
      exclude: ["README.md"]),
    .target(
      name: "Batch", dependencies: ["CaseFiles", "DeformityCorrection", "Reports", "Streaming"],
      exclude: ["README.md"]),
    .executableTarget(
      name: "fixator",
      dependencies: [
        "Batch", "CaseFiles", "Reports", "Streaming",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    .target(name: "TestSupport", dependencies: ["RigidMotion"], path: "Tests/TestSupport"),
    .testTarget(name: "LinearAlgebraTests", dependencies: ["LinearAlgebra", "TestSupport"]),
    .testTarget(name: "RigidMotionTests", dependencies: ["RigidMotion", "TestSupport"]),
    .testTarget(name: "HexapodTests", dependencies: ["Hexapod", "TestSupport"]),
    .testTarget(
      name: "DeformityCorrectionTests", dependencies: ["DeformityCorrection", "TestSupport"]),
    .testTarget(
      name: "ValidationTests", dependencies: ["Hexapod", "LinearAlgebra", "RigidMotion", "TestSupport"],
      path: "Tests/Validation"),
    .testTarget(name: "CaseFilesTests", dependencies: ["CaseFiles", "TestSupport"]),
    .testTarget(
      name: "StreamingTests",
      dependencies: ["Streaming", "CaseFiles", "Reports", "Hexapod", "RigidMotion", "TestSupport"]),
    .testTarget(
      name: "BatchTests",
      dependencies: ["Batch", "CaseFiles", "DeformityCorrection", "Reports", "Hexapod", "TestSupport"]),
    .testTarget(
      name: "ReportsTests",
      dependencies: ["CaseFiles", "DeformityCorrection", "Hexapod", "Reports", "TestSupport"],
      exclude: ["read-calendar.py"]),
    .testTarget(
      name: "SnippetTests",
      dependencies: [
        "Batch", "CaseFiles", "DeformityCorrection", "Hexapod", "LinearAlgebra", "Reports", "RigidMotion",
        "Streaming",
      ]),
    // Runs the built program, which lies beside the tests.
    .testTarget(name: "fixatorTests", dependencies: ["fixator", "TestSupport"]),
    .testTarget(name: "CasesTests", dependencies: ["CaseFiles", "Reports", "Hexapod", "RigidMotion"]),
  ]
)
