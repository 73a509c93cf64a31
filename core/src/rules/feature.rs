//! What the model's features are made of, and the hash by which they are found.

/// What a feature is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Feature {
    /// A stem.
    One,
    /// Two neighbouring stems.
    Two,
    /// Two stems with one between.
    Gapped,
    /// The first stem of a unit.
    First,
    /// The last stem of a unit.
    Last,
}

/// The hash of a feature, of 26 bits: the same in `fixtures/train/train.py`.
#[inline]
pub fn key(feature: Feature, a: u16, b: u16) -> u32 {
    let code = (feature as u64) << 32 | u64::from(a) << 16 | u64::from(b);
    ((code + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 38) as u32
}
