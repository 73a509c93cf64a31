//! What of the draft can stay: pieces without fault, and of those with one what is left when the fault is cut out.

use super::sound;
use crate::facts::people::Run;
use crate::facts::pieces::{Joint, Piece, SIGNALS, good};
use crate::facts::polish::{self, Instead};
use crate::facts::speech::{Part, part};
use crate::facts::{Facts, Judged, keep, nouns};
use crate::view::Gap;

/// The words of a piece that may stay.
pub(super) fn kept(facts: &Facts<'_>, piece: &Piece) -> Option<Run> {
    if piece.farewell {
        return None;
    }
    if piece.faults.is_empty() {
        return Some((piece.from, piece.to));
    }
    let people = &facts.people;
    if let Some(identity) = people.identity.filter(|run| piece.from <= run.0 && run.1 <= piece.to) {
        let start = if piece.from < people.greeting && people.greeting == identity.0 {
            piece.from
        } else {
            identity.0
        };
        return Some((start, identity.1));
    }
    (piece.from < people.greeting && people.greeting <= piece.to).then_some((piece.from, people.greeting))
}

/// What stays of a piece with noise in it: what stands before its comma or behind it.
pub(super) fn quiet(facts: &Facts<'_>, piece: &Piece) -> Option<Run> {
    let said = &facts.said;
    let text = |from: usize, to: usize| &said.text[said.words[from].start..said.words[to - 1].end];
    let mut cuts: Vec<usize> = (piece.from + 1..piece.to)
        .filter(|&word| said.words[word].gap >= Gap::Comma)
        .collect();
    cuts.push(piece.to);
    let noisy: Vec<(usize, usize)> = std::iter::once(piece.from)
        .chain(cuts.iter().copied())
        .zip(cuts.iter().copied())
        .filter(|&(from, to)| from < to && sound::noisy(text(from, to)))
        .collect();
    let (first, last) = (noisy.first()?.0, noisy.last()?.1);
    // "the four-gas detectors, the Altair, $739 instead of $965": a list tells something without a verb.
    let lists = |run: Run| {
        let figures = (run.0..run.1).filter(|&word| part(said, word) == Part::Number).count();
        figures >= 2 && matches!(part(said, run.0), Part::Determiner | Part::Number | Part::Proper)
    };
    let whole =
        |run: Run| run.1 >= run.0 + 4 && (keep::stands(said, run) || lists(run)) && !sound::noisy(text(run.0, run.1));
    [(last, piece.to), (piece.from, first)]
        .into_iter()
        .filter(|run| run.0 < run.1)
        .find(|&run| whole(run))
}

/// What of a piece stays when the claim in it goes: the piece cut, or a claim within it left out.
pub(super) fn without_claim(facts: &Facts<'_>, judged: &Judged<'_>, piece: &Piece) -> Option<(Run, Option<Instead>)> {
    let said = &facts.said;
    if piece.faults.is_empty() || piece.question {
        return None;
    }
    let mut reach = piece.from;
    let mut hanging = None;
    for &fault in &piece.faults {
        let finding = &judged.report.findings[fault];
        if !matches!(&*finding.rule, "fabricated-request" | "fabricated-contact") {
            return None;
        }
        let span = finding.span?;
        let (from, to) = said.of_bytes(span.start, span.end);
        reach = reach.max(to);
        hanging = (from..to).find(|&word| {
            word > piece.from + 1
                && said.words[word].gap <= Gap::Soft
                && said.is(word, &["you", "that", "which", "y'all"])
                && matches!(part(said, word - 1), Part::Noun | Part::Proper)
        });
    }
    // "The hinge joint you were after is back in": what hangs on a thing is left out, what is told of it stays.
    let told = [
        "is", "are", "was", "were", "has", "have", "came", "comes", "will", "can",
    ];
    if let Some(from) = hanging.filter(|_| reach + 2 < piece.to && said.is(reach, &told)) {
        let edit = Instead {
            run: (from, reach + 1),
            text: said.raw(reach, reach + 1).to_owned(),
        };
        return Some(((piece.from, piece.to), Some(edit)));
    }
    // "As we discussed on our last call, your renewal comes up in May": what stands behind the comma.
    // "Per your request I priced the heat pump": no comma parts them.
    let first = said.is(piece.from, &["per", "as"]);
    let subject = said.is(reach, &["i", "we", "i've", "we've"]) || part(said, reach) == Part::Determiner;
    if first && subject && keep::stands(said, (reach, piece.to)) {
        return Some(((reach, piece.to), None));
    }
    let behind =
        (reach..piece.to.min(reach + 8)).find(|&word| word > piece.from && said.words[word].gap == Gap::Comma)?;
    let leads = said.is(
        piece.from,
        &[
            "as",
            "per",
            "following",
            "further",
            "after",
            "since",
            "when",
            "like",
            "based",
            "given",
            "with",
            "from",
        ],
    );
    (leads && keep::stands(said, (behind, piece.to))).then_some(((behind, piece.to), None))
}

/// What a piece with a fault tells all the same, as long as no check finds the fault in it again: "I sent a price list
/// over on the 4th, A4 at £17.40 a box" of "…, and wondered whether it had landed".
pub(super) fn tells(facts: &Facts<'_>, judged: &Judged<'_>, piece: &Piece, dropped: &[Run]) -> Option<Run> {
    let said = &facts.said;
    // What hangs on the introduction would be told in one breath with it.
    let hangs = piece.joint != Joint::Sentence && facts.people.identity.is_some_and(|run| run.1 == piece.from);
    if piece.farewell || hangs {
        return None;
    }
    let text = |run: Run| &said.text[said.words[run.0].start..said.words[run.1 - 1].end];
    let from = polish::without_joiners(said, piece.from, piece.to);
    // What asks whether something came, or waits for an answer, is never part of it.
    // Where a fault is more than a question: words of tone, of selling, of asking to be rung.
    let spoilt: Vec<Run> = piece
        .faults
        .iter()
        .map(|&fault| &judged.report.findings[fault])
        .filter(|finding| !matches!(&*finding.rule, "literature-check" | "just-checking-in"))
        .filter_map(|finding| finding.span)
        .map(|span| said.of_bytes(span.start, span.end))
        .chain(dropped.iter().copied())
        .collect();
    let faulty = |run: Run| spoilt.iter().any(|bad| bad.0 < run.1 && run.0 < bad.1);
    const ASKING: &[&str] = &[
        "wonder",
        "wondered",
        "wondering",
        "whether",
        "if",
        "unless",
        "check",
        "checking",
        "hope",
        "hoping",
        "afraid",
        "sure",
        "confirm",
        "acknowledgement",
        "reply",
        "answer",
        "heard",
        "receive",
        "received",
        "yes",
        "please",
        "kindly",
        "unfortunately",
    ];
    let asks = |run: Run| (run.0..run.1).any(|word| said.is(word, ASKING));
    // Beside a boast or a plea only what is told in figures.
    let toned = piece
        .faults
        .iter()
        .any(|&fault| TONES.contains(&&*judged.report.findings[fault].rule));
    let particular = |run: Run| {
        let figures = |word: usize| {
            !toned
                && said.words[word].shape != crate::view::Shape::Word
                && said.words[word].shape != crate::view::Shape::Phone
                || matches!(part(said, word), Part::Number | Part::Time)
        };
        (run.0..run.1).any(figures)
    };
    let mut cuts = vec![from];
    cuts.extend((from + 1..piece.to).filter(|&word| {
        said.words[word].gap == Gap::Comma
            || said.is(word, &["and", "but", "so", "because", "while"])
                && matches!(part(said, word + 1), Part::Verb | Part::Pronoun | Part::Noun)
    }));
    cuts.push(piece.to);
    cuts.dedup();
    let mut best: Option<Run> = None;
    for (at, &start) in cuts.iter().enumerate() {
        let start = polish::without_joiners(said, start, piece.to);
        for &end in cuts[at + 1..].iter().rev() {
            let mut end = end;
            while end > start && said.is(end - 1, &["so", "and", "but", "then", "because"]) {
                end -= 1;
            }
            let run = (start, end);
            // Of a question what leads up to it.
            let asked = piece.question && (end == piece.to || polish::asks(said, start, end));
            if asked || end < start + 4 || faulty(run) || asks(run) || sound::noisy(text(run)) || !particular(run) {
                continue;
            }
            // What is told is told before the first comma.
            let first = (start, cuts.iter().copied().find(|&cut| cut > start).unwrap_or(end));
            let stands = part(said, start) != Part::Number && keep::stands(said, first)
                || said.is(start, &nouns::SENT) && said.is(start + 1, &["you", "the", "a", "an", "over", "our", "my"]);
            if stands && best.is_none_or(|best| end - start > best.1 - best.0) {
                best = Some(run);
            }
        }
    }
    best
}

/// Whether a piece belongs to greeting or introduction.
pub(super) fn introduces(facts: &Facts<'_>, piece: &Piece) -> bool {
    let touches = |run: Option<Run>| run.is_some_and(|run| run.0 < piece.to && piece.from < run.1);
    let early = piece.from < 16;
    piece.greeting
        || piece.from < facts.people.greeting
        || touches(facts.people.identity)
        || early && touches(facts.people.prospect)
}

/// Of a transcript only what is worth a sentence stays: where nobody wrote a comma, what is said in between can't be told
/// from what was begun and dropped.
pub(super) fn sift<'j>(pieces: &[Piece], runs: &mut [Option<Run>], facts: &Facts<'_>, rule: impl Fn(usize) -> &'j str) {
    // What stands beside a boast or a plea is mostly more of it.
    let toned = |at: Option<usize>| {
        at.and_then(|at| pieces.get(at))
            .is_some_and(|piece| piece.faults.iter().any(|&fault| TONES.contains(&rule(fault))))
    };
    let worth = |at: usize| {
        let beside = toned(at.checked_sub(1)) || toned(Some(at + 1));
        let bits = if beside {
            good::OFFER | good::QUESTION | good::STEP
        } else {
            SIGNALS & !good::IDENTITY
        };
        pieces[at].good & bits != 0
    };
    for at in 0..pieces.len() {
        if runs[at].is_none() || worth(at) || introduces(facts, &pieces[at]) {
            continue;
        }
        let kept = |at: Option<usize>| at.is_some_and(|at| at < pieces.len() && runs[at].is_some() && worth(at));
        let hanging = matches!(pieces[at].joint, Joint::Clause) && kept(at.checked_sub(1));
        let held = kept(at.checked_sub(1)) && kept(Some(at + 1));
        if !hanging && !held {
            runs[at] = None;
        }
    }
}

/// Faults of tone: they spoil more of their sentence than the words that show them.
pub(super) const TONES: &[&str] = &[
    "apologetic",
    "desperation",
    "guilt-trip",
    "self-praise",
    "small-talk",
    "asking-for-referral",
    "calling-after-no",
];

/// First words of what the caller says of itself.
pub(super) const OWN_WORDS: &[&str] = &["i", "we", "my", "our", "im", "ive", "weve"];

/// What is left of a sentence of which a part goes stays only if it says something.
pub(super) fn whole_sentences<'j>(
    pieces: &[Piece],
    runs: &mut [Option<Run>],
    facts: &Facts<'_>,
    rule: impl Fn(usize) -> &'j str,
) {
    let mut first = 0;
    while first < pieces.len() {
        let end = (first + 1..pieces.len())
            .find(|&at| pieces[at].joint == Joint::Sentence)
            .unwrap_or(pieces.len());
        let cut = (first..end).any(|at| runs[at] != Some((pieces[at].from, pieces[at].to)));
        let toned = pieces[first..end]
            .iter()
            .flat_map(|piece| &piece.faults)
            .any(|&fault| TONES.contains(&rule(fault)));
        let faulty = |name: &str| {
            pieces[first..end]
                .iter()
                .flat_map(|piece| &piece.faults)
                .any(|&fault| rule(fault) == name)
        };
        let referred = faulty("asking-for-referral");
        let apologised = faulty("apologetic")
            && !["guilt-trip", "desperation", "self-praise", "small-talk"]
                .iter()
                .any(|name| faulty(name));
        for at in first..end {
            // Beside a boast or a reproach only what speaks of the listener, or of a third, is free of it.
            let free = |run: Run| {
                let first = polish::without_joiners(&facts.said, run.0, run.1);
                let own = facts
                    .said
                    .key(first)
                    .split('\'')
                    .next()
                    .is_some_and(|word| OWN_WORDS.contains(&word));
                // An apology leaves what is particular beside it alone.
                let told = apologised
                    && (run.0..run.1).any(|word| {
                        matches!(part(&facts.said, word), Part::Proper | Part::Time)
                            || facts.said.words[word].shape != crate::view::Shape::Word
                    });
                // What is told in figures is no reproach and no plea.
                let priced = (run.0..run.1).any(|word| facts.said.words[word].shape == crate::view::Shape::Money);
                let told = told || priced;
                !referred
                    && keep::stands(&facts.said, run)
                    && !(toned && !told && (own || facts.said.is(first, &["it's", "it"])))
            };
            let stands = !facts.said.spoken && runs[at].is_some_and(free);
            let says = pieces[at].good & (SIGNALS & !good::IDENTITY) != 0;
            // "Per your request I priced the pump: £2,300 fitted": what hangs on the end of what stays.
            let goes_on = at > first
                && pieces[at].faults.is_empty()
                && runs[at - 1].is_some_and(|run| run.1 == pieces[at - 1].to && run.0 > pieces[at - 1].from)
                && (pieces[at].from..pieces[at].to)
                    .any(|word| facts.said.words[word].shape != crate::view::Shape::Word);
            if cut && !says && !stands && !goes_on && !introduces(facts, &pieces[at]) {
                runs[at] = None;
            }
        }
        first = end;
    }
}

/// "It's about the banners for Saturday": said anew as what the call is about.
pub(super) fn named_as_topic(pieces: &[Piece], runs: &mut [Option<Run>], facts: &Facts<'_>) {
    let said = &facts.said;
    for at in 0..pieces.len() {
        let piece = &pieces[at];
        let Some(run) = runs[at] else { continue };
        let first = polish::without_joiners(said, run.0, run.1);
        // "It's the infill on the practice field, you had …": what went before was what it pointed at.
        let gone = at > 0 && runs[at - 1].is_none();
        let goes_on = pieces
            .get(at + 1)
            .is_some_and(|next| next.joint == Joint::Clause && keep::stands(said, (next.from, next.to)));
        let thing = said.is(first, &["it's", "its"])
            && said.is(first + 1, &["the", "your", "our", "my"])
            && nouns::phrase(said, first + 1, run.1).is_some_and(|phrase| phrase.run.1 == run.1);
        if gone && goes_on && thing && piece.joint == Joint::Sentence {
            runs[at] = None;
            continue;
        }
        let about = if said.is(first, &["it's", "its", "that's"]) {
            first + 1
        } else if said.is(first, &["it", "this", "that"]) && said.is(first + 1, &["is", "was"]) {
            first + 2
        } else {
            continue;
        };
        let about = about + usize::from(said.is(about, &["just", "only", "all", "really", "actually"]));
        if said.is(about, &["about", "regarding", "concerning"])
            && piece.good & SIGNALS == 0
            && nouns::phrase(said, about + 1, run.1).is_some()
            && run.1 - run.0 <= 16
        {
            runs[at] = None;
        }
    }
}

/// Leaves out what stands between the introduction and the first reason.
pub(super) fn come_to_the_point(pieces: &[Piece], runs: &mut [Option<Run>], facts: &Facts<'_>) {
    let why = good::PURPOSE | good::OFFER | good::SUCCESS | good::RECALL | good::QUESTION;
    let words = |runs: &[Option<Run>], to: usize| runs[..to].iter().flatten().map(|run| run.1 - run.0).sum::<usize>();
    let Some(first) = (0..pieces.len()).find(|&at| runs[at].is_some() && pieces[at].good & why != 0) else {
        return;
    };
    // What names somebody or something is left out last.
    let tells = |piece: &Piece| {
        (piece.from..piece.to).any(|word| matches!(part(&facts.said, word), Part::Proper | Part::Number | Part::Time))
    };
    for particular in [false, true] {
        for at in 0..first {
            if words(runs, first) <= 32 && words(runs, pieces.len()) <= 72 {
                return;
            }
            let opening = introduces(facts, &pieces[at]);
            let free = !opening && pieces[at].from >= facts.people.greeting && pieces[at].good & good::IDENTITY == 0;
            if free && tells(&pieces[at]) == particular {
                runs[at] = None;
            }
        }
    }
}
