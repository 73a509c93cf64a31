//! Local fixes on findings.
