//! Any text rewritten and fixed: every rewrite and every fixed text keeps the promises, and nothing scores lower than before.
#![no_main]

use callwell::{Applicability, Draft, Kind};
use holds::{holds, linter};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    for kind in [Kind::Opener, Kind::Voicemail] {
        let draft = Draft::new(text).kind(kind);
        let before = linter().check(&draft);
        for rewrite in linter().rewrite(&draft) {
            let after = linter().check(&Draft::new(rewrite.text.as_str()).kind(kind));
            holds(&rewrite.text, &after);
            assert_eq!(after.score.points, rewrite.score);
            assert!(after.score.points > before.score.points);
        }
        let fixed = linter().fix(&draft, Applicability::Unsafe);
        let after = linter().check(&Draft::new(fixed.text.as_str()).kind(kind));
        holds(&fixed.text, &after);
        assert!(after.score.points >= before.score.points, "{:?}", fixed.text);
    }
});
