//! Reports as rows of a table: the columns, and what stands in them, in one place. The schema is that of no rows.
//!
//! The names are those of the records. Integers are signed, for engines such as Spark have no others; lists that a
//! record leaves out when they are empty are empty here.

use arrow_array::{ArrayRef, Date32Array, Int32Array, ListArray, StringArray, StructArray};
use arrow_buffer::{NullBuffer, OffsetBuffer};
use arrow_schema::{Field, FieldRef, Fields};
use callwell::{
    Advice, Claim, Contact, Days, Edit, Finding, Fix, LedgerLine, Placeholder, Report, Rewrite, Span, Strength,
};
use jiff::civil::Date;
use std::sync::{Arc, OnceLock};

/// The most rows that are filled at once, lest the text of a column overflow its 32-bit offsets.
pub const MOST: usize = 1 << 20;

/// The columns that a report fills.
pub fn columns() -> &'static [FieldRef] {
    static COLUMNS: OnceLock<Vec<FieldRef>> = OnceLock::new();
    COLUMNS.get_or_init(|| table(&[]).iter().map(Column::field).collect())
}

/// The columns filled with what came of some drafts.
pub fn fill(done: &[Result<Report, String>]) -> Vec<ArrayRef> {
    table(done).into_iter().map(|column| column.array).collect()
}

/// A column, or a part of one.
struct Column {
    name: &'static str,
    array: ArrayRef,
    nullable: bool,
}

impl Column {
    fn field(&self) -> FieldRef {
        Arc::new(Field::new(self.name, self.array.data_type().clone(), self.nullable))
    }

    fn maybe(mut self) -> Column {
        self.nullable = true;
        self
    }
}

fn table(done: &[Result<Report, String>]) -> Vec<Column> {
    let reports = || done.iter().map(|result| result.as_ref().ok());
    let columns = [
        text("kind", reports().map(|report| Some(report?.kind.name()))),
        day("today", reports().map(|report| report?.today)),
        int("words", reports().map(|report| Some(report?.words as i32))),
        int("seconds", reports().map(|report| Some(report?.seconds as i32))),
        int("score", reports().map(|report| Some(report?.score.points))),
        text("band", reports().map(|report| Some(report?.score.band.name()))),
        list("ledger", reports().map(|report| Some(&*report?.score.ledger)), ledger),
        list("findings", reports().map(|report| Some(&*report?.findings)), finding),
        list("strengths", reports().map(|report| Some(&*report?.strengths)), strength),
        list("claims", reports().map(|report| Some(&*report?.claims)), claim),
        list("advice", reports().map(|report| Some(&*report?.advice)), advice),
        list("rewrites", reports().map(|report| Some(&*report?.rewrites)), rewrite),
        text(
            "error",
            done.iter().map(|result| result.as_ref().err().map(String::as_str)),
        ),
    ];
    columns.into_iter().map(Column::maybe).collect()
}

fn ledger(lines: &[&LedgerLine]) -> Column {
    let lines = || lines.iter();
    item([
        int("points", lines().map(|line| Some(line.points))),
        text("for", lines().map(|line| Some(&*line.reason))),
        int("finding", lines().map(|line| line.finding.map(|index| index as i32))).maybe(),
        int("strength", lines().map(|line| line.strength.map(|index| index as i32))).maybe(),
    ])
}

fn finding(findings: &[&Finding]) -> Column {
    let findings = || findings.iter();
    item([
        text("rule", findings().map(|finding| Some(&*finding.rule))),
        text("severity", findings().map(|finding| Some(finding.severity.name()))),
        span(findings().map(|finding| finding.span).collect()).maybe(),
        text("text", findings().map(|finding| Some(&*finding.text))),
        text("message", findings().map(|finding| Some(&*finding.message))),
        list("weighed", findings().map(|finding| Some(&*finding.weighed)), word),
        int(
            "claim",
            findings().map(|finding| finding.claim.map(|index| index as i32)),
        )
        .maybe(),
        list("fixes", findings().map(|finding| Some(&*finding.fixes)), fix),
    ])
}

fn fix(fixes: &[&Fix]) -> Column {
    item([
        text("applicability", fixes.iter().map(|fix| Some(fix.applicability.name()))),
        list("edits", fixes.iter().map(|fix| Some(&*fix.edits)), edit),
    ])
}

fn edit(edits: &[&Edit]) -> Column {
    item([
        int("start", edits.iter().map(|edit| Some(edit.start as i32))),
        int("end", edits.iter().map(|edit| Some(edit.end as i32))),
        text("text", edits.iter().map(|edit| Some(&*edit.text))),
    ])
}

fn strength(strengths: &[&Strength]) -> Column {
    item([
        text("signal", strengths.iter().map(|strength| Some(&*strength.signal))),
        span(strengths.iter().map(|strength| strength.span).collect()).maybe(),
        text("text", strengths.iter().map(|strength| Some(&*strength.text))),
    ])
}

fn claim(claims: &[&Claim]) -> Column {
    let claims = || claims.iter();
    item([
        text("kind", claims().map(|claim| Some(claim.kind.name()))),
        span(claims().map(|claim| Some(claim.span)).collect()),
        text("text", claims().map(|claim| Some(&*claim.text))),
        list("when", claims().map(|claim| Some(&*claim.when)), days),
        list("asked_for", claims().map(|claim| Some(&*claim.asked_for)), days),
        text("verdict", claims().map(|claim| Some(claim.verdict.name()))),
        contact("nearest", claims().map(|claim| claim.nearest.as_ref()).collect()),
    ])
}

fn days(ranges: &[&Days]) -> Column {
    item([
        day("from", ranges.iter().map(|days| Some(days.from))),
        day("to", ranges.iter().map(|days| Some(days.to))),
    ])
}

fn advice(pieces: &[&Advice]) -> Column {
    item([
        text("id", pieces.iter().map(|advice| Some(&*advice.id))),
        text("message", pieces.iter().map(|advice| Some(&*advice.message))),
        contact("entry", pieces.iter().map(|advice| advice.entry.as_ref()).collect()),
    ])
}

fn rewrite(rewrites: &[&Rewrite]) -> Column {
    let rewrites = || rewrites.iter();
    item([
        text("approach", rewrites().map(|rewrite| Some(&*rewrite.approach))),
        text(
            "applicability",
            rewrites().map(|rewrite| Some(rewrite.applicability.name())),
        ),
        text("text", rewrites().map(|rewrite| Some(&*rewrite.text))),
        int("score", rewrites().map(|rewrite| Some(rewrite.score))),
        text("why", rewrites().map(|rewrite| Some(&*rewrite.why))),
        list("sources", rewrites().map(|rewrite| Some(&*rewrite.sources)), word),
        list(
            "placeholders",
            rewrites().map(|rewrite| Some(&*rewrite.placeholders)),
            placeholder,
        ),
    ])
}

fn placeholder(holes: &[&Placeholder]) -> Column {
    item([
        int("start", holes.iter().map(|hole| Some(hole.start as i32))),
        int("end", holes.iter().map(|hole| Some(hole.end as i32))),
        text("text", holes.iter().map(|hole| Some(&*hole.text))),
    ])
}

fn span(spans: Vec<Option<Span>>) -> Column {
    let columns = [
        int("start", spans.iter().map(|span| Some(span.as_ref()?.start as i32))),
        int("end", spans.iter().map(|span| Some(span.as_ref()?.end as i32))),
    ];
    group("span", columns, Some(spans.iter().map(Option::is_some).collect()))
}

fn contact(name: &'static str, contacts: Vec<Option<&Contact>>) -> Column {
    let some = || contacts.iter().copied();
    let columns = [
        day("date", some().map(|contact| Some(contact?.date))),
        text("channel", some().map(|contact| Some(contact?.channel.name()))),
        text("direction", some().map(|contact| Some(contact?.direction.name()))),
        text("outcome", some().map(|contact| Some(contact?.outcome.name()))),
        day("follow_up_on", some().map(|contact| contact?.follow_up_on)).maybe(),
        text("with", some().map(|contact| contact?.with.as_deref())).maybe(),
        text("note", some().map(|contact| contact?.note.as_deref())).maybe(),
    ];
    group(name, columns, Some(some().map(|contact| contact.is_some()).collect())).maybe()
}

fn word<T: AsRef<str>>(words: &[&T]) -> Column {
    text("item", words.iter().map(|word| Some((**word).as_ref())))
}

fn text<'a>(name: &'static str, values: impl Iterator<Item = Option<&'a str>>) -> Column {
    Column {
        name,
        array: Arc::new(StringArray::from_iter(values)),
        nullable: false,
    }
}

fn int(name: &'static str, values: impl Iterator<Item = Option<i32>>) -> Column {
    Column {
        name,
        array: Arc::new(Int32Array::from_iter(values)),
        nullable: false,
    }
}

fn day(name: &'static str, values: impl Iterator<Item = Option<Date>>) -> Column {
    let since_epoch = |day: Date| (day.duration_since(Date::constant(1970, 1, 1)).as_hours() / 24) as i32;
    let values = values.map(|day| day.map(since_epoch));
    Column {
        name,
        array: Arc::new(Date32Array::from_iter(values)),
        nullable: false,
    }
}

fn group<const N: usize>(name: &'static str, columns: [Column; N], present: Option<NullBuffer>) -> Column {
    let fields: Fields = columns.iter().map(Column::field).collect();
    let arrays = columns.into_iter().map(|column| column.array).collect();
    Column {
        name,
        array: Arc::new(StructArray::new(fields, arrays, present)),
        nullable: false,
    }
}

fn item<const N: usize>(columns: [Column; N]) -> Column {
    group("item", columns, None)
}

/// Lists one after another; what is none stays null.
fn list<'a, T: 'a>(
    name: &'static str,
    rows: impl Iterator<Item = Option<&'a [T]>> + Clone,
    column: impl Fn(&[&'a T]) -> Column,
) -> Column {
    let offsets = OffsetBuffer::from_lengths(rows.clone().map(|row| row.map_or(0, <[T]>::len)));
    let present = rows.clone().map(|row| row.is_some()).collect();
    let items: Vec<&T> = rows.flatten().flatten().collect();
    let items = column(&items);
    let array = ListArray::new(items.field(), offsets, items.array, Some(present));
    Column {
        name,
        array: Arc::new(array),
        nullable: false,
    }
}
