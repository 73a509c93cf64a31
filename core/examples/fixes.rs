//! What every bad example of the mistakes becomes by its local fix, for reading and for the `fixed` keys.
//!
//!     cargo run --example fixes -- RULE.toml…

use callwell::{Draft, Kind, Linter};

fn main() {
    let linter = Linter::new();
    for path in std::env::args().skip(1) {
        let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
        let rule: toml::Value = toml::from_str(&text).unwrap_or_else(|error| panic!("{path}: {error}"));
        for bad in rule["examples"]["bad"].as_array().into_iter().flatten() {
            let text = bad["text"].as_str().unwrap_or_default();
            let kind = if bad.get("kind").and_then(|kind| kind.as_str()) == Some("voicemail") {
                Kind::Voicemail
            } else {
                Kind::Opener
            };
            let report = linter.check(&Draft::new(text).kind(kind));
            let fixes = report
                .findings
                .iter()
                .filter(|finding| Some(&*finding.rule) == rule["id"].as_str())
                .find_map(|finding| finding.fixes.first());
            let Some(fix) = fixes else { continue };
            let mut mended = text.to_owned();
            for edit in fix.edits.iter().rev() {
                mended.replace_range(edit.start as usize..edit.end as usize, &edit.text);
            }
            println!("{}\n- {text}\n+ {mended}\n  {}", path, fix.applicability.name());
        }
    }
}
