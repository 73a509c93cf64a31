//! Rules as data: the files, the language of their phrases, and what they are compiled to.
//!
//! A rule is one file ([`file`]): what it is called, why it matters, what to do instead, the [`phrase`]s that find it,
//! what excuses a hit, and its own examples. Phrases are composed of the lexicon's word classes. [`compile`] turns
//! files into a [`program::Program`] for the scanner; the build does so with callwell's own rules, and
//! [`Linter::builder`](crate::Linter::builder) with a user's, by the same code and with the same messages.
//!
//! # The language of phrases
//!
//! | written | stands for |
//! | --- | --- |
//! | `check in` | these words, one after the other, in any case; contractions are taken apart ("I'm" is `i am`) |
//! | `check~` | any form of the word: check, checks, checked, checking |
//! | `<class>` | any entry of a class of the lexicon |
//! | `(a\|b c)` | one of these |
//! | `x?` | perhaps `x` |
//! | `*3`, `*1-4` | up to three words of any kind; one to four |
//! | `!x` | what follows is not `x` |
//! | `~x` | what stands before is not `x` |
//! | `{x}` | of all that the phrase matches, the words to be underlined |
//! | `^`, `$` | here a clause begins, or ends |
//! | `<NAME>`, `<NUMBER>`, `<BLANK>`, `<ANY>` | a likely name, a number in digits, a placeholder, any word |
//! | `<QUESTION>` | the sentence ends with a question mark |
//!
//! A phrase never runs over the end of a sentence. Pauses ("um", "you know") and stutters are passed over.

// As with `pack`: each side leaves the other half unused.
#[cfg(any(feature = "compact", test))]
#[allow(dead_code)]
pub mod compact;
// Without TOML no lexicon is compiled but by the build.
#[cfg_attr(not(feature = "toml"), allow(dead_code))]
pub mod compile;
pub mod feature;
#[cfg_attr(not(feature = "toml"), allow(dead_code))]
pub mod file;
pub mod inflect;
pub mod load;
// The build packs, the crate unpacks: each leaves the other half unused.
#[allow(dead_code)]
pub mod pack;
pub mod phrase;
pub mod program;
pub mod rewriting;
