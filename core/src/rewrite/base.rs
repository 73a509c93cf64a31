//! The base of every rewrite: the draft's own faultless sentences in their order, the opening made whole.

use super::line::Line;
use super::own::Own;
use super::phrasing::Idiom;
use super::plain::{named_once, understood};
use super::subject::{slot, topic_of};
use super::{keeping, opening};
use crate::context::Context;
use crate::engine::Engine;
use crate::facts::nouns::Phrase;
use crate::facts::people::Run;
use crate::facts::pieces::good;
use crate::facts::polish;
use crate::facts::words::{HELLOS, JOINERS};
use crate::facts::{Facts, Judged, clash};
use crate::learned::Question;
use crate::learned::weights::Weights;
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
    /// What `dropped` holds was found faulty in an earlier attempt and doesn't stay. `phrases` are those of [`scored`].
    ///
    /// [`scored`]: super::subject::scored
    pub fn new(
        facts: &Facts<'_>,
        judged: &Judged<'_>,
        context: &Context,
        engine: &Engine,
        phrases: &[(Phrase, i32)],
        explicit: bool,
        dropped: &[Run],
    ) -> Base {
        let said = &facts.said;
        let Own {
            mut lines,
            runs,
            anew,
            caller,
        } = Own::new(facts, judged, context, engine, explicit, dropped);
        weigh(&mut lines, facts, judged);
        let topic = topic_of(
            facts,
            judged,
            engine,
            phrases,
            &runs,
            &understood(facts, lines.clone(), &[]),
        );
        let told: Vec<Run> = topic.iter().flat_map(|topic| topic.runs.iter().copied()).collect();
        lines = understood(facts, lines, &told);
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
        unhinge(&mut lines);
        for line in lines.iter_mut().filter(|line| line.opening) {
            // "… from Pipelane, we do the": what was begun and dropped.
            let last = line.text.trim_end_matches('.').rsplit(' ').next().unwrap_or_default();
            if matches!(
                last,
                "the" | "a" | "an" | "our" | "your" | "to" | "of" | "and" | "I" | "we"
            ) {
                if let Some((comma, _)) = line.text.match_indices(", ").last().filter(|comma| comma.0 > 4) {
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
        for line in lines.iter_mut().filter(|line| line.opening) {
            // "Yeah, it's Tina".
            for start in ["Yeah, ", "Yes, ", "Okay, ", "Okay, so ", "Right, ", "So, "] {
                if let Some(rest) = line.text.strip_prefix(start).filter(|rest| rest.split(' ').count() > 2) {
                    line.text = polish::sentence(rest, rest.ends_with('?'));
                }
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
                    worth: 0,
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

/// Asks of each sentence whether it says something to the prospect.
fn weigh(lines: &mut [Line], facts: &Facts<'_>, judged: &Judged<'_>) {
    let weights = Weights::get();
    let scores: Vec<i32> = keeping::all(lines, facts, judged)
        .map(|(_, keys)| weights.score(Question::Keep, &keys))
        .collect();
    for (line, score) in lines.iter_mut().filter(|line| !line.opening).zip(scores) {
        line.worth = score;
    }
}

/// "If not, I'll stop in Tuesday" stands alone once the question before it is gone: then without its "if not".
fn unhinge(lines: &mut [Line]) {
    const HINGES: &[&str] = &[
        "If not, ",
        "If not ",
        "If so, ",
        "If so ",
        "If you can't, ",
        "Otherwise, ",
        "Otherwise ",
        "Failing that, ",
        "In that case, ",
        "That way, ",
        "That way ",
        "Either way, ",
        "The reason is ",
        "The reason is, ",
    ];
    let mut end = None;
    for line in lines {
        let follows = end.is_some() && line.words_of.map(|run| run.0) == end;
        end = line.words_of.map(|run| run.1);
        let hinge = HINGES.iter().find(|hinge| line.text.starts_with(**hinge));
        if let (false, Some(hinge)) = (follows || line.opening, hinge) {
            line.text = polish::sentence(&line.text[hinge.len()..], line.text.ends_with('?'));
        }
    }
}

/// Whether a number is written in figures or stands open, so that it is known again where a line gives it.
fn figures(said: &crate::facts::said::Said<'_>, run: Run) -> bool {
    (run.0..run.1).all(|word| said.words[word].shape != Shape::Word)
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
