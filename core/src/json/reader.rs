//! The text read: its strings, numbers, lists and objects, as far as anything asks for them.

use super::{DEEPEST, Fault, escaped, fault};
use std::borrow::Cow;

/// A text and how far it is read.
pub struct Reader<'a> {
    pub(super) text: &'a str,
    pub(super) at: usize,
    /// Where the value or the key began that was read last: what errors are about.
    pub(super) value: usize,
    pub(super) depth: u32,
}

impl<'a> Reader<'a> {
    /// The next byte that is no space; 0 at the end.
    pub(super) fn peek(&mut self) -> u8 {
        let bytes = self.text.as_bytes();
        while let Some(b' ' | b'\n' | b'\t' | b'\r') = bytes.get(self.at) {
            self.at += 1;
        }
        bytes.get(self.at).copied().unwrap_or(0)
    }

    /// The next byte, where a value begins.
    pub(super) fn begin(&mut self) -> u8 {
        let next = self.peek();
        self.value = self.at;
        next
    }

    pub(super) fn next_if(&mut self, byte: u8) -> bool {
        let is = self.peek() == byte;
        self.at += usize::from(is);
        is
    }

    pub(super) fn expect(&mut self, byte: u8, name: &str) -> Result<(), Fault> {
        if self.next_if(byte) {
            return Ok(());
        }
        self.value = self.at;
        Err(self.unlike(name))
    }

    /// What stands here instead of what was expected.
    pub(super) fn unlike(&self, expected: &str) -> Fault {
        match self.text.get(self.at..).and_then(|rest| rest.chars().next()) {
            None => fault(format!("the text ends: expected {expected}")),
            Some(found) => fault(format!("`{}`: expected {expected}", escaped(&found.to_string()))),
        }
    }

    pub(super) fn end(&mut self) -> Result<(), Fault> {
        self.peek();
        if self.at == self.text.len() {
            return Ok(());
        }
        self.value = self.at;
        Err(self.unlike("nothing more"))
    }

    /// A word: true, false or null.
    pub(super) fn word(&mut self, word: &str) -> Result<(), Fault> {
        if self.text.as_bytes()[self.at..].starts_with(word.as_bytes()) {
            self.at += word.len();
            return Ok(());
        }
        Err(self.unlike(word))
    }

    /// A string, from its quotation mark.
    pub(super) fn string(&mut self) -> Result<Cow<'a, str>, Fault> {
        self.expect(b'"', "a string")?;
        let (bytes, mut from) = (self.text.as_bytes(), self.at);
        let mut whole = String::new();
        loop {
            match bytes.get(self.at) {
                Some(b'"') => {
                    let rest = &self.text[from..self.at];
                    self.at += 1;
                    return Ok(if whole.is_empty() {
                        Cow::Borrowed(rest)
                    } else {
                        Cow::Owned(whole + rest)
                    });
                }
                Some(b'\\') => {
                    whole.push_str(&self.text[from..self.at]);
                    self.at += 1;
                    whole.push(self.escaped()?);
                    from = self.at;
                }
                Some(0..32) | None => {
                    self.value = self.at;
                    return Err(self.unlike("`\"`, or a control character written with `\\`"));
                }
                Some(_) => self.at += 1,
            }
        }
    }

    /// What stands behind a backslash.
    pub(super) fn escaped(&mut self) -> Result<char, Fault> {
        let letter = self.text.as_bytes().get(self.at).copied().unwrap_or(0);
        let plain = match letter {
            b'"' | b'\\' | b'/' => letter,
            b'b' => 8,
            b'f' => 12,
            b'n' => b'\n',
            b'r' => b'\r',
            b't' => b'\t',
            b'u' => {
                self.at += 1;
                let high = self.four()?;
                let code = if (0xd800..0xdc00).contains(&high) && self.text[self.at..].starts_with("\\u") {
                    self.at += 2;
                    let low = self.four()?;
                    (0xdc00..0xe000)
                        .contains(&low)
                        .then(|| 0x1_0000 + ((high - 0xd800) << 10 | (low - 0xdc00)))
                } else {
                    Some(high)
                };
                return code.and_then(char::from_u32).ok_or_else(|| {
                    self.value = self.at;
                    fault("half a surrogate pair: expected both halves")
                });
            }
            _ => {
                self.value = self.at;
                return Err(self.unlike("one of \"\\/bfnrtu behind `\\`"));
            }
        };
        self.at += 1;
        Ok(char::from(plain))
    }

    /// Four hexadecimal digits.
    pub(super) fn four(&mut self) -> Result<u32, Fault> {
        let digits = self
            .text
            .get(self.at..self.at + 4)
            .filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()));
        let Some(code) = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok()) else {
            self.value = self.at;
            return Err(self.unlike("four hexadecimal digits"));
        };
        self.at += 4;
        Ok(code)
    }

    /// The digits of a number, and whether it is whole.
    pub(super) fn number(&mut self) -> Result<(&'a str, bool), Fault> {
        let (from, bytes) = (self.at, self.text.as_bytes());
        let mut whole = true;
        let digits = |at: &mut usize| {
            let from = *at;
            while bytes.get(*at).is_some_and(u8::is_ascii_digit) {
                *at += 1;
            }
            *at - from
        };
        let mut at = self.at + usize::from(bytes[self.at] == b'-');
        let leading = bytes.get(at) == Some(&b'0');
        let before = digits(&mut at);
        let mut good = before == 1 || before > 1 && !leading;
        if bytes.get(at) == Some(&b'.') {
            at += 1;
            whole = false;
            good &= digits(&mut at) > 0;
        }
        if let Some(b'e' | b'E') = bytes.get(at) {
            at += 1 + usize::from(matches!(bytes.get(at + 1), Some(b'+' | b'-')));
            whole = false;
            good &= digits(&mut at) > 0;
        }
        self.at = at;
        if good {
            Ok((&self.text[from..at], whole))
        } else {
            Err(self.unlike("a number"))
        }
    }

    /// Passes over a value.
    pub(super) fn skip(&mut self) -> Result<(), Fault> {
        match self.begin() {
            b'"' => self.string().map(|_| ()),
            b'{' => self.object("", &mut |reader, _| reader.skip()),
            b'[' => self.list("", &mut Reader::skip),
            b't' => self.word("true"),
            b'f' => self.word("false"),
            b'n' => self.word("null"),
            b'-' | b'0'..=b'9' => self.number().map(|_| ()),
            _ => Err(self.unlike("a value")),
        }
    }

    /// An object, entry by entry: what reads a value is given its key.
    pub(super) fn object(
        &mut self,
        expected: &str,
        entry: &mut dyn FnMut(&mut Self, &str) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        if self.begin() != b'{' {
            return Err(self.unexpected(expected));
        }
        self.deeper()?;
        let mut first = true;
        while self.more(b'}', "`,` or `}`", &mut first)? {
            self.begin();
            let key = self.string()?;
            self.expect(b':', "`:`")?;
            entry(self, &key)?;
        }
        self.depth -= 1;
        Ok(())
    }

    /// A list, item by item.
    pub(super) fn list(
        &mut self,
        expected: &str,
        item: &mut dyn FnMut(&mut Self) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        if self.begin() != b'[' {
            return Err(self.unexpected(expected));
        }
        self.deeper()?;
        let mut first = true;
        while self.more(b']', "`,` or `]`", &mut first)? {
            item(self)?;
        }
        self.depth -= 1;
        Ok(())
    }

    /// Into an object or a list.
    pub(super) fn deeper(&mut self) -> Result<(), Fault> {
        self.at += 1;
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(fault(format!("nested deeper than {DEEPEST} levels")));
        }
        Ok(())
    }

    /// Whether there is one more in an object or a list; if not, its end has been read.
    pub(super) fn more(&mut self, close: u8, expected: &str, first: &mut bool) -> Result<bool, Fault> {
        if *first {
            *first = false;
            return Ok(!self.next_if(close));
        }
        if self.next_if(b',') {
            return Ok(true);
        }
        self.expect(close, expected).map(|()| false)
    }

    /// What the value here is, for an error.
    pub(super) fn unexpected(&mut self, expected: &str) -> Fault {
        // A number has been read already where it was too large.
        self.at = self.value;
        match self.found() {
            Ok(found) => fault(format!("invalid type: {found}, expected {expected}")),
            Err(error) => error,
        }
    }

    fn found(&mut self) -> Result<String, Fault> {
        let begins = self.begin();
        Ok(match begins {
            b'"' => format!("string \"{}\"", escaped(&self.string()?)),
            b'{' => "map".into(),
            b'[' => "sequence".into(),
            b't' | b'f' => {
                self.skip()?;
                format!("boolean `{}`", begins == b't')
            }
            b'n' => {
                self.skip()?;
                "null".into()
            }
            b'-' | b'0'..=b'9' => {
                let (number, whole) = self.number()?;
                let kind = if whole { "integer" } else { "floating point" };
                format!("{kind} `{number}`")
            }
            _ => return Err(self.unlike("a value")),
        })
    }
}
