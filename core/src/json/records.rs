//! What is read as serde's derived code asks for it: records by the numbers of their fields.

use super::reader::Reader;
use super::{Fault, fault};
use serde::de::value::StrDeserializer;
use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error as _, IntoDeserializer, MapAccess, SeqAccess, VariantAccess,
    Visitor,
};
use serde::forward_to_deserialize_any;
use std::borrow::Cow;

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
