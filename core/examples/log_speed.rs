//! How long a contact log takes, and how much memory: reading, review and plan of a log made for the purpose.
//!
//!     cargo run --release --features log --example log_speed -- [PEOPLE] [ENTRIES]
//!
//! By default 10,000, 100,000 and 1,000,000 entries, ten to a person. Each size is measured in a process of its own, so that
//! one doesn't use what another left; memory is the most that was resident (Linux only). A path as third word keeps the log.

use callwell::log::{self, Options, Settings};
use std::error::Error;
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::Path;
use std::process::Command;
use std::time::Instant;

const FIRST: [&str; 12] = [
    "Ann", "Ben", "Cara", "Dan", "Eve", "Finn", "Gwen", "Hal", "Ines", "Jack", "Kim", "Liam",
];
const SYLLABLES: [&str; 20] = [
    "ba", "ber", "cor", "dal", "den", "fer", "gar", "hol", "ing", "jen", "kar", "lan", "mor", "nel", "or", "pel",
    "ros", "sten", "ul", "ver",
];
const FIRMS: [&str; 5] = ["Ltd", "Foods", "Print", "Clinic", "& Sons"];
const CATEGORIES: [&str; 6] = [
    "prospect",
    "prospect",
    "hot-lead",
    "referral-source",
    "former-client",
    "client",
];
/// What came of an entry, and how often of a hundred times.
const ENTRIES: [(u64, &str); 9] = [
    (55, "call,outbound,no answer"),
    (16, "voicemail,outbound,left message"),
    (9, "call,outbound,Connected"),
    (10, "email,outbound,sent"),
    (3, "email,inbound,sent"),
    (2, "call,outbound,not now"),
    (2, "call,outbound,callback requested"),
    (2, "meeting,outbound,reached"),
    (1, "call,outbound,not interested"),
];

/// The same figures at each run (xorshift).
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % limit
    }

    fn one_of<'w>(&mut self, words: &[&'w str]) -> &'w str {
        words[self.below(words.len() as u64) as usize]
    }
}

fn today() -> jiff::civil::Date {
    jiff::civil::date(2026, 11, 18)
}

/// Writes a log: everybody once, then whoever comes.
fn generate(path: &Path, people: u64, entries: u64) -> Result<(), Box<dyn Error>> {
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
    let known: Vec<String> = (0..people)
        .map(|_| {
            let (first, firm, category) = (dice.one_of(&FIRST), dice.one_of(&FIRMS), dice.one_of(&CATEGORIES));
            let last: String = (0..4).map(|_| dice.one_of(&SYLLABLES)).collect();
            format!("{first} {last},{last} {firm},{category}")
        })
        .collect();
    let mut out = BufWriter::new(File::create(path)?);
    writeln!(
        out,
        "prospect,company,category,date,channel,direction,outcome,follow_up_on,note"
    )?;
    for at in 0..entries {
        let who = if at < people { at } else { dice.below(people) };
        let day = today() - jiff::Span::new().days(dice.below(400) as i64);
        let mut throw = dice.below(100);
        let done = ENTRIES.iter().find(|(share, _)| {
            let here = throw < *share;
            throw = throw.saturating_sub(*share);
            here
        });
        let next = match dice.below(7) {
            0 => (day + jiff::Span::new().days(1 + dice.below(40) as i64)).to_string(),
            _ => String::new(),
        };
        let note = if dice.below(3) == 0 {
            "spoke about the spring order and the price list"
        } else {
            ""
        };
        writeln!(
            out,
            "{},{day},{},{next},{note}",
            known[who as usize],
            done.map_or("", |(_, words)| words)
        )?;
    }
    Ok(out.flush()?)
}

fn megabytes_at_most() -> Option<f64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    Some(line.split_whitespace().nth(1)?.parse::<f64>().ok()? / 1024.0)
}

fn measure(path: &Path) -> Result<(), Box<dyn Error>> {
    let begin = Instant::now();
    let log = log::read(File::open(path)?, &Options::default())?;
    let read = begin.elapsed();
    let memory = megabytes_at_most();
    let settings = Settings::new(today());
    let begin = Instant::now();
    let plan = log::plan(&log, &settings, 120);
    let planned = begin.elapsed();
    let begin = Instant::now();
    let review = log::review(&log, &settings);
    let reviewed = begin.elapsed();
    println!(
        "{:>9} entries, {:>7} people, {:>6.1} MB: read {:.2} s, plan {:.2} s, review {:.2} s; memory {:.0} MB read, {:.0} MB with the review of {} findings; {} on the list",
        log.rows,
        log.people.len(),
        fs::metadata(path)?.len() as f64 / 1e6,
        read.as_secs_f64(),
        planned.as_secs_f64(),
        reviewed.as_secs_f64(),
        memory.unwrap_or(f64::NAN),
        megabytes_at_most().unwrap_or(f64::NAN),
        review.findings.len(),
        plan.items.len(),
    );
    Ok(())
}

fn main() -> Result<(), Box<dyn Error>> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match words.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["measure", path] => measure(Path::new(path)),
        [people, entries, path] => generate(Path::new(path), people.parse()?, entries.parse()?),
        given => {
            let sizes = match given {
                [people, entries] => vec![(people.parse()?, entries.parse()?)],
                _ => vec![(1_000, 10_000), (10_000, 100_000), (100_000, 1_000_000)],
            };
            for (people, entries) in sizes {
                let path = std::env::temp_dir().join(format!("callwell-log-{}.csv", std::process::id()));
                generate(&path, people, entries)?;
                let ran = Command::new(std::env::current_exe()?)
                    .arg("measure")
                    .arg(&path)
                    .status();
                fs::remove_file(&path)?;
                if !ran?.success() {
                    return Err("the measurement failed".into());
                }
            }
            Ok(())
        }
    }
}
