//! The view: a draft as words, each with its place in the draft.
//!
//! [`View::new`] never fails: any text is a draft. It folds characters ([`fold`]), cuts words and placeholders
//! ([`tokenize`], [`placeholder`]), marks sentences and clauses, also where there is no punctuation ([`clause`]), and
//! leaves out what isn't the caller's ([`speaker`]). Nothing is deleted: every token knows its bytes.

pub mod clause;
pub mod fold;
pub mod placeholder;
pub mod speaker;
#[cfg(test)]
mod tests;
pub mod token;
pub mod tokenize;
pub mod vocabulary;

pub use token::{Gap, Shape, Token};
pub use vocabulary::{Entry, Vocabulary};

/// The words that the view itself must know.
#[derive(Clone, Debug, Default)]
pub struct Marks {
    shapes: [Entry; 16],
    fillers: Vec<u16>,
    you: u16,
    know: u16,
    mean: u16,
    i: u16,
    so: u16,
    and: u16,
    you_know_stop: Vec<u16>,
    cues: Vec<u16>,
    subjects: Vec<u16>,
    either: Vec<u16>,
    verbs: Vec<u16>,
    binders: Vec<u16>,
    waits: Vec<u16>,
    doubles: Vec<u16>,
    will: Entry,
    have: Entry,
    are: Entry,
    would: Entry,
    own: Entry,
}

/// A draft as the later stages see it.
#[derive(Clone, Debug, Default)]
pub struct View {
    /// The words, without fillers of speech and stutters: what phrases are matched against.
    pub tokens: Vec<Token>,
    /// For each sentence the index of its first token; one more entry at the end.
    pub sentences: Vec<u32>,
    /// For each sentence whether it ends with a question mark.
    pub questions: Vec<bool>,
    /// For each token the number of its sentence.
    pub sentence_of: Vec<u32>,
    /// Runs between white space: the words that a reader would count.
    pub words: u32,
    /// Digits of telephone numbers, which take longer to say than to read.
    pub phone_digits: u32,
    /// Rules that a comment in the draft silences.
    pub allowed: Vec<String>,
    /// Fillers and stutters that were marked and passed over.
    pub fillers: u32,
    /// Letters that belong to no Latin alphabet, and letters in all.
    pub foreign_letters: (u32, u32),
}

impl View {
    /// Views a draft.
    pub fn new(text: &str, vocabulary: &Vocabulary, marks: &Marks) -> View {
        let mut view = View::default();
        view.fill(text, vocabulary, marks);
        view
    }

    /// Views a draft, using the memory of an earlier view again.
    pub fn fill(&mut self, text: &str, vocabulary: &Vocabulary, marks: &Marks) {
        self.tokens.clear();
        self.sentences.clear();
        self.questions.clear();
        self.sentence_of.clear();
        self.allowed.clear();
        self.words = 0;
        self.phone_digits = 0;
        self.fillers = 0;
        self.foreign_letters = (0, 0);
        for range in speaker::turns(text, &mut self.allowed) {
            tokenize::tokenize(self, text, range, vocabulary, marks);
        }
        clause::finish(self, marks);
    }

    /// The tokens of a sentence.
    pub fn sentence(&self, number: usize) -> std::ops::Range<usize> {
        self.sentences[number] as usize..self.sentences[number + 1] as usize
    }

    /// How many sentences there are.
    pub fn sentence_count(&self) -> usize {
        self.sentences.len().saturating_sub(1)
    }

    /// The bytes of the draft that a run of tokens covers.
    pub fn bytes(&self, tokens: std::ops::Range<usize>) -> (u32, u32) {
        match (
            self.tokens.get(tokens.start),
            tokens.end.checked_sub(1).and_then(|last| self.tokens.get(last)),
        ) {
            (Some(first), Some(last)) => (first.start, last.end.max(first.end)),
            _ => (0, 0),
        }
    }
}

impl Marks {
    /// Numbers the words that the view must know; to be made last, when words have their stems.
    pub fn new(vocabulary: &mut Vocabulary) -> Marks {
        let mut entry = |word: &str| {
            vocabulary.number(word);
            *vocabulary.entry(word)
        };
        let mut shapes = [Entry::default(); 16];
        for (shape, name) in Shape::NAMED {
            shapes[shape as usize] = entry(name);
        }
        let (will, have, are, would, own) = (entry("will"), entry("have"), entry("are"), entry("would"), entry("'s"));
        let mut list = |words: &str| -> Vec<u16> { words.split_whitespace().map(|word| entry(word).word).collect() };
        let one = list("you know mean i so and");
        Marks {
            shapes,
            fillers: list("um umm uh uhm uhh er erm ehm hmm mm mmm uhhh ummm ah eh hm"),
            you: one[0],
            know: one[1],
            mean: one[2],
            i: one[3],
            so: one[4],
            and: one[5],
            you_know_stop: list(
                "what how why when where who whom which whether if that the a an of about any this \
                 do did don't as let would must may might not",
            ),
            cues: list("so and but because anyway okay ok alright then plus now"),
            subjects: list("i we they he she"),
            either: list("you it this that there"),
            verbs: list(
                "am are is was were have has had will would can could should may might do does did said asked told wanted \
                 mentioned need want know get got",
            ),
            binders: list(
                "that if when what how why where who which whether than as so and but or because since while until \
                 before after of to for with from at by on in about into like do does did is are was were am be been \
                 have has had will would can could should may might must let make get see know think not all is",
            ),
            waits: list("from with at is am because about regarding of"),
            doubles: list("that had very really no bye so many again ha"),
            will,
            have,
            are,
            would,
            own,
        }
    }

    /// The entry of the word that stands for a shape.
    #[inline]
    pub fn shape(&self, shape: Shape) -> Entry {
        self.shapes[shape as usize]
    }
}
