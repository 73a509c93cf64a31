//! What every rewrite must be, over all labelled drafts and over random drafts in random contexts.

#![allow(clippy::disallowed_methods)]

use callwell::{Applicability, Band, Context, Draft, Kind, Linter, Rewrite, Severity};
use proptest::prelude::*;
use std::collections::HashSet;
use std::fs;
use std::path::Path;
use std::sync::OnceLock;

/// A labelled draft and whether a mistake was labelled in it.
fn labelled() -> &'static [(Draft, bool)] {
    static DRAFTS: OnceLock<Vec<(Draft, bool)>> = OnceLock::new();
    DRAFTS.get_or_init(|| {
        let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures");
        // Those of `rewrites` have no labels: every one of them was written with a mistake in it.
        let mut paths: Vec<_> = ["drafts", "rewrites"]
            .iter()
            .flat_map(|folder| fs::read_dir(fixtures.join(folder)).unwrap())
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.extension().is_some_and(|end| end == "jsonl"))
            .collect();
        paths.sort();
        let mut drafts = Vec::new();
        for path in paths {
            for line in fs::read_to_string(&path).unwrap().lines() {
                let value: serde_json::Value = serde_json::from_str(line).unwrap();
                let mut draft =
                    Draft::new(value["text"].as_str().unwrap()).id(value["id"].as_str().unwrap_or_default());
                draft.kind = value["kind"].as_str().unwrap_or("opener").parse().unwrap();
                draft.context = value
                    .get("context")
                    .map(|context| serde_json::from_value(context.clone()).unwrap());
                drafts.push((
                    draft,
                    value["mistakes"].as_array().is_none_or(|mistakes| !mistakes.is_empty()),
                ));
            }
        }
        drafts
    })
}

fn word(text: &str) -> String {
    let text = text
        .trim_matches(|c: char| !c.is_alphanumeric())
        .to_lowercase()
        .replace('’', "'");
    text.strip_suffix("'s").unwrap_or(&text).to_owned()
}

/// Every word that phrasings may bring in.
fn phrasings() -> &'static HashSet<String> {
    static WORDS: OnceLock<HashSet<String>> = OnceLock::new();
    WORDS.get_or_init(|| {
        let text = include_str!("../rules/rewrites/moves.toml");
        let more = "this is it's my name hello i'll i'm call ring phone calling ringing phoning about thank you thanks cheers goodbye from your name your company what we have under way the proposal i've";
        text.split(|c: char| c.is_whitespace() || c == '"').chain(more.split(' ')).map(word).collect()
    })
}

/// What is wrong with a rewrite; nothing where all is well.
fn wrong(linter: &Linter, draft: &Draft, rewrite: &Rewrite) -> Option<String> {
    let again = linter.check(&Draft {
        id: None,
        text: rewrite.text.clone(),
        ..draft.clone()
    });
    if again.findings.iter().any(|finding| finding.severity > Severity::Hint) {
        return Some(format!("not clean: {:?}", again.findings));
    }
    let before = linter.check(draft);
    if again.score.band != Band::Welcome
        || again.score.points <= before.score.points
        || again.score.points != rewrite.score
    {
        return Some(format!("scores {} after {}", again.score.points, before.score.points));
    }
    let context = draft
        .context
        .as_ref()
        .map_or(String::new(), |context| serde_json::to_string(context).unwrap());
    let known = format!("{} {context}", draft.text).to_lowercase().replace('’', "'");
    let glued: String = known.chars().filter(|c| c.is_alphanumeric()).collect();
    for said in rewrite
        .text
        .split(|c: char| c.is_whitespace() || matches!(c, '—' | '–' | '/'))
    {
        let said = word(said);
        let bare: String = said.chars().filter(|c| c.is_alphanumeric()).collect();
        if !phrasings().contains(&said) && !glued.contains(&bare) {
            return Some(format!("`{said}` comes from nowhere"));
        }
    }
    let spacing = rewrite.text.contains("  ")
        || [" ,", " .", " ?", ",,", "..", " ;"]
            .iter()
            .any(|wrong| rewrite.text.contains(wrong) && !draft.text.contains(wrong));
    if spacing || rewrite.text.trim() != rewrite.text {
        return Some("spacing".into());
    }
    if rewrite.text.chars().next().is_some_and(char::is_lowercase) {
        return Some("begins without a capital".into());
    }
    for place in &rewrite.placeholders {
        if rewrite.text.get(place.start as usize..place.end as usize) != Some(&place.text) {
            return Some(format!("placeholder {place:?}"));
        }
    }
    let fill_in = rewrite.applicability == Applicability::NeedsInput;
    if fill_in == rewrite.placeholders.is_empty() {
        return Some(format!(
            "{} with {:?}",
            rewrite.applicability.name(),
            rewrite.placeholders
        ));
    }
    if rewrite.why.is_empty() || rewrite.sources.is_empty() {
        return Some("no reason given".into());
    }
    None
}

fn show(draft: &Draft, rewrite: &Rewrite, wrong: &str) -> String {
    format!(
        "{wrong}\n  draft {:?}: {}\n  {}: {}",
        draft.id, draft.text, rewrite.approach, rewrite.text
    )
}

#[test]
fn every_rewrite_of_a_labelled_draft_proves_itself() {
    let linter = Linter::new();
    assert!(labelled().len() > 300, "labelled drafts stand in fixtures/drafts");
    let mut failures = Vec::new();
    for (draft, _) in labelled() {
        for rewrite in linter.rewrite(draft) {
            failures.extend(wrong(&linter, draft, &rewrite).map(|wrong| show(draft, &rewrite, &wrong)));
        }
    }
    assert!(
        failures.is_empty(),
        "{} rewrites fail:\n{}",
        failures.len(),
        failures.iter().take(20).cloned().collect::<Vec<_>>().join("\n")
    );
}

#[test]
fn nearly_every_faulty_draft_has_a_rewrite() {
    let linter = Linter::new();
    let (mut faulty, mut given) = (0, 0);
    for (draft, mistaken) in labelled() {
        let report = linter.check(draft);
        // Where nothing is found, or nothing that takes a point more can be said, there is nothing to be better than.
        if *mistaken && !report.findings.is_empty() && report.score.points < 100 {
            faulty += 1;
            given += usize::from(!linter.rewrite(draft).is_empty());
        }
    }
    let share = f64::from(given as u32) / f64::from(faulty as u32);
    assert!(share >= 0.95, "{given} of {faulty} faulty drafts have a rewrite");
}

#[test]
fn a_draft_with_nothing_wrong_has_none() {
    let linter = Linter::new();
    for (draft, _) in labelled() {
        if linter.check(draft).findings.is_empty() {
            assert!(linter.rewrite(draft).is_empty(), "{}", draft.text);
        }
    }
}

#[test]
fn the_same_draft_gives_the_same_rewrites() {
    let (one, other) = (Linter::new(), Linter::builder().rewrites(true).build().unwrap());
    for (draft, _) in labelled().iter().step_by(7) {
        assert_eq!(one.rewrite(draft), other.check(draft).rewrites);
    }
}

#[test]
fn what_the_context_offers_is_used() {
    let context = Context::from_json(
        r#"{"caller": {"name": "Fred Hale", "company": "XYZ Print"}, "prospect": {"name": "Andy Shaw"},
            "offers": [{"kind": "article", "what": "a two-page guide to recycled stock"}]}"#,
    )
    .unwrap();
    let draft = Draft::new("Hi Andy, it's Fred from XYZ Print. I'm just calling to check in.").context(context);
    let rewrites = Linter::new().rewrite(&draft);
    assert_eq!(&*rewrites[0].approach, "offer-something");
    assert!(
        rewrites[0].text.contains("a two-page guide to recycled stock"),
        "{}",
        rewrites[0].text
    );
}

#[test]
fn a_contradicted_claim_never_survives() {
    let context = Context::from_json(r#"{"today": "2026-11-21", "contacts": []}"#).unwrap();
    let draft = Draft::new(
        "Hi Andy, it's Fred from XYZ Print. We spoke three months ago about your catalogue. I'm just checking in.",
    )
    .context(context);
    let linter = Linter::new();
    let rewrites = linter.rewrite(&draft);
    assert!(!rewrites.is_empty());
    for rewrite in rewrites {
        assert!(!rewrite.text.contains("spoke"), "{}", rewrite.text);
        assert!(rewrite.text.contains("your catalogue"), "{}", rewrite.text);
    }
}

#[test]
fn after_a_no_the_caller_lets_go() {
    let context = Context::from_json(
        r#"{"today": "2026-11-21", "contacts": [{"date": "2026-10-01", "channel": "call", "outcome": "declined"}]}"#,
    )
    .unwrap();
    let draft = Draft::new("Hi Andy, it's Fred from XYZ Print. I'm just calling to check in.").context(context);
    let rewrites = Linter::new().rewrite(&draft);
    assert!(!rewrites.is_empty() && rewrites.iter().all(|rewrite| &*rewrite.approach == "let-go"));
}

#[test]
fn draft_and_context_that_disagree_give_advice() {
    let context = Context::from_json(
        r#"{"caller": {"name": "Fred Hale", "phone": "0113 496 0182"}, "prospect": {"name": "Andy Shaw"}}"#,
    )
    .unwrap();
    let linter = Linter::new();
    let ids = |text: &str| -> Vec<String> {
        let report = linter.check(&Draft::new(text).kind(Kind::Voicemail).context(context.clone()));
        report.advice.iter().map(|advice| advice.id.to_string()).collect()
    };
    assert_eq!(
        ids("Hi Andy, it's Fred from XYZ Print about your catalogue. My number is 0113 496 0182."),
        Vec::<String>::new()
    );
    assert_eq!(
        ids("Hi Tom, it's Fred from XYZ Print about your catalogue."),
        ["disagrees"]
    );
    assert_eq!(
        ids("Hi Andy, it's Ann from XYZ Print about your catalogue. My number is 0113 496 0199."),
        ["disagrees", "disagrees"]
    );
}

fn contexts() -> impl Strategy<Value = Option<Context>> {
    let offers = prop::sample::select(vec![
        "",
        r#"{"kind": "article", "what": "a two-page guide to recycled stock", "about": "eco stock"}"#,
        r#"{"kind": "event", "what": "our breakfast on the new overtime rules"}"#,
        r#"{"kind": "client-story", "what": "a parish newsletter cut its paper bill by a fifth"}"#,
        r#"{"kind": "introduction", "what": "an introduction to the buyer at the co-op"}"#,
    ]);
    let contacts = prop::sample::select(vec![
        "",
        r#""contacts": [],"#,
        r#""contacts": [{"date": "2026-08-20", "channel": "voicemail", "outcome": "left-message"}],"#,
        r#""contacts": [{"date": "2026-06-02", "channel": "call", "outcome": "reached"}, {"date": "2026-09-01", "channel": "call", "outcome": "declined"}],"#,
    ]);
    let prospect = prop::sample::select(vec![
        "",
        r#""prospect": {"name": "Andy Shaw", "relationship": "referral-source"},"#,
        r#""prospect": {"style": "direct"},"#,
        r#""prospect": {"style": "personal", "asked_about_us": true},"#,
    ]);
    let deal = prop::sample::select(vec!["none", "in-progress", "proposal-submitted"]);
    let caller = prop::sample::select(vec![
        "",
        r#""caller": {"name": "Fred Hale", "company": "XYZ Print", "phone": "0113 496 0182"},"#,
    ]);
    prop::option::of((offers, contacts, prospect, deal, caller).prop_map(
        |(offer, contacts, prospect, deal, caller)| {
            Context::from_json(&format!(
                r#"{{"today": "2026-11-21", {contacts} {prospect} {caller} "deal": "{deal}", "offers": [{offer}]}}"#
            ))
            .unwrap()
        },
    ))
}

/// Drafts stitched together from labelled ones, whole and in pieces.
fn drafts() -> impl Strategy<Value = String> {
    let part = (0..labelled().len(), 0usize..6, any::<bool>()).prop_map(|(draft, part, whole)| {
        let text = &labelled()[draft].0.text;
        let parts: Vec<&str> = text.split_inclusive(['.', '?']).collect();
        if whole {
            text.clone()
        } else {
            parts[part % parts.len()].to_owned()
        }
    });
    prop_oneof![
        6 => prop::collection::vec(part, 1..4).prop_map(|parts| parts.join(" ")),
        1 => "[a-zA-Z ,.?!'’\\[\\]é—\n0-9]{0,200}",
        1 => ".{0,80}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn rewrites_of_random_drafts_prove_themselves(text in drafts(), context in contexts(), voicemail in any::<bool>()) {
        let linter = Linter::new();
        let draft = Draft { id: None, kind: if voicemail { Kind::Voicemail } else { Kind::Opener }, text, context };
        let rewrites = linter.rewrite(&draft);
        prop_assert!(rewrites.len() <= 3);
        for rewrite in &rewrites {
            let wrong = wrong(&linter, &draft, rewrite);
            prop_assert!(wrong.is_none(), "{}", show(&draft, rewrite, &wrong.unwrap_or_default()));
        }
        prop_assert_eq!(rewrites, linter.rewrite(&draft));
    }
}
