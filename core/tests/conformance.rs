//! The reports that every language must come to, byte for byte.

use callwell::{Draft, Linter, Report};

fn read(name: &str) -> String {
    std::fs::read_to_string(format!("{}/../fixtures/conformance/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

#[test]
fn reports_are_the_committed_ones() {
    let linter = Linter::builder().rewrites(true).build().unwrap();
    let (cases, reports) = (read("cases.jsonl"), read("reports.jsonl"));
    assert_eq!(cases.lines().count(), reports.lines().count());
    for (case, want) in cases.lines().zip(reports.lines()) {
        let draft: Draft = serde_json::from_str(case).unwrap();
        let report = linter.check(&draft);
        assert_eq!(report.to_json(), want, "{case}");
        // Reading it back loses nothing.
        assert_eq!(serde_json::from_str::<Report>(want).unwrap(), report);
    }
}
