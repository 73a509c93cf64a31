//! Whether a hit is excused: by its rule's exceptions, by a negation, by quotation marks, by being somebody else's words.

use crate::rules::file::{RuleFile, Scope, Treat};
use crate::rules::program::Purpose;
use crate::scan::{Found, Hit, Scanner};
use crate::view::{Gap, View};

/// Words that the judge must know, by number.
#[derive(Clone, Debug, Default)]
pub struct Words {
    negators: Vec<u16>,
    not_negating: Vec<u16>,
    questions: Vec<u16>,
    reporters: Option<u16>,
}

impl Words {
    /// Looks them up.
    pub fn new(vocabulary: &crate::view::Vocabulary, scanner: &Scanner) -> Words {
        let list = |words: &str| {
            words
                .split_whitespace()
                .map(|word| vocabulary.find(word))
                .filter(|&word| word != 0)
                .collect()
        };
        Words {
            negators: list("not never without nobody neither nor cannot hardly"),
            not_negating: list("only just sure if whether know think believe mind wait"),
            questions: list("why do did would could can have are is"),
            reporters: scanner.class("reported"),
        }
    }
}

/// Tokens around a hit within which an excuse can matter, but for those that hold for the whole draft.
const REACH: u32 = 96;

/// Drops what is excused. Hits come in the order of their first tokens.
pub fn keep(hits: &[Hit], view: &View, scanner: &Scanner, rules: &[RuleFile], words: &Words) -> Vec<Hit> {
    // Excuses by rule, in the order of their first tokens.
    let mut excusing: Vec<Vec<&Hit>> = vec![Vec::new(); rules.len()];
    let mut anywhere: Vec<&Hit> = Vec::new();
    for hit in hits {
        let phrase = scanner.phrase(hit.phrase);
        match phrase.purpose {
            Purpose::Excuse(Scope::Draft, _) => {
                let same = |known: &&Hit| {
                    scanner.phrase(known.phrase).rule == phrase.rule && scanner.phrase(known.phrase).find == phrase.find
                };
                if !anywhere.iter().any(same) {
                    anywhere.push(hit);
                }
            }
            Purpose::Excuse(..) => excusing[usize::from(phrase.rule)].push(hit),
            Purpose::Find => {}
        }
    }
    let mut kept = Vec::new();
    for hit in hits {
        let phrase = scanner.phrase(hit.phrase);
        if phrase.purpose != Purpose::Find {
            continue;
        }
        let find = &rules[usize::from(phrase.rule)].find[usize::from(phrase.find)];
        let own = &excusing[usize::from(phrase.rule)];
        let first = own.partition_point(|other| other.start + REACH < hit.start);
        let near = own[first..].iter().take_while(|other| other.start < hit.end + REACH);
        let excused = near
            .chain(&anywhere)
            .any(|other| excuses(other, hit, phrase, view, scanner));
        if excused
            || find.quoted == Treat::Drop && quoted(hit, view)
            || find.negated == Treat::Drop && negated(hit, view, words)
            || find.reported == Treat::Drop && reported(hit, view, scanner, words)
        {
            continue;
        }
        kept.push(*hit);
    }
    kept
}

/// Whether a hit is an exception of a whole rule.
pub fn of_whole_rule(hit: &Hit, scanner: &Scanner) -> bool {
    matches!(scanner.phrase(hit.phrase).purpose, Purpose::Excuse(_, None))
}

fn excuses(other: &Hit, hit: &Hit, phrase: &Found, view: &View, scanner: &Scanner) -> bool {
    let excuse = scanner.phrase(other.phrase);
    let Purpose::Excuse(scope, find) = excuse.purpose else {
        return false;
    };
    if excuse.rule != phrase.rule || find.is_some_and(|find| find != phrase.find) {
        return false;
    }
    match scope {
        Scope::Overlap => other.start < hit.end && hit.start < other.end,
        Scope::Clause => {
            let (low, high) = (clause_start(view, hit.start), clause_end(view, hit.end));
            other.start < high && low < other.end
        }
        Scope::Sentence => {
            if view.sentence_of[other.start as usize] != view.sentence_of[hit.start as usize] {
                return false;
            }
            // In a transcript a "sentence" may be the whole draft: an excuse must stay near.
            let far = if other.start >= hit.end {
                other.start - hit.end
            } else {
                hit.start.saturating_sub(other.end)
            };
            far <= 24
        }
        Scope::Draft => true,
    }
}

/// The first token of the clause that a token stands in.
pub fn clause_start(view: &View, at: u32) -> u32 {
    let mut at = at as usize;
    let low = at.saturating_sub(REACH as usize);
    while at > low && view.tokens[at].gap == Gap::None {
        at -= 1;
    }
    at as u32
}

/// The token after the clause that a run ends in.
pub fn clause_end(view: &View, end: u32) -> u32 {
    let mut at = end as usize;
    let high = view.tokens.len().min(at + REACH as usize);
    while at < high && view.tokens[at].gap == Gap::None {
        at += 1;
    }
    at as u32
}

/// Whether at least half of the hit stands between quotation marks.
fn quoted(hit: &Hit, view: &View) -> bool {
    let tokens = &view.tokens[hit.start as usize..hit.end as usize];
    tokens.iter().filter(|token| token.quoted).count() * 2 >= tokens.len()
}

/// A negation up to four words before the hit, in its clause: "I won't ask whether …".
fn negated(hit: &Hit, view: &View, words: &Words) -> bool {
    let low = clause_start(view, hit.start).max(hit.start.saturating_sub(4)) as usize;
    let start = hit.start as usize;
    (low..start).any(|at| {
        let word = view.tokens[at].word;
        if word == 0 || !words.negators.contains(&word) {
            return false;
        }
        let next = view.tokens[at + 1].word;
        let before = at.checked_sub(2).map(|at| view.tokens[at].word);
        let asks = before.is_some_and(|word| word != 0 && words.questions.contains(&word))
            && view.questions[view.sentence_of[at] as usize];
        !words.not_negating.contains(&next) && !asks
    })
}

/// Words that report another's speech, up to eight words before the hit in its sentence: "my boss said to …".
fn reported(hit: &Hit, view: &View, scanner: &Scanner, words: &Words) -> bool {
    let Some(class) = words.reporters else { return false };
    let sentence = view.sentence(view.sentence_of[hit.start as usize] as usize);
    let low = sentence.start.max((hit.start as usize).saturating_sub(8));
    (low..hit.start as usize).any(|at| {
        scanner
            .class_at(view, class, at)
            .is_some_and(|end| end <= hit.start as usize)
    })
}
