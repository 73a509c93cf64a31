//! The quick scan finds what the slow one finds, on drafts of every length.

use super::Scanner;
use super::reference::Reference;
use crate::engine::Engine;
use crate::view::View;

#[test]
fn what_the_build_made_is_what_would_be_made_here() {
    let (carried, made) = (Engine::built_in(), Scanner::new(&crate::carried::program()));
    assert!(carried.scanner.to_bytes() == made.to_bytes());
    assert_eq!(carried.scanner.sizes(), made.sizes());
    let bytes = made.to_bytes();
    assert!(Scanner::from_bytes(&bytes).is_some_and(|again| again.to_bytes() == bytes));
    // What is cut off is refused.
    for length in [0, 3, 4, 1_000, bytes.len() - 1] {
        assert!(Scanner::from_bytes(&bytes[..length]).is_none());
    }
}

#[test]
fn quick_is_slow() {
    let engine = Engine::new(crate::carried::program(), crate::carried::scoring());
    let mut texts: Vec<String> = Vec::new();
    for rule in &engine.rules {
        let bad = rule.examples.bad.iter().map(|example| &example.text);
        texts.extend(
            bad.chain(rule.examples.good.iter().map(|example| &example.text))
                .cloned(),
        );
    }
    let reference = Reference::new(&engine.scanner);
    // An entry of a class that takes no word: "(yet|$)" at the end of a clause.
    texts.push("Have you had a chance to flip through the brochure, I stuck it in your door.".to_owned());
    // Long drafts, with and without sentences.
    texts.push(texts.join(" "));
    texts.push(crate::examples::transcript(&texts.join(" ")));
    for text in texts {
        let view = View::new(&text, &engine.vocabulary, &engine.marks);
        let (mut quick, mut slow) = (Vec::new(), Vec::new());
        engine.scanner.scan(&view, &mut quick);
        reference.scan(&view, &mut slow);
        assert_eq!(quick, slow, "{text}");
    }
}
