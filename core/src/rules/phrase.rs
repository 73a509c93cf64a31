//! Reading phrases: from what a rule file says to a tree.

use crate::letters::Small;

/// A part of a phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// A word, folded.
    Word(String),
    /// Any form of a word.
    Forms(String),
    /// A class of the lexicon, or one of the engine's own in capitals.
    Class(String),
    /// One of several sequences.
    Either(Vec<Vec<Node>>),
    /// The node, or nothing.
    Maybe(Box<Node>),
    /// Any words, at least so many and at most so many.
    Gap(u8, u8),
    /// What follows is not this.
    NotNext(Box<Node>),
    /// What stands before is not this.
    NotBefore(Box<Node>),
    /// The words to be underlined begin here.
    Open,
    /// The words to be underlined end here.
    Close,
    /// A clause begins here.
    Start,
    /// A clause ends here.
    End,
}

/// What is wrong with a phrase, and at which byte of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhraseError {
    /// Byte in the phrase.
    pub at: usize,
    /// What was found and what was expected.
    pub message: String,
}

/// The longest gap that a phrase may hold.
pub const LONGEST_GAP: u8 = 12;

struct Reader<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
}

/// Reads a phrase.
pub fn parse(text: &str) -> Result<Vec<Node>, PhraseError> {
    let mut reader = Reader { text, at: 0, depth: 0 };
    let nodes = reader.sequence("")?;
    if reader.at < text.len() {
        return reader.fail(format!(
            "`{}` with nothing that it closes",
            &text[reader.at..=reader.at]
        ));
    }
    if !nodes.iter().any(anchors) {
        return Err(PhraseError {
            at: 0,
            message: "a phrase needs at least one word or class that must be there".into(),
        });
    }
    let count = |node: &Node| nodes.iter().filter(|other| *other == node).count();
    if count(&Node::Open) != count(&Node::Close) || count(&Node::Open) > 1 {
        return Err(PhraseError {
            at: text.find(['{', '}']).unwrap_or(0),
            message: "`{` and `}` go together, once, outside of groups".into(),
        });
    }
    Ok(nodes)
}

/// Whether the part must be there and is more than a wildcard.
fn anchors(node: &Node) -> bool {
    match node {
        Node::Word(_) | Node::Forms(_) | Node::Either(_) => true,
        Node::Class(name) => !name.starts_with(|c: char| c.is_ascii_uppercase()),
        _ => false,
    }
}

impl Reader<'_> {
    fn fail<T>(&self, message: String) -> Result<T, PhraseError> {
        Err(PhraseError {
            at: self.at.min(self.text.len()),
            message,
        })
    }

    fn rest(&self) -> &str {
        &self.text[self.at..]
    }

    fn sequence(&mut self, ends: &str) -> Result<Vec<Node>, PhraseError> {
        let mut nodes = Vec::new();
        loop {
            self.at += self.rest().len() - self.rest().trim_start().len();
            let Some(c) = self.rest().chars().next() else { break };
            if ends.contains(c) || c == ')' || c == '|' {
                break;
            }
            self.item(&mut nodes)?;
        }
        Ok(nodes)
    }

    fn item(&mut self, nodes: &mut Vec<Node>) -> Result<(), PhraseError> {
        let c = self.rest().chars().next().unwrap_or(' ');
        if let Some(node) = match c {
            '{' => Some(Node::Open),
            '}' => Some(Node::Close),
            '^' => Some(Node::Start),
            '$' => Some(Node::End),
            _ => None,
        } {
            self.at += 1;
            if self.depth > 0 && matches!(node, Node::Open | Node::Close) {
                return self.fail("`{` and `}` may not stand inside a group".into());
            }
            nodes.push(node);
            return Ok(());
        }
        if c == '!' || c == '~' {
            self.at += 1;
            let mut inner = Vec::new();
            self.atom(&mut inner)?;
            let node = Box::new(if inner.len() == 1 {
                inner.remove(0)
            } else {
                Node::Either(vec![inner])
            });
            nodes.push(if c == '!' {
                Node::NotNext(node)
            } else {
                Node::NotBefore(node)
            });
            return Ok(());
        }
        if c == '*' {
            self.at += 1;
            let (low, high) = self.gap()?;
            nodes.push(Node::Gap(low, high));
            return Ok(());
        }
        if c == '?' {
            return self.fail("`?` follows the word or group that may be missing, without a space".into());
        }
        let from = nodes.len();
        self.atom(nodes)?;
        if self.rest().starts_with('*') {
            return self
                .fail("`*` without a space before it: a group can't be repeated, and a gap stands by itself".into());
        }
        if self.rest().starts_with('?') {
            self.at += 1;
            let inner: Vec<Node> = nodes.drain(from..).collect();
            let node = match inner.len() {
                1 => inner.into_iter().next().unwrap_or(Node::Start),
                _ => Node::Either(vec![inner]),
            };
            nodes.push(Node::Maybe(Box::new(node)));
        }
        Ok(())
    }

    fn gap(&mut self) -> Result<(u8, u8), PhraseError> {
        // By way of the type whose reading is needed elsewhere.
        let count = |digits: &str| digits.parse::<i64>().ok().and_then(|count| u8::try_from(count).ok());
        let digits = |text: &str| text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let length = digits(self.rest());
        let Some(mut high) = count(&self.rest()[..length]) else {
            return self.fail("`*` takes a number of words, as in `*3` or `*1-4`".into());
        };
        self.at += length;
        let mut low = 0;
        if self.rest().starts_with('-') {
            let length = digits(&self.rest()[1..]);
            let Some(upper) = count(&self.rest()[1..=length]) else {
                return self.fail("`*1-` takes a number of words after the hyphen".into());
            };
            self.at += 1 + length;
            (low, high) = (high, upper);
        }
        if low > high || high > LONGEST_GAP {
            return self.fail(format!(
                "a gap of {low} to {high} words: expected at most {LONGEST_GAP}, the smaller number first"
            ));
        }
        Ok((low, high))
    }

    fn atom(&mut self, nodes: &mut Vec<Node>) -> Result<(), PhraseError> {
        let start = self.at;
        let c = self.rest().chars().next().unwrap_or(' ');
        match c {
            '<' => {
                let Some(end) = self.rest().find('>') else {
                    return self.fail("`<` without a `>`".into());
                };
                let name = self.rest()[1..end].to_owned();
                if name.is_empty() || !name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-') {
                    return self.fail(format!(
                        "`<{name}>`: expected the name of a class, letters, digits and hyphens"
                    ));
                }
                self.at += end + 1;
                nodes.push(Node::Class(name));
            }
            '(' => {
                self.at += 1;
                self.depth += 1;
                if self.depth > 8 {
                    return self.fail("groups are nested more than eight deep".into());
                }
                let mut choices = vec![self.sequence("|)")?];
                while self.rest().starts_with('|') {
                    self.at += 1;
                    choices.push(self.sequence("|)")?);
                }
                if !self.rest().starts_with(')') {
                    self.at = start;
                    return self.fail("`(` without a `)`".into());
                }
                self.at += 1;
                self.depth -= 1;
                if choices.iter().any(|choice| choice.is_empty()) {
                    self.at = start;
                    return self.fail("an empty choice in a group: write `(…)?` for one that may be missing".into());
                }
                nodes.push(Node::Either(choices));
            }
            '#' => {
                let length = self.rest()[1..]
                    .find(|c: char| !c.is_ascii_lowercase())
                    .map_or(self.rest().len(), |end| end + 1);
                nodes.push(Node::Word(self.rest()[..length].to_owned()));
                self.at += length;
            }
            c if c.is_alphanumeric() || c == '\'' => {
                let rest = self.rest();
                let length = rest
                    .find(|c: char| !(c.is_alphanumeric() || c == '\'' || c == '’' || c == '.'))
                    .unwrap_or(rest.len());
                let word = rest[..length].trim_end_matches('.').small().replace('’', "'");
                self.at += length;
                if self.rest().starts_with('~') {
                    self.at += 1;
                    nodes.push(Node::Forms(word));
                } else {
                    nodes.push(Node::Word(word));
                    // "follow-up" is two words in a draft, and so it is here.
                    if self.rest().starts_with('-') && self.rest()[1..].starts_with(char::is_alphanumeric) {
                        self.at += 1;
                        self.atom(nodes)?;
                    }
                }
            }
            _ => {
                return self.fail(format!(
                    "`{c}`: expected a word, `<class>`, `(a|b)`, `*3`, `!`, `~`, `{{`, `}}`, `^` or `$`"
                ));
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads() {
        let word = |text: &str| Node::Word(text.into());
        assert_eq!(
            parse("{<i> just? (check~ in|touch base)} *2 !with").unwrap(),
            vec![
                Node::Open,
                Node::Class("i".into()),
                Node::Maybe(Box::new(word("just"))),
                Node::Either(vec![
                    vec![Node::Forms("check".into()), word("in")],
                    vec![word("touch"), word("base")]
                ]),
                Node::Close,
                Node::Gap(0, 2),
                Node::NotNext(Box::new(word("with"))),
            ]
        );
    }

    #[test]
    fn rejects() {
        for (phrase, at, says) in [
            ("a (b", 2, "without a `)`"),
            ("a b)", 3, "nothing that it closes"),
            ("<check", 0, "without a `>`"),
            ("*3", 0, "at least one word"),
            ("a *99 b", 5, "at most 12"),
            ("a (b||c)", 2, "empty choice"),
            ("a & b", 2, "expected a word"),
            ("{a", 0, "go together"),
            ("a * b", 3, "takes a number"),
        ] {
            let error = parse(phrase).unwrap_err();
            assert!(error.message.contains(says) && error.at == at, "{phrase}: {error:?}");
        }
    }
}
