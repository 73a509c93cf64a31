//! Which rows are about the same person. Rows with one id are; without ids, those with one name and one firm. A row that
//! gives only the name belongs to the one person of that name, where there is only one. Nothing else is joined: names that
//! merely look alike are suggested by [`lint`](super::lint).

use super::record::{Entry, Person};
use jiff::civil::Date;
use std::collections::HashMap;

/// A name as it is compared: case, quotes and blanks don't matter.
pub fn folded(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for word in name.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.extend(word.chars().flat_map(char::to_lowercase).map(|c| match c {
            '\u{2018}' | '\u{2019}' | '\u{2bc}' => '\'',
            '\u{2010}' | '\u{2011}' => '-',
            c => c,
        }));
    }
    out
}

/// What a row says about whom it is about.
#[derive(Clone, Copy, Debug, Default)]
pub struct Who<'a> {
    pub name: &'a str,
    pub id: &'a str,
    pub company: &'a str,
    pub phone: &'a str,
    pub email: &'a str,
    pub category: &'a str,
}

/// A value as the newest row has it: the day of that row, and of rows of one day the greatest value, so that the order of
/// the rows doesn't matter.
type Newest = Option<(Option<Date>, Box<str>)>;

fn newer(value: &mut Newest, date: Option<Date>, new: &str) {
    if new.is_empty() {
        return;
    }
    match value {
        // Most rows say the same as the row before them.
        Some((known, text)) if **text == *new => *known = (*known).max(date),
        Some((known, text)) if (*known, &**text) > (date, new) => {}
        _ => *value = Some((date, new.into())),
    }
}

#[derive(Default)]
struct Draft {
    name: Newest,
    id: Option<Box<str>>,
    company: Newest,
    phone: Newest,
    email: Newest,
    category: Newest,
    line: u32,
    entries: Vec<Entry>,
}

impl Draft {
    fn join(&mut self, other: Draft) {
        fn merge(into: &mut Newest, from: Newest) {
            if let Some((date, text)) = from {
                newer(into, date, &text);
            }
        }
        merge(&mut self.name, other.name);
        merge(&mut self.company, other.company);
        merge(&mut self.phone, other.phone);
        merge(&mut self.email, other.email);
        merge(&mut self.category, other.category);
        self.line = self.line.min(other.line);
        self.entries.extend(other.entries);
    }
}

/// Gathers rows by person.
#[derive(Default)]
pub struct Gatherer {
    drafts: Vec<Draft>,
    /// By id, or by name and firm.
    known: HashMap<Box<str>, u32>,
    key: String,
    held: u64,
}

impl Gatherer {
    /// How many bytes the entries take, roughly.
    pub fn held(&self) -> u64 {
        self.held
    }

    /// Whose row it is.
    pub fn person(&mut self, who: &Who<'_>, date: Option<Date>, line: u32) -> usize {
        self.key.clear();
        if who.id.is_empty() {
            self.key.push('=');
            self.key.push_str(who.name);
            self.key.push('\0');
            self.key.push_str(who.company);
        } else {
            self.key.push('#');
            self.key.push_str(who.id);
        }
        let at = match self.known.get(&*self.key) {
            Some(&at) => at as usize,
            None => {
                self.known.insert(self.key.as_str().into(), self.drafts.len() as u32);
                self.drafts.push(Draft {
                    line,
                    id: (!who.id.is_empty()).then(|| who.id.into()),
                    ..Draft::default()
                });
                self.drafts.len() - 1
            }
        };
        let draft = &mut self.drafts[at];
        draft.line = draft.line.min(line);
        newer(&mut draft.name, date, who.name);
        newer(&mut draft.company, date, who.company);
        newer(&mut draft.phone, date, who.phone);
        newer(&mut draft.email, date, who.email);
        newer(&mut draft.category, date, who.category);
        at
    }

    /// Adds what was done.
    pub fn add(&mut self, person: usize, entry: Entry) {
        let texts = [&entry.with, &entry.note, &entry.text];
        let texts: usize = texts.into_iter().flatten().map(|text| text.len()).sum();
        self.held += (size_of::<Entry>() + texts) as u64;
        self.drafts[person].entries.push(entry);
    }

    /// Everybody, by name, and where each stands by folded name and by id.
    pub fn finish(self) -> (Vec<Person>, HashMap<String, Vec<u32>>) {
        let drafts = join_alike(self.drafts);
        let mut people: Vec<Person> = drafts.into_iter().map(made).collect();
        people.sort_by_cached_key(|person| {
            (
                folded(&person.name),
                person.company.as_deref().map(folded),
                person.id.clone(),
                person.line,
            )
        });
        let mut index: HashMap<String, Vec<u32>> = HashMap::with_capacity(people.len());
        for (at, person) in people.iter().enumerate() {
            let keys = [Some(folded(&person.name)), person.id.as_deref().map(folded)];
            for key in keys.into_iter().flatten() {
                let list = index.entry(key).or_default();
                if list.last() != Some(&(at as u32)) {
                    list.push(at as u32);
                }
            }
        }
        (people, index)
    }
}

/// Joins rows that are about one person though their keys differ: spelt with other capitals, or without the id or the firm
/// that the only other person of that name has.
fn join_alike(drafts: Vec<Draft>) -> Vec<Draft> {
    let text = |value: &Newest| value.as_ref().map(|(_, text)| folded(text)).unwrap_or_default();
    let mut names: HashMap<String, Vec<Draft>> = HashMap::with_capacity(drafts.len());
    for draft in drafts {
        names.entry(text(&draft.name)).or_default().push(draft);
    }
    let mut joined = Vec::with_capacity(names.len());
    for mut group in names.into_values() {
        if group.len() > 1 {
            // Those with an id first, then those with a firm, then those with neither.
            group.sort_by_cached_key(|draft| {
                (
                    draft.id.is_none(),
                    draft.id.clone(),
                    text(&draft.company).is_empty(),
                    text(&draft.company),
                )
            });
            let mut kept: Vec<Draft> = Vec::with_capacity(group.len());
            let mut of_company: HashMap<String, Vec<usize>> = HashMap::new();
            let mut of_none: Vec<usize> = Vec::new();
            for draft in group {
                let (company, has_id) = (text(&draft.company), draft.id.is_some());
                let alike = if has_id {
                    None
                } else if company.is_empty() {
                    (kept.len() == 1).then_some(0)
                } else {
                    match (of_company.get(&company).map_or(&[][..], Vec::as_slice), &*of_none) {
                        ([only], []) | ([], [only]) => Some(*only),
                        _ => None,
                    }
                };
                let at = match alike {
                    Some(at) => {
                        kept[at].join(draft);
                        at
                    }
                    None => {
                        kept.push(draft);
                        kept.len() - 1
                    }
                };
                if !company.is_empty() {
                    // Somebody who had only an id has a firm from now on.
                    of_none.retain(|&other| other != at);
                    let here = of_company.entry(company).or_default();
                    if here.last() != Some(&at) {
                        here.push(at);
                    }
                } else if has_id {
                    of_none.push(at);
                }
            }
            group = kept;
        }
        joined.extend(group);
    }
    joined
}

fn made(draft: Draft) -> Person {
    let text = |value: Newest| value.map(|(_, text)| String::from(text));
    let mut entries = draft.entries;
    entries.shrink_to_fit();
    entries.sort_by(|a, b| a.order().cmp(&b.order()).then(a.line.cmp(&b.line)));
    let id = draft.id.map(String::from);
    Person {
        name: text(draft.name).or_else(|| id.clone()).unwrap_or_default(),
        id,
        company: text(draft.company),
        phone: text(draft.phone),
        email: text(draft.email),
        category: text(draft.category),
        line: draft.line,
        entries,
    }
}
