//! A claim that the log doesn't bear out, put as the log has it.

use crate::claim::mend;
use crate::context::Context;
use crate::facts::words::CALENDAR;
use crate::facts::{Facts, Judged};
use crate::letters::Small;
use crate::report::{Applicability, ClaimVerdict, Edit, Fix};
use crate::rewrite::phrasing::Idiom;

/// Words that say when.
const TIMES: &[&str] = &[
    "ago",
    "yesterday",
    "today",
    "week",
    "weeks",
    "month",
    "months",
    "year",
    "years",
    "day",
    "days",
    "fortnight",
    "quarter",
    "morning",
    "afternoon",
    "evening",
    "spring",
    "summer",
    "autumn",
    "winter",
    "fall",
    "recently",
    "lately",
    "earlier",
    "back",
    "may",
    "march",
    "before",
    "after",
    "last",
    "hour",
    "hours",
];

/// The true version in the caller's words; none where the log holds none, or the claim's time stands apart from it.
pub fn true_version(facts: &Facts<'_>, judged: &Judged<'_>, context: &Context, index: usize) -> Option<Fix> {
    let said = &facts.said;
    let finding = &judged.report.findings[index];
    let claim = judged.report.claims.get(finding.claim? as usize)?;
    if claim.verdict != ClaimVerdict::Contradicted {
        return None;
    }
    let run = said.of_bytes(claim.span.start, claim.span.end);
    let piece = facts
        .pieces
        .iter()
        .find(|piece| piece.from <= run.0 && run.0 < piece.to)?;
    let timed = |word: usize| {
        said.is(word, TIMES) || CALENDAR.contains(&said.key(word)) || said.words[word].shape != crate::view::Shape::Word
    };
    if (run.1..piece.to.max(run.1)).chain(piece.from..run.0).any(timed) {
        return None;
    }
    let british = Idiom::of(said) != Idiom::Call;
    let mut words = mend::words(claim.kind, context, british)?;
    let starts = said.words[run.0].capital && run.0 == piece.from;
    if said.flat {
        words = words.small();
    } else if starts {
        let first: String = words.chars().take(1).map(crate::letters::capital).collect();
        words = first + &words[words.chars().next().map_or(0, char::len_utf8)..];
    }
    let edit = Edit {
        start: said.words[run.0].start as u32,
        end: said.words[run.1 - 1].end as u32,
        text: words,
    };
    Some(Fix {
        applicability: Applicability::Unsafe,
        edits: vec![edit],
    })
}
