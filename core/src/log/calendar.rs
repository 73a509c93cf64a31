//! Plans for the calendar: iCalendar, RFC 5545.

use super::plan::{Item, Plan};
use super::wording::NOTE;
use icalendar::{Calendar, Component, Event, Property, ValueType};
use jiff::SignedDuration;
use jiff::civil::{Date, Time};
use std::fmt::Write;

impl Plan {
    /// The plan as an iCalendar file: a block of time for the list, with the list in it, and an all-day event for each
    /// person on whose day something falls due later.
    ///
    /// `at` is when the block begins, in whatever time zone the calendar is. The same plan gives the same bytes, and the
    /// events of a plan made anew take the place of those made before.
    ///
    /// ```
    /// let csv = "prospect,date,outcome,follow_up_on\nAnn,2026-11-02,reached,2026-11-18\nBo,2026-11-02,reached,2026-11-20\n";
    /// let log = callwell::log::read(csv.as_bytes(), &callwell::log::Options::default())?;
    /// let settings = callwell::log::Settings::new("2026-11-18".parse().unwrap());
    /// let ics = callwell::log::plan(&log, &settings, 60).to_ics(jiff::civil::time(9, 0, 0, 0));
    /// assert!(ics.contains("DTSTART:20261118T090000") && ics.contains("SUMMARY:Bo: Promised for the day"));
    /// # Ok::<(), callwell::Error>(())
    /// ```
    pub fn to_ics(&self, at: Time) -> String {
        let mut calendar = Calendar::empty();
        calendar
            .append_property(("VERSION", "2.0"))
            .append_property(("PRODID", "-//callwell//callwell//EN"))
            .append_property(("CALSCALE", "GREGORIAN"));
        calendar.name("Follow-up calls");
        if !self.items.is_empty() {
            let begin = self.today.to_datetime(at);
            let end = begin.saturating_add(SignedDuration::from_mins(i64::from(self.planned.max(1))));
            let form = "%Y%m%dT%H%M%S";
            let people = self.items.len();
            let mut event = self.event("list", self.today);
            event
                .summary(&format!(
                    "Follow-up calls: {people} {}",
                    if people == 1 { "person" } else { "people" }
                ))
                .description(&list(&self.items))
                .add_property("DTSTART", begin.strftime(form).to_string())
                .add_property("DTEND", end.strftime(form).to_string());
            calendar.push(event);
        }
        for item in &self.coming {
            let who = [
                Some(&item.state.prospect),
                item.state.company.as_ref(),
                item.state.prospect_id.as_ref(),
            ];
            let who: Vec<&str> = who.into_iter().flatten().map(String::as_str).collect();
            let mut event = self.event(&format!("{} {}", item.reason, who.join(" ")), item.due);
            event
                .summary(&format!("{}: {}", tame(&item.state.prospect), item.title))
                .description(&format!("{}\n\n{NOTE}", reasons(item)))
                .append_property(all_day("DTSTART", item.due))
                .append_property(all_day("DTEND", item.due.tomorrow().unwrap_or(item.due)))
                .add_property("TRANSP", "TRANSPARENT");
            calendar.push(event);
        }
        calendar.to_string()
    }

    /// An event whose id and stamp hang on nothing but what it is about.
    fn event(&self, about: &str, on: Date) -> Event {
        let words: Vec<&str> = about
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .collect();
        let mut event = Event::new();
        event
            .uid(&format!("{}-{on}@callwell", words.join("-").to_lowercase()))
            .add_property("DTSTAMP", self.today.strftime("%Y%m%dT000000Z").to_string());
        event
    }
}

fn all_day(name: &str, date: Date) -> Property {
    Property::new(name, date.strftime("%Y%m%d").to_string())
        .append_parameter(ValueType::Date)
        .done()
}

/// The list as a calendar shows it.
fn list(items: &[Item]) -> String {
    let mut out = String::new();
    for (at, item) in items.iter().enumerate() {
        let _ = write!(out, "{}. {}", at + 1, tame(&item.state.prospect));
        for more in [&item.state.company, &item.state.phone].into_iter().flatten() {
            let _ = write!(out, ", {}", tame(more));
        }
        let _ = write!(out, ": {} ({} min)\n{}\n\n", item.title, item.minutes, reasons(item));
    }
    out + NOTE
}

fn reasons(item: &Item) -> String {
    let messages: Vec<&str> = item.advice.iter().map(|advice| advice.message.as_str()).collect();
    messages.join("\n")
}

/// Text on one line, without anything that a calendar can't hold.
fn tame(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}
