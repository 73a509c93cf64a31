//! Reviews and plans as CSV, for spreadsheets.

use crate::log::{Advice, Item, Plan, Review, State};

/// A row for each person on the list, then for what is coming.
pub fn plan(plan: &Plan) -> String {
    let mut rows = vec![row([
        "on",
        "due",
        "prospect",
        "company",
        "phone",
        "email",
        "category",
        "reason",
        "minutes",
        "may_leave_message",
        "standing",
        "last_talk",
        "advice",
        "lines",
    ])];
    let told = |on: String, item: &Item| {
        let state = &item.state;
        let messages: Vec<&str> = item.advice.iter().map(|advice| advice.message.as_str()).collect();
        row([
            &*on,
            &item.due.to_string(),
            &state.prospect,
            text(&state.company),
            text(&state.phone),
            text(&state.email),
            text(&state.category),
            &item.reason,
            &item.minutes.to_string(),
            if item.may_leave_message { "yes" } else { "no" },
            state.standing.name(),
            &day(state.last_talk),
            &messages.join(" "),
            &lines(&item.advice),
        ])
    };
    rows.extend(plan.items.iter().map(|item| told(plan.today.to_string(), item)));
    rows.extend(plan.coming.iter().map(|item| told(item.due.to_string(), item)));
    written(rows)
}

/// A row for each person.
pub fn review(review: &Review) -> String {
    let mut rows = vec![row([
        "prospect",
        "prospect_id",
        "company",
        "phone",
        "email",
        "category",
        "standing",
        "first_touch",
        "last_touch",
        "last_talk",
        "talks",
        "tries",
        "messages",
        "promised_for",
        "advice",
        "due",
        "message",
        "lines",
    ])];
    for person in &review.people {
        let state = &person.state;
        let first = person.advice.first();
        rows.push(row([
            &*state.prospect,
            text(&state.prospect_id),
            text(&state.company),
            text(&state.phone),
            text(&state.email),
            text(&state.category),
            state.standing.name(),
            &day(state.first_touch),
            &day(state.last_touch),
            &day(state.last_talk),
            &state.talks.to_string(),
            &state.tries.to_string(),
            &state.messages.to_string(),
            &promised(state),
            first.map_or("", |advice| &advice.id),
            &day(first.map(|advice| advice.due)),
            first.map_or("", |advice| &advice.message),
            &lines(&person.advice),
        ]));
    }
    written(rows)
}

fn promised(state: &State) -> String {
    state
        .promise
        .as_ref()
        .map(|promise| promise.on.to_string())
        .unwrap_or_default()
}

fn day(date: Option<jiff::civil::Date>) -> String {
    date.map(|date| date.to_string()).unwrap_or_default()
}

fn text(value: &Option<String>) -> &str {
    value.as_deref().unwrap_or_default()
}

fn lines(advice: &[Advice]) -> String {
    let mut lines: Vec<u32> = advice
        .iter()
        .flat_map(|advice| &advice.entries)
        .map(|entry| entry.line)
        .collect();
    lines.sort_unstable();
    lines.dedup();
    let lines: Vec<String> = lines.iter().map(u32::to_string).collect();
    lines.join(" ")
}

fn row<const N: usize>(cells: [&str; N]) -> Vec<String> {
    cells.map(safe).to_vec()
}

/// A cell that no spreadsheet takes for a formula.
fn safe(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && cell.parse::<f64>().is_err() {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

fn written(rows: Vec<Vec<String>>) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in rows {
        // Nothing can fail that writes to memory rows of one length.
        let _ = writer.write_record(&row);
    }
    String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
}
