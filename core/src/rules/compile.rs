//! From rule files to a [`Program`].
//!
//! Words become numbers, classes become lists of numbers and sequences of steps, and each phrase is given an anchor:
//! the step whose words are rarest in calls, from which the scanner tries to match it.

use super::file::{Find, Lexicon, RuleFile, RuleKind, Scope};
use super::inflect;
use super::phrase::{self, Node};
use super::program::{Class, Op, Phrase, Program, Purpose, Step};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// The engine's own classes, written in capitals.
const BUILT_IN: [(&str, Op); 5] = [
    ("NAME", Op::Name),
    ("NUMBER", Op::Number),
    ("BLANK", Op::Blank),
    ("ANY", Op::Any),
    ("QUESTION", Op::Question),
];

/// What is wrong with a rule file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The rule or the class.
    pub owner: String,
    /// The text at fault, as it stands in the file, and the byte in it; empty where the whole file is meant.
    pub text: String,
    /// Byte within `text`.
    pub at: usize,
    /// What was found and what was expected.
    pub message: String,
}

/// Compiles rules, upon what an earlier compilation knows.
pub struct Compiler {
    program: Program,
    numbers: HashMap<String, u16>,
    named: BTreeMap<String, u16>,
    groups: HashMap<(Vec<u16>, Vec<Vec<Step>>), u16>,
    contractions: HashMap<String, Vec<String>>,
    /// Tenths.
    frequency: HashMap<String, u16>,
}

impl Compiler {
    /// A compiler that knows a lexicon. `frequency` has a line for each common word: the word, how often it comes in
    /// ten thousand.
    pub fn new(lexicon: &Lexicon, frequency: &str) -> Result<Compiler, Problem> {
        let mut compiler = Compiler::resume(Program::default(), frequency);
        for (short, long) in &lexicon.contractions {
            let parts: Vec<String> = long.split_whitespace().map(str::to_owned).collect();
            compiler.contractions.insert(short.clone(), parts.clone());
            compiler.program.contractions.push((short.clone(), parts));
        }
        for name in lexicon.classes.keys() {
            if !name
                .chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
            {
                return Err(Problem {
                    owner: name.clone(),
                    text: name.clone(),
                    at: 0,
                    message: format!("class `{name}`: expected lower-case letters, digits and hyphens"),
                });
            }
            let index = compiler.program.classes.len() as u16;
            compiler.program.classes.push(Class {
                name: name.clone(),
                ..Class::default()
            });
            compiler.named.insert(name.clone(), index);
        }
        for (name, entries) in &lexicon.classes {
            for entry in entries {
                let nodes = phrase::parse(entry).map_err(|error| Problem {
                    owner: name.clone(),
                    text: entry.clone(),
                    at: error.at,
                    message: error.message,
                })?;
                let problem = |message: String| Problem {
                    owner: name.clone(),
                    text: entry.clone(),
                    at: 0,
                    message,
                };
                let steps = compiler.steps(&nodes).map_err(&problem)?;
                if !steps
                    .iter()
                    .any(|step| !step.optional && matches!(step.op, Op::Word(_) | Op::Class(_)))
                {
                    return Err(problem(format!(
                        "`{entry}`: an entry of a class needs a word or a class that must be there"
                    )));
                }
                let class = &mut compiler.program.classes[usize::from(compiler.named[name])];
                match steps[..] {
                    [
                        Step {
                            op: Op::Word(word),
                            optional: false,
                        },
                    ] => class.words.push(word),
                    _ => class.sequences.push(steps),
                }
            }
        }
        compiler.check_cycles()?;
        for class in &mut compiler.program.classes {
            class.words.sort_unstable();
            class.words.dedup();
        }
        Ok(compiler)
    }

    /// A compiler that goes on from a program.
    pub fn resume(program: Program, frequency: &str) -> Compiler {
        let numbers = program
            .words
            .iter()
            .enumerate()
            .map(|(index, word)| (word.clone(), index as u16 + 1))
            .collect();
        let named = program
            .classes
            .iter()
            .enumerate()
            .filter(|(_, class)| !class.name.is_empty())
            .map(|(index, class)| (class.name.clone(), index as u16))
            .collect();
        let frequency = frequency
            .lines()
            .filter_map(|line| {
                let (word, count) = line.split_once(' ')?;
                // Tenths: exact, and without the library's tables for reading fractions.
                let tenths = count.trim().replacen('.', "", 1).parse::<i64>().ok()?;
                Some((word.to_owned(), u16::try_from(tenths).ok()?))
            })
            .collect();
        let contractions = program.contractions.iter().cloned().collect();
        Compiler {
            program,
            numbers,
            named,
            groups: HashMap::new(),
            contractions,
            frequency,
        }
    }

    /// The program as it is so far.
    pub fn finish(self) -> Program {
        self.program
    }

    /// Adds a rule.
    pub fn add(&mut self, rule: RuleFile) -> Result<(), Problem> {
        let problem = |text: &str, message: String| Problem {
            owner: rule.id.clone(),
            text: text.to_owned(),
            at: 0,
            message,
        };
        check_file(&rule).map_err(|(text, message)| problem(&text, message))?;
        if self.program.rules.iter().any(|known| known.id == rule.id) {
            return Err(problem(
                &rule.id,
                format!("rule `{}` exists already: expected a name of its own", rule.id),
            ));
        }
        let index = self.program.rules.len() as u16;
        for (number, find) in rule.find.iter().enumerate() {
            self.phrases(&rule.id, index, number as u16, &find.phrases, Purpose::Find)?;
            let purpose = Purpose::Excuse(find.scope, Some(number as u16));
            self.phrases(&rule.id, index, number as u16, &find.unless, purpose)?;
        }
        self.phrases(&rule.id, index, 0, &rule.unless, Purpose::Excuse(Scope::Sentence, None))?;
        self.program.rules.push(rule);
        Ok(())
    }

    fn phrases(
        &mut self,
        owner: &str,
        rule: u16,
        find: u16,
        texts: &[String],
        purpose: Purpose,
    ) -> Result<(), Problem> {
        for text in texts {
            let problem = |at: usize, message: String| Problem {
                owner: owner.to_owned(),
                text: text.clone(),
                at,
                message,
            };
            let nodes = phrase::parse(text).map_err(|error| problem(error.at, error.message))?;
            let steps = self.steps(&nodes).map_err(|message| problem(0, message))?;
            let anchor = self
                .anchor(&steps)
                .ok_or_else(|| problem(0, "a phrase needs at least one word or class that must be there".into()))?;
            self.program.phrases.push(Phrase {
                rule,
                find,
                purpose,
                steps,
                anchor,
            });
        }
        Ok(())
    }

    fn number(&mut self, word: &str) -> u16 {
        if let Some(&number) = self.numbers.get(word) {
            return number;
        }
        self.program.words.push(word.to_owned());
        let number = self.program.words.len() as u16;
        self.numbers.insert(word.to_owned(), number);
        number
    }

    fn steps(&mut self, nodes: &[Node]) -> Result<Vec<Step>, String> {
        let mut steps = Vec::new();
        for node in nodes {
            self.step(node, false, &mut steps)?;
        }
        Ok(steps)
    }

    fn step(&mut self, node: &Node, optional: bool, steps: &mut Vec<Step>) -> Result<(), String> {
        let op = match node {
            Node::Word(word) => match self.contractions.get(word).cloned() {
                Some(parts) if optional => {
                    let sequence = parts
                        .iter()
                        .map(|part| Step {
                            op: Op::Word(self.number(part)),
                            optional: false,
                        })
                        .collect();
                    Op::Class(self.group(Vec::new(), vec![sequence]))
                }
                Some(parts) => {
                    for part in parts {
                        steps.push(Step {
                            op: Op::Word(self.number(&part)),
                            optional: false,
                        });
                    }
                    return Ok(());
                }
                None if word.ends_with("'s") && word.len() > 2 => {
                    steps.push(Step {
                        op: Op::Word(self.number(&word[..word.len() - 2])),
                        optional: false,
                    });
                    Op::Word(self.number("'s"))
                }
                None => Op::Word(self.number(word)),
            },
            Node::Forms(word) => {
                let words = inflect::forms(word).iter().map(|form| self.number(form)).collect();
                Op::Class(self.group(words, Vec::new()))
            }
            Node::Class(name) => match BUILT_IN.iter().find(|(known, _)| known == name) {
                Some(&(_, op)) => op,
                None => match self.named.get(name) {
                    Some(&index) => Op::Class(index),
                    None => return Err(self.unknown_class(name)),
                },
            },
            Node::Either(choices) => {
                let (mut words, mut sequences) = (Vec::new(), Vec::new());
                for choice in choices {
                    let inner = self.steps(choice)?;
                    match inner[..] {
                        [
                            Step {
                                op: Op::Word(word),
                                optional: false,
                            },
                        ] => words.push(word),
                        [] => {}
                        _ => sequences.push(inner),
                    }
                }
                if sequences.iter().any(|inner| inner.iter().all(|step| step.optional)) {
                    return Err("a choice in a group in which every word may be missing".into());
                }
                Op::Class(self.group(words, sequences))
            }
            Node::Maybe(inner) => return self.step(inner, true, steps),
            Node::Gap(low, high) => Op::Gap(*low, *high),
            Node::NotNext(inner) => Op::NotNext(self.as_class(inner)?),
            Node::NotBefore(inner) => Op::NotBefore(self.as_class(inner)?),
            Node::Open => Op::Open,
            Node::Close => Op::Close,
            Node::Start => Op::Start,
            Node::End => Op::End,
        };
        steps.push(Step { op, optional });
        Ok(())
    }

    fn as_class(&mut self, node: &Node) -> Result<u16, String> {
        let mut steps = Vec::new();
        self.step(node, false, &mut steps)?;
        Ok(match steps[..] {
            [
                Step {
                    op: Op::Class(class), ..
                },
            ] => class,
            [Step { op: Op::Word(word), .. }] => self.group(vec![word], Vec::new()),
            _ => self.group(Vec::new(), vec![steps]),
        })
    }

    fn group(&mut self, mut words: Vec<u16>, sequences: Vec<Vec<Step>>) -> u16 {
        words.sort_unstable();
        words.dedup();
        let key = (words, sequences);
        if let Some(&index) = self.groups.get(&key) {
            return index;
        }
        let index = self.program.classes.len() as u16;
        self.program.classes.push(Class {
            name: String::new(),
            words: key.0.clone(),
            sequences: key.1.clone(),
        });
        self.groups.insert(key, index);
        index
    }

    fn unknown_class(&self, name: &str) -> String {
        let mut near: Vec<(usize, &str)> = self
            .named
            .keys()
            .map(|known| (distance(known, name), known.as_str()))
            .filter(|&(far, _)| far <= name.len() / 2 + 1)
            .collect();
        near.sort_unstable();
        let names: Vec<String> = near.iter().take(3).map(|(_, known)| format!("<{known}>")).collect();
        match names.is_empty() {
            true => format!("unknown word class `<{name}>`"),
            false => format!("unknown word class `<{name}>`: did you mean {}?", names.join(", ")),
        }
    }

    /// How often a word comes in ten thousand.
    fn cost_of_word(&self, word: u16) -> f32 {
        self.frequency
            .get(&self.program.words[usize::from(word) - 1])
            .map_or(0.3, |&tenths| f32::from(tenths) / 10.0)
    }

    /// How often one of the words comes with which an entry of the class begins.
    fn cost(&self, op: Op) -> Option<f32> {
        match op {
            Op::Word(word) => Some(self.cost_of_word(word)),
            Op::Class(class) => self
                .first_words(class)
                .map(|words| words.into_iter().map(|word| self.cost_of_word(word)).sum()),
            _ => None,
        }
    }

    /// The words with which an entry of a class begins; none where that could be any word.
    fn first_words(&self, class: u16) -> Option<BTreeSet<u16>> {
        first_words(&self.program.classes, class)
    }

    fn anchor(&self, steps: &[Step]) -> Option<u16> {
        let costs = steps
            .iter()
            .enumerate()
            .filter(|(_, step)| !step.optional)
            .filter_map(|(at, step)| Some((at, self.cost(step.op)?)));
        costs.min_by(|a, b| a.1.total_cmp(&b.1)).map(|(at, _)| at as u16)
    }

    fn check_cycles(&self) -> Result<(), Problem> {
        fn visit(classes: &[Class], at: usize, path: &mut Vec<usize>) -> Option<usize> {
            if path.contains(&at) {
                return Some(at);
            }
            path.push(at);
            for step in classes[at].sequences.iter().flatten() {
                if let Op::Class(next) | Op::NotNext(next) | Op::NotBefore(next) = step.op {
                    if let Some(found) = visit(classes, usize::from(next), path) {
                        return Some(found);
                    }
                }
            }
            path.pop();
            None
        }
        for at in 0..self.program.classes.len() {
            if let Some(found) = visit(&self.program.classes, at, &mut Vec::new()) {
                let name = self.program.classes[found].name.clone();
                return Err(Problem {
                    owner: name.clone(),
                    text: name.clone(),
                    at: 0,
                    message: format!("class `{name}` contains itself"),
                });
            }
        }
        Ok(())
    }
}

/// The words with which an entry of a class begins; none where that could be any word.
pub fn first_words(classes: &[Class], class: u16) -> Option<BTreeSet<u16>> {
    let class = &classes[usize::from(class)];
    let mut words: BTreeSet<u16> = class.words.iter().copied().collect();
    for sequence in &class.sequences {
        for step in sequence {
            match step.op {
                Op::Word(word) => {
                    words.insert(word);
                }
                Op::Class(inner) => words.extend(first_words(classes, inner)?),
                Op::Open | Op::Close | Op::Start | Op::End | Op::NotNext(_) | Op::NotBefore(_) | Op::Question => {
                    continue;
                }
                _ => return None,
            }
            if !step.optional {
                break;
            }
        }
    }
    Some(words)
}

/// What a rule file must have. The error names the text at fault and says what was expected.
fn check_file(rule: &RuleFile) -> Result<(), (String, String)> {
    let id = &rule.id;
    if id.is_empty()
        || !id
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
    {
        return Err((
            id.clone(),
            format!("id `{id}`: expected lower-case letters, digits and hyphens"),
        ));
    }
    let fail = |message: String| Err((id.clone(), message));
    if id.starts_with("no-") {
        return fail(format!("id `{id}`: a rule is named after the mistake, without `no-`"));
    }
    let phrases = |find: &Find| !find.phrases.is_empty();
    if !rule.find.iter().all(phrases) {
        return fail("`find` without phrases".into());
    }
    if rule.find.is_empty() && rule.absent.is_none() && rule.length.is_none() {
        return fail("expected at least one `[[find]]`, or `[absent]` or `[length]`".into());
    }
    if rule.kind == RuleKind::Marker {
        return Ok(());
    }
    for (name, value) in [
        ("title", &rule.title),
        ("message", &rule.message),
        ("why", &rule.why),
        ("instead", &rule.instead),
    ] {
        if value.trim().is_empty() {
            return fail(format!("expected `{name}`"));
        }
    }
    if rule.sources.is_empty() {
        return fail("expected at least one `[[sources]]`".into());
    }
    if let Some(source) = rule
        .sources
        .iter()
        .find(|source| !matches!(source.grade.as_str(), "A" | "B" | "craft"))
    {
        return Err((
            source.grade.clone(),
            format!("grade `{}`: expected A, B or craft", source.grade),
        ));
    }
    match rule.kind {
        RuleKind::Mistake if rule.severity.is_none() => {
            return fail("expected `severity`: error, warning or hint".into());
        }
        RuleKind::Mistake if rule.points > 0 => {
            return fail(format!("points {}: a mistake never adds to the score", rule.points));
        }
        RuleKind::Strength if rule.points < 0 => {
            return fail(format!("points {}: a strength never takes from the score", rule.points));
        }
        _ => {}
    }
    for (list, length) in [("bad", rule.examples.bad.len()), ("good", rule.examples.good.len())] {
        if length < 3 {
            return fail(format!("{length} `examples.{list}`: expected at least three"));
        }
    }
    for bad in &rule.examples.bad {
        if !bad.text.contains(&bad.finds) {
            return Err((
                bad.finds.clone(),
                format!("example `finds = \"{}\"` is not in its text", bad.finds),
            ));
        }
        if bad.finds.is_empty() && rule.absent.is_none() && rule.length.is_none() {
            return Err((
                bad.text.clone(),
                "example without `finds`: expected the words that must be found".into(),
            ));
        }
    }
    Ok(())
}

/// How many letters must be changed, added or left out to make one word of the other.
pub fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, ca) in a.chars().enumerate() {
        let mut corner = row[0];
        row[0] = i + 1;
        for (j, cb) in b.iter().enumerate() {
            let cost = (corner + usize::from(ca != *cb)).min(row[j] + 1).min(row[j + 1] + 1);
            corner = row[j + 1];
            row[j + 1] = cost;
        }
    }
    row[b.len()]
}
