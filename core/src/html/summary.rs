//! What many reports amount to: counts, and the chart of the most common mistakes.

use super::escape;
use crate::report::{Band, Report};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::Arc;

/// So many mistakes are charted.
const CHARTED: usize = 12;
const ROW: usize = 26;
const LABELS: usize = 190;
const BARS: usize = 360;

/// Counts over reports, however many: it doesn't keep them.
#[derive(Clone, Debug, Default)]
pub struct Summary {
    /// How many drafts.
    pub drafts: u64,
    /// How many of them in each band: dread, needs work, welcome.
    pub bands: [u64; 3],
    /// The sum of their scores.
    pub points: u64,
    /// Findings by rule.
    pub mistakes: BTreeMap<Arc<str>, Count>,
    /// Strengths by signal.
    pub strengths: BTreeMap<Arc<str>, Count>,
}

/// How often something was found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// How often in all.
    pub count: u64,
    /// In how many drafts.
    pub drafts: u64,
}

impl Summary {
    /// Counts a report.
    pub fn add(&mut self, report: &Report) {
        self.drafts += 1;
        self.points += u64::try_from(report.score.points).unwrap_or_default();
        self.bands[match report.score.band {
            Band::Dread => 0,
            Band::NeedsWork => 1,
            Band::Welcome => 2,
        }] += 1;
        let findings: Vec<&Arc<str>> = report.findings.iter().map(|finding| &finding.rule).collect();
        let strengths: Vec<&Arc<str>> = report.strengths.iter().map(|strength| &strength.signal).collect();
        count(&mut self.mistakes, findings);
        count(&mut self.strengths, strengths);
    }

    /// The average score, rounded.
    pub fn average(&self) -> u64 {
        (self.points + self.drafts / 2)
            .checked_div(self.drafts)
            .unwrap_or_default()
    }

    /// The summary as a section of a page.
    pub fn html(&self) -> String {
        let [dread, work, welcome] = self.bands;
        let drafts = if self.drafts == 1 {
            "1 draft".to_owned()
        } else {
            format!("{} drafts", self.drafts)
        };
        let mut out = format!(
            "<section class=\"summary\">\n<p>{drafts}: <span class=\"band welcome\"><b>{welcome}</b> welcome</span> \
             <span class=\"band work\"><b>{work}</b> need work</span> <span class=\"band dread\"><b>{dread}</b> dread</span> \
             Average score {}.</p>\n",
            self.average()
        );
        out += &self.chart();
        out.push_str(
            "<p class=\"legend\">In the drafts: <mark class=\"error\">error</mark> <mark class=\"warning\">warning</mark> \
             <mark class=\"hint\">hint</mark> <mark class=\"good\">strength</mark></p>\n</section>\n",
        );
        out
    }

    /// The most common mistakes as bars.
    fn chart(&self) -> String {
        let mut rows: Vec<(&Arc<str>, &Count)> = self.mistakes.iter().collect();
        rows.sort_by(|a, b| (b.1.drafts, b.1.count, a.0).cmp(&(a.1.drafts, a.1.count, b.0)));
        rows.truncate(CHARTED);
        let Some(most) = rows.first().map(|(_, count)| count.drafts.max(1)) else {
            return String::new();
        };
        let (width, height) = (LABELS + BARS + 110, ROW * rows.len());
        let mut out = format!(
            "<figure><figcaption>The most common mistakes, by share of drafts (and number)</figcaption>\n\
             <svg viewBox=\"0 0 {width} {height}\" role=\"img\" aria-label=\"Bars: the most common mistakes\">\n"
        );
        for (index, (name, count)) in rows.into_iter().enumerate() {
            let (top, middle) = (ROW * index + 4, ROW * index + ROW / 2);
            let long = (BARS as u64 * count.drafts / most).max(2);
            // Rounded, in whole numbers: WebAssembly then has no need of what prints fractions.
            let share = (200 * count.drafts + self.drafts) / (2 * self.drafts.max(1));
            let name = escape(name);
            let _ = writeln!(
                out,
                "<text class=\"label\" x=\"{}\" y=\"{middle}\">{name}</text>\
                 <rect x=\"{LABELS}\" y=\"{top}\" width=\"{long}\" height=\"{}\" rx=\"2\"><title>{name}: {} in {} of {} drafts</title></rect>\
                 <text x=\"{}\" y=\"{middle}\">{share} % ({})</text>",
                LABELS - 10,
                ROW - 8,
                count.count,
                count.drafts,
                self.drafts,
                LABELS as u64 + long + 8,
                count.drafts
            );
        }
        out + "</svg></figure>\n"
    }
}

fn count(counts: &mut BTreeMap<Arc<str>, Count>, mut names: Vec<&Arc<str>>) {
    names.sort_unstable();
    for (index, name) in names.iter().enumerate() {
        let entry = match counts.get_mut(&***name) {
            Some(entry) => entry,
            None => counts.entry((*name).clone()).or_default(),
        };
        entry.count += 1;
        entry.drafts += u64::from(index == 0 || names[index - 1] != *name);
    }
}
