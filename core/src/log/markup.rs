//! Notes that were written in a browser: what they say without their markup.

use std::borrow::Cow;

/// Entities that editors write.
const ENTITIES: [(&str, &str); 7] = [
    ("&nbsp;", " "),
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&quot;", "\""),
    ("&#39;", "'"),
    ("&#x27;", "'"),
    // Last: what it makes is no entity of the text.
    ("&amp;", "&"),
];

/// The text of a cell without the tags of HTML, a blank in their place. A text that closes no tag and breaks no line by one is
/// left as it is: `<3` is no markup.
pub fn plain(cell: &str) -> Cow<'_, str> {
    if !cell.contains('<') {
        return Cow::Borrowed(cell);
    }
    let lower = cell.to_ascii_lowercase();
    if !["</", "<br", "/>"].iter().any(|mark| lower.contains(mark)) {
        return Cow::Borrowed(cell);
    }
    let mut text = String::with_capacity(cell.len());
    let mut rest = cell;
    while let Some(open) = rest.find('<') {
        let tag = &rest[open + 1..];
        let named = tag.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c == '!');
        match tag.find('>').filter(|_| named) {
            Some(close) => {
                text.push_str(&rest[..open]);
                text.push(' ');
                rest = &tag[close + 1..];
            }
            None => {
                text.push_str(&rest[..=open]);
                rest = tag;
            }
        }
    }
    text.push_str(rest);
    for (entity, sign) in ENTITIES {
        if text.contains(entity) {
            text = text.replace(entity, sign);
        }
    }
    Cow::Owned(text.split_whitespace().collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn notes_lose_their_markup_and_nothing_else() {
        for (cell, want) in [
            (
                "<p>Wants &amp; needs a <b>quote</b></p><p>by May</p>",
                "Wants & needs a quote by May",
            ),
            ("one<br>two<BR/>three", "one two three"),
            ("budget < 5,000 & > 3", "budget < 5,000 & > 3"),
            ("we <3 them", "we <3 them"),
            ("a < b</i> &amp;lt;", "a < b &lt;"),
            ("<a href=\"https://x.example\">page</a", "page</a"),
            ("caf\u{e9} <br> \u{1f600}", "caf\u{e9} \u{1f600}"),
        ] {
            assert_eq!(plain(cell), want);
        }
    }
}
