//! Transcripts: what was said and written down without marks and capitals is given both, as an editor would.
//!
//! Rewrites go by sentences and names. Where nobody wrote a full stop or a capital, a linear model that was trained on
//! transcripts and their edited texts (`fixtures/transcripts`) says where a sentence ends, where a comma stands, which
//! sentence asks and which word is a name. [`words`] cuts the text, [`feature`] says what the model may see of a word and its
//! neighbours. No word is changed, added or left out.

pub mod feature;
pub mod words;

use crate::engine::Engine;
#[cfg(feature = "toml")]
use crate::learned::Lesson;
use crate::learned::weights::Weights;
use crate::learned::{Keys, Question};
use crate::letters::{self, Small};
use words::{Mark, Word};

/// From how many words on a text without marks is a transcript.
const LONG: usize = 12;
/// Words for each mark from which on a text runs on: one without capitals, and one that has them.
const RUN_ON: [usize; 2] = [14, 20];

/// The text with the marks and capitals that it lacks; none where it lacks neither.
pub fn edited(text: &str, engine: &Engine) -> Option<String> {
    let shouted = is_shouted(text);
    let lower = if shouted { text.small() } else { String::new() };
    let text = if shouted { &lower } else { text };
    let mut words = words::cut(text, engine);
    let marks = words.iter().filter(|word| word.mark > Mark::None).count();
    let small = is_small(text, &words);
    let runs_on = words.len() >= LONG && (marks + 1) * RUN_ON[usize::from(!small)] < words.len();
    if words.len() < 2 || !runs_on && !small {
        return None;
    }
    let weights = Weights::get();
    if runs_on {
        mark(&mut words, weights);
    }
    if let Some(last) = words.last_mut() {
        last.mark = last.mark.max(Mark::Stop);
    }
    ask(&mut words, weights);
    capitals(&mut words, small, weights);
    join_firms(&mut words);
    // "Hi Mrs Ferreira": a greeting goes on to the name.
    if words.len() > 1
        && words[0].greets
        && !words[0].written
        && (words[1].leads || words[1].capital)
        && !words[1].is_i()
    {
        words[0].mark = Mark::None;
    }
    Some(words::join(text, &words))
}

/// Hardly anything but capitals.
fn is_shouted(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    text.chars().filter(|c| letters::is_capital(*c)).count() * 10 > letters * 7
}

/// No capitals, not even where sentences begin.
fn is_small(text: &str, words: &[Word]) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let capitals = text.chars().filter(|c| letters::is_capital(*c)).count();
    let begins = (0..words.len()).filter(|&at| at == 0 || words[at - 1].mark >= Mark::Stop);
    capitals * 100 < letters && !begins.into_iter().any(|at| words[at].capital)
}

/// Where sentences end and commas stand.
fn mark(words: &mut [Word], weights: &Weights) {
    let mut begin = 0;
    let mut keys = Keys::default();
    for at in 0..words.len() {
        let joined = words[at].open || words[at].leads;
        if words[at].mark == Mark::None && !joined && at + 1 < words.len() {
            feature::gap(words, at, begin, &mut keys);
            if weights.says(Question::Stop, &keys) {
                words[at].mark = Mark::Stop;
            } else if weights.says(Question::Mark, &keys) {
                words[at].mark = Mark::Comma;
            }
        }
        if words[at].mark >= Mark::Stop {
            begin = at + 1;
        }
    }
}

/// Which sentences that nobody marked are questions.
fn ask(words: &mut [Word], weights: &Weights) {
    let mut begin = 0;
    let mut keys = Keys::default();
    for at in 0..words.len() {
        if words[at].mark < Mark::Stop {
            continue;
        }
        if !words[at].written {
            feature::sentence(&words[begin..=at], &mut keys);
            if weights.says(Question::Asks, &keys) {
                words[at].mark = Mark::Question;
            }
        }
        begin = at + 1;
    }
}

/// Capitals where sentences begin, and for names where the text has none.
fn capitals(words: &mut [Word], names: bool, weights: &Weights) {
    let mut keys = Keys::default();
    for at in 0..words.len() {
        if at == 0 || words[at - 1].mark >= Mark::Stop || words[at].is_i() {
            words[at].capital = true;
        } else if names && words[at].can_be_name() {
            feature::name(words, at, &mut keys);
            words[at].capital = weights.says(Question::Name, &keys);
        }
    }
}

/// "from Lomond, Fleet": no comma parts what was heard as one name behind a word that leads to a firm.
fn join_firms(words: &mut [Word]) {
    let mut behind = false;
    for at in 0..words.len().saturating_sub(1) {
        behind = words[at].leads_to_firm || behind && (words[at].capital || words[at].leads);
        let (next, own) = (&words[at + 1], &words[at]);
        let names = behind && own.capital && next.capital && !next.leads && !next.is_i();
        if names && own.mark == Mark::Comma && !own.written {
            words[at].mark = Mark::None;
        }
    }
}

/// Every question with its answer and features, from a text that has its marks and capitals.
#[cfg(feature = "toml")]
pub fn lessons(text: &str, engine: &Engine) -> Vec<Lesson> {
    let words = words::cut(text, engine);
    let mut lessons = Vec::new();
    let mut keys = Keys::default();
    let mut add = |question, answer, keys: &Keys| lessons.push(Lesson::new(question, answer, keys));
    let mut begin = 0;
    for at in 0..words.len() {
        if at + 1 < words.len() && !words[at].open {
            feature::gap(&words, at, begin, &mut keys);
            add(Question::Mark, words[at].mark > Mark::None, &keys);
            add(Question::Stop, words[at].mark >= Mark::Stop, &keys);
        }
        if at > begin && words[at].can_be_name() && !words[at].is_i() {
            feature::name(&words, at, &mut keys);
            add(Question::Name, words[at].capital, &keys);
        }
        if words[at].mark >= Mark::Stop || at + 1 == words.len() {
            feature::sentence(&words[begin..=at], &mut keys);
            add(Question::Asks, words[at].mark == Mark::Question, &keys);
            begin = at + 1;
        }
    }
    lessons
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edit(text: &str) -> Option<String> {
        edited(text, &Engine::built_in())
    }

    #[test]
    fn marks_and_capitals_are_put_in() {
        let text = "hi mrs ferreira this is glenn at dominion payroll your tax table changed on the first of march \
                    i'll call you again on tuesday at ten";
        assert_eq!(
            edit(text).unwrap(),
            "Hi Mrs Ferreira, this is Glenn at Dominion Payroll. Your tax table changed on the first of March. I'll \
             call you again on Tuesday at ten."
        );
    }

    #[test]
    fn what_is_written_stays() {
        for text in [
            "Hi Tom, it's Ann from Reef Tiles. Your splashback tiles came in grey.",
            "Hello.",
            "",
            "   ",
        ] {
            assert_eq!(edit(text), None, "{text}");
        }
    }

    #[test]
    fn no_word_is_changed() {
        let text = "um hello  is that {{first name}} it's jo\nfrom 50% off… blinds i've <a b> \"twelve\" o'clock (or so) é 👋 \
                    and what would you say to a look at the frames on friday";
        let plain = |text: &str| {
            let kept = |c: &char| c.is_alphanumeric() || "{}<>%'\"()👋…\n".contains(*c);
            text.small().chars().filter(kept).collect::<String>()
        };
        assert_eq!(plain(&edit(text).unwrap()), plain(text));
    }
}
