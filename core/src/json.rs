//! JSON read in little code, for WebAssembly, where what serde_json's own reader comes to is a twelfth of the whole file.
//!
//! Three things make it small. Keys and names are looked up once, here, and handed on by number, so that serde's derived
//! code has no comparisons of its own. What is an object in the records is read as an object only. And numbers are whole,
//! as all of the records' are, so that no tables for fractions are needed. Values, and what is refused, are the same as with
//! serde_json; a test holds the two against each other.

use crate::error::line_and_column;
use serde::de::value::StrDeserializer;
use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error as _, IntoDeserializer, MapAccess, SeqAccess, Unexpected,
    VariantAccess, Visitor,
};
use serde::forward_to_deserialize_any;
use std::borrow::Cow;
use std::fmt;

/// The deepest that values may be nested.
const DEEPEST: u32 = 128;

/// What is wrong with a text, and where; lines and columns begin with 1.
#[derive(Debug)]
pub struct Error {
    /// What was found and what was expected.
    pub message: String,
    /// The line.
    pub line: u32,
    /// The column, counted in characters.
    pub column: u32,
}

/// What is wrong, its place not known yet.
struct Fault(Box<str>);

impl fmt::Debug for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Fault {}

impl serde::de::Error for Fault {
    fn custom<T: fmt::Display>(message: T) -> Fault {
        Fault(message.to_string().into())
    }

    // As serde says it, but for what JSON calls null; what can't be met here has no words.
    fn invalid_type(found: Unexpected<'_>, expected: &dyn serde::de::Expected) -> Fault {
        fault(format!("invalid type: {}, expected {expected}", called(&found)))
    }

    fn invalid_value(found: Unexpected<'_>, expected: &dyn serde::de::Expected) -> Fault {
        fault(format!("invalid value: {}, expected {expected}", called(&found)))
    }
}

fn called(found: &Unexpected<'_>) -> String {
    match found {
        Unexpected::Str(text) => format!("string \"{}\"", escaped(text)),
        Unexpected::Bool(value) => format!("boolean `{value}`"),
        Unexpected::Signed(number) => format!("integer `{number}`"),
        Unexpected::Unsigned(number) => format!("integer `{number}`"),
        Unexpected::Map => "map".into(),
        Unexpected::Seq => "sequence".into(),
        _ => "null".into(),
    }
}

/// A text as it stands between quotation marks in Rust, but for what no screen shows: the tables of that are not worth
/// their room.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\0' => out.push_str("\\0"),
            c if c.is_ascii_control() => out.push_str(&format!("\\u{{{:x}}}", u32::from(c))),
            c => out.push(c),
        }
    }
    out
}

fn fault(message: impl Into<Box<str>>) -> Fault {
    Fault(message.into())
}

/// Reads a value from a text that holds nothing else.
///
/// # Errors
/// Where the text is no JSON, or not what was to be read.
pub fn from_str<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, Error> {
    let mut reader = Reader {
        text,
        at: 0,
        value: 0,
        depth: 0,
    };
    let read = T::deserialize(&mut reader).and_then(|value| reader.end().map(|()| value));
    read.map_err(|Fault(message)| {
        let (line, column) = line_and_column(text, reader.value);
        Error {
            message: message.into(),
            line,
            column,
        }
    })
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    /// Where the value or the key began that was read last: what errors are about.
    value: usize,
    depth: u32,
}

impl<'a> Reader<'a> {
    /// The next byte that is no space; 0 at the end.
    fn peek(&mut self) -> u8 {
        let bytes = self.text.as_bytes();
        while let Some(b' ' | b'\n' | b'\t' | b'\r') = bytes.get(self.at) {
            self.at += 1;
        }
        bytes.get(self.at).copied().unwrap_or(0)
    }

    /// The next byte, where a value begins.
    fn begin(&mut self) -> u8 {
        let next = self.peek();
        self.value = self.at;
        next
    }

    fn next_if(&mut self, byte: u8) -> bool {
        let is = self.peek() == byte;
        self.at += usize::from(is);
        is
    }

    fn expect(&mut self, byte: u8, name: &str) -> Result<(), Fault> {
        if self.next_if(byte) {
            return Ok(());
        }
        self.value = self.at;
        Err(self.unlike(name))
    }

    /// What stands here instead of what was expected.
    fn unlike(&self, expected: &str) -> Fault {
        match self.text.get(self.at..).and_then(|rest| rest.chars().next()) {
            None => fault(format!("the text ends: expected {expected}")),
            Some(found) => fault(format!("`{}`: expected {expected}", escaped(&found.to_string()))),
        }
    }

    fn end(&mut self) -> Result<(), Fault> {
        self.peek();
        if self.at == self.text.len() {
            return Ok(());
        }
        self.value = self.at;
        Err(self.unlike("nothing more"))
    }

    /// A word: true, false or null.
    fn word(&mut self, word: &str) -> Result<(), Fault> {
        if self.text.as_bytes()[self.at..].starts_with(word.as_bytes()) {
            self.at += word.len();
            return Ok(());
        }
        Err(self.unlike(word))
    }

    /// A string, from its quotation mark.
    fn string(&mut self) -> Result<Cow<'a, str>, Fault> {
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
    fn escaped(&mut self) -> Result<char, Fault> {
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
    fn four(&mut self) -> Result<u32, Fault> {
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
    fn number(&mut self) -> Result<(&'a str, bool), Fault> {
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
    fn skip(&mut self) -> Result<(), Fault> {
        match self.begin() {
            b'"' => self.string().map(|_| ()),
            b'{' => self.object(|reader| {
                reader.string()?;
                reader.expect(b':', "`:`")?;
                reader.skip()
            }),
            b'[' => self.list(Reader::skip),
            b't' => self.word("true"),
            b'f' => self.word("false"),
            b'n' => self.word("null"),
            b'-' | b'0'..=b'9' => self.number().map(|_| ()),
            _ => Err(self.unlike("a value")),
        }
    }

    fn object(&mut self, mut entry: impl FnMut(&mut Self) -> Result<(), Fault>) -> Result<(), Fault> {
        self.deeper()?;
        let mut first = true;
        while self.more(b'}', "`,` or `}`", &mut first)? {
            entry(self)?;
        }
        self.depth -= 1;
        Ok(())
    }

    fn list(&mut self, mut item: impl FnMut(&mut Self) -> Result<(), Fault>) -> Result<(), Fault> {
        self.deeper()?;
        let mut first = true;
        while self.more(b']', "`,` or `]`", &mut first)? {
            item(self)?;
        }
        self.depth -= 1;
        Ok(())
    }

    /// Into an object or a list.
    fn deeper(&mut self) -> Result<(), Fault> {
        self.at += 1;
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(fault(format!("nested deeper than {DEEPEST} levels")));
        }
        Ok(())
    }

    /// Whether there is one more in an object or a list; if not, its end has been read.
    fn more(&mut self, close: u8, expected: &str, first: &mut bool) -> Result<bool, Fault> {
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
    fn unexpected(&mut self, expected: &dyn serde::de::Expected) -> Fault {
        // A number has been read already where it was too large.
        self.at = self.value;
        let begins = self.begin();
        let found = match begins {
            b'"' => match self.string() {
                Ok(text) => return Fault::invalid_type(Unexpected::Str(&text), expected),
                Err(error) => return error,
            },
            b'{' => Unexpected::Map,
            b'[' => Unexpected::Seq,
            b't' | b'f' => match self.skip() {
                Ok(()) => Unexpected::Bool(begins == b't'),
                Err(error) => return error,
            },
            b'n' => match self.skip() {
                Ok(()) => Unexpected::Unit,
                Err(error) => return error,
            },
            b'-' | b'0'..=b'9' => match self.number() {
                Ok((number, whole)) => {
                    let kind = if whole { "integer" } else { "floating point" };
                    return fault(format!("invalid type: {kind} `{number}`, expected {expected}"));
                }
                Err(error) => return error,
            },
            _ => return self.unlike("a value"),
        };
        Fault::invalid_type(found, expected)
    }
}

impl<'de> Deserializer<'de> for &mut Reader<'_> {
    type Error = Fault;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.begin() {
            b'"' => self.deserialize_str(visitor),
            _ => Err(self.unexpected(&visitor)),
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        if self.begin() != b'"' {
            return Err(self.unexpected(&visitor));
        }
        let text = self.string()?;
        visitor.visit_str(&text)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_str(visitor)
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.begin() {
            b't' => self.word("true").and_then(|()| visitor.visit_bool(true)),
            b'f' => self.word("false").and_then(|()| visitor.visit_bool(false)),
            _ => Err(self.unexpected(&visitor)),
        }
    }

    fn deserialize_i64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let (b'-' | b'0'..=b'9') = self.begin() else {
            return Err(self.unexpected(&visitor));
        };
        match self.number()? {
            // As with serde_json, there is no whole number below nothing and above minus one.
            ("-0", _) | (_, false) => Err(self.unexpected(&visitor)),
            (number, _) => match number.parse() {
                Ok(number) => visitor.visit_i64(number),
                Err(_) => Err(self.unexpected(&visitor)),
            },
        }
    }

    fn deserialize_i32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_i64(visitor)
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_i64(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        if self.begin() == b'n' {
            self.word("null")?;
            return visitor.visit_none();
        }
        visitor.visit_some(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        if self.begin() != b'[' {
            return Err(self.unexpected(&visitor));
        }
        self.deeper()?;
        let value = visitor.visit_seq(Items {
            reader: self,
            first: true,
        })?;
        self.depth -= 1;
        Ok(value)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        if self.begin() != b'{' {
            return Err(self.unexpected(&visitor));
        }
        self.deeper()?;
        let value = visitor.visit_map(Entries {
            reader: self,
            fields: None,
            first: true,
        })?;
        self.depth -= 1;
        Ok(value)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        if self.begin() != b'{' {
            return Err(self.unexpected(&visitor));
        }
        self.deeper()?;
        let value = visitor.visit_map(Entries {
            reader: self,
            fields: Some(fields),
            first: true,
        })?;
        self.depth -= 1;
        Ok(value)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        names: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        if self.begin() != b'"' {
            return Err(self.unexpected(&visitor));
        }
        let name = self.string()?;
        match number_of(&name, names) {
            Some(number) => visitor.visit_enum(Name(number)),
            None => Err(Fault::unknown_variant(&name, names)),
        }
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.skip()?;
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        i8 i16 i128 u8 u16 u64 u128 f32 f64 char bytes byte_buf unit unit_struct newtype_struct tuple tuple_struct identifier
    }
}

fn number_of(name: &str, names: &[&str]) -> Option<u64> {
    names.iter().position(|known| *known == name).map(|at| at as u64)
}

/// The items of a list.
struct Items<'r, 'a> {
    reader: &'r mut Reader<'a>,
    first: bool,
}

impl<'de> SeqAccess<'de> for Items<'_, '_> {
    type Error = Fault;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Fault> {
        if self.reader.more(b']', "`,` or `]`", &mut self.first)? {
            seed.deserialize(&mut *self.reader).map(Some)
        } else {
            Ok(None)
        }
    }
}

/// The entries of an object; of a record with its fields.
struct Entries<'r, 'a> {
    reader: &'r mut Reader<'a>,
    fields: Option<&'static [&'static str]>,
    first: bool,
}

impl<'a> Entries<'_, 'a> {
    fn key(&mut self) -> Result<Option<Cow<'a, str>>, Fault> {
        if !self.reader.more(b'}', "`,` or `}`", &mut self.first)? {
            return Ok(None);
        }
        self.reader.begin();
        let key = self.reader.string()?;
        self.reader.expect(b':', "`:`")?;
        Ok(Some(key))
    }
}

impl<'de> MapAccess<'de> for Entries<'_, '_> {
    type Error = Fault;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Fault> {
        let Some(key) = self.key()? else {
            return Ok(None);
        };
        let Some(fields) = self.fields else {
            let key: StrDeserializer<'_, Fault> = (&*key).into_deserializer();
            return seed.deserialize(key).map(Some);
        };
        // A record that takes unknown fields has a number for them.
        let number = number_of(&key, fields);
        match seed.deserialize(Number(number.unwrap_or(fields.len() as u64))) {
            Err(_) if number.is_none() => Err(Fault::unknown_field(&key, fields)),
            read => read.map(Some),
        }
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Fault> {
        seed.deserialize(&mut *self.reader)
    }
}

/// The number of a field or of a name.
struct Number(u64);

impl<'de> Deserializer<'de> for Number {
    type Error = Fault;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_u64(self.0)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

/// One of several names.
struct Name(u64);

impl<'de> EnumAccess<'de> for Name {
    type Error = Fault;
    type Variant = Name;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Name), Fault> {
        seed.deserialize(Number(self.0)).map(|value| (value, self))
    }
}

impl<'de> VariantAccess<'de> for Name {
    type Error = Fault;

    fn unit_variant(self) -> Result<(), Fault> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, _: T) -> Result<T::Value, Fault> {
        Err(fault("a name with a value: expected a name alone"))
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, _: V) -> Result<V::Value, Fault> {
        Err(fault("a name with values: expected a name alone"))
    }

    fn struct_variant<V: Visitor<'de>>(self, _: &'static [&'static str], _: V) -> Result<V::Value, Fault> {
        Err(fault("a name with fields: expected a name alone"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Context, Draft, RuleFile};
    use proptest::prelude::*;

    fn same<T: serde::de::DeserializeOwned + PartialEq + fmt::Debug>(text: &str) {
        let (own, other) = (from_str::<T>(text), serde_json::from_str::<T>(text));
        match (&own, &other) {
            (Ok(own), Ok(other)) => assert_eq!(own, other, "{text}"),
            (Err(_), Err(_)) => {}
            // A list of values in place of a record, which serde_json lets pass.
            (Err(own), Ok(_)) if own.message.starts_with("invalid type: sequence, expected struct") => {}
            _ => panic!("{text}\n{own:?}\n{other:?}"),
        }
    }

    fn file(path: &str) -> String {
        std::fs::read_to_string(format!("{}/../fixtures/{path}", env!("CARGO_MANIFEST_DIR"))).unwrap()
    }

    #[test]
    fn drafts_are_read_as_serde_json_reads_them() {
        for line in file("conformance/cases.jsonl").lines() {
            same::<Draft>(line);
            // Cut off anywhere, or with a letter lost, it is refused or read by both alike.
            for (at, _) in line.char_indices().step_by(7) {
                same::<Draft>(&line[..at]);
                same::<Draft>(&[&line[..at], line[at..].get(1..).unwrap_or("")].concat());
            }
        }
    }

    #[test]
    fn errors_name_place_and_what_was_expected() {
        for (text, line, column, message) in [
            ("{\"today\": 3}", 1, 11, "invalid type: integer `3`, expected a date"),
            (
                "{\"deal\": \"lost\"}",
                1,
                10,
                "unknown variant `lost`, expected one of `none`, `in-progress`",
            ),
            (
                "{\n  \"contxt\": 1}",
                2,
                3,
                "unknown field `contxt`, expected one of `today`",
            ),
            ("{\"contacts\": [{}]}", 1, 15, "missing field `date`"),
            ("{\"contacts\": {}}", 1, 14, "invalid type: map, expected a sequence"),
            (
                "{\"prospect\": {\"asked_about_us\": \"é\"}}",
                1,
                33,
                "invalid type: string \"é\", expected a boolean",
            ),
            ("{\"deal\": \"none\" ", 1, 17, "the text ends: expected `,` or `}`"),
            ("{} x", 1, 4, "`x`: expected nothing more"),
            (
                "{\"caller\": {\"name\": \"\\x\"}}",
                1,
                23,
                "expected one of \"\\/bfnrtu",
            ),
            ("{\"caller\": {\"name\": \"\\ud83d\"}}", 1, 28, "half a surrogate pair"),
            ("nul", 1, 1, "`n`: expected null"),
        ] {
            let error = from_str::<Context>(text).unwrap_err();
            assert!(error.message.contains(message), "{text}: {}", error.message);
            assert_eq!((error.line, error.column), (line, column), "{text}: {}", error.message);
        }
        assert!(from_str::<Draft>(&"[".repeat(100_000)).is_err());
        assert!(
            from_str::<serde::de::IgnoredAny>(&"[".repeat(100_000))
                .unwrap_err()
                .message
                .contains("128")
        );
    }

    #[test]
    fn rules_are_read_as_serde_json_reads_them() {
        let rules: Vec<RuleFile> = crate::carried::program().rules;
        let text = serde_json::to_string(&rules).unwrap();
        same::<Vec<RuleFile>>(&text);
        for (at, _) in text.char_indices().step_by(997) {
            same::<Vec<RuleFile>>(&[&text[..at], text[at..].get(1..).unwrap_or("")].concat());
        }
    }

    fn json() -> impl Strategy<Value = String> {
        let leaf = prop_oneof![
            Just("null".to_owned()),
            Just("true".to_owned()),
            "-?[0-9]{1,4}(\\.[0-9]{0,2})?(e[+-]?[0-9]{0,2})?",
            ".{0,6}".prop_map(|text| serde_json::to_string(&text).unwrap()),
            "\"(\\\\u[0-9a-fD]{4}|\\\\[bfnrtx\"/]|[a-z\u{e9}\u{1f44b}\\n]){0,5}\"",
        ];
        let key = prop_oneof!["text", "id", "kind", "context", "deal", "contacts", "date", "note"];
        leaf.prop_recursive(4, 24, 4, move |inner| {
            let entries = prop::collection::vec((key.clone(), inner.clone()), 0..4);
            prop_oneof![
                prop::collection::vec(inner, 0..4).prop_map(|items| format!("[{}]", items.join(", "))),
                entries.prop_map(|entries| {
                    let entries: Vec<String> = entries
                        .iter()
                        .map(|(key, value)| format!("\"{key}\" : {value}"))
                        .collect();
                    format!("{{{}}}", entries.join(","))
                }),
            ]
        })
    }

    proptest! {
        #[test]
        fn whatever_comes(text in json()) {
            same::<Draft>(&text);
            same::<Context>(&text);
            same::<Vec<String>>(&text);
            same::<std::collections::BTreeMap<String, Option<i32>>>(&text);
            // What is passed over serde_json reads less strictly: half a surrogate pair, say.
            prop_assert!(from_str::<serde::de::IgnoredAny>(&text).is_err() || serde_json::from_str::<serde::de::IgnoredAny>(&text).is_ok());
        }
    }
}
