//! The quick scan finds what the slow one finds, on drafts of every length.

use super::reference::Reference;
use crate::engine::Engine;
use crate::view::View;

#[test]
fn quick_is_slow() {
    let engine = Engine::built_in();
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
