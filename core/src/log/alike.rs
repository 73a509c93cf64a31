//! Names that may be one person: found by keys that both spellings share, so that the cost grows with the people, not with
//! their pairs.

use super::people::folded;
use super::record::Person;
use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};

/// Two people who may be one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    pub one: usize,
    pub other: usize,
    pub why: &'static str,
}

/// Names shorter than this differ by one letter too easily.
const SHORTEST: usize = 6;
/// A key that more people share says nothing.
const MOST: usize = 4;

/// The pairs that may be one person, in the order of the people.
pub fn pairs(people: &[Person]) -> Vec<Pair> {
    let made: Vec<Name> = people.iter().map(Name::new).collect();
    let mut found: BTreeMap<(usize, usize), &'static str> = BTreeMap::new();
    for way in [
        Way {
            keys: |name, key| name.email.iter().for_each(|email| key(email)),
            fits: |_, _| true,
            why: "they have one email address",
        },
        Way {
            keys: |name, key| key(&name.sorted),
            fits: Name::same_firm,
            why: "the names have the same words",
        },
        Way {
            keys: |name, key| name.initial.iter().for_each(|initial| key(initial)),
            fits: |one, other| {
                one.same_firm(other) && (one.first.chars().count() == 1 || other.first.chars().count() == 1)
            },
            why: "the first name may be the initial's",
        },
        Way {
            keys: Name::deletions,
            fits: |one, other| one.same_firm(other) && one.one_apart(other),
            why: "the names differ by one letter",
        },
    ] {
        // Sorted, those who share a key stand side by side, in the order of the people.
        let mut keyed: Vec<(u64, u32)> = Vec::with_capacity(made.len());
        for (at, name) in made.iter().enumerate() {
            (way.keys)(name, &mut |key: &str| {
                let mut hasher = DefaultHasher::new();
                key.hash(&mut hasher);
                keyed.push((hasher.finish(), at as u32));
            });
        }
        keyed.sort_unstable();
        keyed.dedup();
        for sharing in keyed.chunk_by(|one, other| one.0 == other.0) {
            let sharing = &sharing[..sharing.len().min(MOST)];
            for (later, &(_, at)) in sharing.iter().enumerate() {
                for &(_, before) in &sharing[..later] {
                    let (before, at) = (before as usize, at as usize);
                    if (way.fits)(&made[before], &made[at]) && different(&people[before], &people[at]) {
                        found.entry((before, at)).or_insert(way.why);
                    }
                }
            }
        }
    }
    found
        .into_iter()
        .map(|((one, other), why)| Pair { one, other, why })
        .collect()
}

/// What takes the keys of a name.
type Taking<'t> = &'t mut dyn FnMut(&str);

/// A way in which two names can be alike.
struct Way {
    /// Hands over the keys of a name.
    keys: fn(&Name, Taking<'_>),
    fits: fn(&Name, &Name) -> bool,
    why: &'static str,
}

/// Two ids of one name are two people who happen to share it.
fn different(one: &Person, other: &Person) -> bool {
    !(one.id.is_some() && other.id.is_some() && folded(&one.name) == folded(&other.name))
}

struct Name {
    folded: String,
    /// The words in the order of the alphabet: "Shaw, Andy" and "Andy Shaw" are one.
    sorted: String,
    first: String,
    /// The last name and the first letter of the first.
    initial: Option<String>,
    /// The firm without its legal form.
    firm: Option<String>,
    email: Option<String>,
}

impl Name {
    fn new(person: &Person) -> Name {
        let plain: String = folded(&person.name)
            .chars()
            .map(|c| if c.is_alphanumeric() { c } else { ' ' })
            .collect();
        let mut words: Vec<&str> = plain.split_whitespace().collect();
        let joined = words.join(" ");
        let first = words.first().map_or("", |word| *word).to_owned();
        let initial = match (first.chars().next(), words.last()) {
            (Some(letter), Some(last)) if words.len() > 1 => Some(format!("{letter} {last}")),
            _ => None,
        };
        words.sort_unstable();
        Name {
            sorted: words.join(" "),
            folded: joined,
            first,
            initial,
            firm: person.company.as_deref().map(firm),
            email: person.email.as_deref().map(folded).filter(|email| email.contains('@')),
        }
    }

    /// Whether nothing speaks against their working for one firm.
    fn same_firm(&self, other: &Name) -> bool {
        match (&self.firm, &other.firm) {
            (Some(one), Some(other)) => one == other || one_apart(one, other),
            _ => true,
        }
    }

    /// The name, and the name without each of its letters: names that are one letter apart share one of these.
    fn deletions(&self, key: Taking<'_>) {
        if self.folded.chars().count() < SHORTEST {
            return;
        }
        key(&self.folded);
        let mut shorter = String::with_capacity(self.folded.len());
        for (at, c) in self.folded.char_indices() {
            shorter.clear();
            shorter.push_str(&self.folded[..at]);
            shorter.push_str(&self.folded[at + c.len_utf8()..]);
            key(&shorter);
        }
    }

    fn one_apart(&self, other: &Name) -> bool {
        one_apart(&self.folded, &other.folded)
    }
}

/// A firm's name without its legal form and its signs.
fn firm(name: &str) -> String {
    const FORMS: [&str; 16] = [
        "ltd",
        "limited",
        "inc",
        "llc",
        "llp",
        "plc",
        "co",
        "company",
        "corp",
        "corporation",
        "gmbh",
        "ag",
        "pty",
        "pvt",
        "bv",
        "the",
    ];
    let plain: String = folded(name)
        .chars()
        .map(|c| if c.is_alphanumeric() { c } else { ' ' })
        .collect();
    let words: Vec<&str> = plain.split_whitespace().filter(|word| !FORMS.contains(word)).collect();
    words.join(" ")
}

/// Whether two names differ by one letter more, less or other, or by two that changed places.
fn one_apart(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let same = one.iter().zip(&other).take_while(|(a, b)| a == b).count();
    let (one, other) = (&one[same..], &other[same..]);
    let tail = one
        .iter()
        .rev()
        .zip(other.iter().rev())
        .take_while(|(a, b)| a == b)
        .count();
    match (&one[..one.len() - tail], &other[..other.len() - tail]) {
        ([], []) | ([_], [_]) | ([], [_]) | ([_], []) => true,
        ([a, b], [c, d]) => a == d && b == c,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(name: &str, company: &str, email: &str) -> Person {
        let given = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        Person {
            name: name.into(),
            company: given(company),
            email: given(email),
            ..Person::default()
        }
    }

    #[test]
    fn spellings_of_one_name_are_suggested() {
        for (one, other) in [
            (("Andy Shaw", "", ""), ("Shaw, Andy", "", "")),
            (("Andy Shaw", "Hart Foods", ""), ("Andy Shaw", "Hart Foods Ltd.", "")),
            (("Andy Shaw", "Hart Foods", ""), ("Andy Show", "", "")),
            (("Andrew Shaw", "Hart", ""), ("A. Shaw", "Hart", "")),
            (("Priya Raman", "", ""), ("Priya Rmaan", "", "")),
            (("Jos\u{e9} Dias", "", "jd@x.example"), ("J D", "", "JD@x.example")),
        ] {
            let people = [person(one.0, one.1, one.2), person(other.0, other.1, other.2)];
            assert_eq!(pairs(&people).len(), 1, "{one:?} {other:?}");
        }
    }

    #[test]
    fn people_who_only_share_a_name_are_not() {
        for (one, other) in [
            (("Andy Shaw", "Hart Foods", ""), ("Andy Shaw", "Reef Tiles", "")),
            (("Ann Hay", "", ""), ("Ben Hay", "", "")),
            (("Ann Lee", "", ""), ("Amy Lee", "", "")),
            (("Andrew Shaw", "Hart", ""), ("Alice Shaw", "Hart", "")),
        ] {
            let people = [person(one.0, one.1, one.2), person(other.0, other.1, other.2)];
            assert_eq!(pairs(&people), [], "{one:?} {other:?}");
        }
        let mut twins = [person("Bo Li", "", ""), person("Bo Li", "", "")];
        (twins[0].id, twins[1].id) = (Some("1".into()), Some("2".into()));
        assert_eq!(pairs(&twins), []);
    }
}
