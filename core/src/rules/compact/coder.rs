//! Bits written in as little space as their likelihood allows.
//!
//! Each bit is foretold from several contexts: a context remembers how often the bit was set when it stood there before, the
//! foretellings are mixed with weights that are learned on the way, and an arithmetic coder writes the bit in minus the
//! logarithm of what it was given. Writer and reader learn alike, in integers, so that both come to the same on
//! every machine. The method is that of the PAQ compressors (Mahoney, "Adaptive weighing of context models", 2005).

/// The most contexts of a bit.
const MOST: usize = 7;
/// Slots of the contexts, a power of two. Sixteen that lie side by side belong to one context and four bits of a symbol: the
/// first says which context, the others are for the bits.
const SLOTS: usize = 1 << 22;
const GROUP: usize = 16;
/// How often a slot was met counts up to here; the rarer it was met the faster it learns.
const OFTEN: u32 = 20;
/// How far a slot is trusted, in 16ths, by how often it was met: one never met says nothing.
const TRUST: [i32; 16] = [0, 13, 15, 16, 17, 17, 18, 18, 18, 19, 19, 19, 20, 20, 20, 20];
/// Weights of a stream: one set for each place of a bit within a symbol.
const PLACES: usize = 40;
/// Points of the curve between odds and outcomes.
const POINTS: usize = 33;
/// Streams, each of which has weights of its own.
const STREAMS: usize = 32;
/// Weights of a stream once more: one set for each way in which its contexts may be new, seldom met, or well known.
const WAYS: usize = 3usize.pow(MOST as u32);

/// What the contexts foretell, and what they learn.
struct Mixer {
    /// 22 bits for how likely the bit is set, ten for how often the slot was met; 0 where the first of sixteen is free.
    slots: Box<[u32]>,
    weights: Box<[[i32; MOST]]>,
    others: Box<[[i32; MOST]]>,
    /// The logarithm of the odds, by likelihood.
    stretched: Box<[i16]>,
    /// The first slots of the contexts at hand.
    groups: [usize; MOST],
    count: usize,
    // Of the bit at hand.
    inputs: [i32; MOST],
    set: usize,
    other: usize,
    node: usize,
    /// How often the bit was set, in 65,536ths, by the weights' set and by the odds.
    outcomes: Box<[u16]>,
    /// The nearest of the two outcomes that the bit's odds lie between.
    outcome: usize,
    /// What either set of weights comes to.
    both: [i32; 2],
}

/// From the logarithm of the odds, in 256ths, to a likelihood of 4096: between the points of the curve a straight line.
fn squash(odds: i32) -> i32 {
    const CURVE: [i16; 33] = [
        1, 2, 3, 6, 10, 16, 27, 45, 73, 120, 194, 310, 488, 747, 1101, 1546, 2047, 2549, 2994, 3348, 3607, 3785, 3901,
        3975, 4022, 4050, 4068, 4079, 4085, 4089, 4092, 4093, 4094,
    ];
    let odds = odds.clamp(-2047, 2047);
    let (point, part) = (((odds >> 7) + 16) as usize, odds & 127);
    (i32::from(CURVE[point]) * (128 - part) + i32::from(CURVE[point + 1]) * part + 64) >> 7
}

impl Mixer {
    fn new() -> Mixer {
        let mut stretched = vec![2047; 4096];
        let mut next = 0;
        for odds in -2047..=2047 {
            let likely = squash(odds);
            while next <= likely {
                stretched[next as usize] = odds as i16;
                next += 1;
            }
        }
        Mixer {
            slots: vec![0; SLOTS].into(),
            weights: vec![[13_000; MOST]; STREAMS * PLACES].into(),
            others: vec![[13_000; MOST]; STREAMS * WAYS].into(),
            stretched: stretched.into(),
            groups: [0; MOST],
            count: 0,
            inputs: [0; MOST],
            set: 0,
            other: 0,
            node: 0,
            outcomes: (0..STREAMS * PLACES * POINTS)
                .map(|at| (squash((at % POINTS) as i32 * 128 - 2048) * 16) as u16)
                .collect(),
            outcome: 0,
            both: [0; 2],
        }
    }

    /// Forgets what the contexts remember; the weights stay.
    fn forget(&mut self) {
        self.slots.fill(0);
    }

    /// Where a context's slots begin: its own, where it was met before, or those of the one of four that was met least.
    fn group(&mut self, context: u32) -> usize {
        let first = (context as usize).wrapping_mul(GROUP) % SLOTS;
        let places = [first, first ^ GROUP, first ^ (GROUP * 2), first ^ (GROUP * 3)];
        if let Some(own) = places.into_iter().find(|&at| self.slots[at] == context) {
            return own;
        }
        let met = |at: &usize| match self.slots[*at] {
            0 => 0,
            _ => 1 + (self.slots[at + 1] & 1023),
        };
        let at = places.into_iter().min_by_key(met).unwrap_or(first);
        self.slots[at..at + GROUP].fill(1 << 31);
        self.slots[at] = context;
        at
    }

    /// Looks the contexts up for up to four bits.
    fn turn_to(&mut self, stream: u32, group: u32, contexts: &[u32]) {
        self.count = contexts.len().min(MOST);
        for (index, &context) in contexts.iter().take(MOST).enumerate() {
            let mixed = (context ^ group.wrapping_mul(0x85eb_ca6b)).wrapping_add(stream << 3 | index as u32);
            let mixed = mixed.wrapping_mul(0x9e37_79b1);
            // 0 stands for none.
            self.groups[index] = self.group((mixed ^ mixed >> 15).max(1));
        }
    }

    /// How likely the bit is set, of 4096. `stream` and `place` choose among the weights.
    fn foretell(&mut self, stream: usize, place: usize, node: usize) -> u32 {
        self.set = (stream * PLACES + place) % (STREAMS * PLACES);
        self.node = node % GROUP;
        let mut way = 0;
        for index in 0..self.count {
            let slot = self.slots[self.groups[index] + self.node];
            let met = (slot & 1023) as usize;
            let odds = i32::from(self.stretched[(slot >> 20) as usize]);
            self.inputs[index] = (odds * TRUST[met.min(15)]) >> 4;
            way = way * 3 + usize::from(met > 0) + usize::from(met > 2);
        }
        self.other = (stream % STREAMS) * WAYS + way;
        let (weights, others) = (&self.weights[self.set], &self.others[self.other]);
        let mut sums = [0; 2];
        for index in 0..self.count {
            // The weights have sixteen bits behind the point, of which four are of no use here.
            sums[0] += ((weights[index] >> 4) * self.inputs[index]) >> 6;
            sums[1] += ((others[index] >> 4) * self.inputs[index]) >> 6;
        }
        self.both = sums.map(|sum| squash(sum >> 6));
        // What has come of such odds at such a place counts as much as the odds themselves.
        let odds = ((sums[0] + sums[1]) >> 7).clamp(-2047, 2047);
        let (point, part) = ((odds + 2048) as usize >> 7, (odds + 2048) & 127);
        self.outcome = self.set * POINTS + point + usize::from(part > 63);
        let outcomes = &self.outcomes[self.set * POINTS + point..];
        let came = (i32::from(outcomes[0]) * (128 - part) + i32::from(outcomes[1]) * part) >> 11;
        ((squash(odds) + came) >> 1).clamp(1, 4095) as u32
    }

    /// Learns what the bit was.
    fn learn(&mut self, bit: bool) {
        let outcome = &mut self.outcomes[self.outcome];
        let set = if bit { 65535 } else { 0 };
        *outcome = (i32::from(*outcome) + ((set - i32::from(*outcome)) >> 6)) as u16;
        let missed = self.both.map(|likely| (i32::from(bit) << 12) - likely);
        let goal = if bit { (1 << 22) - 1 } else { 0 };
        let (weights, others) = (&mut self.weights[self.set], &mut self.others[self.other]);
        for index in 0..self.count {
            weights[index] += (self.inputs[index] * missed[0]) >> 12;
            others[index] += (self.inputs[index] * missed[1]) >> 11;
            let slot = &mut self.slots[self.groups[index] + self.node];
            let met = *slot & 1023;
            let likely = (*slot >> 10) as i32;
            // The first time by one of 1.1, the next by one of 2.1, then of 3.1 …
            let likely = likely + (goal - likely) / (10 * met as i32 + 11) * 10;
            *slot = (likely as u32) << 10 | (met + 1).min(OFTEN);
        }
    }
}

/// A context made of numbers.
pub fn hash(parts: &[u32]) -> u32 {
    let mixed = parts.iter().fold(0x2545_f491, |mixed: u32, &part| {
        (mixed ^ part).wrapping_mul(0x9e37_79b1).rotate_left(15)
    });
    (mixed ^ mixed >> 16).wrapping_mul(0x85eb_ca6b)
}

/// Writes or reads: what is written is given, what is read is returned, and the walk over the data is the same.
pub trait Coder {
    /// Forgets the contexts so far, which frees their slots for those to come: where streams follow that share none.
    fn forget(&mut self);

    /// Turns to the next bits, at most four, and what foretells them.
    fn turn_to(&mut self, stream: u32, group: u32, contexts: &[u32]);

    /// A bit: its place in the stream's symbols, and which of the group's it is. A reader pays no heed to the bit given.
    fn bit(&mut self, stream: u32, place: u32, node: u32, bit: bool) -> bool;

    /// A yes or no.
    fn flag(&mut self, stream: u32, contexts: &[u32], flag: bool) -> bool {
        self.turn_to(stream, 0, contexts);
        self.bit(stream, 0, 1, flag)
    }

    /// A number of so many bits.
    fn symbol(&mut self, stream: u32, bits: u32, contexts: &[u32], value: u32) -> u32 {
        self.bits(stream, 0, bits, contexts, value)
    }

    /// A number below 65,535: one less than the bits of its successor, one by one, then the bits behind the highest.
    fn number(&mut self, stream: u32, contexts: &[u32], value: u32) -> u32 {
        let value = value + 1;
        let mut long = 0;
        self.turn_to(stream, 0, contexts);
        while long < 15 && self.bit(stream, long, long + 1, value >> long > 1) {
            long += 1;
        }
        (1 << long | self.bits(stream, 16 + long, long, contexts, value & ((1 << long) - 1))) - 1
    }

    /// Bits from the highest to the lowest.
    fn bits(&mut self, stream: u32, first: u32, bits: u32, contexts: &[u32], value: u32) -> u32 {
        let mut read = 1;
        for done in 0..bits {
            let within = done % 4;
            if within == 0 {
                self.turn_to(stream, first << 20 ^ read, contexts);
            }
            let node = 1 << within | read & ((1 << within) - 1);
            let bit = self.bit(stream, first.min(17) + done, node, value >> (bits - 1 - done) & 1 == 1);
            read = read << 1 | u32::from(bit);
        }
        read & ((1 << bits) - 1)
    }
}

/// Writes.
pub struct Writer {
    mixer: Mixer,
    low: u32,
    high: u32,
    out: Vec<u8>,
}

impl Writer {
    /// Nothing written yet.
    pub fn new() -> Writer {
        Writer {
            mixer: Mixer::new(),
            low: 0,
            high: u32::MAX,
            out: Vec::new(),
        }
    }

    /// What was written.
    pub fn finish(mut self) -> Vec<u8> {
        self.out.extend(self.high.to_be_bytes());
        self.out
    }
}

/// The border between what stands for a set bit and what stands for one that isn't.
fn middle(low: u32, high: u32, likely: u32) -> u32 {
    low + ((u64::from(high - low) * u64::from(likely)) >> 12) as u32
}

impl Coder for Writer {
    fn forget(&mut self) {
        self.mixer.forget();
    }

    fn turn_to(&mut self, stream: u32, group: u32, contexts: &[u32]) {
        self.mixer.turn_to(stream, group, contexts);
    }

    fn bit(&mut self, stream: u32, place: u32, node: u32, bit: bool) -> bool {
        let likely = self.mixer.foretell(stream as usize, place as usize, node as usize);
        let middle = middle(self.low, self.high, likely);
        if bit {
            self.high = middle;
        } else {
            self.low = middle + 1;
        }
        self.mixer.learn(bit);
        while (self.low ^ self.high) >> 24 == 0 {
            self.out.push((self.high >> 24) as u8);
            self.low <<= 8;
            self.high = self.high << 8 | 255;
        }
        bit
    }
}

/// Reads what a [`Writer`] wrote.
pub struct Reader<'a> {
    mixer: Mixer,
    low: u32,
    high: u32,
    value: u32,
    rest: std::slice::Iter<'a, u8>,
}

impl<'a> Reader<'a> {
    /// Reads from the beginning. Behind the end there are zeros.
    pub fn new(bytes: &'a [u8]) -> Reader<'a> {
        let mut reader = Reader {
            mixer: Mixer::new(),
            low: 0,
            high: u32::MAX,
            value: 0,
            rest: bytes.iter(),
        };
        (0..4).for_each(|_| reader.shift());
        reader
    }

    fn shift(&mut self) {
        self.value = self.value << 8 | u32::from(self.rest.next().copied().unwrap_or(0));
    }
}

impl Coder for Reader<'_> {
    fn forget(&mut self) {
        self.mixer.forget();
    }

    fn turn_to(&mut self, stream: u32, group: u32, contexts: &[u32]) {
        self.mixer.turn_to(stream, group, contexts);
    }

    fn bit(&mut self, stream: u32, place: u32, node: u32, _: bool) -> bool {
        let likely = self.mixer.foretell(stream as usize, place as usize, node as usize);
        let middle = middle(self.low, self.high, likely);
        let bit = self.value <= middle;
        if bit {
            self.high = middle;
        } else {
            self.low = middle + 1;
        }
        self.mixer.learn(bit);
        while (self.low ^ self.high) >> 24 == 0 {
            self.low <<= 8;
            self.high = self.high << 8 | 255;
            self.shift();
        }
        bit
    }
}
