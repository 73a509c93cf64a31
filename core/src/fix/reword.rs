//! Saying things otherwise.

use crate::context::{Context, OfferKind};
use crate::engine::Engine;
use crate::facts::pieces::{Piece, SIGNALS};
use crate::facts::{Facts, Judged, polish};
use crate::report::{Applicability, Edit, Fix};
use crate::rewrite::phrasing::Idiom;
use crate::view::Gap;

fn fix(applicability: Applicability, start: usize, end: usize, text: String) -> Fix {
    Fix {
        applicability,
        edits: vec![Edit {
            start: start as u32,
            end: end as u32,
            text,
        }],
    }
}

/// Firm, or name and firm, put in where the caller says who calls.
pub fn introduce(facts: &Facts<'_>, context: &Context) -> Option<Fix> {
    let (said, people) = (&facts.said, &facts.people);
    let caller = context.caller.as_ref();
    let known = caller.and_then(|caller| caller.company.clone());
    let firm = known.clone().unwrap_or_else(|| "[your company]".into());
    if let Some(named) = people.named.filter(|_| !people.guessed) {
        let mut at = named.1;
        while said.is(at, &["here", "again", "speaking", "calling"]) && said.words[at].gap == Gap::None {
            at += 1;
        }
        let end = said.words.get(at - 1)?.end;
        let applicability = if known.is_some() {
            Applicability::Unsafe
        } else {
            Applicability::NeedsInput
        };
        return Some(fix(applicability, end, end, format!(" from {firm}")));
    }
    if people.guessed {
        return None;
    }
    let name = caller.and_then(|caller| caller.name.clone());
    let applicability = if known.is_some() && name.is_some() {
        Applicability::Unsafe
    } else {
        Applicability::NeedsInput
    };
    let name = name.unwrap_or_else(|| "[your name]".into());
    let this = if said.flat { "this" } else { "This" };
    let start = said.words.get(people.greeting)?;
    let addressed = people.prospect.is_some_and(|run| run.1 <= people.greeting);
    if people.greeting > 0 && (addressed || said.between(people.greeting).trim() == ",") {
        let end = said.words[people.greeting - 1].end;
        let alone = start.gap == Gap::Sentence;
        // "Hey Rick, quick one for you": the introduction is a sentence of its own.
        let between = said.between(people.greeting);
        if alone {
            return Some(fix(applicability, end, end, format!(", this is {name} from {firm}")));
        }
        if between.trim() == "," && !said.flat {
            let letter = said.text[start.start..].chars().next()?;
            let mut capital = String::new();
            polish::capital(&letter.to_string(), &mut capital);
            return Some(fix(
                applicability,
                end,
                start.start + letter.len_utf8(),
                format!(", this is {name} from {firm}. {capital}"),
            ));
        }
        return Some(fix(applicability, end, end, format!(" this is {name} from {firm}")));
    }
    let first = said.words.get(said.label())?.start;
    Some(fix(
        applicability,
        first,
        first,
        if said.flat {
            format!("{this} is {name} from {firm} ")
        } else {
            format!("{this} is {name} from {firm}. ")
        },
    ))
}

/// The sentence that a finding fills: first word and the word after the last. None where it is only part of one.
fn whole_sentence<'f>(facts: &'f Facts<'_>, index: usize) -> Option<(usize, usize, Vec<&'f Piece>)> {
    let touched: Vec<&Piece> = facts
        .pieces
        .iter()
        .filter(|piece| piece.faults.contains(&index))
        .collect();
    let (first, last) = (touched.first()?, touched.last()?);
    let words = &facts.said.words;
    let begins = first.from == 0 || words[first.from].gap == Gap::Sentence;
    let ends = last.to == words.len() || words[last.to].gap == Gap::Sentence;
    let good = touched
        .iter()
        .any(|piece| piece.good & SIGNALS != 0 || piece.faults.iter().any(|&fault| fault != index));
    (begins && ends && !good).then_some((first.from, last.to, touched))
}

/// The caller's own next step in the place of "call me back"; the number is kept.
pub fn own_step(facts: &Facts<'_>, index: usize) -> Option<Fix> {
    let said = &facts.said;
    let (from, to, _) = whole_sentence(facts, index)?;
    let verb = match Idiom::of(said) {
        Idiom::Call => "call",
        Idiom::Ring => "ring",
        Idiom::Phone => "phone",
    };
    let mut text = format!("I'll {verb} again on [day and time]");
    if let Some(phone) = facts.people.phone.filter(|run| from <= run.0 && run.1 <= to) {
        text.push_str(", and my number is ");
        text.push_str(said.raw(phone.0, phone.1));
    }
    if said.flat {
        text = text.replacen("I'll", "i'll", 1);
    }
    // A question becomes a statement.
    let end = said.words[to - 1].end;
    let asked = said.text[end..].starts_with('?');
    Some(fix(
        Applicability::NeedsInput,
        said.words[from].start,
        end + usize::from(asked),
        if asked { text + "." } else { text },
    ))
}

/// A day and a time in the place of "soon".
pub fn dated(facts: &Facts<'_>, judged: &Judged<'_>, engine: &Engine, index: usize) -> Option<Fix> {
    let said = &facts.said;
    let span = judged.report.findings[index].span?;
    let found = said.of_bytes(span.start, span.end);
    let piece = facts
        .pieces
        .iter()
        .find(|piece| piece.faults.contains(&index) && piece.from <= found.0 && found.0 < piece.to)?;
    // The longest run of words that say no more than "some time".
    let classes: Vec<u16> = ["vague-time", "later-time"]
        .iter()
        .filter_map(|name| engine.scanner.class(name))
        .collect();
    let vague = (found.0..piece.to)
        .filter_map(|word| {
            let token = said.words[word].token as usize;
            let end = classes
                .iter()
                .filter_map(|&class| engine.scanner.class_at(judged.view, class, token))
                .max()?;
            let run = said.of_tokens(token as u32, end as u32);
            (run.1 <= piece.to && run.1 > run.0).then_some((word, run.1))
        })
        .max_by_key(|run| (run.1 - run.0, std::cmp::Reverse(run.0)))?;
    let mut start = vague.0;
    while start > found.0
        && said.is(
            start - 1,
            &["in", "at", "some", "on", "sometime", "later", "again", "for"],
        )
        && !said.is(start - 1, &["again"])
    {
        start -= 1;
    }
    // "at some point down the road", "at some point in the future"
    let longer = [
        &["down", "the", "road"][..],
        &["down", "the", "line"],
        &["down", "the", "track"],
        &["in", "the", "future"],
        &["in", "the", "near", "future"],
    ]
    .iter()
    .find(|words| {
        words
            .iter()
            .enumerate()
            .all(|(at, word)| said.is(vague.1 + at, &[*word]))
    })
    .map_or(0, |words| words.len());
    let vague = (vague.0, vague.1 + longer);
    let text = "on [day and time]".to_owned();
    Some(fix(
        Applicability::NeedsInput,
        said.words[start].start,
        said.words[vague.1 - 1].end,
        text,
    ))
}

/// A client's result in the place of praise, where the context has one.
pub fn story(facts: &Facts<'_>, context: &Context, index: usize) -> Option<Fix> {
    let said = &facts.said;
    let story = context
        .offers
        .iter()
        .flatten()
        .find(|offer| offer.kind == OfferKind::ClientStory)?;
    let (from, to, _) = whole_sentence(facts, index)?;
    let text = format!(
        "A client of ours may interest you: {}",
        story.what.trim_end_matches('.')
    );
    Some(fix(
        Applicability::Unsafe,
        said.words[from].start,
        said.words[to - 1].end,
        text,
    ))
}
