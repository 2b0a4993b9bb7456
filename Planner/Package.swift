// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "fixator-planner",
  dependencies: [
    .package(name: "fixator", path: ".."),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
  ],
  targets: [
    .executableTarget(
      name: "fixator-planner",
      dependencies: [
        .product(name: "CommandAnswers", package: "fixator"),
        .product(name: "CorrectionPlanning", package: "fixator"),
        .product(name: "FrameDesign", package: "fixator"),
        .product(name: "Uncertainty", package: "fixator"),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
      ],
      resources: [.copy("Page")])
  ]
)
