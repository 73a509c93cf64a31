//! The view as a table of cases: drafts and the words seen in them.

use super::{Gap, View};
use crate::engine::Engine;

/// The words as they are written, each with what parts it from the one before: `/` a sentence, `;` a clause, `,` a
/// comma, `|` a clause found by its words.
fn seen(text: &str) -> String {
    let engine = Engine::built_in();
    let view = View::new(text, &engine.vocabulary, &engine.marks);
    let mut out = String::new();
    for token in &view.tokens {
        out.push_str(match token.gap {
            Gap::Sentence => "/",
            Gap::Clause => ";",
            Gap::Comma => ",",
            Gap::Soft => "|",
            Gap::None => " ",
        });
        out.push_str(&text[token.start as usize..token.end as usize]);
        if token.shape.is_placeholder() {
            out.push('°');
        }
        if token.quoted {
            out.push('"');
        }
    }
    out
}

#[test]
fn words_and_bounds() {
    for (text, want) in [
        ("", ""),
        ("Hi Tom.", "/Hi Tom"),
        ("I'm calling, I'll wait.", "/I 'm calling,I 'll wait"),
        ("I’m calling", "/I ’m calling"),
        ("We didn't", "/We didn 't"),
        ("Mr. Shaw? Dr. Lee here.", "/Mr Shaw/Dr Lee here"),
        ("At 3.30 p.m. on the 12th, ok", "/At 3.30 p.m on the 12th,ok"),
        ("follow-up call - now", "/follow up call;now"),
        ("one—two", "/one;two"),
        ("Um, so, uh, I was", "/so,I was"),
        ("the the price", "/the price"),
        ("I was I was thinking", "/I was thinking"),
        ("it's, you know, late", "/it 's,late"),
        ("do you know what yours cost?", "/do you know what yours cost"),
        ("that that", "/that that"),
        // A filler is taken back after a quotation has opened behind it.
        ("you know \"the\" price", "/the\",price"),
        ("so, I mean \"no thanks\" now", "/so,no\" thanks\",now"),
        (
            "Hi [Name], it's {{rep_name}} from <company>",
            "/Hi [Name]°,it 's {{rep_name}}° from <company>°",
        ),
        (
            "this is so and so with XYZ Print",
            "/this is so and so° with XYZ° Print",
        ),
        ("I'm calling because…", "/I 'm calling because …°"),
        ("Well… fine", "/Well;fine"),
        ("call 020 7946 0018 now", "/call 020 7946 0018 now"),
        ("a@b.co.uk and www.x.com", "/a@b.co.uk and www.x.com"),
        ("$1,500 or 15% off", "/$1,500 or 15% off"),
        (
            "He said \"just checking in\" again",
            "/He said,just\" checking\" in\",again",
        ),
        ("one\r\ntwo\r\n\r\nthree", "/one;two/three"),
        ("ＨＩ　ｔｈｅｒｅ", "/ＨＩ ｔｈｅｒｅ"),
        ("cafe\u{301} 😀 naïve", "/cafe\u{301} naïve"),
        ("\0a\0b", "/a b"),
        ("\u{301}\u{301}", ""),
        ("שלום עולם", "/שלום עולם"),
    ] {
        assert_eq!(seen(text), want, "{text:?}");
    }
}

#[test]
fn clauses_without_punctuation() {
    let text = "hi janelle this is kelly at sunfield i left you a message on tuesday so i will try again because we have a checklist";
    let seen = seen(text);
    for clause in ["|i left you", "|so i will", "|because we have"] {
        assert!(seen.contains(clause), "{seen}");
    }
    assert!(!seen.contains("|we have"), "{seen}");
}

#[test]
fn folding_makes_the_same_words() {
    let engine = Engine::built_in();
    let words = |text: &str| {
        View::new(text, &engine.vocabulary, &engine.marks)
            .tokens
            .iter()
            .map(|token| token.word)
            .collect::<Vec<_>>()
    };
    for (one, other) in [
        ("I'm calling", "I’M CALLING"),
        ("I'm calling", "im calling"),
        ("don't", "do not"),
        ("gonna", "going to"),
        ("call me", "ｃａｌｌ\u{a0}ｍｅ"),
        ("call", "ca\u{ad}ll"),
    ] {
        assert_eq!(words(one), words(other), "{one} / {other}");
    }
}

#[test]
fn questions_belong_to_their_sentence() {
    let engine = Engine::built_in();
    let view = View::new(
        "Hi Tom! Are you ready? I am. Um. Right?",
        &engine.vocabulary,
        &engine.marks,
    );
    assert_eq!(view.questions, [false, true, false, true]);
}
