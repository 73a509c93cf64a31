//! What of a draft can stay when some of its pieces go.

use super::Facts;
use super::list::List;
use super::nouns;
use super::people::Run;
use super::pieces::{Joint, Piece, good};
use super::polish;
use super::said::Said;
use super::speech::{Part, part};
use super::words::{JOINERS, SUBJECTS, SUBORDINATE};
use crate::view::Gap;

/// Last words with which no sentence ends.
static DANGLING: List = List::new("dangling");

/// Words of which alone no sentence is made that says anything.
static BARE: List = List::new("bare-words");

/// Words behind a noun whose "'s" is a verb.
static CONTRACTED: List = List::new("behind-contracted");

/// Whether words are a clause with a subject and a verb of its own.
pub fn stands(said: &Said<'_>, run: Run) -> bool {
    let mut first = polish::without_joiners(said, run.0, run.1);
    // "only 3 units are left"
    if said.is(first, &["only", "just", "still", "now"]) && first + 1 < run.1 {
        first += 1;
    }
    if run.1 < first + 3 || said.is(run.1 - 1, &DANGLING) {
        return false;
    }
    // "At the meeting you asked …": the subject stands behind a preposition's phrase.
    if part(said, first) == Part::Preposition {
        let time = nouns::time(said, first + 1, run.1).map(|time| time.1);
        let behind = time.or_else(|| {
            nouns::phrase(said, first + 1, run.1).map(|phrase| phrase.run.1.min(phrase.core.max(first + 1)))
        });
        let Some(behind) = behind else {
            return false;
        };
        first = behind;
        if first + 2 >= run.1 {
            return false;
        }
    } else if said.is(first, &SUBORDINATE) {
        return false;
    }
    if said.is(first, SUBJECTS) {
        return true;
    }
    let idle = |word: usize| said.is(word, &["being", "having", "been", "doing", "to"]);
    let acts = |word: usize| {
        let kind = part(said, word);
        word < run.1
            && !idle(word)
            && (matches!(kind, Part::Verb | Part::Participle)
                || kind == Part::Adverb && matches!(part(said, word + 1), Part::Verb | Part::Participle))
    };
    // "Gary's got a slot": a name and its verb in one.
    if part(said, first) == Part::Possessive
        && matches!(
            part(said, first + 1),
            Part::Verb | Part::Gerund | Part::Participle | Part::Adverb
        )
    {
        return true;
    }
    if said.is(first, &["you", "it", "there", "they", "he", "she", "that", "this"]) {
        return acts(first + 1) || first + 1 < run.1 && part(said, first + 1) == Part::Noun;
    }
    // "the EPA's put the cost up": a noun and its verb in one.
    let contracted = (first..run.1.min(first + 7))
        .any(|word| part(said, word) == Part::Possessive && said.is(word + 1, &CONTRACTED));
    if contracted {
        return true;
    }
    nouns::phrase(said, first, run.1).is_some_and(|phrase| {
        // "the seats you have in use went from ten to twelve"
        let inner = said.is(phrase.core, &["you", "we", "i", "they", "he", "she"]);
        let short = part(said, phrase.run.1) == Part::Possessive || part(said, phrase.core) == Part::Possessive;
        short || acts(phrase.run.1) || acts(phrase.core) || inner && (phrase.core + 3..run.1).any(acts)
    })
}

/// Drops what can't stand alone once its neighbours are gone, and joiners that join nothing.
pub fn mend_clauses(facts: &Facts<'_>, runs: &mut [Option<Run>]) {
    let (said, pieces) = (&facts.said, &facts.pieces);
    let hangs = |piece: &Piece| matches!(piece.joint, Joint::Clause | Joint::Comma);
    for at in 0..pieces.len() {
        let piece = &pieces[at];
        let Some(mut run) = runs[at] else { continue };
        let alone = hangs(piece) && (at == 0 || runs[at - 1].is_none_or(|before| before.1 != pieces[at - 1].to));
        let opening = piece.greeting
            || piece.good & good::IDENTITY != 0
            || facts
                .people
                .identity
                .is_some_and(|identity| identity.0 < run.1 && run.0 < identity.1);
        // "But the credit drops off …" behind a sentence that went.
        let orphan = piece.joint == Joint::Sentence
            && at > 0
            && runs[at - 1].is_none()
            && said.is(run.0, &["but", "and", "anyway", "anyhow", "anyways", "also", "plus"]);
        // "… because the August container is nearly full": what is told stands without what it was to explain.
        if alone && !said.spoken && said.is(run.0, &["because", "cause", "cos"]) && stands(said, (run.0 + 1, run.1)) {
            run.0 += 1;
        }
        if (alone || orphan || piece.joint == Joint::Spoken) && !opening {
            run.0 = polish::without_joiners(said, run.0, run.1);
            // "… so I can show you what we do" hangs on what it is to serve.
            let serves = said.is(piece.from, &["so"])
                && said.is(piece.from + 1, &["i", "we", "you", "it", "that", "they", "as"])
                && said.is(
                    piece.from + 2,
                    &[
                        "can", "could", "don't", "won't", "do", "doesn't", "didn't", "know", "get", "we", "i", "you",
                    ],
                );
            let idle = piece.good == 0 && said.spoken || !said.spoken && !stands(said, run);
            if alone && (serves || idle || said.is(run.0, &SUBORDINATE) || run.1 - run.0 < 4) {
                runs[at] = None;
                continue;
            }
        }
        let cut_short = run.1 == piece.to
            && pieces
                .get(at + 1)
                .is_some_and(|next| hangs(next) && runs[at + 1].is_none());
        // "…, and since you rowed in the second eight I wondered": up to the comma it is whole.
        if cut_short && !opening && !said.spoken && said.is(run.1 - 1, &DANGLING) {
            let comma = (run.0 + 4..run.1)
                .rev()
                .find(|&word| said.words[word].gap == Gap::Comma);
            if let Some(comma) = comma.filter(|&comma| stands(said, (run.0, comma))) {
                run.1 = comma;
            }
        }
        if cut_short && !opening {
            while run.1 > run.0
                && said.is(
                    run.1 - 1,
                    &[
                        "and", "but", "so", "or", "because", "plus", "also", "anyway", "then", "well", "now",
                    ],
                )
            {
                run.1 -= 1;
            }
            let first = polish::without_joiners(said, run.0, run.1);
            if run.1 < run.0 + 3
                || piece.good == 0 && run.1 - run.0 < 7
                || said.is(run.1 - 1, &DANGLING)
                || said.is(first, &SUBORDINATE) && (said.spoken || !stands(said, run))
            {
                runs[at] = None;
                continue;
            }
        }
        let plain = (run.0..run.1).all(|word| said.is(word, &BARE));
        let figure = (run.0..run.1).any(|word| said.words[word].shape != crate::view::Shape::Word);
        let joiners = (run.0..run.1).all(|word| said.is(word, &JOINERS) || said.is(word, &["anyhow", "anyway"]));
        // "he goes whoa too": nobody knows who.
        let tale = said.spoken
            && piece.joint == Joint::Spoken
            && at > 0
            && runs[at - 1].is_none()
            && said.is(run.0, &["he", "she", "he's", "she's"]);
        let stub = !figure
            && run.1 - run.0 < 3
            && (piece.joint == Joint::Spoken || run.1 - run.0 == 1 && !said.words[run.0].capital);
        if !opening && (plain && at > 0 || stub || joiners && at > 0 || tale) {
            runs[at] = None;
            continue;
        }
        runs[at] = Some(run);
    }
    // What hung on a piece that went in the end goes too, unless it can stand alone.
    for at in 1..pieces.len() {
        if let (true, Some(run), None) = (hangs(&pieces[at]), runs[at], runs[at - 1]) {
            let start = polish::without_joiners(said, run.0, run.1);
            runs[at] = (!said.is(start, &SUBORDINATE) && run.1 - start >= 3).then_some((start, run.1));
        }
    }
}
