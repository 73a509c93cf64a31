//! What the crate carries: the tables that the build makes from the files in `rules/`.

use crate::rules::file::Scoring;
use crate::rules::program::{Outline, Program};
use crate::rules::rewriting::Rewriting;
use crate::scan::Scanner;
use std::sync::{Arc, OnceLock};

// All of these are written by the build from the same types.
const BROKEN: &str = "the build wrote it from the same types";

#[cfg(not(feature = "compact"))]
mod tables {
    use super::BROKEN;
    use crate::rules::pack::Packed;
    use crate::rules::program::{Outline, Program};
    use crate::scan::Scanner;

    /// The program's outline, and the scanner that the build made of the rest.
    #[cfg(feature = "ready")]
    pub fn ready() -> (Outline, Scanner) {
        let bytes = include_bytes!(concat!(env!("OUT_DIR"), "/program.bin"));
        let frame = postcard::take_from_bytes::<crate::rules::pack::Frame>(bytes).ok();
        let frame = frame.and_then(|(frame, _)| frame.unpack()).expect(BROKEN);
        let scanner = Scanner::from_bytes(include_bytes!(concat!(env!("OUT_DIR"), "/scanner.bin"))).expect(BROKEN);
        (frame, scanner)
    }

    #[cfg(not(feature = "ready"))]
    pub fn ready() -> (Outline, Scanner) {
        let program = program();
        let scanner = Scanner::new(&program);
        (program.into(), scanner)
    }

    pub fn program() -> Program {
        let bytes = include_bytes!(concat!(env!("OUT_DIR"), "/program.bin"));
        let packed = postcard::from_bytes::<Packed>(bytes).ok();
        packed.and_then(Packed::unpack).expect(BROKEN)
    }

    pub fn weights() -> &'static [u8] {
        include_bytes!("../rules/weights.bin")
    }

    pub fn frequency() -> &'static str {
        include_str!("../rules/frequency.txt")
    }

    pub fn learned() -> &'static [u8] {
        include_bytes!("../rules/rewrites/learned.bin")
    }

    pub fn parts_of_speech() -> &'static str {
        include_str!("../rules/rewrites/parts-of-speech.txt")
    }

    pub fn word_lists() -> &'static str {
        include_str!("../rules/rewrites/words.txt")
    }

    pub fn rewriting() -> &'static [u8] {
        include_bytes!(concat!(env!("OUT_DIR"), "/rewriting.bin"))
    }

    pub fn scoring() -> &'static [u8] {
        include_bytes!(concat!(env!("OUT_DIR"), "/score.bin"))
    }
}

#[cfg(feature = "compact")]
mod tables {
    use super::BROKEN;
    use crate::rules::compact::{self, Carried};
    use crate::rules::program::{Outline, Program};
    use crate::scan::Scanner;
    use std::sync::OnceLock;

    /// Unpacked at first use, and kept for linters with rules of their own.
    fn carried() -> &'static Carried {
        static CARRIED: OnceLock<Carried> = OnceLock::new();
        CARRIED.get_or_init(|| {
            let mut carried = compact::unpack(include_bytes!(concat!(env!("OUT_DIR"), "/compact.bin"))).expect(BROKEN);
            // As text: rules of one's own are read from text too, and so need no second reader.
            let rules = String::from_utf8(std::mem::take(&mut carried.texts[0])).expect(BROKEN);
            carried.program.rules = crate::json::from_str(&rules).expect(BROKEN);
            carried
        })
    }

    pub fn program() -> Program {
        carried().program.clone()
    }

    pub fn ready() -> (Outline, Scanner) {
        let program = program();
        let scanner = Scanner::new(&program);
        (program.into(), scanner)
    }

    pub fn weights() -> &'static [u8] {
        &carried().weights
    }

    pub fn frequency() -> &'static str {
        &carried().frequency
    }

    pub fn learned() -> &'static [u8] {
        &carried().texts[5]
    }

    pub fn parts_of_speech() -> &'static str {
        std::str::from_utf8(&carried().texts[3]).expect(BROKEN)
    }

    pub fn word_lists() -> &'static str {
        std::str::from_utf8(&carried().texts[4]).expect(BROKEN)
    }

    pub fn rewriting() -> &'static [u8] {
        &carried().texts[1]
    }

    pub fn scoring() -> &'static [u8] {
        &carried().texts[2]
    }
}

/// The rules, compiled.
pub fn program() -> Program {
    tables::program()
}

/// What a linter with callwell's own rules is made of.
pub fn ready() -> (Outline, Scanner) {
    tables::ready()
}

/// The model's weights, as `make train` wrote them.
pub fn weights() -> &'static [u8] {
    tables::weights()
}

/// What rewrites have learned, as `make train` wrote it.
pub fn learned() -> &'static [u8] {
    tables::learned()
}

/// How common words are: what decides where phrases are anchored.
pub fn frequency() -> &'static str {
    tables::frequency()
}

/// Words that are no nouns: a line for each part of speech, its name and its words with a space between.
pub fn parts_of_speech() -> &'static str {
    tables::parts_of_speech()
}

/// Lists of words that rewrites go by, each begun by its name in brackets.
pub fn word_lists() -> &'static str {
    tables::word_lists()
}

/// What the score is made from.
pub fn scoring() -> Scoring {
    postcard::from_bytes(tables::scoring()).expect(BROKEN)
}

/// The phrasings of rewrites.
pub fn rewriting() -> Arc<Rewriting> {
    static REWRITING: OnceLock<Arc<Rewriting>> = OnceLock::new();
    REWRITING
        .get_or_init(|| Arc::new(postcard::from_bytes(tables::rewriting()).expect(BROKEN)))
        .clone()
}
