//! Where draft and context contradict each other: advice, not a guess.

use super::Facts;
use super::people::Run;
use crate::context::Context;
use crate::report::Advice;
use crate::view::Shape;
use crate::view::fold;

/// Advice on names, firms and numbers that differ.
pub fn advice(facts: &Facts<'_>, context: &Context) -> Vec<Advice> {
    let mut advice = Vec::new();
    let caller = context.caller.as_ref();
    let prospect = context.prospect.as_ref();
    let people = &facts.people;
    let pairs = [
        (
            "the caller",
            people.caller,
            caller.and_then(|caller| caller.name.as_deref()),
        ),
        (
            "the caller's firm",
            people.firm,
            caller.and_then(|caller| caller.company.as_deref()),
        ),
        (
            "the prospect",
            people.prospect,
            prospect.and_then(|prospect| prospect.name.as_deref()),
        ),
        (
            "the number to call",
            people.phone,
            caller.and_then(|caller| caller.phone.as_deref()),
        ),
    ];
    for (what, run, known) in pairs {
        let (Some(run), Some(known)) = (run, known) else {
            continue;
        };
        if differs(facts, run, known) {
            advice.push(Advice {
                id: "disagrees".into(),
                message: format!(
                    "The draft gives {what} as \"{}\", the context as \"{known}\". One of the two is wrong.",
                    facts.said.raw(run.0, run.1)
                ),
                entry: None,
            });
        }
    }
    advice
}

/// Whether a run of the draft can't mean what the context says. Placeholders mean anything; a part of a name means the whole.
pub fn differs(facts: &Facts<'_>, run: Run, known: &str) -> bool {
    let words = &facts.said.words[run.0..run.1];
    if words.iter().any(|word| word.shape.is_placeholder()) {
        return false;
    }
    if words.iter().any(|word| word.shape == Shape::Phone) {
        let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
        let (said, known) = (digits(facts.said.raw(run.0, run.1)), digits(known));
        // The one may be written with the code of its country, the other without.
        let tail = said.len().min(known.len()).min(9);
        return tail > 0 && said[said.len() - tail..] != known[known.len() - tail..];
    }
    let parts = |text: &str| -> Vec<String> {
        text.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’')
            .map(fold::word)
            .filter(|part| {
                part.len() > 1
                    && !["mr", "mrs", "ms", "dr", "the", "and", "miss", "of", "inc", "ltd", "llc"]
                        .contains(&part.as_str())
            })
            .collect()
    };
    let (said, known) = (parts(facts.said.raw(run.0, run.1)), parts(known));
    let same = |a: &String, b: &String| a == b || a.starts_with(b.as_str()) || b.starts_with(a.as_str());
    !said.is_empty() && !known.is_empty() && !said.iter().any(|part| known.iter().any(|other| same(part, other)))
}
