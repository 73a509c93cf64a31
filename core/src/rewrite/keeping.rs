//! Which of the caller's own sentences say something to the prospect: what a model may see of one.

use super::line::Line;
use super::sound;
use crate::facts::pieces::Piece;
use crate::facts::speech;
use crate::facts::{Facts, Judged};
use crate::learned::{self, Keys, key};
use crate::letters::{self, Small};

/// The caller's own sentences but for the opening, each with what the model may see of it.
pub fn all<'l>(
    lines: &'l [Line],
    facts: &'l Facts<'_>,
    judged: &'l Judged<'_>,
) -> impl Iterator<Item = (&'l Line, Keys)> + 'l {
    let count = lines.iter().filter(|line| !line.opening).count();
    let said = lines.iter().filter(|line| !line.opening).enumerate();
    said.map(move |(at, line)| {
        let (noise, doubtful, leans) = sound::traits(&line.text);
        let place = Place {
            before: at,
            behind: count - at - 1,
            noise,
            doubtful,
            leans,
        };
        let rule = |fault: usize| learned::word(&judged.report.findings[fault].rule);
        (line, keys(line, &place, facts, rule))
    })
}

/// Where a sentence stands among those that could stay, and what is thought of it otherwise.
struct Place {
    /// Sentences before it, without the opening.
    before: usize,
    /// Sentences behind it.
    behind: usize,
    /// Words of pleading or idle talk are in it, as a list has them.
    noise: bool,
    /// Words that may be that.
    doubtful: bool,
    /// It leans on a sentence before.
    leans: bool,
}

/// The features of a sentence.
fn keys(line: &Line, place: &Place, facts: &Facts<'_>, rule: impl Fn(usize) -> u32) -> Keys {
    let mut keys = Keys::with_capacity(96);
    let mut add = |template: u32, parts: &[u32]| keys.push(key(200 + template, parts));
    let asks = u32::from(line.text.ends_with('?'));
    let lower = line.text.small().replace('’', "'");
    let (mut figure, mut open) = (false, false);
    let words: Vec<(u32, u32, &str)> = lower
        .split_whitespace()
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric() && !"{}[]<>%£$€₹".contains(c)))
        .filter(|word| !word.is_empty())
        .map(|word| {
            let digit = word.contains(|c: char| c.is_ascii_digit());
            let place = word.contains(['[', ']', '{', '}', '<', '>']);
            figure |= digit;
            open |= place;
            let text = if place {
                "["
            } else if digit {
                "0"
            } else {
                word
            };
            (
                learned::word(text),
                speech::listed(word).map_or(20, |part| part as u32),
                word,
            )
        })
        .collect();
    let word = |at: usize| words.get(at).map_or(1, |word| word.0);
    let part = |at: usize| words.get(at).map_or(99, |word| word.1);
    add(0, &[]);
    add(1, &[word(0)]);
    add(2, &[word(0), word(1)]);
    add(3, &[word(0), word(1), word(2)]);
    add(4, &[words.last().map_or(1, |word| word.0)]);
    words.iter().for_each(|word| add(5, &[word.0]));
    (1..words.len()).for_each(|at| add(6, &[word(at - 1), word(at)]));
    (1..words.len()).for_each(|at| add(7, &[part(at - 1), word(at)]));
    add(8, &[(words.len() / 3).min(9) as u32]);
    (0..9)
        .filter(|bit| line.good & 1 << bit != 0)
        .for_each(|bit| add(9, &[bit]));
    add(10, &[u32::from(line.good), asks]);
    add(11, &[asks, word(0)]);
    add(12, &[u32::from(figure), u32::from(open), asks]);
    let any = |list: &[&str]| u32::from(words.iter().any(|word| list.contains(&word.2)));
    let yours = any(&["your", "you", "you're", "you've", "yours"]);
    let ours = any(&["we", "we're", "we've", "our", "us"]);
    let mine = any(&["i", "i'm", "i've", "my", "me"]);
    add(13, &[yours, ours, mine, asks]);
    add(14, &[place.before.min(4) as u32]);
    add(15, &[place.behind.min(4) as u32]);
    add(16, &[u32::from(place.noise), asks]);
    add(17, &[u32::from(place.doubtful), u32::from(place.leans)]);
    let proper = line.text.split_whitespace().skip(1).any(|word| {
        word.starts_with(letters::is_capital) && word != "I" && !word.starts_with("I'") && !word.starts_with("I’")
    });
    add(18, &[u32::from(proper), u32::from(figure), yours]);
    if let Some(run) = line.words_of {
        let own = |piece: &&Piece| piece.from < run.1 && run.0 < piece.to;
        let mut clean = true;
        for &fault in facts.pieces.iter().filter(own).flat_map(|piece| &piece.faults) {
            clean = false;
            add(19, &[rule(fault)]);
        }
        add(20, &[u32::from(clean)]);
    }
    keys
}
