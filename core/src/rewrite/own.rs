//! The caller's own sentences: what can stay of each piece of the draft, before it is asked whether it says anything.

use super::line::Line;
use super::plain::plainly;
use super::salvage::{
    come_to_the_point, introduces, kept, named_as_topic, quiet, sift, tells, whole_sentences, without_claim,
};
use super::sentences::{asks_for, numbers, sentences};
use super::sound;
use crate::context::Context;
use crate::engine::Engine;
use crate::facts::nouns::SENT;
use crate::facts::people::Run;
use crate::facts::pieces::{Joint, SIGNALS, good};
use crate::facts::polish::Instead;
use crate::facts::words::{HELLOS, SUBORDINATE};
use crate::facts::{Facts, Judged, introduction, keep};
use crate::letters::Small;

/// The caller's own sentences.
pub struct Own {
    /// The sentences, the opening among them where it can be said as it stands.
    pub lines: Vec<Line>,
    /// What stays of each piece.
    pub runs: Vec<Option<Run>>,
    /// Whether the opening is to be said anew.
    pub anew: bool,
    /// Who calls.
    pub caller: introduction::Caller,
}

impl Own {
    /// The sentences of a draft; the arguments are those of [`super::base::Base::new`].
    pub fn new(
        facts: &Facts<'_>,
        judged: &Judged<'_>,
        context: &Context,
        engine: &Engine,
        explicit: bool,
        dropped: &[Run],
    ) -> Own {
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
                            | "only"
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
        Own {
            lines,
            runs,
            anew,
            caller,
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

fn firm_words(caller: &introduction::Caller) -> usize {
    caller.firm.as_deref().map_or(0, |firm| firm.split_whitespace().count())
}
