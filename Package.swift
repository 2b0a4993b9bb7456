// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "fixator",
  products: [
    .library(name: "LinearAlgebra", targets: ["LinearAlgebra"]),
    .library(name: "RigidMotion", targets: ["RigidMotion"]),
    .library(name: "HexapodKinematics", targets: ["HexapodKinematics"]),
    .library(name: "TreatmentModel", targets: ["TreatmentModel"]),
    .library(name: "CorrectionPlanning", targets: ["CorrectionPlanning"]),
    .library(name: "ScheduleReview", targets: ["ScheduleReview"]),
    .library(name: "Uncertainty", targets: ["Uncertainty"]),
    .library(name: "FrameDesign", targets: ["FrameDesign"]),
    .library(name: "Films", targets: ["Films"]),
    .library(name: "FrameMeasurement", targets: ["FrameMeasurement"]),
    .library(name: "CaseFiles", targets: ["CaseFiles"]),
    .library(name: "TextOutput", targets: ["TextOutput"]),
    .library(name: "Reports", targets: ["Reports"]),
    .library(name: "ReviewReports", targets: ["ReviewReports"]),
    .library(name: "Streaming", targets: ["Streaming"]),
    .library(name: "Batch", targets: ["Batch"]),
    .library(name: "CommandAnswers", targets: ["CommandAnswers"]),
    .library(name: "Verification", targets: ["Verification"]),
    .library(name: "FixatorC", type: .dynamic, targets: ["FixatorC"]),
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
    .systemLibrary(name: "CFileCalls"),
    .systemLibrary(name: "CFixator"),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),

    .target(name: "Threading"),
    .target(name: "CCommit"),
    .target(name: "CPoseKernel"),
    .target(name: "CSensitivityKernel"),
    .target(name: "LinearAlgebra", dependencies: ["CLAPACK"]),
    .target(name: "RigidMotion"),
    .target(
      name: "HexapodKinematics", dependencies: ["RigidMotion", "LinearAlgebra", "Threading", "CPoseKernel"],
      exclude: ["AllPoses/README.md", "Batch/README.md"]),
    .target(name: "TextOutput", dependencies: ["CFileCalls"]),
    .target(name: "TreatmentModel", dependencies: ["HexapodKinematics", "RigidMotion", "TextOutput"]),
    .target(
      name: "CorrectionPlanning",
      dependencies: ["TreatmentModel", "HexapodKinematics", "LinearAlgebra", "RigidMotion", "TextOutput"],
      exclude: ["README.md"]),
    .target(
      name: "ScheduleReview",
      dependencies: [
        "CorrectionPlanning", "TreatmentModel", "HexapodKinematics", "LinearAlgebra", "RigidMotion",
        "TextOutput",
      ]),
    .target(
      name: "Uncertainty",
      dependencies: [
        "CorrectionPlanning", "TreatmentModel", "HexapodKinematics", "RigidMotion", "Threading",
        "CSensitivityKernel",
      ]),
    .target(
      name: "FrameDesign",
      dependencies: [
        "Uncertainty", "CorrectionPlanning", "TreatmentModel", "HexapodKinematics", "RigidMotion",
        "Threading",
      ],
      exclude: ["README.md"]),
    .target(
      name: "Films",
      dependencies: ["TreatmentModel", "HexapodKinematics", "LinearAlgebra", "RigidMotion", "TextOutput"],
      exclude: ["README.md"]),
    .target(
      name: "FrameMeasurement",
      dependencies: ["TreatmentModel", "HexapodKinematics", "LinearAlgebra", "RigidMotion", "TextOutput"],
      exclude: ["README.md"]),
    .target(
      name: "CaseFiles",
      dependencies: [
        "Films", "FrameMeasurement", "TreatmentModel", "HexapodKinematics", "RigidMotion", "TextOutput",
        "CYAML", "CZlib",
      ],
      resources: [.embedInCode("hardware.yaml"), .embedInCode("films.yaml")]),
    .target(
      name: "Reports",
      dependencies: [
        "LinearAlgebra", "TreatmentModel", "CorrectionPlanning", "TextOutput", "HexapodKinematics",
        "RigidMotion",
      ]),
    .target(
      name: "ReviewReports",
      dependencies: [
        "TreatmentModel", "CorrectionPlanning", "ScheduleReview", "Uncertainty", "Films",
        "FrameMeasurement", "TextOutput", "Reports",
        "HexapodKinematics", "RigidMotion",
      ]),
    .target(
      name: "Streaming",
      dependencies: [
        "CaseFiles", "TextOutput", "Reports", "TreatmentModel", "HexapodKinematics", "RigidMotion",
        "Threading",
      ],
      exclude: ["README.md"]),
    .target(
      name: "Batch",
      dependencies: [
        "TreatmentModel", "CorrectionPlanning", "Uncertainty", "CaseFiles", "TextOutput", "Reports",
        "Streaming",
      ],
      exclude: ["README.md"]),
    .target(
      name: "CommandAnswers",
      dependencies: [
        "TreatmentModel", "CorrectionPlanning", "ScheduleReview", "Uncertainty", "CaseFiles", "Films",
        "FrameDesign", "FrameMeasurement",
        "TextOutput", "Reports", "ReviewReports", "Batch", "HexapodKinematics", "RigidMotion", "Verification",
      ],
      exclude: ["README.md"]),
    .target(
      name: "Verification",
      dependencies: [
        "CaseFiles", "CorrectionPlanning", "Films", "TreatmentModel", "HexapodKinematics", "RigidMotion",
        "Reports", "ScheduleReview", "TextOutput", "Threading",
      ],
      exclude: ["README.md"],
      resources: [
        .embedInCode("Exact/exact.yaml"),
        .embedInCode("Films/films.yaml"),
        .embedInCode("Levels/levels.yaml"),
        .embedInCode("Schedules/schedules.yaml"),
        .embedInCode("Outside/numbers/deformity_formulas.json"),
        .embedInCode("Outside/numbers/dietmaier40.json"),
        .embedInCode("Outside/numbers/dietmaier40_refined.csv"),
        .embedInCode("Outside/numbers/gdp47.json"),
        .embedInCode("Outside/numbers/hexapod_kinematics.json"),
        .embedInCode("Outside/numbers/linapod.json"),
        .embedInCode("Outside/numbers/linuxcnc_genhex.json"),
        .embedInCode("Outside/numbers/nasa_cdsl.json"),
        .embedInCode("Outside/numbers/nategh_agheli.json"),
        .embedInCode("Outside/numbers/nategh_agheli_poses18.csv"),
        .embedInCode("Outside/numbers/nategh_agheli_propagation.json"),
        .embedInCode("Outside/numbers/ring_fixator_12_hole.json"),
        .embedInCode("Outside/numbers/single-cut.json"),
        .embedInCode("Outside/numbers/transport.json"),
        .embedInCode("Outside/numbers/two-films.json"),
      ]),
    .target(
      name: "FixatorC",
      dependencies: [
        "CFixator", "CommandAnswers", "Batch", "Streaming", "Reports", "Uncertainty", "CorrectionPlanning",
        "CaseFiles", "FrameDesign", "TreatmentModel",
        "HexapodKinematics", "RigidMotion", "LinearAlgebra", "Threading", "TextOutput",
      ],
      exclude: ["README.md", "build-library", "fixator.map"]),
    .executableTarget(
      name: "fixator",
      dependencies: [
        "CCommit", "CommandAnswers", "Verification",
        "TreatmentModel", "CorrectionPlanning", "ScheduleReview", "Uncertainty", "CaseFiles", "Films",
        "TextOutput",
        "Reports", "ReviewReports",
        "Streaming", "Batch", "HexapodKinematics", "LinearAlgebra", "RigidMotion", "Threading", "FrameDesign",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    .target(
      name: "TestSupport", dependencies: ["CFileCalls", "RigidMotion", "TextOutput"],
      path: "Tests/TestSupport"),
    .target(
      name: "SampleCases",
      dependencies: ["TreatmentModel", "HexapodKinematics", "RigidMotion", "TestSupport"],
      path: "Tests/SampleCases"),
    .testTarget(name: "ThreadingTests", dependencies: ["Threading"]),
    .testTarget(name: "LinearAlgebraTests", dependencies: ["LinearAlgebra", "TestSupport"]),
    .testTarget(name: "RigidMotionTests", dependencies: ["RigidMotion", "TestSupport"]),
    .testTarget(
      name: "HexapodKinematicsTests",
      dependencies: ["HexapodKinematics", "LinearAlgebra", "RigidMotion", "TestSupport"]),
    .testTarget(
      name: "ValidationTests",
      dependencies: ["HexapodKinematics", "LinearAlgebra", "RigidMotion", "TestSupport"],
      path: "Tests/Validation"),
    .testTarget(
      name: "TreatmentModelTests",
      dependencies: ["TreatmentModel", "HexapodKinematics", "RigidMotion", "SampleCases", "TestSupport"]),
    .testTarget(
      name: "CorrectionPlanningTests",
      dependencies: [
        "CorrectionPlanning", "TreatmentModel", "HexapodKinematics", "RigidMotion", "SampleCases",
        "TestSupport",
      ]),
    .testTarget(
      name: "ScheduleReviewTests",
      dependencies: [
        "ScheduleReview", "CorrectionPlanning", "TreatmentModel", "HexapodKinematics", "RigidMotion",
        "SampleCases",
        "TestSupport",
      ]),
    .testTarget(
      name: "UncertaintyTests",
      dependencies: [
        "Uncertainty", "CorrectionPlanning", "TreatmentModel", "HexapodKinematics", "RigidMotion",
        "SampleCases",
        "TestSupport",
      ]),
    .testTarget(
      name: "FrameDesignTests",
      dependencies: [
        "FrameDesign", "CaseFiles", "CorrectionPlanning", "Uncertainty", "TreatmentModel",
        "HexapodKinematics", "RigidMotion", "SampleCases", "TestSupport",
      ]),
    .testTarget(
      name: "FilmsTests",
      dependencies: [
        "Films", "CaseFiles", "ReviewReports", "Uncertainty", "CorrectionPlanning", "TreatmentModel",
        "HexapodKinematics",
        "LinearAlgebra", "RigidMotion", "TestSupport",
      ]),
    .testTarget(
      name: "FrameMeasurementTests",
      dependencies: [
        "FrameMeasurement", "CaseFiles", "ReviewReports", "Uncertainty", "CorrectionPlanning",
        "TreatmentModel", "HexapodKinematics", "LinearAlgebra", "RigidMotion", "TestSupport",
      ]),
    .testTarget(
      name: "CaseFilesTests",
      dependencies: [
        "TextOutput", "CaseFiles", "CorrectionPlanning", "Films", "TreatmentModel", "HexapodKinematics",
        "RigidMotion",
        "TestSupport",
      ]),
    .testTarget(name: "TextOutputTests", dependencies: ["TextOutput", "TestSupport"]),
    .testTarget(
      name: "ReportsTests",
      dependencies: [
        "Reports", "ReviewReports", "CaseFiles", "CorrectionPlanning", "TreatmentModel", "TextOutput",
        "HexapodKinematics",
        "RigidMotion",
        "TestSupport",
      ],
      exclude: ["read-calendar.py"]),
    .testTarget(
      name: "StreamingTests",
      dependencies: [
        "TreatmentModel", "Reports", "Streaming", "CaseFiles", "TextOutput", "HexapodKinematics",
        "RigidMotion",
        "TestSupport",
      ]),
    .testTarget(
      name: "BatchTests",
      dependencies: [
        "Batch", "CaseFiles", "CorrectionPlanning", "TreatmentModel", "TextOutput", "Reports",
        "HexapodKinematics",
        "TestSupport",
      ]),
    .testTarget(
      name: "SnippetTests",
      dependencies: [
        "LinearAlgebra", "RigidMotion", "HexapodKinematics", "TreatmentModel", "CorrectionPlanning",
        "ScheduleReview",
        "Uncertainty",
        "CaseFiles", "Films", "FrameDesign", "FrameMeasurement", "TextOutput", "Reports", "ReviewReports",
        "Streaming",
        "Batch",
        "CommandAnswers", "Verification",
      ]),
    .testTarget(
      name: "VerificationTests",
      dependencies: [
        "Verification", "CaseFiles", "CorrectionPlanning", "TreatmentModel", "HexapodKinematics",
        "TestSupport",
      ]),
    .testTarget(
      name: "CasesTests",
      dependencies: [
        "Batch", "CaseFiles", "CommandAnswers", "Films", "FrameMeasurement", "TreatmentModel", "Verification",
        "CorrectionPlanning",
        "ScheduleReview", "Uncertainty", "TextOutput", "Reports", "ReviewReports", "HexapodKinematics",
        "RigidMotion", "TestSupport",
      ]),
    // Runs the built program, which lies beside the tests.
    .testTarget(
      name: "fixatorTests",
      dependencies: [
        "fixator", "FixatorC", "CFixator", "CommandAnswers", "Batch", "Uncertainty", "HexapodKinematics",
        "TestSupport",
      ]),
  ]
)
