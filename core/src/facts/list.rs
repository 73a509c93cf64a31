//! Lists of words and phrases that facts and rewrites go by, kept as data in `rules/rewrites/words.txt`.

use std::sync::OnceLock;

/// A list, read when it is first asked.
#[derive(Debug)]
pub struct List {
    name: &'static str,
    read: OnceLock<Read>,
}

#[derive(Debug)]
struct Read {
    /// In order.
    phrases: Vec<String>,
}

impl List {
    /// The list of that name in the data.
    pub const fn new(name: &'static str) -> List {
        List {
            name,
            read: OnceLock::new(),
        }
    }

    /// Whether a word in lower case is on it.
    pub fn contains(&self, word: &str) -> bool {
        self.read()
            .phrases
            .binary_search_by(|phrase| phrase.as_str().cmp(word))
            .is_ok()
    }

    /// Whether a text in lower case holds one of its phrases anywhere.
    pub fn is_in(&self, text: &str) -> bool {
        self.read().phrases.iter().any(|phrase| text.contains(phrase.as_str()))
    }

    fn read(&self) -> &Read {
        self.read.get_or_init(|| {
            let list = lists().iter().find(|list| list.0 == self.name);
            debug_assert!(list.is_some(), "no list is called {}", self.name);
            let mut phrases = list.map_or_else(Vec::new, |(_, phrases)| {
                phrases
                    .split(" / ")
                    .map(|phrase| phrase.replace('_', " "))
                    .collect::<Vec<String>>()
            });
            phrases.sort_unstable();
            Read { phrases }
        })
    }
}

/// Anything that words can be looked up in.
pub trait Words {
    /// Whether a word in lower case is among them.
    fn holds(&self, word: &str) -> bool;
}

impl Words for List {
    fn holds(&self, word: &str) -> bool {
        self.contains(word)
    }
}

impl Words for [&str] {
    fn holds(&self, word: &str) -> bool {
        self.contains(&word)
    }
}

impl<const N: usize> Words for [&str; N] {
    fn holds(&self, word: &str) -> bool {
        self.contains(&word)
    }
}

/// Every list of the data by its name.
fn lists() -> &'static [(&'static str, String)] {
    static LISTS: OnceLock<Vec<(&'static str, String)>> = OnceLock::new();
    LISTS.get_or_init(|| {
        let mut lists: Vec<(&'static str, String)> = Vec::new();
        for line in crate::carried::word_lists().lines() {
            if line.starts_with('#') || line.is_empty() {
                continue;
            }
            if let Some((new, _)) = line.strip_prefix('[').and_then(|line| line.split_once(']')) {
                lists.push((new, String::new()));
                continue;
            }
            let Some((_, phrases)) = lists.last_mut() else { continue };
            if !phrases.is_empty() {
                phrases.push(' ');
            }
            phrases.push_str(line);
        }
        lists
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_hold_their_words() {
        static NOISE: List = List::new("noise");
        static WISHES: List = List::new("wishes");
        assert!(NOISE.contains("begging") && !NOISE.contains("roof"));
        assert!(WISHES.is_in("well, i want the order") && !WISHES.is_in("i wanted to tell you"));
        assert!(lists().iter().all(|list| !list.1.is_empty()));
    }

    #[test]
    fn every_list_that_is_named_is_there() {
        for name in [
            "binders",
            "titles",
            "no-topic",
            "sentence-verbs",
            "dangling",
            "firm-ends",
        ] {
            assert!(lists().iter().any(|list| list.0 == name), "{name}");
        }
    }
}
