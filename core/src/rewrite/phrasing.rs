//! Wording: a move's phrasing, its slots filled.

use crate::engine::Engine;
use crate::facts::said::Said;

/// How the caller speaks of telephoning, by the draft's own words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Idiom {
    /// "call", "calling".
    Call,
    /// "ring", "ringing".
    Ring,
    /// "phone", "phoning".
    Phone,
}

impl Idiom {
    /// The idiom of a draft.
    pub fn of(said: &Said<'_>) -> Idiom {
        let count = |list: &[&str]| (0..said.words.len()).filter(|&word| said.is(word, list)).count();
        let (ring, phone) = (
            count(&["ring", "ringing", "rang", "rung"]),
            count(&["phoning", "phoned"]),
        );
        let call = count(&["calling", "called", "call"]);
        let british = count(&[
            "mum",
            "whilst",
            "organise",
            "organised",
            "colour",
            "centre",
            "favour",
            "tyres",
            "catalogue",
            "programme",
            "fortnight",
            "quid",
            "cheers",
            "lovely",
            "arvo",
            "reckon",
            "bloke",
            "lorry",
            "kerb",
            "mate",
            "wee",
            "ta",
        ]);
        if ring > call || ring + british > call && ring > 0 || british > 1 && call == 0 && phone == 0 {
            Idiom::Ring
        } else if phone > call {
            Idiom::Phone
        } else {
            Idiom::Call
        }
    }

    fn base(self) -> &'static str {
        match self {
            Idiom::Call => "call",
            Idiom::Ring => "ring",
            Idiom::Phone => "phone",
        }
    }

    /// Its present participle.
    pub fn ing(self) -> &'static str {
        match self {
            Idiom::Call => "calling",
            Idiom::Ring => "ringing",
            Idiom::Phone => "phoning",
        }
    }
}

/// What slots are filled with.
#[derive(Clone, Copy, Debug, Default)]
pub struct Slots<'a> {
    /// `{topic}`.
    pub topic: &'a str,
    /// `{offer}`.
    pub offer: &'a str,
    /// `{name}`.
    pub name: &'a str,
    /// `{firm}`.
    pub firm: &'a str,
    /// `{phone}`.
    pub phone: &'a str,
}

/// The choice of a move's first phrasing, which is its plainest.
pub const PLAINEST: usize = usize::MAX;

/// The phrasing of a move that falls to a draft: chosen by the draft's content, so that a team's drafts differ.
pub fn say(name: &str, slots: Slots<'_>, idiom: Idiom, engine: &Engine, seed: usize) -> Option<String> {
    let phrasings = &engine.rewriting.moves.get(name)?.phrasings;
    // Moves of one draft don't choose in step.
    let own: usize = name.bytes().map(usize::from).sum();
    let number = if seed == PLAINEST { 0 } else { seed.wrapping_add(own) };
    let phrasing = phrasings.get(number % phrasings.len().max(1))?;
    let mut out = String::with_capacity(phrasing.len() + slots.topic.len() + slots.offer.len());
    let mut rest = phrasing.as_str();
    while let Some(open) = rest.find('{') {
        let close = open + rest[open..].find('}')?;
        out.push_str(&rest[..open]);
        let fact = match &rest[open + 1..close] {
            "topic" => slots.topic,
            "offer" => slots.offer,
            "name" => slots.name,
            "firm" => slots.firm,
            "phone" => slots.phone,
            "ring" => idiom.base(),
            "ringing" => idiom.ing(),
            _ => "",
        };
        if fact.is_empty() {
            return None;
        }
        out.push_str(fact);
        rest = &rest[close + 1..];
    }
    out.push_str(rest);
    Some(out)
}
