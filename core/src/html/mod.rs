//! Reports as HTML, made here once for every door: a page for the browser, a fragment for notebooks.
//!
//! Neither needs a script, a font or anything else from outside. Everything that comes from a draft, a rule or a file
//! is escaped. Colours hold WCAG AA in light and dark, and nothing is told by colour alone.
//!
//! ```
//! use callwell::{Draft, Linter, html};
//! let linter = Linter::new();
//! let text = "Hi Tom, it's Ann at <b>Reef Tiles</b>. I'm just checking in.";
//! let report = linter.check(&Draft::new(text));
//! let page = html::page(&linter, &[(&report, text)]);
//! assert!(page.contains("I&#39;m just checking in</mark>") && page.contains("&lt;b&gt;Reef"));
//! ```

mod draft;
mod instead;
#[cfg(feature = "log")]
mod log;
mod marks;
mod summary;

pub use draft::{section, unread};
#[cfg(feature = "log")]
pub use log::{log_page, plan_page};
pub use summary::{Count, Summary};

use crate::linter::Linter;
use crate::report::Report;

const STYLE: &str = include_str!("style.css");
const PAGE_STYLE: &str = include_str!("page.css");

/// A self-contained page with a section for each draft and a chart of the most common mistakes. `linter` is the one
/// that made the reports: it knows the remedies.
pub fn page(linter: &Linter, drafts: &[(&Report, &str)]) -> String {
    let mut page = head("callwell report");
    let mut summary = Summary::default();
    for (report, text) in drafts {
        summary.add(report);
        page += &section(linter, report, text);
    }
    page + &summary.html() + FOOT
}

/// One draft with its report, to be put into another page, as notebooks do. It brings its own style, which reaches
/// nothing but itself.
pub fn fragment(linter: &Linter, report: &Report, text: &str) -> String {
    format!(
        "<div class=\"callwell\"><style>{STYLE}</style>\n{}</div>\n",
        section(linter, report, text)
    )
}

/// The beginning of a page that is written piece by piece: after it come [`section`]s, a [`Summary`], and [`FOOT`].
pub fn head(title: &str) -> String {
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>{0}</title>\n<style>\n{STYLE}{PAGE_STYLE}</style>\n\
         </head>\n<body>\n<main class=\"callwell callwell-page\">\n<h1>{0}</h1>\n",
        escape(title)
    )
}

/// The end of a page.
pub const FOOT: &str = "</main>\n</body>\n</html>\n";

/// Text as HTML shows it, in elements and in quoted attributes. What HTML can't hold becomes U+FFFD.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' | '\t' | '\r' => out.push(c),
            c if c.is_control() => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The colours of a block of the style sheet by name.
    fn colours(block: &str) -> Vec<(String, [f64; 3])> {
        let colour = |line: &str| {
            let (name, value) = line.trim().strip_prefix("--")?.split_once(": #")?;
            let channel = |at: usize| u8::from_str_radix(value.get(at..at + 2)?, 16).ok().map(f64::from);
            Some((name.to_owned(), [channel(0)?, channel(2)?, channel(4)?]))
        };
        block.lines().filter_map(colour).collect()
    }

    fn luminance(colour: [f64; 3]) -> f64 {
        let [r, g, b] = colour.map(|channel| {
            let value = channel / 255.0;
            if value <= 0.04045 {
                value / 12.92
            } else {
                ((value + 0.055) / 1.055).powf(2.4)
            }
        });
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }

    #[test]
    fn colours_hold_wcag_aa() {
        let (light, dark) = STYLE
            .split_once("@media (prefers-color-scheme: dark)")
            .expect("a dark scheme");
        for scheme in [light, dark] {
            let colours = colours(scheme);
            let of = |name: &str| luminance(colours.iter().find(|(known, _)| known == name).expect("a colour").1);
            let contrast = |a: &str, b: &str| {
                let (a, b) = (of(a), of(b));
                (a.max(b) + 0.05) / (a.min(b) + 0.05)
            };
            for ground in ["ground", "card", "error-tint", "warning-tint", "hint-tint", "good-tint"] {
                assert!(contrast("ink", ground) >= 7.0, "ink on {ground}");
                for ink in ["muted", "error", "warning", "hint", "good"] {
                    assert!(
                        contrast(ink, ground) >= 4.5,
                        "{ink} on {ground}: {}",
                        contrast(ink, ground)
                    );
                }
            }
        }
    }

    #[test]
    fn nothing_escapes() {
        assert_eq!(
            escape("<a href='x'>\"&\u{0}\u{7f}</a>\n"),
            "&lt;a href=&#39;x&#39;&gt;&quot;&amp;\u{fffd}\u{fffd}&lt;/a&gt;\n"
        );
    }
}
