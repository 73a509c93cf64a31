//! The base of every rewrite: the draft's own faultless sentences in their order, the opening made whole.

use super::line::Line;
use super::phrasing::Idiom;
use super::plain::{named_once, plainly, understood};
use super::salvage::{
    come_to_the_point, introduces, kept, named_as_topic, quiet, sift, tells, whole_sentences, without_claim,
};
use super::sentences::{asks_for, numbers, sentences};
use super::subject::{slot, topic_of};
use super::{opening, sound};
use crate::context::Context;
use crate::engine::Engine;
use crate::facts::nouns::SENT;
use crate::facts::people::Run;
use crate::facts::pieces::{Joint, SIGNALS, good};
use crate::facts::polish::{self, Instead};
use crate::facts::speech::{Part, part};
use crate::facts::words::{HELLOS, JOINERS, SUBORDINATE};
use crate::facts::{Facts, Judged, clash, introduction, keep};
use crate::letters::{self, Small};
use crate::view::Shape;

/// What a rewrite is built on.
#[derive(Clone, Debug)]
pub struct Base {
    /// The draft's own sentences.
    pub lines: Vec<Line>,
    /// What it is about, where no sentence that says so could be kept.
    pub topic: Option<String>,
    /// The topic was named as such: "calling about", "the estimate".
    pub topic_sure: bool,
    /// It can be nothing else: the draft says "about" before it.
    pub topic_certain: bool,
    /// The topic without what is told of it: "the quote" of "the quote I dropped in".
    pub topic_core: Option<String>,
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
                let behind = piece.joint == Joint::Clause
                    && facts.people.identity.is_some_and(|run| run.1 == piece.from)
                    && sound::empty_clause(text);
                if run.is_some() && (behind || !introduces(facts, piece) && (spoilt || sound::empty(text))) {
                    *run = None;
                } else if run.is_some() && !introduces(facts, piece) && sound::noisy(text) {
                    *run = quiet(facts, piece);
                }
                if let (None, Some((left, edit))) = (*run, without_claim(facts, judged, piece)) {
                    *run = Some(left);
                    edits.extend(edit);
                }
                if run.is_none() && !introduces(facts, piece) {
                    *run = tells(facts, judged, piece, dropped);
                    // "Emailed you the brochure on the 6th": who did is known.
                    if let Some(first) = run.filter(|run| said.is(run.0, &SENT)).map(|run| run.0) {
                        let mut verb = said.raw(first, first + 1).small();
                        verb.insert_str(0, "I ");
                        edits.push(Instead {
                            run: (first, first + 1),
                            text: verb,
                        });
                    }
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
        let hails = |text: &str| {
            text.split_whitespace().take(5).any(|word| {
                let word = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '\'').small();
                HELLOS.contains(word.as_str()) || word == "good" || word == "dear"
            })
        };
        let greets = (0..facts.people.greeting.max(6).min(said.words.len())).any(|word| said.is(word, &HELLOS));
        let unhailed = greets && greeted.first().is_some_and(|line| !hails(&line.text));
        let anew = transcript
            || explicit
            || unhailed
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
                .map(|(piece, run)| {
                    // What hangs on the introduction goes with it.
                    let hangs = !said.spoken
                        && piece.joint != Joint::Sentence
                        && piece.from > 0
                        && pieces
                            .iter()
                            .any(|other| other.to == piece.from && introduces(facts, other));
                    run.filter(|&run| !introduces(facts, piece) && (!hangs || keep::stands(said, run)))
                })
                .collect();
            let begins = |line: &Line| {
                let first = line
                    .text
                    .split_whitespace()
                    .next()
                    .unwrap_or_default()
                    .small()
                    .replace('’', "'");
                !SUBORDINATE.contains(first.as_str())
                    || matches!(
                        first.as_str(),
                        "if" | "when"
                            | "since"
                            | "as"
                            | "on"
                            | "in"
                            | "for"
                            | "at"
                            | "with"
                            | "that"
                            | "once"
                            | "after"
                            | "before"
                    )
            };
            // "I'm ringing on behalf of …", once the opening says it.
            let again = |line: &Line| {
                caller.firm.as_deref().is_some_and(|firm| line.text.contains(firm))
                    && line.words() <= 6 + firm_words(&caller)
            };
            sentences(facts, &rest, &edits)
                .into_iter()
                .filter(|line| !line.opening && begins(line) && !again(line))
                .collect()
        } else {
            greeted
        };
        for line in lines.iter_mut().filter(|line| !line.opening) {
            plainly(&mut line.text);
            if line.text.starts_with("I'm calling about ") {
                line.good |= good::PURPOSE;
            }
        }
        // Where no reason is heard, or somebody else's name is what is wanted, what is said besides leads up to that.
        let idle = judged
            .report
            .findings
            .iter()
            .any(|finding| matches!(&*finding.rule, "missing-purpose" | "asking-for-referral"));
        if idle {
            let says = SIGNALS & !good::IDENTITY | good::REASON;
            let mut told = false;
            lines.retain(|line| {
                let more = ["He", "She", "It", "They"]
                    .iter()
                    .any(|start| line.text.starts_with(start));
                let stays = line.opening
                    || line.good & says != 0
                    || line.text.starts_with("Thank")
                    || told && more
                    || sound::trade(&line.text);
                let stays = stays
                    || line.words_of.is_some_and(|run| {
                        (run.0..run.1).any(|word| {
                            part(said, word) == Part::Time
                                || part(said, word) == Part::Number && said.words[word].shape != Shape::Word
                        })
                    });
                told = stays && !line.opening;
                stays
            });
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
        // What is understood now may say it already.
        let topic = topic.filter(|topic| {
            let head = said.raw(topic.head, topic.head + 1);
            !lines.iter().any(|line| line.own.is_some() && line.text.contains(head))
        });
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
        for line in lines.iter_mut().filter(|line| line.opening) {
            // "… from Pipelane, we do the": what was begun and dropped.
            let last = line.text.trim_end_matches('.').rsplit(' ').next().unwrap_or_default();
            if matches!(
                last,
                "the" | "a" | "an" | "our" | "your" | "to" | "of" | "and" | "I" | "we"
            ) {
                if let Some((comma, _)) = line.text.match_indices(", ").last().filter(|comma| comma.0 > 8) {
                    line.text = polish::sentence(&line.text[..comma], false);
                }
            }
            named_once(&mut line.text);
        }
        // "it's Neil. Neil Abbott from Abbott's Stairlifts"
        if let [first, second, ..] = &mut lines[..] {
            let name = first
                .text
                .trim_end_matches('.')
                .rsplit(' ')
                .next()
                .unwrap_or_default()
                .to_owned();
            let before = first
                .text
                .trim_end_matches('.')
                .rsplit(' ')
                .nth(1)
                .unwrap_or_default()
                .to_owned();
            let capital = name.starts_with(letters::is_capital) && !before.starts_with(letters::is_capital);
            if first.opening && second.opening && capital && second.text.starts_with(&format!("{name} ")) {
                let kept = first.text.trim_end_matches('.').len() - name.len();
                first.text = format!("{}{}", &first.text[..kept], second.text);
                first.good |= second.good;
                lines.remove(1);
            }
        }
        // "Okay so hi Mr. Baptiste": a greeting begins with the greeting.
        if let Some(line) = lines.first_mut().filter(|line| line.opening) {
            let mut words = line.text.split(' ');
            let clean = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric() && c != '\'').small();
            let skip = words
                .clone()
                .take_while(|word| JOINERS.contains(clean(word).as_str()))
                .count();
            if (1..=3).contains(&skip)
                && words
                    .nth(skip)
                    .is_some_and(|word| HELLOS.contains(clean(word).as_str()))
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
            (Some(run), known) if !whole(run) || figures(said, run) => {
                Some(known.filter(|known| clash::differs(facts, run, known)).map_or_else(
                    || {
                        let opened = said.text[..said.words[run.0].start].chars().next_back();
                        let mark = opened
                            .filter(|mark| matches!(mark, '+' | '('))
                            .map(String::from)
                            .unwrap_or_default();
                        let text = polish::flow(said, run.0, run.1, &facts.people);
                        format!("{mark}{}", text.trim())
                    },
                    str::to_owned,
                ))
            }
            (None, Some(known)) => Some(known.to_owned()),
            _ => None,
        };
        Base {
            document: topic.as_ref().is_some_and(|topic| topic.document),
            topic_certain: topic.as_ref().is_some_and(|topic| topic.certain),
            topic_core: topic.as_ref().and_then(|topic| topic.core.clone()),
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

/// Whether the draft's own opening can be said as it stands.
fn opens_well(lines: &[Line], firm: bool) -> bool {
    let opening: Vec<&Line> = lines.iter().filter(|line| line.opening).collect();
    let lower = opening
        .iter()
        .fold(String::new(), |text, line| text + " " + &line.text.small());
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
        let first = line.text.split_whitespace().next().unwrap_or_default().small();
        let first = first.trim_matches(|c: char| !c.is_alphanumeric() && c != '\'');
        HELLOS.contains(first) || first == "good" || first == "is" || line.text.small().contains("good ")
    };
    // Whoever rambles on behind the introduction is cut short.
    let brief = |line: &&Line| {
        let words = line.words();
        words <= 26 || words <= 34 && line.good & SIGNALS & !good::IDENTITY != 0
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

/// Whether a number is written in figures or stands open, so that it is known again where a line gives it.
fn figures(said: &crate::facts::said::Said<'_>, run: Run) -> bool {
    (run.0..run.1).all(|word| said.words[word].shape != Shape::Word)
}

fn firm_words(caller: &introduction::Caller) -> usize {
    caller.firm.as_deref().map_or(0, |firm| firm.split_whitespace().count())
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
