//! Reports as rows of a table: the columns, and what stands in them.
//!
//! The names are those of the records. Integers are signed, for engines such as Spark have no others; lists that a
//! record leaves out when they are empty are empty here.

use arrow_array::ArrayRef;
use arrow_schema::{DataType, Field, FieldRef, Fields};
use callwell::{Advice, Band, Claim, Finding, Fix, Kind, LedgerLine, Report, Rewrite, Severity, Span, Strength};
use jiff::civil::Date;
use serde::Serialize;
use std::sync::{Arc, OnceLock};

/// The columns that a report fills.
pub fn columns() -> &'static [FieldRef] {
    static COLUMNS: OnceLock<Vec<FieldRef>> = OnceLock::new();
    COLUMNS.get_or_init(|| {
        let span = || group("span", [int("start"), int("end")]);
        let edit = [int("start"), int("end"), text("text")];
        let fix = [text("applicability"), list("edits", group("item", edit.clone()))];
        let ledger = [int("points"), text("for"), maybe(int("finding")), maybe(int("strength"))];
        let finding = [
            text("rule"),
            text("severity"),
            maybe(span()),
            text("text"),
            text("message"),
            list("weighed", text("item")),
            maybe(int("claim")),
            list("fixes", group("item", fix)),
        ];
        let strength = [text("signal"), maybe(span()), text("text")];
        let days = || group("item", [day("from"), day("to")]);
        let contact = [
            day("date"),
            text("channel"),
            text("direction"),
            text("outcome"),
            maybe(day("follow_up_on")),
            maybe(text("with")),
            maybe(text("note")),
        ];
        let claim = [
            text("kind"),
            span(),
            text("text"),
            list("when", days()),
            list("asked_for", days()),
            text("verdict"),
            maybe(group("nearest", contact.clone())),
        ];
        let advice = [text("id"), text("message"), maybe(group("entry", contact))];
        let rewrite = [
            text("approach"),
            text("applicability"),
            text("text"),
            int("score"),
            text("why"),
            list("sources", text("item")),
            list("placeholders", group("item", edit)),
        ];
        let columns = [
            text("kind"),
            day("today"),
            int("words"),
            int("seconds"),
            int("score"),
            text("band"),
            list("ledger", group("item", ledger)),
            list("findings", group("item", finding)),
            list("strengths", group("item", strength)),
            list("claims", group("item", claim)),
            list("advice", group("item", advice)),
            list("rewrites", group("item", rewrite)),
            text("error"),
        ];
        columns.into_iter().map(|column| Arc::new(maybe(column))).collect()
    })
}

fn text(name: &str) -> Field {
    Field::new(name, DataType::Utf8, false)
}

fn int(name: &str) -> Field {
    Field::new(name, DataType::Int32, false)
}

fn day(name: &str) -> Field {
    Field::new(name, DataType::Date32, false)
}

fn group<const N: usize>(name: &str, fields: [Field; N]) -> Field {
    Field::new(name, DataType::Struct(Fields::from(fields.to_vec())), false)
}

fn list(name: &str, item: Field) -> Field {
    Field::new(name, DataType::List(Arc::new(item)), false)
}

fn maybe(field: Field) -> Field {
    field.with_nullable(true)
}

/// A row: a report, or why there is none.
#[derive(Debug, Default, Serialize)]
struct Row<'a> {
    kind: Option<Kind>,
    today: Option<Date>,
    words: Option<u32>,
    seconds: Option<u32>,
    score: Option<i32>,
    band: Option<Band>,
    ledger: Option<&'a [LedgerLine]>,
    findings: Option<Vec<FindingRow<'a>>>,
    strengths: Option<&'a [Strength]>,
    claims: Option<&'a [Claim]>,
    advice: Option<&'a [Advice]>,
    rewrites: Option<&'a [Rewrite]>,
    error: Option<&'a str>,
}

/// A finding with every field, also those that its record leaves out.
#[derive(Debug, Serialize)]
struct FindingRow<'a> {
    rule: &'a str,
    severity: Severity,
    span: Option<Span>,
    text: &'a str,
    message: &'a str,
    weighed: &'a [String],
    claim: Option<u32>,
    fixes: &'a [Fix],
}

impl<'a> Row<'a> {
    fn of(report: &'a Report) -> Row<'a> {
        let finding = |finding: &'a Finding| {
            let Finding { rule, severity, span, text, message, weighed, claim, fixes } = finding;
            FindingRow { rule, severity: *severity, span: *span, text, message, weighed, claim: *claim, fixes }
        };
        Row {
            kind: Some(report.kind),
            today: report.today,
            words: Some(report.words),
            seconds: Some(report.seconds),
            score: Some(report.score.points),
            band: Some(report.score.band),
            ledger: Some(&report.score.ledger),
            findings: Some(report.findings.iter().map(finding).collect()),
            strengths: Some(&report.strengths),
            claims: Some(&report.claims),
            advice: Some(&report.advice),
            rewrites: Some(&report.rewrites),
            error: None,
        }
    }
}

/// The columns filled with what came of some drafts.
pub fn fill(done: &[Result<Report, String>]) -> Result<Vec<ArrayRef>, String> {
    let rows: Vec<Row<'_>> = done
        .iter()
        .map(|result| match result {
            Ok(report) => Row::of(report),
            Err(problem) => Row { error: Some(problem), ..Row::default() },
        })
        .collect();
    serde_arrow::to_arrow(columns(), &rows).map_err(|problem| problem.to_string())
}
