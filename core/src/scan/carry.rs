//! Tables as bytes: made by the build, and read back at a linter's start without being worked out again.
//!
//! Every number has its full width, the lowest byte first, so that reading is little more than copying.

use super::Found;
use crate::rules::file::Scope;
use crate::rules::program::{Op, Purpose, Step};
use std::ops::Range;

/// A table, or a part of one.
pub(super) trait Carried: Sized {
    /// Adds it to the bytes.
    fn write(&self, out: &mut Vec<u8>);
    /// Takes it from the bytes; none where they are too few.
    fn read(from: &mut &[u8]) -> Option<Self>;
}

/// A value that always takes as many bytes.
pub(super) trait Fixed: Copy {
    /// How many.
    const SIZE: usize;
    fn put(self, out: &mut Vec<u8>);
    /// From at least so many bytes.
    fn get(bytes: &[u8]) -> Self;
}

fn take<'a>(from: &mut &'a [u8], count: usize) -> Option<&'a [u8]> {
    let (taken, rest) = from.split_at_checked(count)?;
    *from = rest;
    Some(taken)
}

impl<T: Fixed> Carried for Vec<T> {
    fn write(&self, out: &mut Vec<u8>) {
        (self.len() as u32).put(out);
        self.iter().for_each(|item| item.put(out));
    }

    fn read(from: &mut &[u8]) -> Option<Self> {
        let count = u32::get(take(from, 4)?) as usize;
        let bytes = take(from, count.checked_mul(T::SIZE)?)?;
        Some(bytes.chunks_exact(T::SIZE).map(T::get).collect())
    }
}

impl Carried for Vec<(String, u16)> {
    fn write(&self, out: &mut Vec<u8>) {
        (self.len() as u32).put(out);
        for (name, number) in self {
            name.as_bytes().to_vec().write(out);
            number.put(out);
        }
    }

    fn read(from: &mut &[u8]) -> Option<Self> {
        let count = u32::get(take(from, 4)?);
        let named = |_| Some((String::from_utf8(Vec::read(from)?).ok()?, u16::get(take(from, 2)?)));
        (0..count).map(named).collect()
    }
}

/// Numbers of every width.
macro_rules! numbers {
    ($($number:ty),*) => {$(
        impl Fixed for $number {
            const SIZE: usize = size_of::<$number>();

            fn put(self, out: &mut Vec<u8>) {
                out.extend_from_slice(&self.to_le_bytes());
            }

            #[inline]
            fn get(bytes: &[u8]) -> Self {
                let mut own = [0; size_of::<$number>()];
                own.copy_from_slice(&bytes[..Self::SIZE]);
                <$number>::from_le_bytes(own)
            }
        }
    )*};
}

numbers!(u8, i8, u16, u32, u64, u128);

/// Structs whose fields are of fixed size, in the order given.
macro_rules! fixed {
    ($struct:ty { $($field:ident: $type:ty),* }) => {
        impl $crate::scan::carry::Fixed for $struct {
            const SIZE: usize = $(<$type as $crate::scan::carry::Fixed>::SIZE +)* 0;

            fn put(self, out: &mut Vec<u8>) {
                $($crate::scan::carry::Fixed::put(self.$field, out);)*
            }

            #[inline]
            fn get(bytes: &[u8]) -> Self {
                let mut at = 0;
                $(
                    let $field = <$type as $crate::scan::carry::Fixed>::get(&bytes[at..]);
                    at += <$type as $crate::scan::carry::Fixed>::SIZE;
                )*
                let _ = at;
                Self { $($field),* }
            }
        }
    };
}

/// Structs whose fields are tables.
macro_rules! carried {
    ($struct:ty { $($field:ident),* }) => {
        impl $crate::scan::carry::Carried for $struct {
            fn write(&self, out: &mut Vec<u8>) {
                $($crate::scan::carry::Carried::write(&self.$field, out);)*
            }

            fn read(from: &mut &[u8]) -> Option<Self> {
                Some(Self { $($field: $crate::scan::carry::Carried::read(from)?),* })
            }
        }
    };
}

pub(super) use {carried, fixed};

impl Fixed for bool {
    const SIZE: usize = 1;

    fn put(self, out: &mut Vec<u8>) {
        out.push(u8::from(self));
    }

    #[inline]
    fn get(bytes: &[u8]) -> Self {
        bytes[0] != 0
    }
}

impl<A: Fixed, B: Fixed> Fixed for (A, B) {
    const SIZE: usize = A::SIZE + B::SIZE;

    fn put(self, out: &mut Vec<u8>) {
        self.0.put(out);
        self.1.put(out);
    }

    #[inline]
    fn get(bytes: &[u8]) -> Self {
        (A::get(bytes), B::get(&bytes[A::SIZE..]))
    }
}

impl<T: Fixed, const N: usize> Fixed for [T; N] {
    const SIZE: usize = T::SIZE * N;

    fn put(self, out: &mut Vec<u8>) {
        self.into_iter().for_each(|item| item.put(out));
    }

    #[inline]
    fn get(bytes: &[u8]) -> Self {
        std::array::from_fn(|at| T::get(&bytes[at * T::SIZE..]))
    }
}

/// Where something stands in a list: ranges can't be copied, so that they are written by their ends.
impl Carried for Range<u32> {
    fn write(&self, out: &mut Vec<u8>) {
        (self.start, self.end).put(out);
    }

    fn read(from: &mut &[u8]) -> Option<Self> {
        let (start, end) = <(u32, u32)>::get(take(from, 8)?);
        Some(start..end)
    }
}

impl Carried for usize {
    fn write(&self, out: &mut Vec<u8>) {
        (*self as u32).put(out);
    }

    fn read(from: &mut &[u8]) -> Option<Self> {
        Some(u32::get(take(from, 4)?) as usize)
    }
}

impl Fixed for Step {
    const SIZE: usize = 3;

    fn put(self, out: &mut Vec<u8>) {
        let (kind, value) = self.op.parts();
        (kind * 2 + u8::from(self.optional), value).put(out);
    }

    #[inline]
    fn get(bytes: &[u8]) -> Self {
        let (kind, value) = <(u8, u16)>::get(bytes);
        // The tables are the build's own: there is no other number in them.
        let op = Op::of_parts(kind / 2, value).unwrap_or(Op::End);
        Step {
            op,
            optional: kind % 2 == 1,
        }
    }
}

impl Fixed for Found {
    const SIZE: usize = 8;

    fn put(self, out: &mut Vec<u8>) {
        let (purpose, of) = match self.purpose {
            Purpose::Find => (0, 0),
            Purpose::Excuse(scope, find) => (1 + scope as u16, find.map_or(0, |find| find + 1)),
        };
        ((self.rule, self.find), (purpose, of)).put(out);
    }

    fn get(bytes: &[u8]) -> Self {
        let ((rule, find), (purpose, of)) = <((u16, u16), (u16, u16))>::get(bytes);
        let scope = match purpose {
            1 => Some(Scope::Overlap),
            2 => Some(Scope::Clause),
            3 => Some(Scope::Sentence),
            4 => Some(Scope::Draft),
            _ => None,
        };
        Found {
            rule,
            find,
            purpose: scope.map_or(Purpose::Find, |scope| Purpose::Excuse(scope, of.checked_sub(1))),
        }
    }
}
