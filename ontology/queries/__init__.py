"""The named queries; README.md says how their heads are written."""
