//! Whose words they are: in a transcript with speaker labels only the caller's turns are judged, and comments to
//! callwell (`<!-- callwell: allow RULE -->`) are nobody's.

use crate::letters::{self, Small};
use std::ops::Range;

const CALLERS: &str = "rep|agent|caller|salesperson|sales rep|sales|seller|sdr|bdr|ae|me|advisor|adviser|consultant|account executive|executive|telecaller|fundraiser|recruiter|voicemail|opener|speaker 1|speaker a|speaker1|[rep]|[agent]|[caller]|you";
const LISTENERS: &str = "prospect|customer|client|lead|buyer|contact|them|receptionist|gatekeeper|assistant|donor|owner|homeowner|decision maker|dm|speaker 2|speaker b|speaker2|callee|answering machine|reception|system|[prospect]|[customer]|[client]";

/// The parts of the draft that the caller says. Rules that comments silence are added to `allowed`.
pub fn turns(text: &str, allowed: &mut Vec<String>) -> Vec<Range<usize>> {
    // Nearly every draft has no line of the kind: one quick look settles it.
    let bytes = text.as_bytes();
    let several_lines = bytes.contains(&b'\n');
    let comment = bytes.windows(9).any(|window| window.eq_ignore_ascii_case(b"callwell:"));
    if !several_lines && !comment && label(text).is_none() {
        return vec![0..text.len()];
    }
    let mut parts: Vec<(Option<String>, Range<usize>)> = Vec::new();
    let mut at = 0;
    let mut labelled = 0;
    for line in text.split_inclusive('\n') {
        let range = at..at + line.len();
        at += line.len();
        if comment {
            if let Some(hole) = comment_in(line, allowed) {
                parts.push((None, range.start..range.start + hole.start));
                parts.push((None, range.start + hole.end..range.end));
                continue;
            }
        }
        match label(line) {
            Some((name, skip)) => {
                labelled += 1;
                parts.push((Some(name), range.start + skip..range.end));
            }
            None => parts.push((None, range)),
        }
    }
    if labelled == 0 {
        return join(parts.into_iter().map(|part| part.1), text);
    }
    // A line without a label goes on with the turn before it.
    let mut speaker: Option<String> = None;
    let mut sayings: Vec<(Option<String>, Range<usize>)> = Vec::new();
    for (name, range) in parts {
        if name.is_some() {
            speaker = name;
        }
        sayings.push((speaker.clone(), range));
    }
    let known = |list: &str, name: &str| list.split('|').any(|known| known == name);
    let mut names: Vec<(String, usize, usize)> = Vec::new();
    for (name, range) in sayings.iter().filter_map(|(name, range)| Some((name.clone()?, range))) {
        let said = text[range.clone()].small();
        let words = said.split_whitespace().count();
        let calls = usize::from(
            ["calling", "this is", "my name is", "with you about"]
                .iter()
                .any(|cue| said.contains(cue)),
        );
        match names.iter_mut().find(|known| known.0 == name) {
            Some(known) => {
                known.1 += words;
                known.2 += calls;
            }
            None => names.push((name, words, calls)),
        }
    }
    let caller = names.iter().find(|name| known(CALLERS, &name.0)).or_else(|| {
        let listens = names.iter().any(|name| known(LISTENERS, &name.0));
        let others: Vec<_> = names.iter().filter(|name| !known(LISTENERS, &name.0)).collect();
        if others.is_empty() || (!listens && names.len() < 2) {
            return None;
        }
        others.into_iter().max_by_key(|name| (name.2.min(1), name.1))
    });
    match caller.map(|name| name.0.clone()) {
        Some(caller) => join(
            sayings
                .into_iter()
                .filter(|(name, _)| name.as_ref().is_none_or(|name| *name == caller))
                .map(|part| part.1),
            text,
        ),
        // One label that is no known speaker's ("Re:", "Note:"): text like any other.
        None if names.iter().any(|name| known(LISTENERS, &name.0)) => join(
            sayings
                .into_iter()
                .filter(|(name, _)| name.is_none())
                .map(|part| part.1),
            text,
        ),
        None => vec![0..text.len()],
    }
}

/// Touching ranges become one, so that a sentence may run over a line's end.
fn join(ranges: impl Iterator<Item = Range<usize>>, text: &str) -> Vec<Range<usize>> {
    let mut joined: Vec<Range<usize>> = Vec::new();
    for range in ranges.filter(|range| !range.is_empty()) {
        match joined.last_mut() {
            Some(last) if last.end == range.start => last.end = range.end,
            _ => joined.push(range),
        }
    }
    if joined.is_empty() && !text.is_empty() {
        joined.push(0..0);
    }
    joined
}

/// The speaker's label at the start of a line, in lower case, and where the words after it begin.
fn label(line: &str) -> Option<(String, usize)> {
    let mut rest = line.trim_start();
    // "[00:01:12]" or "00:12" before the name.
    if rest.starts_with(['[', '(']) || rest.starts_with(|c: char| c.is_ascii_digit()) {
        let stamp = rest.trim_start_matches(|c: char| {
            c.is_ascii_digit() || matches!(c, '[' | ']' | '(' | ')' | ':' | '.' | ',' | ' ')
        });
        if stamp.len() < rest.len() && rest[..rest.len() - stamp.len()].contains(|c: char| c.is_ascii_digit()) {
            rest = stamp;
        }
    }
    let colon = rest.find(':')?;
    let name = rest[..colon].trim_matches(|c: char| matches!(c, '*' | '_' | ' '));
    let name = name.split('(').next().unwrap_or(name).trim();
    let words = name.split_whitespace().count();
    let after = rest[colon + 1..].trim_start_matches(['*', '_']);
    if name.is_empty() || name.len() > 32 || words > 3 || !(after.is_empty() || after.starts_with(char::is_whitespace))
    {
        return None;
    }
    let lower = name.small();
    let known = CALLERS
        .split('|')
        .chain(LISTENERS.split('|'))
        .any(|label| label == lower);
    let titled = name
        .split_whitespace()
        .all(|word| word.starts_with(|c: char| letters::is_capital(c) || c == '[' || c.is_ascii_digit()));
    (known || titled).then(|| (lower, line.len() - after.len()))
}

/// The part of a line that is a comment to callwell; the rules it names are added to `allowed`.
fn comment_in(line: &str, allowed: &mut Vec<String>) -> Option<Range<usize>> {
    let at = line.to_ascii_lowercase().find("callwell:")?;
    let before = &line[..at];
    // Looked for as bytes, since the library's search for texts from behind is a kilobyte and used nowhere else.
    let last = |mark: &[u8]| before.as_bytes().windows(mark.len()).rposition(|part| part == mark);
    let (start, html) = match (last(b"<!--"), last(b"//"), last(b"#")) {
        (Some(start), _, _) => (start, true),
        (None, Some(start), _) => (start, false),
        (None, None, Some(start)) => (start, false),
        _ => return None,
    };
    let rest = &line[at + "callwell:".len()..];
    let end = if html {
        rest.find("-->")
            .map_or(line.len(), |end| at + "callwell:".len() + end + 3)
    } else {
        line.len()
    };
    let body = rest[..rest.find("-->").unwrap_or(rest.len())].trim();
    let names = body.strip_prefix("allow")?;
    allowed.extend(
        names
            .split([',', ' ', '\t'])
            .map(str::trim)
            .filter(|name| !name.is_empty())
            .map(str::to_owned),
    );
    Some(start..end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> (String, Vec<String>) {
        let mut allowed = Vec::new();
        let turns = turns(text, &mut allowed);
        (turns.into_iter().map(|range| &text[range]).collect::<String>(), allowed)
    }

    #[test]
    fn only_the_caller_speaks() {
        for (text, want) in [
            ("Hi Tom, it's Ann.", "Hi Tom, it's Ann."),
            ("Rep: Hi Tom.\nProspect: I'm busy.\nRep: Fine.\n", " Hi Tom.\n Fine.\n"),
            (
                "[00:01] Ann: Hi, this is Ann.\n[00:03] Tom: Did you get my email?\n",
                " Hi, this is Ann.\n",
            ),
            (
                "Hi Tom, two things: price and date.\nBye.",
                "Hi Tom, two things: price and date.\nBye.",
            ),
            ("Note: Hi Tom.\n", "Note: Hi Tom.\n"),
        ] {
            assert_eq!(said(text).0, want);
        }
    }

    #[test]
    fn comments_are_heard_and_left_out() {
        let (text, allowed) = said("<!-- callwell: allow small-talk, rambling -->\nHi Tom.");
        assert_eq!(
            (text.trim(), allowed),
            ("Hi Tom.", vec!["small-talk".to_owned(), "rambling".to_owned()])
        );
    }
}
