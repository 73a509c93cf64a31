//! Sentences and clauses, also where nobody wrote a comma.
//!
//! A transcript of speech comes without punctuation. In a long run of words without any, a clause is taken to begin
//! at a cue ("so", "and", "anyway") and at a subject that isn't bound to the word before it ("… on Monday | we have
//! a …", but not "… that we have").

use super::{Gap, Marks, View};

/// Words in a sentence without inner punctuation from which on clauses are found by their words.
const RUN_ON: usize = 14;

/// Fills in the sentences, and the clause bounds of run-on sentences.
pub fn finish(view: &mut View, marks: &Marks) {
    if let Some(first) = view.tokens.first_mut() {
        first.gap = Gap::Sentence;
    }
    let count = view.tokens.len();
    let mut questions = std::mem::take(&mut view.questions);
    view.sentence_of.resize(count, 0);
    for at in 0..count {
        if view.tokens[at].gap == Gap::Sentence {
            view.sentences.push(at as u32);
        }
        view.sentence_of[at] = view.sentences.len() as u32 - 1;
    }
    let sentences = view.sentences.len();
    view.sentences.push(count as u32);
    questions.resize(sentences, false);
    view.questions = questions;
    for number in 0..sentences {
        let range = view.sentence(number);
        let mut start = range.start;
        for at in range.start + 1..=range.end {
            if at == range.end || view.tokens[at].gap >= Gap::Comma {
                if at - start >= RUN_ON {
                    soften(view, marks, start..at);
                }
                start = at;
            }
        }
    }
}

fn soften(view: &mut View, marks: &Marks, range: std::ops::Range<usize>) {
    let mut last = range.start;
    for at in range.start + 1..range.end {
        let (word, before) = (view.tokens[at].word, view.tokens[at - 1].word);
        if view.tokens[at].gap > Gap::None || at - last < 2 {
            continue;
        }
        let cue = marks.cues.contains(&word);
        let free = before == 0 || !marks.binders.contains(&before);
        // "I" is always a subject; "you", "it", "that" may be what is spoken of, unless a verb follows.
        let verb = |at: usize| at < range.end && marks.verbs.contains(&view.tokens[at].word);
        let subject = free && (marks.subjects.contains(&word) || marks.either.contains(&word) && verb(at + 1));
        if cue || subject {
            view.tokens[at].gap = Gap::Soft;
            last = at;
        }
    }
}
