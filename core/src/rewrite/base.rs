//! The base of every rewrite: the draft's own faultless sentences in their order, the opening made whole.

use super::phrasing::Idiom;
use super::{opening, sound};
use crate::context::Context;
use crate::engine::Engine;
use crate::facts::people::Run;
use crate::facts::pieces::{Joint, Piece, SIGNALS, good};
use crate::facts::polish::{self, Instead};
use crate::facts::speech::{Part, part};
use crate::facts::words::{HELLOS, JOINERS, SUBORDINATE};
use crate::facts::{Facts, Judged, clash, introduction, keep, nouns, speech, topic};
use crate::view::Gap;

/// A sentence of a rewrite.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its words.
    pub text: String,
    /// For the draft's own: its number in the base.
    pub own: Option<usize>,
    /// What it is good for.
    pub good: u16,
    /// Whether it says something that the draft doesn't.
    pub added: bool,
    /// Part of greeting and introduction.
    pub opening: bool,
    /// The words of the draft that it is made of; none for what is ours.
    pub words_of: Option<Run>,
}

impl Line {
    /// A text of lines.
    pub fn join(lines: &[Line]) -> String {
        let mut out = String::new();
        for line in lines {
            if !out.is_empty() {
                out.push(' ');
            }
            out.push_str(&line.text);
        }
        out
    }

    /// How many words it has.
    pub fn words(&self) -> usize {
        self.text.split_whitespace().count()
    }
}

/// What a rewrite is built on.
#[derive(Clone, Debug)]
pub struct Base {
    /// The draft's own sentences.
    pub lines: Vec<Line>,
    /// What it is about, where no sentence that says so could be kept.
    pub topic: Option<String>,
    /// The topic was named as such: "calling about", "the estimate".
    pub topic_sure: bool,
    /// The topic is a document or a sample.
    pub document: bool,
    /// The same told as what the caller did: "I emailed the estimate over".
    pub sent: Option<String>,
    /// A time that the caller wanted to book.
    pub slot: Option<String>,
    /// A number to call that no kept sentence gives.
    pub phone: Option<String>,
    /// The draft itself gives that number.
    pub phone_given: bool,
    /// The farewell.
    pub farewell: Option<&'static str>,
    /// How the caller speaks of telephoning.
    pub idiom: Idiom,
}

impl Base {
    /// The base of a draft.
    /// With `explicit` an introduction is worded anew though the draft seems to have one.
    /// What `dropped` holds was found faulty in an earlier attempt and doesn't stay.
    pub fn new(
        facts: &Facts<'_>,
        judged: &Judged<'_>,
        context: &Context,
        engine: &Engine,
        explicit: bool,
        dropped: &[Run],
    ) -> Base {
        let said = &facts.said;
        let pieces = &facts.pieces;
        let mut runs: Vec<Option<Run>> = pieces.iter().map(|piece| kept(facts, piece)).collect();
        let mut edits = numbers(facts, context);
        if said.spoken {
            for (piece, run) in pieces.iter().zip(&mut runs) {
                if dropped.iter().any(|gone| gone.0 < piece.to && piece.from < gone.1) && !introduces(facts, piece) {
                    *run = None;
                }
            }
        } else {
            for (piece, run) in pieces.iter().zip(&mut runs) {
                let text = &said.text[said.words[piece.from].start..said.words[piece.to - 1].end];
                let spoilt = dropped.iter().any(|run| run.0 < piece.to && piece.from < run.1);
                let idle = spoilt || sound::noisy(text) || sound::empty(text);
                if run.is_some() && !introduces(facts, piece) && idle {
                    *run = None;
                }
                if let (None, Some((left, edit))) = (*run, without_claim(facts, judged, piece)) {
                    *run = Some(left);
                    edits.extend(edit);
                }
            }
        }
        if said.spoken {
            sift(pieces, &mut runs, facts, |fault| &*judged.report.findings[fault].rule);
        }
        if judged
            .report
            .findings
            .iter()
            .any(|finding| &*finding.rule == "rambling")
        {
            come_to_the_point(pieces, &mut runs, facts);
        }
        // A number alone ("it's oh one six one …") is said with the next step.
        if let Some(run) = facts.people.phone {
            for (piece, kept) in pieces.iter().zip(&mut runs) {
                if piece.from <= run.0
                    && run.1 <= piece.to
                    && (piece.to - piece.from) <= (run.1 - run.0) + if said.spoken { 5 } else { 1 }
                    && piece.good & SIGNALS == 0
                {
                    *kept = None;
                }
            }
        }
        whole_sentences(pieces, &mut runs, facts, |fault| &*judged.report.findings[fault].rule);
        named_as_topic(pieces, &mut runs, facts);
        keep::mend_clauses(facts, &mut runs);
        let identified = pieces
            .iter()
            .zip(&runs)
            .any(|(piece, run)| run.is_some() && piece.good & good::IDENTITY != 0);
        let transcript = said.flat || said.spoken;
        let caller = introduction::caller(facts, judged, context, engine);
        let greeted = sentences(facts, &runs, &edits);
        let anew = transcript
            || explicit
            || !identified
            || !opens_well(&greeted, caller.firm.is_some())
            || facts.people.prospect.is_some_and(|run| {
                let name = said.raw(run.0, run.1);
                !greeted.iter().any(|line| line.opening && line.text.contains(name))
            });
        let mut lines: Vec<Line> = if anew {
            // What stands behind the introduction in its sentence may stay, if it is a sentence itself.
            let rest: Vec<Option<Run>> = pieces
                .iter()
                .zip(&runs)
                .map(|(piece, run)| run.filter(|_| !introduces(facts, piece)))
                .collect();
            let begins = |line: &Line| {
                let first = line
                    .text
                    .split_whitespace()
                    .next()
                    .unwrap_or_default()
                    .to_lowercase()
                    .replace('’', "'");
                !SUBORDINATE.contains(&first.as_str())
                    || matches!(
                        first.as_str(),
                        "if" | "when" | "since" | "as" | "on" | "in" | "for" | "at" | "with"
                    )
            };
            sentences(facts, &rest, &edits)
                .into_iter()
                .filter(|line| !line.opening && begins(line))
                .collect()
        } else {
            greeted
        };
        for line in lines.iter_mut().filter(|line| !line.opening) {
            plainly(&mut line.text);
        }
        // Where no reason is heard, or somebody else's name is what is wanted, what is said besides leads up to that.
        let idle = judged
            .report
            .findings
            .iter()
            .any(|finding| matches!(&*finding.rule, "missing-purpose" | "asking-for-referral"));
        if idle {
            let says = SIGNALS & !good::IDENTITY | good::REASON;
            lines.retain(|line| line.opening || line.good & says != 0 || line.text.starts_with("Thank"));
        }
        let topic = topic_of(
            facts,
            judged,
            engine,
            &runs,
            &understood(facts, lines.clone(), &[], transcript),
        );
        let told: Vec<Run> = topic.iter().flat_map(|topic| topic.runs.iter().copied()).collect();
        lines = understood(facts, lines, &told, transcript);
        // Dots of hesitation are a comma where the sentence goes on.
        for line in &mut lines {
            for dots in ["... ", "… "] {
                line.text = line.text.replace(dots, ", ");
            }
        }
        // "And that catfish …" joins nothing once what stood before it is gone.
        for line in lines.iter_mut().filter(|line: &&mut Line| !line.opening) {
            let bare = ["And ", "But ", "So ", "So, ", "Now, ", "Now "]
                .iter()
                .find_map(|joiner| line.text.strip_prefix(joiner));
            if let Some(bare) = bare.filter(|_| line.text.ends_with('?')) {
                line.text = polish::sentence(bare, true);
            }
        }
        // "Okay so hi Mr. Baptiste": a greeting begins with the greeting.
        if let Some(line) = lines.first_mut().filter(|line| line.opening) {
            let mut words = line.text.split(' ');
            let clean = |word: &str| {
                word.trim_matches(|c: char| !c.is_alphanumeric() && c != '\'')
                    .to_lowercase()
            };
            let skip = words
                .clone()
                .take_while(|word| JOINERS.contains(&clean(word).as_str()))
                .count();
            if (1..=3).contains(&skip)
                && words
                    .nth(skip)
                    .is_some_and(|word| HELLOS.contains(&clean(word).as_str()))
            {
                let rest = line.text.splitn(skip + 1, ' ').last().unwrap_or_default().to_owned();
                line.text = polish::sentence(&rest, rest.ends_with('?'));
            }
        }
        if anew {
            let text = opening::words(facts, &caller, context);
            lines.insert(
                0,
                Line {
                    added: text.contains('['),
                    text,
                    own: None,
                    good: good::IDENTITY,
                    opening: true,
                    words_of: None,
                },
            );
        }
        let whole = |run: Run| {
            let given = |line: &Line| line.words_of.is_some_and(|kept| kept.0 <= run.0 && run.1 <= kept.1);
            lines.iter().any(given)
        };
        let phone = match (
            facts.people.phone,
            context.caller.as_ref().and_then(|caller| caller.phone.as_deref()),
        ) {
            (Some(run), known) if !whole(run) => {
                Some(known.filter(|known| clash::differs(facts, run, known)).map_or_else(
                    || polish::flow(said, run.0, run.1, &facts.people).trim().to_owned(),
                    str::to_owned,
                ))
            }
            (None, Some(known)) => Some(known.to_owned()),
            _ => None,
        };
        Base {
            document: topic.as_ref().is_some_and(|topic| topic.document),
            sent: topic.as_ref().and_then(|topic| topic.sent.clone()),
            topic_sure: topic.as_ref().is_some_and(|topic| topic.sure),
            topic: topic.map(|topic| topic.words),
            slot: slot(facts, judged, &lines),
            phone,
            phone_given: facts.people.phone.is_some(),
            farewell: farewell(facts),
            idiom: Idiom::of(said),
            lines,
        }
    }
}

/// Whether words name a thing and do no more.
fn names_a_thing(text: &str) -> bool {
    let lower = text.to_lowercase();
    let mut words = lower
        .split_whitespace()
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric() && c != '\''));
    let owned = words
        .next()
        .is_some_and(|first| matches!(first, "the" | "your" | "our" | "my"));
    let idle = words.clone().next().is_some_and(|second| {
        matches!(
            second,
            "same" | "least" | "best" | "only" | "first" | "last" | "time" | "season" | "kind" | "sort" | "way"
        )
    });
    owned
        && !idle
        && !words.any(|word| {
            speech::is_verb(word) || matches!(word, "i" | "you" | "we" | "they" | "he" | "she" | "it" | "i'm" | "it's")
        })
}

/// Takes the empty reason out of a sentence that has a real one, and what joins it to nothing.
fn plainly(text: &mut String) {
    const EMPTY: &[&str] = &[
        "circling back",
        "following up",
        "checking in",
        "touching base",
        "reaching out",
        "checking back",
    ];
    const JOINS: &[&str] = &[
        "Anyway, ",
        "Anyway ",
        "Anyways ",
        "Anyways, ",
        "So, ",
        "So anyway, ",
        "So anyway ",
        "Yeah, ",
    ];
    const POINTS: &[&str] = &[
        "It's only that ",
        "It's just that ",
        "The thing is, ",
        "The thing is ",
        "Only thing is, ",
    ];
    const TAILS: &[&str] = &[
        " if that were of",
        " if that was of",
        " if that is of",
        " if that's of",
        " if it's of",
        " if that's any",
        " if it's any",
        " if at all",
        ", if you don't mind",
        ", if at all",
        ", if that's ok",
        ", if that's alright",
        ", no pressure",
        ", no rush",
        ", though I expect",
        ", though I suppose",
        ", but I expect",
        ", as you know",
        ", to be honest",
        ", to be frank",
    ];
    for tail in TAILS {
        if let Some(at) = text
            .replace('’', "'")
            .find(tail)
            .filter(|&at| at > 20 && text.is_char_boundary(at))
        {
            if text.is_ascii() || !text[..at].contains('’') {
                text.truncate(at);
                *text = polish::sentence(text, false);
            }
        }
    }
    for start in POINTS {
        if let Some(rest) = text.strip_prefix(start) {
            *text = polish::sentence(rest, false);
        }
    }
    for join in JOINS {
        if let Some(rest) = text.strip_prefix(join) {
            *text = polish::sentence(rest, rest.ends_with('?'));
        }
    }
    if let Some(rest) = text.strip_prefix("So ") {
        let begins = [
            "I ", "I'm ", "I've ", "we ", "we've ", "the ", "your ", "it's ", "there's ",
        ];
        if begins.iter().any(|begin| rest.starts_with(begin)) {
            *text = polish::sentence(rest, rest.ends_with('?'));
        }
    }
    for start in [
        "I'm just ",
        "I'm ",
        "I am just ",
        "I am ",
        "Just ",
        "I was just ",
        "We're just ",
        "We're ",
        "I’m just ",
        "I’m ",
    ] {
        let Some(rest) = text.strip_prefix(start) else { continue };
        for empty in EMPTY {
            let about = [" on ", " about ", " regarding ", " with you on ", " with you about "];
            let Some(behind) = rest.strip_prefix(empty) else {
                continue;
            };
            if let Some(what) = about.iter().find_map(|about| behind.strip_prefix(about)) {
                *text = format!("I'm calling about {what}");
                return;
            }
        }
    }
}

/// The lines that are understood without what was left out, what `told` gives being told anew.
fn understood(facts: &Facts<'_>, lines: Vec<Line>, told: &[Run], transcript: bool) -> Vec<Line> {
    let opened = facts.people.identity.map_or(0, |run| run.1).max(facts.people.greeting);
    let calling = Idiom::of(&facts.said).ing();
    let (mut reached, mut first) = (opened, true);
    lines
        .into_iter()
        .filter_map(|mut line| {
            let begins = std::mem::take(&mut first);
            let Some(run) = line.words_of else { return Some(line) };
            // What is told anew stands for the sentence right before, but for nobody in it.
            let before = facts
                .pieces
                .iter()
                .rposition(|piece| piece.to <= run.0)
                .map(|at| {
                    (0..=at)
                        .rev()
                        .find(|&at| facts.pieces[at].joint == Joint::Sentence)
                        .unwrap_or(0)
                })
                .map_or(0, |at| facts.pieces[at].from);
            let person = facts
                .said
                .is(run.0, &["he", "she", "he's", "she's", "he'd", "she'd", "his", "her"]);
            let gone = reached + 1 < run.0
                && (person || reached <= before)
                && (person
                    || !told
                        .iter()
                        .any(|told| before <= told.0 && told.0 < run.0 && reached <= told.0));
            let opens = line.opening
                && (begins || line.good & good::IDENTITY != 0 || line.words() <= 5 || asks_for(&line.text));
            // "It's the insulated door, the one in almond": what the call is about, said so.
            let thing = ["It's ", "It’s "]
                .iter()
                .find_map(|start| line.text.strip_prefix(start));
            if let Some(thing) = thing.filter(|thing| gone && !line.opening && names_a_thing(thing)) {
                line.text = format!("I'm {calling} about {thing}");
                line.good |= good::PURPOSE;
                reached = reached.max(run.1);
                return Some(line);
            }
            let stays = opens || sound::worth(&line.text, line.good, gone || transcript, transcript);
            if stays {
                reached = reached.max(run.1);
            }
            stays.then_some(line)
        })
        .collect()
}

/// The words of a piece that may stay.
fn kept(facts: &Facts<'_>, piece: &Piece) -> Option<Run> {
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

/// What of a piece stays when the claim in it goes: the piece cut, or a claim within it left out.
fn without_claim(facts: &Facts<'_>, judged: &Judged<'_>, piece: &Piece) -> Option<(Run, Option<Instead>)> {
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

/// Whether a piece belongs to greeting or introduction.
fn introduces(facts: &Facts<'_>, piece: &Piece) -> bool {
    let touches = |run: Option<Run>| run.is_some_and(|run| run.0 < piece.to && piece.from < run.1);
    let early = piece.from < 16;
    piece.greeting
        || piece.from < facts.people.greeting
        || touches(facts.people.identity)
        || early && touches(facts.people.prospect)
}

/// Of a transcript only what is worth a sentence stays: where nobody wrote a comma, what is said in between can't be told
/// from what was begun and dropped.
fn sift<'j>(pieces: &[Piece], runs: &mut [Option<Run>], facts: &Facts<'_>, rule: impl Fn(usize) -> &'j str) {
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
const TONES: &[&str] = &[
    "apologetic",
    "desperation",
    "guilt-trip",
    "self-praise",
    "small-talk",
    "asking-for-referral",
    "calling-after-no",
];
/// First words of what the caller says of itself.
const OWN_WORDS: &[&str] = &["i", "we", "my", "our", "im", "ive", "weve"];

/// What is left of a sentence of which a part goes stays only if it says something.
fn whole_sentences<'j>(pieces: &[Piece], runs: &mut [Option<Run>], facts: &Facts<'_>, rule: impl Fn(usize) -> &'j str) {
    let mut first = 0;
    while first < pieces.len() {
        let end = (first + 1..pieces.len())
            .find(|&at| pieces[at].joint == Joint::Sentence)
            .unwrap_or(pieces.len());
        let part = (first..end).any(|at| runs[at] != Some((pieces[at].from, pieces[at].to)));
        let toned = pieces[first..end]
            .iter()
            .flat_map(|piece| &piece.faults)
            .any(|&fault| TONES.contains(&rule(fault)));
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
                keep::stands(&facts.said, run) && !(toned && (own || facts.said.is(first, &["it's", "it"])))
            };
            let stands = !facts.said.spoken && runs[at].is_some_and(free);
            let says = pieces[at].good & (SIGNALS & !good::IDENTITY) != 0;
            if part && !says && !stands && !introduces(facts, &pieces[at]) {
                runs[at] = None;
            }
        }
        first = end;
    }
}

/// "It's about the banners for Saturday": said anew as what the call is about.
fn named_as_topic(pieces: &[Piece], runs: &mut [Option<Run>], facts: &Facts<'_>) {
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
fn come_to_the_point(pieces: &[Piece], runs: &mut [Option<Run>], facts: &Facts<'_>) {
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

/// The number as the context has it, where the draft has another.
fn numbers(facts: &Facts<'_>, context: &Context) -> Vec<Instead> {
    let known = context.caller.as_ref().and_then(|caller| caller.phone.as_deref());
    match (facts.people.phone, known) {
        (Some(run), Some(known)) if clash::differs(facts, run, known) => vec![Instead {
            run,
            text: known.to_owned(),
        }],
        _ => Vec::new(),
    }
}

/// The kept pieces as sentences.
fn sentences(facts: &Facts<'_>, runs: &[Option<Run>], edits: &[Instead]) -> Vec<Line> {
    let (said, people) = (&facts.said, &facts.people);
    let mut lines: Vec<Line> = Vec::new();
    let mut text = String::new();
    let (mut bits, mut asks, mut opening, mut count) = (0u16, false, false, 0usize);
    let put_in = |text: &str| {
        edits
            .iter()
            .any(|edit| edit.text.contains('[') && text.contains(&edit.text))
    };
    let mut close = |text: &mut String, bits: &mut u16, asks: bool, opening: bool, run: Run| {
        let sentence = polish::sentence(text, asks);
        if sentence.chars().any(char::is_alphanumeric) {
            lines.push(Line {
                text: sentence,
                own: Some(lines.len()),
                good: *bits,
                added: put_in(text),
                opening,
                words_of: Some(run),
            });
        }
        text.clear();
        *bits = 0;
    };
    let mut before: Option<usize> = None;
    let mut whole: Run = (0, 0);
    for (at, piece) in facts.pieces.iter().enumerate() {
        let Some(run) = runs[at] else {
            continue;
        };
        let joined = matches!(piece.joint, Joint::Clause | Joint::Comma) && before == at.checked_sub(1) && at > 0;
        let mut start = run.0;
        // "so it's dale over at lonestar"
        if said.spoken
            && facts
                .people
                .identity
                .is_some_and(|identity| identity.0 > run.0 && identity.0 < run.1)
        {
            start = polish::without_joiners(said, run.0, run.1);
        }
        let mut glue = String::new();
        let mut new_sentence = !joined;
        // "Hi um it's Paolo": one sentence.
        let hailing = !text.is_empty()
            && count <= 3
            && piece.joint == Joint::Spoken
            && facts.pieces[at - 1].greeting
            && said.is(run.0, &["it's", "this", "i'm", "my", "it"]);
        if hailing {
            new_sentence = false;
            glue.push_str(", ");
        } else if joined && !new_sentence {
            let between = said.between(run.0);
            let mark = between.trim();
            let letters = between.bytes().any(|byte| byte.is_ascii_alphanumeric());
            if letters && between.contains(',') && !said.spoken {
                glue.push_str(", ");
            } else if mark.is_empty() || letters {
                if count >= 12
                    && said.spoken
                    && said.is(start, &["and", "so", "then", "plus", "also"])
                    && run.1 - start > 3
                {
                    new_sentence = true;
                    start = polish::without_joiners(said, run.0, run.1);
                } else {
                    let behind = facts.people.identity.is_some_and(|identity| identity.1 == run.0);
                    let tight = piece.joint == Joint::Clause
                        && (behind && said.is(start, &["in", "of", "at", "and", "on", "for", "over"])
                            || said.is(
                                start,
                                &[
                                    "if", "when", "because", "while", "that", "where", "who", "which", "cos", "cause",
                                ],
                            ));
                    glue.push_str(if tight || !said.spoken { " " } else { ", " });
                }
            } else if between.starts_with(char::is_whitespace) || !between.ends_with(char::is_whitespace) {
                glue.push_str(between);
            } else {
                glue.push_str(mark);
                glue.push(' ');
            }
        }
        if new_sentence && !text.is_empty() {
            close(&mut text, &mut bits, asks, opening, whole);
            (opening, count) = (false, 0);
        }
        if text.is_empty() {
            whole.0 = run.0;
        }
        whole.1 = run.1;
        text.push_str(&glue);
        text.push_str(&polish::flow_edited(said, start, run.1, people, edits));
        count += run.1 - start;
        bits |= piece.good;
        // A firm that is put in makes the introduction whole.
        if edits
            .iter()
            .any(|edit| start <= edit.run.0 && edit.run.1 <= run.1 && edit.text.contains("from "))
        {
            bits |= good::IDENTITY;
        }
        let ends = run.1 == piece.to
            && facts
                .pieces
                .get(at + 1)
                .is_none_or(|next| next.joint == Joint::Sentence);
        let first = polish::without_joiners(said, start, run.1);
        let own_question = polish::asks(said, first, run.1);
        let hanging = joined
            && !new_sentence
            && said.is(
                start,
                &["if", "when", "because", "while", "that", "where", "who", "which", "or"],
            );
        asks = ends && piece.question || own_question && (said.spoken || new_sentence) || hanging && asks;
        if !ends
            && piece.question
            && facts
                .pieces
                .get(at + 1)
                .is_some_and(|next| next.joint != Joint::Sentence)
            && !own_question
            && !hanging
        {
            asks = false;
        }
        opening |= piece.greeting
            || people
                .identity
                .is_some_and(|identity| identity.0 < run.1 && run.0 < identity.1)
            || people.greeting > run.0 && at < 3;
        if ends {
            let tail = said.text[said.words[run.1 - 1].end..]
                .chars()
                .take_while(|c| matches!(c, '.' | '!' | '?' | '…' | '"' | '”' | ')' | '’'));
            // A mark of the draft's own, but a question's only where there is one.
            text.extend(tail.filter(|&c| !matches!(c, '?' | '…')));
        }
        before = Some(at);
    }
    if !text.is_empty() {
        close(&mut text, &mut bits, asks, opening, whole);
    }
    lines
}

/// Whether a sentence asks for somebody: "is that Gord?"
fn asks_for(text: &str) -> bool {
    let lower = text.to_lowercase();
    text.ends_with('?')
        && ["is that", "is this", "speak", "this the", "am i"]
            .iter()
            .any(|words| lower.contains(words))
}

/// Whether the draft's own opening can be said as it stands.
fn opens_well(lines: &[Line], firm: bool) -> bool {
    let opening: Vec<&Line> = lines.iter().filter(|line| line.opening).collect();
    let lower = opening
        .iter()
        .fold(String::new(), |text, line| text + " " + &line.text.to_lowercase());
    let odd = [
        "myself",
        "sorry",
        "only me",
        "haha",
        "good self",
        "just,",
        "nothing",
        "urgent",
        "it's only",
        "it's just",
        "full disclosure",
        "stranger",
        "...",
        "…",
        "apolog",
        "forgive",
    ];
    let greets = |line: &Line| {
        let first = line.text.split_whitespace().next().unwrap_or_default().to_lowercase();
        let first = first.trim_matches(|c: char| !c.is_alphanumeric() && c != '\'');
        HELLOS.contains(&first) || first == "good" || first == "is" || line.text.to_lowercase().contains("good ")
    };
    // Whoever rambles on behind the introduction is cut short.
    let brief = |line: &&Line| {
        let words = line.words();
        words <= 17 || words <= 32 && line.good & SIGNALS & !good::IDENTITY != 0
    };
    // "Dana, Kyle, ChurnKiller." is read, not said.
    let cues = [
        " it's", " this is", " i'm", " name", " here", " from", " at", " with", " of", " for", " calling", " it is",
        " i am", "’s",
    ];
    let told = !firm || cues.iter().any(|cue| lower.contains(cue));
    let first = |line: &Line| line.good & good::IDENTITY != 0 || line.words() <= 5 || asks_for(&line.text);
    opening.first().is_some_and(|line| first(line))
        && told
        && opening.len() <= 3
        && (opening.len() == 1 || greets(opening[0]))
        && opening.iter().all(brief)
        && !odd.iter().any(|word| lower.contains(word))
}

/// "Wednesday" of "Can I book you for Wednesday?", where no line says it.
fn slot(facts: &Facts<'_>, judged: &Judged<'_>, lines: &[Line]) -> Option<String> {
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
            piece.faults.iter().any(asks) && (piece.from..piece.to).any(|word| said.is(word, BOOKING))
        })
        .find_map(|piece| {
            (piece.from + 1..piece.to).find_map(|word| {
                let time = nouns::time(said, word, piece.to)?;
                said.is(word - 1, &["for", "on", "in", "down", "at"]).then_some(time)
            })
        })
        .map(|run| polish::flow(said, run.0, run.1, &facts.people).trim().to_owned())
        .filter(|time| !lines.iter().any(|line| line.text.contains(time.as_str())))
}

/// What a call is about.
struct Topic {
    words: String,
    /// The words of the draft that it is taken from.
    runs: Vec<Run>,
    document: bool,
    sure: bool,
    sent: Option<String>,
}

/// First words of a topic that have no capital.
const OWNERS: &[&str] = &[
    "your", "our", "the", "my", "a", "an", "his", "her", "their", "some", "any",
];

/// The words of a topic: how a second one may still be told with it.
const TOGETHER: usize = 18;

/// What the call is about, unless a kept sentence says so already.
fn topic_of(
    facts: &Facts<'_>,
    judged: &Judged<'_>,
    engine: &Engine,
    runs: &[Option<Run>],
    lines: &[Line],
) -> Option<Topic> {
    let said = &facts.said;
    let classes: Vec<u16> = ["sent-thing", "document", "sent-doc"]
        .iter()
        .filter_map(|name| engine.scanner.class(name))
        .collect();
    let document = |word: usize| {
        classes.iter().any(|&class| {
            engine
                .scanner
                .class_at(judged.view, class, said.words[word].token as usize)
                .is_some()
        })
    };
    let within = |run: Option<Run>, word: usize| run.is_some_and(|run| run.0 <= word && word < run.1);
    let person = |word: usize| {
        let people = &facts.people;
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
            || said.is(word, crate::facts::words::TITLES)
    };
    let told = |head: usize| {
        let key = said.key(head);
        let key = key.trim_end_matches('s').to_lowercase();
        let says = |line: &&Line| {
            !line.opening
                && line
                    .text
                    .to_lowercase()
                    .split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '_' && c != '-')
                    .any(|word| word.trim_end_matches('s') == key)
        };
        lines.iter().any(|line| says(&line))
            || lines
                .iter()
                .any(|line| !line.opening && line.text.contains(said.raw(head, head + 1)))
    };
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
                if runs[next].is_some() || other.joint != Joint::Clause || kind(other, judged) != kind(piece, judged) {
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
        found.extend(topic::candidates(said, from, to, kind(piece, judged), document, person));
    }
    let why = lines
        .iter()
        .any(|line| !line.opening && line.good & (good::PURPOSE | good::OFFER) != 0);
    let referral = judged
        .report
        .findings
        .iter()
        .any(|finding| &*finding.rule == "asking-for-referral");
    let least = if referral {
        7
    } else if why {
        5
    } else {
        4
    };
    found.retain(|candidate| candidate.sure >= least && !told(candidate.head));
    // The surest, and of those alike the first.
    let best = *found
        .iter()
        .max_by_key(|candidate| (candidate.sure, std::cmp::Reverse(candidate.run.0)))?;
    let words = |run: Run| topic_words(facts, run);
    let mut text = words(best.run);
    let mut used = vec![best.run];
    // A second thing that is as surely what it is about.
    let second = found
        .iter()
        .filter(|other| {
            let apart = other.run.1 <= best.run.0 || best.run.1 <= other.run.0;
            let new = said.key(other.head) != said.key(best.head);
            apart && new && other.sure >= 7 && other.run.1 - other.run.0 + best.run.1 - best.run.0 <= TOGETHER
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
        document: written,
        sent: used
            .first()
            .filter(|_| used.len() == 1)
            .and_then(|&run| as_sent(facts, run)),
        sure: best.sure >= 6,
        runs: used,
    })
}

/// "I emailed the estimate over" of "the estimate I emailed over".
fn as_sent(facts: &Facts<'_>, run: Run) -> Option<String> {
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
fn kind(piece: &Piece, judged: &Judged<'_>) -> topic::From {
    let rules = |rules: &[&str]| {
        piece
            .faults
            .iter()
            .any(|&fault| rules.contains(&&*judged.report.findings[fault].rule))
    };
    if rules(&["literature-check"]) {
        topic::From::Material
    } else if rules(&["asking-for-sale"]) {
        topic::From::Sale
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
fn topic_words(facts: &Facts<'_>, run: Run) -> String {
    let said = &facts.said;
    // "That estimate" is known to both; whoever reads on has only now heard of it.
    let pointed = said.is(run.0, &["that", "those", "this", "these"]);
    let start = run.0 + usize::from(pointed || said.is(run.0, OWNERS));
    let first = if pointed {
        "the ".to_owned()
    } else if start > run.0 {
        format!("{} ", said.key(run.0))
    } else {
        String::new()
    };
    let text = first + &polish::flow(said, start, run.1, &facts.people);
    text.trim_end_matches([',', '.', ';', ':', '?', '!']).trim().to_owned()
}

fn farewell(facts: &Facts<'_>) -> Option<&'static str> {
    let last = facts.pieces.iter().filter(|piece| piece.farewell);
    let has = |list: &[&str]| {
        last.clone()
            .any(|piece| (piece.from..piece.to).any(|word| facts.said.is(word, list)))
    };
    if has(&["thank"]) {
        Some("Thank you.")
    } else if has(&["thanks", "ta"]) {
        Some("Thanks.")
    } else if has(&["cheers"]) {
        Some("Cheers.")
    } else if has(&["bye", "goodbye", "cheerio"]) {
        Some("Goodbye.")
    } else {
        None
    }
}
