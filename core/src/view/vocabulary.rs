//! The vocabulary: every word that the rules, the lexicon and the model know, found by hash.
//!
//! A word that is in no list has the number 0. Contractions know what they stand for, so "I'm", "I’m" and the
//! transcript's "im" are all seen as "i am".

/// The hash of a folded word.
#[derive(Clone, Copy)]
pub struct Hasher(u64);

impl Default for Hasher {
    fn default() -> Self {
        Hasher(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher {
    /// Adds one byte.
    #[inline]
    pub fn byte(&mut self, byte: u8) {
        self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }

    /// The hash of what was added.
    #[inline]
    pub fn finish(self) -> u64 {
        let x = self.0 ^ (self.0 >> 29);
        x.wrapping_mul(0x9e37_79b9_7f4a_7c15)
    }
}

/// The hash of a word that is already folded.
pub fn hash(word: &str) -> u64 {
    let mut hasher = Hasher::default();
    word.bytes().for_each(|byte| hasher.byte(byte));
    hasher.finish()
}

/// What the vocabulary knows of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// The word's number.
    pub word: u16,
    /// The model's number for its stem; 0 when the model doesn't know it.
    pub stem: u16,
    /// One more than the index of what the contraction stands for; 0 for other words.
    pub expansion: u16,
}

/// Words and their numbers, in a table with open addressing: a power of two of slots, never over half full.
#[derive(Clone, Debug)]
pub struct Vocabulary {
    slots: Vec<(u64, Entry)>,
    used: usize,
    expansions: Vec<Vec<Entry>>,
    next_word: u16,
}

impl Default for Vocabulary {
    fn default() -> Self {
        Self::with_capacity(512)
    }
}

impl Vocabulary {
    /// An empty vocabulary with room for so many words.
    pub fn with_capacity(words: usize) -> Self {
        let size = (words.max(8) * 2).next_power_of_two();
        Vocabulary {
            slots: vec![(0, Entry::default()); size],
            used: 0,
            expansions: Vec::new(),
            next_word: 1,
        }
    }

    #[inline]
    fn slot(&self, hash: u64) -> usize {
        let mask = self.slots.len() - 1;
        let mut at = (hash >> 20) as usize & mask;
        while self.slots[at].0 != hash && self.slots[at].0 != 0 {
            at = (at + 1) & mask;
        }
        at
    }

    /// What is known of the word with this hash.
    #[inline]
    pub fn get(&self, hash: u64) -> Entry {
        self.slots[self.slot(hash)].1
    }

    /// What the contraction stands for.
    #[inline]
    pub fn expansion(&self, entry: Entry) -> Option<&[Entry]> {
        (entry.expansion > 0).then(|| &self.expansions[usize::from(entry.expansion) - 1][..])
    }

    /// The entry of a word, made if it is new.
    pub fn entry(&mut self, word: &str) -> &mut Entry {
        let hash = hash(word);
        let mut at = self.slot(hash);
        if self.slots[at].0 == 0 {
            self.used += 1;
            if self.used * 2 > self.slots.len() {
                let size = self.slots.len() * 2;
                let old = std::mem::replace(&mut self.slots, vec![(0, Entry::default()); size]);
                for (hash, entry) in old.into_iter().filter(|slot| slot.0 != 0) {
                    let at = self.slot(hash);
                    self.slots[at] = (hash, entry);
                }
                at = self.slot(hash);
            }
            self.slots[at].0 = hash;
        }
        &mut self.slots[at].1
    }

    /// The number of a word, given if it is new.
    pub fn number(&mut self, word: &str) -> u16 {
        let next = self.next_word;
        let entry = self.entry(word);
        if entry.word != 0 {
            return entry.word;
        }
        entry.word = next;
        self.next_word = next.saturating_add(1);
        next
    }

    /// The number of a word; 0 when it has none.
    pub fn find(&self, word: &str) -> u16 {
        self.get(hash(word)).word
    }

    /// Declares a contraction: what is written, and the words it stands for.
    pub fn contract(&mut self, word: &str, stands_for: &[String]) {
        let parts: Vec<Entry> = stands_for
            .iter()
            .map(|part| {
                self.number(part);
                *self.entry(part)
            })
            .collect();
        self.expansions.push(parts);
        let index = self.expansions.len() as u16;
        self.entry(word).expansion = index;
    }
}
