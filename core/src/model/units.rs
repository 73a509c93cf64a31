//! Units: the runs of words that the model judges, clauses and pairs of neighbouring clauses.
//!
//! Training cuts its drafts with this very code, so that the model meets what it was taught.

use crate::view::{Gap, View, Vocabulary};
use std::ops::Range;

/// Words that bear on where a clause ends, by number.
#[derive(Clone, Debug, Default)]
pub struct UnitWords {
    cues: Vec<u16>,
    subjects: Vec<u16>,
    binders: Vec<u16>,
    openers: Vec<u16>,
}

/// Words that a clause has before the next may begin at a cue.
const RUN: usize = 6;
/// Words behind a cut that make a clause.
const LEFT: usize = 3;
/// Words in the longest pair of clauses.
const LONGEST_PAIR: usize = 40;

impl UnitWords {
    /// Numbers them.
    pub fn new(vocabulary: &mut Vocabulary) -> UnitWords {
        let mut list = |words: &str| {
            let mut list: Vec<u16> = words.split_whitespace().map(|word| vocabulary.number(word)).collect();
            list.sort_unstable();
            list
        };
        UnitWords {
            cues: list("so and but because anyway anyways okay ok alright well also plus now"),
            subjects: list("i we you it this there they he she that"),
            binders: list(
                "and or but because so if when whether that which who what where how why while as since until than before \
                 after to of for in on at with from by about into over do does did is are am was were have has had can \
                 could will would shall should may might must not let make see the a just like think know say said hope \
                 guess believe though although unless once i we you it this there they he she",
            ),
            openers: list(
                "if when what how would could can which just thanks thank give call please do did is are have",
            ),
        }
    }

    fn has(list: &[u16], word: u16) -> bool {
        word != 0 && list.binary_search(&word).is_ok()
    }
}

/// Cuts a view into clauses.
pub fn clauses(view: &View, words: &UnitWords, out: &mut Vec<Range<u32>>) {
    out.clear();
    let tokens = &view.tokens;
    let mut start = 0;
    for at in 1..tokens.len() {
        let token = &tokens[at];
        let run = at - start;
        let cut = match token.gap {
            Gap::Sentence | Gap::Clause => true,
            gap => {
                let rest = (at + 1..tokens.len().min(at + LEFT)).all(|next| tokens[next].gap < Gap::Clause)
                    && at + LEFT <= tokens.len();
                let cue = UnitWords::has(&words.cues, token.word);
                let subject =
                    UnitWords::has(&words.subjects, token.word) && !UnitWords::has(&words.binders, tokens[at - 1].word);
                rest && if gap == Gap::Comma {
                    run >= 8 || run >= 3 && (cue || subject || UnitWords::has(&words.openers, token.word))
                } else {
                    run >= RUN && (cue || subject)
                }
            }
        };
        if cut {
            out.push(start as u32..at as u32);
            start = at;
        }
    }
    if start < tokens.len() {
        out.push(start as u32..tokens.len() as u32);
    }
}

/// Whether two neighbouring clauses are judged together as well.
pub fn paired(a: &Range<u32>, b: &Range<u32>) -> bool {
    (b.end - a.start) as usize <= LONGEST_PAIR
}
