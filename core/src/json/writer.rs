//! JSON written in little code: into text, to which everything can be added, so that nothing fails and no caller has to
//! say what then. What is written is what serde_json writes.

use serde::ser::{self, Impossible, Serialize};
use std::fmt::{self, Write};

/// No error: nothing makes one but a type that JSON has no form for, of which the records have none.
#[derive(Debug)]
pub enum Never {}

impl fmt::Display for Never {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {}
    }
}

impl std::error::Error for Never {}

impl ser::Error for Never {
    fn custom<T: fmt::Display>(_: T) -> Never {
        unreachable!("a record that can't be written")
    }
}

/// A value as JSON.
pub fn to_string<T: Serialize + ?Sized>(value: &T) -> String {
    let mut out = String::new();
    let Ok(()) = value.serialize(Writer(&mut out));
    out
}

struct Writer<'a>(&'a mut String);

/// A list or an object that is being written.
struct Inside<'a> {
    out: &'a mut String,
    close: char,
}

/// A string between its quotation marks.
fn quoted(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars() {
        let letter = match c {
            '"' | '\\' => c,
            '\u{8}' => 'b',
            '\t' => 't',
            '\n' => 'n',
            '\u{c}' => 'f',
            '\r' => 'r',
            '\0'..' ' => {
                const DIGITS: [char; 16] = [
                    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f',
                ];
                out.push_str("\\u00");
                out.push(DIGITS[c as usize >> 4]);
                out.push(DIGITS[c as usize & 15]);
                continue;
            }
            _ => {
                out.push(c);
                continue;
            }
        };
        out.push('\\');
        out.push(letter);
    }
    out.push('"');
}

impl<'a> Inside<'a> {
    fn new(out: &'a mut String, open: char, close: char) -> Inside<'a> {
        out.push(open);
        Inside { out, close }
    }

    /// What stands between this entry and the one before.
    fn next(&mut self) {
        if !self.out.ends_with(['[', '{']) {
            self.out.push(',');
        }
    }

    // One function for all fields of all records.
    #[inline(never)]
    fn key(&mut self, key: &str) {
        self.next();
        quoted(self.out, key);
        self.out.push(':');
    }
}

macro_rules! numbers {
    ($($name:ident $type:ident),+) => {
        $(fn $name(self, number: $type) -> Result<(), Never> {
            self.number(i64::from(number))
        })+
    };
}

impl Writer<'_> {
    #[inline(never)]
    fn number(self, number: i64) -> Result<(), Never> {
        // Text takes everything.
        let _ = write!(self.0, "{number}");
        Ok(())
    }
}

impl<'a> ser::Serializer for Writer<'a> {
    type Ok = ();
    type Error = Never;
    type SerializeSeq = Inside<'a>;
    type SerializeMap = Inside<'a>;
    type SerializeStruct = Inside<'a>;
    type SerializeTuple = Inside<'a>;
    type SerializeTupleStruct = Impossible<(), Never>;
    type SerializeTupleVariant = Impossible<(), Never>;
    type SerializeStructVariant = Impossible<(), Never>;

    numbers!(serialize_i8 i8, serialize_i16 i16, serialize_i32 i32, serialize_i64 i64, serialize_u8 u8, serialize_u16 u16, serialize_u32 u32);

    fn serialize_u64(self, number: u64) -> Result<(), Never> {
        let _ = write!(self.0, "{number}");
        Ok(())
    }

    fn serialize_f32(self, _: f32) -> Result<(), Never> {
        unreachable!("a fraction in a record")
    }

    fn serialize_f64(self, _: f64) -> Result<(), Never> {
        unreachable!("a fraction in a record")
    }

    fn serialize_bool(self, value: bool) -> Result<(), Never> {
        self.0.push_str(if value { "true" } else { "false" });
        Ok(())
    }

    fn serialize_char(self, c: char) -> Result<(), Never> {
        quoted(self.0, c.encode_utf8(&mut [0; 4]));
        Ok(())
    }

    fn serialize_str(self, text: &str) -> Result<(), Never> {
        quoted(self.0, text);
        Ok(())
    }

    fn serialize_bytes(self, bytes: &[u8]) -> Result<(), Never> {
        bytes.serialize(self)
    }

    fn serialize_none(self) -> Result<(), Never> {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Never> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), Never> {
        self.0.push_str("null");
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Never> {
        self.serialize_unit()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, name: &'static str) -> Result<(), Never> {
        self.serialize_str(name)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<(), Never> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        name: &'static str,
        value: &T,
    ) -> Result<(), Never> {
        let mut inside = Inside::new(self.0, '{', '}');
        inside.key(name);
        value.serialize(Writer(inside.out))?;
        ser::SerializeMap::end(inside)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Inside<'a>, Never> {
        Ok(Inside::new(self.0, '[', ']'))
    }

    fn serialize_tuple(self, _: usize) -> Result<Inside<'a>, Never> {
        Ok(Inside::new(self.0, '[', ']'))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Inside<'a>, Never> {
        Ok(Inside::new(self.0, '{', '}'))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Inside<'a>, Never> {
        Ok(Inside::new(self.0, '{', '}'))
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Impossible<(), Never>, Never> {
        unreachable!("a tuple with a name in a record")
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Impossible<(), Never>, Never> {
        unreachable!("a name with values in a record")
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Impossible<(), Never>, Never> {
        unreachable!("a name with fields in a record")
    }
}

impl Inside<'_> {
    fn item<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Never> {
        self.next();
        value.serialize(Writer(self.out))
    }

    fn close(self) -> Result<(), Never> {
        self.out.push(self.close);
        Ok(())
    }
}

impl ser::SerializeSeq for Inside<'_> {
    type Ok = ();
    type Error = Never;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Never> {
        self.item(value)
    }

    fn end(self) -> Result<(), Never> {
        self.close()
    }
}

impl ser::SerializeTuple for Inside<'_> {
    type Ok = ();
    type Error = Never;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Never> {
        self.item(value)
    }

    fn end(self) -> Result<(), Never> {
        self.close()
    }
}

/// Keys are strings in all of the records.
impl ser::SerializeMap for Inside<'_> {
    type Ok = ();
    type Error = Never;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Never> {
        self.item(key)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Never> {
        self.out.push(':');
        value.serialize(Writer(self.out))
    }

    fn end(self) -> Result<(), Never> {
        self.close()
    }
}

impl ser::SerializeStruct for Inside<'_> {
    type Ok = ();
    type Error = Never;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), Never> {
        self.key(key);
        value.serialize(Writer(self.out))
    }

    fn end(self) -> Result<(), Never> {
        self.close()
    }
}
