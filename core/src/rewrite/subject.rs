//! What the call is about, out of words that could not stay.

use super::line::Line;
use crate::engine::Engine;
use crate::facts::nouns::Phrase;
use crate::facts::people::Run;
use crate::facts::pieces::{Joint, Piece, good};
use crate::facts::polish;
use crate::facts::ranking::{self, Ranked};
use crate::facts::speech::{Part, part};
use crate::facts::{Facts, Judged, nouns, topic};
use crate::learned::Question;
use crate::learned::weights::Weights;
use crate::letters::Small;
use crate::view::Gap;

/// "Wednesday" of "Can I book you for Wednesday?", where no line says it.
pub(super) fn slot(facts: &Facts<'_>, judged: &Judged<'_>, lines: &[Line]) -> Option<String> {
    const BOOKING: &[&str] = &[
        "book",
        "booked",
        "pencil",
        "pencilled",
        "put",
        "slot",
        "squeeze",
        "fit",
        "schedule",
        "scheduled",
        "pop",
        "get",
        "come",
        "meet",
        "round",
    ];
    let said = &facts.said;
    facts
        .pieces
        .iter()
        .filter(|piece| {
            let asks = |fault: &usize| &*judged.report.findings[*fault].rule == "asking-for-sale";
            let choice = piece.question && (piece.from..piece.to).any(|word| said.is(word, &["or"]));
            piece.faults.iter().any(asks) && (choice || (piece.from..piece.to).any(|word| said.is(word, BOOKING)))
        })
        .find_map(|piece| {
            (piece.from + 1..piece.to).find_map(|word| {
                let time = nouns::time(said, word, piece.to)?;
                let led = said.is(word - 1, &["for", "on", "in", "down", "at", "delivery", "would", "is"]);
                let led = led || matches!(part(said, word - 1), Part::Noun | Part::Participle);
                (led || said.words[word].gap >= Gap::Comma).then_some(time)
            })
        })
        .map(|run| polish::flow(said, run.0, run.1, &facts.people).trim().to_owned())
        .filter(|time| !lines.iter().any(|line| line.text.contains(time.as_str())))
}

/// What a call is about.
pub(super) struct Topic {
    pub(super) words: String,
    /// The words of the draft that it is taken from.
    pub(super) runs: Vec<Run>,
    pub(super) head: usize,
    pub(super) document: bool,
    pub(super) sure: bool,
    pub(super) certain: bool,
    pub(super) core: Option<String>,
    pub(super) sent: Option<String>,
}

/// First words of a topic that have no capital.
pub(super) const OWNERS: &[&str] = &[
    "your", "our", "the", "my", "a", "an", "his", "her", "their", "some", "any",
];

/// By how much the model's answer must be surer where a topic is not wanted badly: from three to one against it to even.
const DOUBT: i32 = 9;

/// The words of a topic: how a second one may still be told with it.
pub(super) const TOGETHER: usize = 18;

/// Tells whether a word is a kind of document.
fn documents<'f>(facts: &'f Facts<'_>, judged: &'f Judged<'_>, engine: &'f Engine) -> impl Fn(usize) -> bool + 'f {
    let classes: Vec<u16> = ["sent-thing", "document", "sent-doc"]
        .iter()
        .filter_map(|name| engine.scanner.class(name))
        .collect();
    move |word: usize| {
        classes.iter().any(|&class| {
            engine
                .scanner
                .class_at(judged.view, class, facts.said.words[word].token as usize)
                .is_some()
        })
    }
}

/// Tells whether a word is part of somebody's name.
fn persons<'f>(facts: &'f Facts<'_>, judged: &'f Judged<'_>, engine: &'f Engine) -> impl Fn(usize) -> bool + 'f {
    let within = |run: Option<Run>, word: usize| run.is_some_and(|run| run.0 <= word && word < run.1);
    move |word: usize| {
        let (said, people) = (&facts.said, &facts.people);
        [
            people.prospect,
            people.caller,
            people.firm,
            people.identity,
            people.phone,
        ]
        .into_iter()
        .any(|run| within(run, word))
            || said.words[word].shape == crate::view::Shape::Word
                && said.words[word].capital
                && engine
                    .scanner
                    .is_name(&judged.view.tokens[said.words[word].token as usize])
            || said.is(word, &crate::facts::words::TITLES)
    }
}

/// What words lead to: "about", "regarding", a question after a document.
fn led(
    facts: &Facts<'_>,
    judged: &Judged<'_>,
    runs: &[Option<Run>],
    document: impl Fn(usize) -> bool,
    person: impl Fn(usize) -> bool,
) -> Vec<topic::Candidate> {
    let said = &facts.said;
    let mut found: Vec<topic::Candidate> = Vec::new();
    let mut searched = 0;
    for (at, (piece, kept)) in facts.pieces.iter().zip(runs).enumerate() {
        if piece.farewell || piece.from < searched {
            continue;
        }
        // What goes on where the next clause was cut off, and went as well: "about the tax and your three chairs".
        let mut to = piece.to;
        if kept.is_none() {
            for next in at + 1..facts.pieces.len() {
                let other = &facts.pieces[next];
                if runs[next].is_some()
                    || other.joint != Joint::Clause
                    || kind(facts, other, judged) != kind(facts, piece, judged)
                {
                    break;
                }
                to = other.to;
            }
        }
        searched = to;
        let mut from = piece.from;
        if let Some(identity) = facts
            .people
            .identity
            .filter(|run| run.0 < piece.to && piece.from < run.1)
        {
            from = from
                .max(identity.1)
                .max(kept.map_or(from, |run| if run.1 < piece.to { run.1 } else { from }));
        }
        found.extend(topic::candidates(
            said,
            from,
            to,
            kind(facts, piece, judged),
            &document,
            &person,
        ));
    }
    found
}

/// Every phrase that the call may be about, with how sure the model is: the same for every attempt at a draft.
pub fn scored(facts: &Facts<'_>, judged: &Judged<'_>, engine: &Engine) -> Vec<(Phrase, i32)> {
    let weights = Weights::get();
    ranked(facts, judged, engine)
        .into_iter()
        .map(|ranked| (ranked.phrase, weights.score(Question::Topic, &ranked.keys)))
        .collect()
}

/// Every phrase that the call may be about, with what the model may see of it.
pub fn ranked(facts: &Facts<'_>, judged: &Judged<'_>, engine: &Engine) -> Vec<Ranked> {
    let (document, person) = (documents(facts, judged, engine), persons(facts, judged, engine));
    let found = led(facts, judged, &vec![None; facts.pieces.len()], &document, &person);
    ranking::phrases(
        facts,
        judged,
        |piece| kind(facts, piece, judged),
        &found,
        document,
        person,
    )
}

/// What the call is about, unless a kept sentence says so already.
pub(super) fn topic_of(
    facts: &Facts<'_>,
    judged: &Judged<'_>,
    engine: &Engine,
    phrases: &[(Phrase, i32)],
    runs: &[Option<Run>],
    lines: &[Line],
) -> Option<Topic> {
    let said = &facts.said;
    let (document, person) = (documents(facts, judged, engine), persons(facts, judged, engine));
    let lower: Vec<String> = lines
        .iter()
        .filter(|line| !line.opening)
        .map(|line| line.text.small())
        .collect();
    let told = |head: usize| {
        let key = said.key(head);
        let key = key.trim_end_matches('s').small();
        let says = |text: &String| {
            text.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '_' && c != '-')
                .any(|word| word.trim_end_matches('s') == key)
        };
        lower.iter().any(says)
            || lines
                .iter()
                .any(|line| !line.opening && line.text.contains(said.raw(head, head + 1)))
    };
    let mut found = led(facts, judged, runs, &document, &person);
    let why = lines
        .iter()
        .any(|line| !line.opening && line.good & (good::PURPOSE | good::OFFER) != 0);
    let referral = judged
        .report
        .findings
        .iter()
        .any(|finding| &*finding.rule == "asking-for-referral");
    // How sure the model has to be, in its own measure: a topic besides a reason, or where somebody else's name is what is
    // wanted, must be surer than one without which nothing would be said.
    let silent = lines.iter().all(|line| line.opening);
    let least = match (why || referral, silent) {
        (true, _) => DOUBT,
        (false, true) => 0,
        (false, false) => DOUBT / 3,
    };
    let mut scored: Vec<(topic::Candidate, i32)> = Vec::new();
    for &(phrase, score) in phrases {
        let known = found.iter().position(|candidate| candidate.head == phrase.head);
        let known = known.map(|at| found.swap_remove(at));
        let sure = if score > 2 * DOUBT { 7 } else { 5 };
        let candidate = topic::Candidate {
            sure: known.map_or(sure, |known| known.sure.max(sure)),
            run: known.map_or(phrase.run, |known| known.run),
            head: phrase.head,
            led: known.is_some_and(|known| known.led),
        };
        scored.push((candidate, score));
    }
    // What is no phrase was found because words led to it.
    scored.extend(
        found
            .into_iter()
            .map(|candidate| (candidate, (i32::from(candidate.sure) - 5) * DOUBT / 2)),
    );
    // "…, for the events team at Priory Barn": whom the message is for.
    let opened = facts.people.identity.map_or(0, |run| run.1);
    scored.retain(|(candidate, score)| {
        let first = candidate.run.0;
        let meant = first > 0 && said.is(first - 1, &["for"]) && first <= opened + 2 && opened <= 20 && opened > 0;
        !meant && *score > least && !told(candidate.head)
    });
    let best = scored
        .iter()
        .max_by_key(|(candidate, score)| (*score, std::cmp::Reverse(candidate.run.0)))?
        .0;
    let found: Vec<topic::Candidate> = scored.into_iter().map(|(candidate, _)| candidate).collect();
    // "I emailed you the drawing on Monday": when it was sent isn't part of what it is.
    let undated = |run: Run| {
        let piece = facts
            .pieces
            .iter()
            .find(|piece| piece.from <= run.0 && run.0 < piece.to);
        let sent = piece.is_some_and(|piece| (piece.from..run.0).any(|word| said.is(word, &nouns::SENT)));
        let timed = (run.0 + 1..run.1).rev().find(|&word| {
            said.is(word, &["on", "last", "at"]) && (word + 1..run.1).all(|word| part(said, word) != Part::Noun)
        });
        match timed.filter(|&word| sent && word > best.head) {
            Some(word) => (run.0, word),
            None => run,
        }
    };
    let words = |run: Run| topic_words(facts, undated(run));
    let mut text = words(best.run);
    let mut used = vec![best.run];
    // A second thing that is as surely what it is about.
    let second = found
        .iter()
        .filter(|other| {
            let apart = other.run.1 <= best.run.0 || best.run.1 <= other.run.0;
            let new = said.key(other.head) != said.key(best.head);
            let thing = !matches!(part(said, other.head), Part::Time | Part::Number)
                && said.words[other.head].shape != crate::view::Shape::Ordinal
                && !said.is(other.head, &["ultimo", "inst"]);
            // "your paper and toner" and "a price list": the list isn't a second thing.
            let list = |one: &topic::Candidate| document(one.head) && said.is(one.run.0, &["a", "an"]);
            let list = list(other) || list(&best);
            apart
                && new
                && thing
                && !list
                && other.sure >= 7
                && other.led
                && !words(other.run).contains(" and ")
                && !words(best.run).contains(" and ")
                && other.run.1 - other.run.0 + best.run.1 - best.run.0 <= TOGETHER
        })
        .max_by_key(|candidate| (candidate.sure, std::cmp::Reverse(candidate.run.0)));
    if let Some(second) = second {
        let (first, last) = if second.run.0 < best.run.0 {
            (second.run, best.run)
        } else {
            (best.run, second.run)
        };
        text = format!("{} and {}", words(first), words(last));
        used.push(second.run);
    }
    // What is weighed against something: no newsletter.
    const WEIGHED: &[&str] = &[
        "quote",
        "quotes",
        "quotation",
        "quotations",
        "estimate",
        "estimates",
        "proposal",
        "offer",
        "bid",
        "tender",
        "pricing",
        "prices",
        "drawing",
        "drawings",
        "design",
        "plans",
        "layout",
        "figures",
        "rate",
        "rates",
        "numbers",
        "costing",
        "costings",
        "valuation",
        "scope",
    ];
    let written = (best.run.0..=best.head).any(|word| said.is(word, WEIGHED));
    (!text.is_empty()).then_some(Topic {
        words: text,
        head: best.head,
        document: written,
        sent: used
            .first()
            .filter(|_| used.len() == 1)
            .and_then(|&run| as_sent(facts, run)),
        sure: best.sure >= 6,
        certain: best.sure >= 8,
        core: bare(facts, best.run).map(|(run, rest)| {
            let rest = rest.map_or(String::new(), |rest| {
                format!(" {}", polish::flow(said, rest.0, rest.1, &facts.people))
            });
            words(run) + &rest
        }),
        runs: used,
    })
}

/// A topic without the clause in which the caller tells what was done with it, what it is for kept.
fn bare(facts: &Facts<'_>, run: Run) -> Option<(Run, Option<Run>)> {
    let said = &facts.said;
    let clause = (run.0 + 1..run.1).find(|&word| said.is(word, &["i", "we", "i've", "we've", "that", "which"]))?;
    let rest = (clause + 1..run.1)
        .find(|&word| said.is(word, &["for", "about"]))
        .map(|word| (word, run.1));
    Some(((run.0, clause), rest))
}

/// "I emailed the estimate over" of "the estimate I emailed over".
pub(super) fn as_sent(facts: &Facts<'_>, run: Run) -> Option<String> {
    let said = &facts.said;
    let subject = (run.0 + 1..run.1).find(|&word| said.is(word, &["i", "we", "i've", "we've", "i'd"]))?;
    let verb = subject + 1 + usize::from(said.is(subject + 1, &["have", "had", "just", "already"]));
    let thing_end = subject - usize::from(said.is(subject - 1, &["that", "which"]));
    let flow = |from: usize, to: usize| polish::flow(said, from, to, &facts.people);
    let behind = if verb + 1 < run.1 {
        format!(" {}", flow(verb + 1, run.1))
    } else {
        String::new()
    };
    // "the quote that I sent you": "I sent you the quote".
    let text = if said.is(verb + 1, &["you"]) {
        let more = if verb + 2 < run.1 {
            format!(" {}", flow(verb + 2, run.1))
        } else {
            String::new()
        };
        format!(
            "{} you {}{more}",
            flow(subject, verb + 1),
            topic_words(facts, (run.0, thing_end))
        )
    } else {
        format!(
            "{} {}{behind}",
            flow(subject, verb + 1),
            topic_words(facts, (run.0, thing_end))
        )
    };
    (verb < run.1).then(|| polish::sentence(&text, false))
}

/// The kind of words that a piece is.
pub(super) fn kind(facts: &Facts<'_>, piece: &Piece, judged: &Judged<'_>) -> topic::From {
    let rules = |rules: &[&str]| {
        piece
            .faults
            .iter()
            .any(|&fault| rules.contains(&&*judged.report.findings[fault].rule))
    };
    const FOLLOWING: &[&str] = &[
        "follow-up",
        "followup",
        "follow-ups",
        "circling",
        "touching",
        "catch-up",
        "check-in",
        "nudge",
    ];
    // "How is the traffic on Third Mainland?"
    let small = piece.question && facts.said.is(piece.from, &["how", "how's", "how're", "what's"]);
    if small {
        return topic::From::Aside;
    }
    let follows = piece.faults.is_empty() && (piece.from..piece.to).any(|word| facts.said.is(word, FOLLOWING));
    if follows || rules(&["just-checking-in"]) && piece.faults.len() == 1 {
        return topic::From::Empty;
    }
    if rules(&["literature-check"]) {
        topic::From::Material
    } else if rules(&["asking-for-sale"]) {
        topic::From::Sale
    } else if rules(&["fabricated-contact", "fabricated-request"]) {
        topic::From::Claim
    } else if rules(&[
        "small-talk",
        "desperation",
        "self-praise",
        "asking-for-referral",
        "guilt-trip",
    ]) {
        topic::From::Aside
    } else {
        topic::From::Reason
    }
}

/// A topic as it is said.
pub(super) fn topic_words(facts: &Facts<'_>, run: Run) -> String {
    let said = &facts.said;
    // "That estimate" is known to both; whoever reads on has only now heard of it.
    let sent = said.is(run.0, &["a", "an"]) && (run.0.saturating_sub(3)..run.0).any(|word| said.is(word, &nouns::SENT));
    let pointed = sent || said.is(run.0, &["that", "those", "this", "these"]);
    let start = run.0 + usize::from(pointed || said.is(run.0, OWNERS));
    let first = if pointed {
        "the ".to_owned()
    } else if start > run.0 {
        format!("{} ", said.key(run.0))
    } else {
        String::new()
    };
    let mut text = first + &polish::flow(said, start, run.1, &facts.people);
    // "Pollination, your almonds": a capital only because a sentence began there.
    const COMMON: &[&str] = &[
        "tion", "ing", "ment", "age", "ance", "ity", "ies", "ers", "ts", "ns", "ps", "ls", "ks",
    ];
    let begins = start == run.0 && said.words[start].gap == Gap::Sentence && !said.flat;
    let alone = said.words.get(start + 1).is_none_or(|next| !next.capital);
    if begins && alone && COMMON.iter().any(|end| said.key(start).ends_with(end)) {
        text = text[..1].small() + &text[1..];
    }
    text.trim_end_matches([',', '.', ';', ':', '?', '!']).trim().to_owned()
}
