//! Reading the log from CSV, row by row.

use super::closing::Closing;
use super::columns::{Columns, Field, Places};
use super::dates::{self, Dates, Unread, When};
use super::lint;
use super::markup;
use super::meaning::{Meaning, OutcomeCell};
use super::names::everybody;
use super::people::{Gatherer, Who};
use super::record::{Entry, Log};
use super::tape::{Row, Tape};
use super::wording::count;
use crate::context::{Channel, Direction, Outcome};
use crate::error::{Error, ErrorKind};
use csv::ByteRecord;
use std::cell::Cell;
use std::io::{self, Read};
use std::sync::{Arc, OnceLock};

/// How much is read at once.
const BUFFER: usize = 128 * 1024;
/// So many errors are kept with [`Options::keep_going`].
const KEPT: usize = 1000;
/// So many bytes of entries are held: some ten million entries, for which a process needs about three times as much. More is
/// no log of one team, and would bring the machine down before it is read.
const MOST_HELD: u64 = 1 << 30;

/// How a log is read.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Which columns hold what, where they have other names than the fields.
    pub columns: Columns,
    /// In which order dates in figures name day and month.
    pub dates: Dates,
    /// Whether to go on after rows that can't be read; each is told in [`Log::unread`].
    pub keep_going: bool,
    /// What errors and findings call the file.
    pub file: Option<String>,
}

fn meaning() -> &'static Meaning {
    static MEANING: OnceLock<Meaning> = OnceLock::new();
    MEANING.get_or_init(|| {
        let bytes = include_bytes!(concat!(env!("OUT_DIR"), "/log-words.bin"));
        Meaning::new(postcard::from_bytes(bytes).unwrap_or_default())
    })
}

/// Reads a contact log: CSV in UTF-8 with a header, its cells between commas, semicolons or tabs.
///
/// Memory grows with the entries, not with the bytes: the text itself is never held. A log of more than some ten million
/// entries, or of entries with more than a gigabyte of notes, is an error on the line where that is reached.
///
/// # Errors
/// [`Error::is_log`] with line and column: a column that is missing or there twice, a row with another number of cells than
/// the header, a date that is none or that may be read two ways, a word for channel, direction or outcome that isn't known
/// (with the nearest that are), an entry about nobody, a quotation mark never closed, bytes that are no UTF-8.
/// [`Error::is_io`] where reading fails. With [`Options::keep_going`] what is wrong with a row stands in [`Log::unread`].
pub fn read(source: impl Read, options: &Options) -> Result<Log, Error> {
    read_within(source, options, MOST_HELD)
}

/// Reads a log of which at most so many bytes are held.
fn read_within(source: impl Read, options: &Options, most_held: u64) -> Result<Log, Error> {
    let named = |error: Error| match &options.file {
        Some(file) => error.in_file(file.as_str()),
        None => error,
    };
    let mut reader = Rows::new(source, options, most_held).map_err(named)?;
    let mut log = Log {
        file: options.file.as_deref().map(Arc::from),
        ..Log::default()
    };
    let mut gatherer = Gatherer::default();
    if reader.places.of(Field::Channel).is_empty() {
        let assumed = "There is no column `channel`: every entry is taken for a call, or for what its outcome says.";
        log.assumed.push(assumed.into());
    }
    let mut closing = Closing::default();
    let wrong = |error: Error, log: &mut Log| {
        let error = named(error);
        if !options.keep_going || error.is_io() {
            return Err(error);
        }
        log.rows += 1;
        log.unread_rows += 1;
        if log.unread.len() < KEPT {
            log.unread.push(error);
        }
        Ok(())
    };
    loop {
        let next = reader.next(&mut gatherer, &mut log, &mut closing);
        if !matches!(next, Ok(Next::Lone | Next::End)) || closing.is_full() {
            closing.rows().try_for_each(|error| wrong(error, &mut log))?;
        }
        match next {
            Ok(Next::End) => break,
            Ok(Next::Row) => log.rows += 1,
            Ok(Next::Lone) => {}
            Err((error, more)) => {
                wrong(error, &mut log)?;
                if !more {
                    break;
                }
            }
        }
    }
    closing
        .end(&mut log)
        .into_iter()
        .try_for_each(|error| wrong(error, &mut log))?;
    (log.people, log.index) = gatherer.finish();
    Ok(log)
}

/// What a row came to.
enum Next {
    /// It was taken.
    Row,
    /// It is one cell, which may belong to the end of a report.
    Lone,
    /// There is none.
    End,
}

/// What a date in a cell came to.
enum Day {
    Empty,
    Known(When),
    Impossible,
}

/// The rows of a file.
struct Rows<R> {
    reader: csv::Reader<Tape<io::Chain<io::Cursor<Vec<u8>>, R>>>,
    record: ByteRecord,
    delimiter: u8,
    line: u32,
    places: Places,
    dates: Dates,
    most_held: u64,
    /// The first date in figures that could be read one way only, and the line it is on.
    order: Cell<Option<(Dates, u32)>>,
    meaning: &'static Meaning,
}

impl<R: Read> Rows<R> {
    fn new(source: R, options: &Options, most_held: u64) -> Result<Rows<R>, Error> {
        let (start, source) = beginning(source)?;
        let delimiter = delimiter(&start);
        let mut reader = csv::ReaderBuilder::new()
            .flexible(true)
            .has_headers(false)
            .delimiter(delimiter)
            .buffer_capacity(BUFFER)
            .from_reader(Tape::new(io::Cursor::new(start).chain(source)));
        let mut record = ByteRecord::new();
        reader.read_byte_record(&mut record).map_err(|error| failed(error, 1))?;
        let mut line = 1;
        let end = reader.position().byte();
        let row = reader.get_mut().row(end, delimiter, &mut line);
        let header: Result<Vec<String>, Error> = record
            .iter()
            .enumerate()
            .map(|(at, name)| match std::str::from_utf8(name) {
                Ok(name) => Ok(name.trim().to_owned()),
                Err(_) => {
                    let cell = reader.get_ref().cell(&row, at, delimiter);
                    Err(no_utf8(name).at(cell.line, cell.column))
                }
            })
            .collect();
        let meaning = meaning();
        let places = Places::find(header?, &options.columns, &meaning.columns)
            .map_err(|message| Error::new(ErrorKind::Log, message).at(row.line, 1))?;
        Ok(Rows {
            reader,
            record,
            delimiter,
            line,
            places,
            dates: options.dates,
            most_held,
            order: Cell::new(None),
            meaning,
        })
    }

    /// Reads a row. An error says also whether more may follow.
    fn next(&mut self, gatherer: &mut Gatherer, log: &mut Log, closing: &mut Closing) -> Result<Next, (Error, bool)> {
        let mut record = std::mem::take(&mut self.record);
        let more = self.reader.read_byte_record(&mut record);
        self.record = record;
        match more {
            Ok(true) => {}
            Ok(false) => return Ok(Next::End),
            Err(error) => return Err((failed(error, self.line), false)),
        }
        let end = self.reader.position().byte();
        let row = self.reader.get_mut().row(end, self.delimiter, &mut self.line);
        if row.open {
            let message = "a quotation mark in this row is never closed: nothing after it can be read";
            return Err((Error::new(ErrorKind::Log, message).at(row.line, 1), false));
        }
        if self.record.len() == 1 && self.places.names.len() > 1 {
            closing.add(&self.record[0], self.ragged(&row));
            return Ok(Next::Lone);
        }
        self.take(&row, gatherer, log).map_err(|error| (error, true))?;
        if gatherer.held() > self.most_held {
            let message = format!(
                "the log is too large to be held in memory: {} up to this line; split it, by year or by caller",
                count(log.rows + 1, "row", "rows")
            );
            return Err((Error::new(ErrorKind::Log, message).at(row.line, 1), false));
        }
        Ok(Next::Row)
    }

    /// A row of another number of cells than the header's.
    fn ragged(&self, row: &Row) -> Error {
        let message = format!(
            "a row of {}: expected {}, as in the header",
            count(self.record.len() as u64, "cell", "cells"),
            self.places.names.len()
        );
        Error::new(ErrorKind::Log, message).at(row.line, 1)
    }

    fn take(&mut self, row: &Row, gatherer: &mut Gatherer, log: &mut Log) -> Result<(), Error> {
        let expected = self.places.names.len();
        let found = self.record.len();
        if found < expected
            || self
                .record
                .iter()
                .skip(expected)
                .any(|cell| !cell.trim_ascii().is_empty())
        {
            return Err(self.ragged(row));
        }
        let mut joined = [const { String::new() }; Field::ALL.len()];
        let mut cells = [""; Field::ALL.len()];
        for field in Field::ALL {
            let at = self.places.of(field);
            if let [at] = at {
                cells[field as usize] = self.text(row, *at)?;
            } else {
                let parts: Result<Vec<&str>, Error> = at.iter().map(|&at| self.text(row, at)).collect();
                let parts: Vec<&str> = parts?.into_iter().filter(|part| !part.is_empty()).collect();
                joined[field as usize] = parts.join(" ");
            }
        }
        for (cell, joined) in cells.iter_mut().zip(&joined) {
            if !joined.is_empty() {
                *cell = joined;
            }
        }
        let of = |field: Field| cells[field as usize];
        let wrong = |field: Field, message: String| {
            let (line, column) = self.place(row, field);
            let named = self.places.called(field);
            let message = match of(field) {
                "" => format!("column `{named}` is empty: {message}"),
                cell => format!("`{}` in column `{named}`: {message}", shown(cell)),
            };
            Error::new(ErrorKind::Log, message).at(line, column)
        };

        let mut channel = Channel::Call;
        let mut direction = None;
        if !of(Field::Channel).is_empty() {
            let cell = self
                .meaning
                .channel(of(Field::Channel))
                .map_err(|message| wrong(Field::Channel, message))?;
            let Some(known) = cell.channel else {
                *log.skipped.entry(of(Field::Channel).to_owned()).or_default() += 1;
                return Ok(());
            };
            (channel, direction) = (known, cell.direction);
        }
        if of(Field::Prospect).is_empty() && of(Field::ProspectId).is_empty() {
            return Err(wrong(
                Field::Prospect,
                "expected whom the entry is about, a name or an id".into(),
            ));
        }
        if !of(Field::Direction).is_empty() {
            let said = self.meaning.direction(of(Field::Direction));
            direction = Some(said.map_err(|message| wrong(Field::Direction, message))?);
        }
        let said = match of(Field::Outcome) {
            "" => OutcomeCell::NotNoted,
            cell => self
                .meaning
                .outcome(cell, channel)
                .map_err(|message| wrong(Field::Outcome, message))?,
        };
        let date = self
            .day(of(Field::Date), row.line)
            .map_err(|message| wrong(Field::Date, message))?;
        let follow_up = self
            .day(of(Field::FollowUpOn), row.line)
            .map_err(|message| wrong(Field::FollowUpOn, message))?;
        for order in [&date, &follow_up].into_iter().filter_map(|day| match day {
            Day::Known(when) => when.order,
            _ => None,
        }) {
            self.order.set(self.order.get().or(Some((order, row.line))));
        }

        let everybody = everybody(of(Field::Prospect), of(Field::ProspectId));
        let known = Who {
            company: of(Field::Company),
            phone: of(Field::Phone),
            email: of(Field::Email),
            category: self.meaning.category(of(Field::Category)),
            ..Who::default()
        };
        let when = match &date {
            Day::Known(when) => Some(*when),
            _ => None,
        };
        let file = log.file.clone();
        let mut find = |check: &'static lint::Check, field: Field| {
            let (line, column) = self.place(row, field);
            let first = everybody[0];
            let prospect = if first.name.is_empty() { first.id } else { first.name };
            log.findings
                .push(check.finding(file.as_ref(), (line, column), prospect, of(field), None));
        };
        match date {
            Day::Known(_) => {}
            Day::Empty => find(&lint::MISSING_DATE, Field::Date),
            Day::Impossible => find(&lint::IMPOSSIBLE_DATE, Field::Date),
        }
        if let Day::Impossible = follow_up {
            find(&lint::IMPOSSIBLE_DATE, Field::FollowUpOn);
        }
        if let Day::Known(agreed) = follow_up {
            if when.is_some_and(|when| agreed.date < when.date) {
                find(&lint::FOLLOW_UP_BEFORE, Field::FollowUpOn);
            }
        }
        // Without a column that says so, a message that was left was left on the telephone, and what was sent was sent.
        let outcome = match said {
            OutcomeCell::Known(outcome) => Some(outcome),
            OutcomeCell::WrongNumber => Some(Outcome::NoAnswer),
            OutcomeCell::NotNoted => match channel {
                Channel::Voicemail => Some(Outcome::LeftMessage),
                Channel::Email | Channel::Mail | Channel::Message => Some(Outcome::Sent),
                Channel::Call | Channel::Meeting | Channel::Event => None,
            },
        };
        if of(Field::Channel).is_empty() {
            channel = match outcome {
                Some(Outcome::LeftMessage) => Channel::Voicemail,
                Some(Outcome::Sent) => Channel::Email,
                _ => channel,
            };
        }
        if said == OutcomeCell::WrongNumber {
            find(&lint::WRONG_NUMBER, Field::Outcome);
        }
        let column = self.place(row, Field::Outcome).1;
        let mut entry = when.map(|when| {
            let kept = |field: Field| Some(of(field)).filter(|text| !text.is_empty()).map(Box::from);
            let note = markup::plain(of(Field::Note));
            Entry {
                date: when.date,
                minute: when.minute,
                channel,
                direction: direction.unwrap_or(Direction::Outbound),
                outcome,
                wrong_number: said == OutcomeCell::WrongNumber,
                follow_up_on: match follow_up {
                    Day::Known(agreed) => Some(agreed.date),
                    _ => None,
                },
                with: kept(Field::With),
                note: Some(&*note).filter(|note| !note.is_empty()).map(Box::from),
                text: kept(Field::Text),
                line: row.line,
                column,
            }
        });
        for (at, named) in everybody.iter().enumerate() {
            let who = Who {
                name: named.name,
                id: named.id,
                email: if known.email.is_empty() {
                    named.email
                } else {
                    known.email
                },
                ..known
            };
            let person = gatherer.person(&who, when.map(|when| when.date), row.line);
            let last = at + 1 == everybody.len();
            let own = if last { entry.take() } else { entry.clone() };
            own.into_iter().for_each(|entry| gatherer.add(person, entry));
        }
        Ok(())
    }

    fn place(&self, row: &Row, field: Field) -> (u32, u32) {
        match self.places.of(field).first() {
            Some(&at) => {
                let cell = self.reader.get_ref().cell(row, at, self.delimiter);
                (cell.line, cell.column)
            }
            None => (row.line, 1),
        }
    }

    /// The text of a cell.
    fn text(&self, row: &Row, at: usize) -> Result<&str, Error> {
        let bytes = self.record.get(at).unwrap_or_default();
        match std::str::from_utf8(bytes) {
            Ok(text) => Ok(text.trim()),
            Err(_) => {
                let cell = self.reader.get_ref().cell(row, at, self.delimiter);
                Err(no_utf8(bytes).at(cell.line, cell.column))
            }
        }
    }

    fn day(&self, cell: &str, line: u32) -> Result<Day, String> {
        if cell.is_empty() {
            return Ok(Day::Empty);
        }
        let when = match dates::read(cell, self.dates) {
            Ok(when) => when,
            Err(Unread::Impossible) => return Ok(Day::Impossible),
            Err(Unread::Ambiguous { dmy, mdy }) => {
                let hint = match self.order.get() {
                    Some((order, line)) => format!("; line {line} reads only as {}", order.name()),
                    None => String::new(),
                };
                return Err(format!(
                    "may be {} or {}: say which with --dates dmy or --dates mdy{hint}",
                    dmy.strftime("%-d %B"),
                    mdy.strftime("%-d %B")
                ));
            }
            Err(Unread::OtherOrder(order)) => {
                return Err(format!(
                    "no such day with --dates {}: expected {}, or --dates {}",
                    self.dates.name(),
                    if self.dates == Dates::Dmy {
                        "the day first"
                    } else {
                        "the month first"
                    },
                    order.name()
                ));
            }
            Err(Unread::NoDate) => {
                let hint = if cell.len() == 5 && cell.bytes().all(|c| c.is_ascii_digit()) {
                    "; it may be a spreadsheet's number for a day: format the column as a date"
                } else {
                    ""
                };
                return Err(format!("expected a date, as in 2026-11-21{hint}"));
            }
        };
        match (when.order, self.order.get()) {
            (Some(order), Some((before, first))) if order != before => Err(format!(
                "reads only as {}, line {first} only as {}, and this is line {line}: say which with --dates, and mend the others",
                order.name(),
                before.name()
            )),
            _ => Ok(Day::Known(when)),
        }
    }
}

/// The first bytes of a file, without the byte order mark, and the rest.
fn beginning<R: Read>(source: R) -> Result<(Vec<u8>, R), Error> {
    let mut source = source;
    let mut start = Vec::new();
    source
        .by_ref()
        .take(4096)
        .read_to_end(&mut start)
        .map_err(|error| Error::new(ErrorKind::Io, format!("cannot be read: {error}")))?;
    if start.starts_with(b"\xef\xbb\xbf") {
        start.drain(..3);
    }
    if start.starts_with(b"\xff\xfe") || start.starts_with(b"\xfe\xff") || start.iter().take(200).any(|&byte| byte == 0)
    {
        let message = "this looks like UTF-16, or like no text at all: save it as CSV in UTF-8";
        return Err(Error::new(ErrorKind::Log, message).at(1, 1));
    }
    if start.starts_with(b"PK\x03\x04") {
        let message = "this is a spreadsheet or another packed file: save it as CSV in UTF-8";
        return Err(Error::new(ErrorKind::Log, message).at(1, 1));
    }
    Ok((start, source))
}

/// What separates the cells of the first line: the sign that is there most often, quotations aside.
fn delimiter(start: &[u8]) -> u8 {
    let mut counts = [0_usize; 3];
    let signs = [b',', b';', b'\t'];
    let mut quoted = false;
    for &byte in start {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' if !quoted => break,
            byte if !quoted => {
                if let Some(at) = signs.iter().position(|&sign| sign == byte) {
                    counts[at] += 1;
                }
            }
            _ => {}
        }
    }
    let most = (0..signs.len()).rev().max_by_key(|&at| counts[at]).unwrap_or(0);
    signs[most]
}

fn no_utf8(bytes: &[u8]) -> Error {
    let at = std::str::from_utf8(bytes).map_or_else(|error| error.valid_up_to(), str::len);
    let message = format!(
        "`{}` holds a byte (0x{:02x}) that is no UTF-8: save the file as CSV in UTF-8",
        shown(&String::from_utf8_lossy(bytes)),
        bytes.get(at).copied().unwrap_or_default()
    );
    Error::new(ErrorKind::Log, message)
}

fn failed(error: csv::Error, line: u32) -> Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) if error.kind() == io::ErrorKind::FileTooLarge => {
            let message = "this row is longer than 16 MiB: perhaps a quotation mark is never closed";
            Error::new(ErrorKind::Log, message).at(line, 1)
        }
        csv::ErrorKind::Io(error) => Error::new(ErrorKind::Io, format!("cannot be read: {error}")).at(line, 1),
        other => Error::new(ErrorKind::Log, format!("cannot be read as CSV: {other:?}")).at(line, 1),
    }
}

/// A cell as messages show it.
fn shown(cell: &str) -> String {
    let mut short: String = cell
        .chars()
        .take(60)
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    if short.len() < cell.len() {
        short.push('\u{2026}');
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options(columns: &str, dates: Dates) -> Options {
        Options {
            columns: if columns.is_empty() {
                Columns::default()
            } else {
                columns.parse().unwrap()
            },
            dates,
            file: Some("calls.csv".into()),
            ..Options::default()
        }
    }

    fn error(csv: &str) -> String {
        read(csv.as_bytes(), &options("", Dates::Iso)).unwrap_err().to_string()
    }

    const HEAD: &str = "prospect,date,channel,outcome,follow_up_on,note\n";

    #[test]
    fn cells_are_read_as_people_write_them() {
        let csv = "\u{feff}Contact;When;How;Result;Comments\r\n\
                   Andy Shaw;21/11/2026 09:30;Outgoing call;Left Voicemail;\"said \"\"hi\"\"\r\nagain\"\r\n\
                   \r\n\
                   andy  shaw;22/11/2026;INCOMING_EMAIL;;\r\n";
        let columns = "prospect=Contact,date=When,channel=How,outcome=Result,note=Comments";
        let log = read(csv.as_bytes(), &options(columns, Dates::Dmy)).unwrap();
        assert_eq!((log.people.len(), log.rows), (1, 2));
        let entries = &log.people[0].entries;
        assert_eq!(entries[0].note.as_deref(), Some("said \"hi\"\r\nagain"));
        assert_eq!(
            (entries[0].line, entries[0].column, entries[0].minute),
            (2, 42, Some(570))
        );
        assert_eq!((entries[1].line, entries[1].outcome), (5, Some(Outcome::Sent)));
        assert_eq!(entries[1].direction, Direction::Inbound);
    }

    #[test]
    fn what_is_wrong_is_told_with_line_and_column() {
        for (rows, want) in [
            (
                "Ann,2026-11-21,call,reachd,,\n",
                "calls.csv:2:21: `reachd` in column `outcome`: expected one of reached",
            ),
            (
                "Ann,2026-11-21,call,reached,,\nAnn,soon,call,reached,,\n",
                "calls.csv:3:5: `soon` in column `date`: expected a date",
            ),
            (
                "Ann,03/04/2026,call,reached,,\n",
                "may be 3 April or 4 March: say which with --dates dmy or --dates mdy",
            ),
            (
                "Ann,21/11/2026,call,reached,,\nAnn,03/04/2026,call,reached,,\n",
                "line 2 reads only as dmy",
            ),
            (
                "Ann,21/11/2026,call,reached,,\nAnn,11/21/2026,call,reached,,\n",
                "reads only as mdy, line 2 only as dmy",
            ),
            (
                "Ann,2026-11-21,pigeon,reached,,\n",
                "`pigeon` in column `channel`: expected one of call, voicemail",
            ),
            (
                ",2026-11-21,call,reached,,\n",
                "calls.csv:2:1: column `prospect` is empty: expected whom the entry is about",
            ),
            ("Ann,2026-11-21,call\n", "calls.csv:2:1: a row of 3 cells: expected 6"),
            ("Ann,2026-11-21,call,reached,,x,y\n", "a row of 7 cells: expected 6"),
            // One cell is a row all the same where rows follow, or where no report says that it ends.
            (
                "Ann\nBo,2026-11-21,call,reached,,\n",
                "calls.csv:2:1: a row of 1 cell: expected 6",
            ),
            (
                "Bo,2026-11-21,call,reached,,\nAnn\n",
                "calls.csv:3:1: a row of 1 cell: expected 6",
            ),
            (
                "Ann,2026-11-21,call,reached,,\"never closed\nand on\n",
                "calls.csv:2:1: a quotation mark in this row is never closed",
            ),
        ] {
            let told = error(&format!("{HEAD}{rows}"));
            assert!(told.contains(want), "{told}\nexpected {want}");
        }
        assert!(error("").contains("the file is empty"));
        assert!(error("name,day\n").contains("--columns \"prospect=name,date=day,outcome=\u{2026}\""));
        assert!(error("date,outcome,Date,prospect\n").contains("two columns for `date`"));
        let latin = read(
            &b"prospect,date,outcome\nJos\xe9,2026-11-21,reached\n"[..],
            &options("", Dates::Iso),
        )
        .unwrap_err();
        assert!(
            latin.to_string().starts_with("calls.csv:2:1:") && latin.to_string().contains("UTF-8"),
            "{latin}"
        );
        assert!(error("p\0r\0o\0").contains("UTF-16"));
    }

    #[test]
    fn good_rows_are_read_all_the_same() {
        let csv = format!("{HEAD}Ann,2026-11-21,call,reachd,,\nBen,2026-11-20,call,reached,,\nCy,2026-11-19,call\n");
        let options = Options {
            keep_going: true,
            ..options("", Dates::Iso)
        };
        let log = read(csv.as_bytes(), &options).unwrap();
        assert_eq!(
            (log.people.len(), log.rows, log.unread_rows, log.unread.len()),
            (1, 3, 2, 2)
        );
    }

    #[test]
    fn days_that_never_were_are_findings() {
        let csv = format!(
            "{HEAD}Ann,2026-02-30,call,reached,,\nAnn,,call,reached,,\nAnn,2026-03-02,call,,2026-02-01,\nAnn,2026-03-03,call,Wrong number,,\n"
        );
        let log = read(csv.as_bytes(), &options("", Dates::Iso)).unwrap();
        let found: Vec<(&str, u32, u32)> = log
            .findings
            .iter()
            .map(|found| (&*found.rule, found.line, found.column))
            .collect();
        let want = [
            ("impossible-date", 2, 5),
            ("missing-date", 3, 5),
            ("follow-up-before-contact", 4, 22),
            ("wrong-number", 5, 21),
        ];
        assert_eq!(found, want);
        assert_eq!(log.people[0].entries.len(), 2);
    }

    #[test]
    fn the_lines_with_which_a_report_ends_are_counted() {
        let end = "\n\"Calls of the week\"\n\"Copyright (c) 2000-2026 salesforce.com, inc. All rights reserved.\"\n\"Reef Tiles\"\n";
        let csv = format!("{HEAD}Ann,2026-11-21,call,reached,,\n{end}");
        let log = read(csv.as_bytes(), &options("", Dates::Iso)).unwrap();
        assert_eq!(
            (log.skipped["closing lines of the report"], log.rows, log.unread_rows),
            (3, 4, 0)
        );
        // Where rows follow it was no end.
        let csv = format!("{HEAD}{end}Ann,2026-11-21,call,reached,,\n");
        let options = Options {
            keep_going: true,
            ..options("", Dates::Iso)
        };
        let log = read(csv.as_bytes(), &options).unwrap();
        let lines: Vec<Option<u32>> = log.unread.iter().map(|error| error.place().line).collect();
        assert_eq!((lines, log.rows), (vec![Some(3), Some(4), Some(5)], 4));
        // And no report ends with a file of such lines.
        let csv = format!("{HEAD}{}", "All rights reserved.\n".repeat(100));
        let log = read(csv.as_bytes(), &options).unwrap();
        assert_eq!(
            (log.rows, log.unread_rows + log.skipped.values().sum::<u64>()),
            (100, 100)
        );
        assert!(log.unread_rows >= 17);
    }

    #[test]
    fn a_log_beyond_all_memory_ends_with_an_error() {
        let csv = format!("{HEAD}{}", "Ann,2026-11-21,call,reached,,\n".repeat(200));
        let error = read_within(csv.as_bytes(), &options("", Dates::Iso), 10_000).unwrap_err();
        let line = error.place().line.unwrap();
        assert!((50..200).contains(&line), "{error}");
        let want = format!(
            "calls.csv:{line}:1: the log is too large to be held in memory: {} rows",
            line - 1
        );
        assert!(error.to_string().starts_with(&want), "{error}");
        let options = Options {
            keep_going: true,
            ..options("", Dates::Iso)
        };
        let log = read_within(csv.as_bytes(), &options, 10_000).unwrap();
        assert_eq!((log.unread.len(), log.people.len()), (1, 1));
        assert!(
            read_within(csv.as_bytes(), &options, 1 << 30)
                .unwrap()
                .unread
                .is_empty()
        );
    }

    #[test]
    fn a_call_with_several_is_one_with_each() {
        let csv = format!("{HEAD}Ann Hay (ann@hay.example);Bo Li (bo@li.example),2026-11-21,call,reached,,\n");
        let log = read(csv.as_bytes(), &options("", Dates::Iso)).unwrap();
        let told: Vec<_> = log
            .people
            .iter()
            .map(|one| (&*one.name, one.email.as_deref(), one.entries.len()))
            .collect();
        assert_eq!(
            told,
            [
                ("Ann Hay", Some("ann@hay.example"), 1),
                ("Bo Li", Some("bo@li.example"), 1)
            ]
        );
    }

    #[test]
    fn rows_that_are_no_contact_are_counted() {
        let csv = format!("{HEAD}Ann,2026-11-21,Task,,,\nAnn,2026-11-21,call,reached,,\n,,Task,,,\n");
        let log = read(csv.as_bytes(), &options("", Dates::Iso)).unwrap();
        assert_eq!((log.skipped["Task"], log.rows), (2, 3));
    }

    #[test]
    fn people_are_told_apart_by_id_and_firm() {
        let csv = "prospect,company,prospect_id,date,outcome\n\
                   Ann Hay,Reef,,2026-01-01,reached\nANN HAY,,,2026-01-02,reached\n\
                   Bo Li,Reef,,2026-01-01,reached\nBo Li,Cove,,2026-01-01,reached\nBo Li,,,2026-01-02,reached\n\
                   Cy,,7,2026-01-01,reached\nCyrus,,7,2026-01-02,reached\ncy,,,2026-01-03,reached\n";
        let log = read(csv.as_bytes(), &options("", Dates::Iso)).unwrap();
        let told: Vec<(&str, usize)> = log
            .people
            .iter()
            .map(|person| (&*person.name, person.entries.len()))
            .collect();
        assert_eq!(
            told,
            [
                ("ANN HAY", 2),
                ("Bo Li", 1),
                ("Bo Li", 1),
                ("Bo Li", 1),
                ("cy", 1),
                ("Cyrus", 2)
            ]
        );
        assert_eq!(log.find("7", None).unwrap().unwrap().name, "Cyrus");
        assert_eq!(
            log.find("bo li", Some("cove")).unwrap().unwrap().company.as_deref(),
            Some("Cove")
        );
        // However many of one name there are, each is looked at once.
        let rows: String = (0..30_000)
            .map(|at| format!("Reception,Firm {at},,2026-01-01,no answer\n"))
            .collect();
        let csv = format!("prospect,company,prospect_id,date,outcome\nReception,,9,2026-01-01,reached\n{rows}");
        let many = read(csv.as_bytes(), &options("", Dates::Iso)).unwrap();
        assert_eq!(many.people.len(), 30_000);
        let error = log.find("Bo Li", None).unwrap_err().to_string();
        assert!(
            error.contains("any of 3") && error.contains("Bo Li, Cove (line 5)"),
            "{error}"
        );
    }
}
