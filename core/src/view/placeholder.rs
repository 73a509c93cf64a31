//! Placeholders: `[Name]`, `{{first_name}}`, `<company>`, `%CITY%`, `XYZ`, "so and so", `___`.

use super::Shape;
use crate::letters::Small;

/// The longest placeholder that is looked for, in bytes: anything longer is text between brackets.
const LONGEST: usize = 120;

/// The placeholder that begins at `at`: its end and what it stands for.
pub fn bracketed(text: &str, at: usize) -> Option<(usize, Shape)> {
    let bytes = text.as_bytes();
    let (open, close): (&str, &str) = match bytes[at] {
        b'{' if bytes.get(at + 1) == Some(&b'{') => ("{{", "}}"),
        b'{' => ("{", "}"),
        b'[' if bytes.get(at + 1) == Some(&b'[') => ("[[", "]]"),
        b'[' => ("[", "]"),
        b'<' if bytes.get(at + 1) == Some(&b'<') => ("<<", ">>"),
        b'<' => ("<", ">"),
        b'$' if bytes.get(at + 1) == Some(&b'{') => ("${", "}"),
        b'%' if bytes.get(at + 1) == Some(&b'%') => ("%%", "%%"),
        b'%' => ("%", "%"),
        b'*' if bytes.get(at + 1) == Some(&b'|') => ("*|", "|*"),
        b'#' => ("#", "#"),
        b'_' if bytes[at..].starts_with(b"__") => {
            let end = at + bytes[at..].iter().take_while(|&&byte| byte == b'_').count();
            return Some((end, Shape::Place));
        }
        _ => return None,
    };
    let inner = at + open.len();
    let mut limit = (inner + LONGEST).min(text.len());
    while !text.is_char_boundary(limit) {
        limit -= 1;
    }
    let length = text.get(inner..limit)?.find(close)?;
    let content = &text[inner..inner + length];
    if !content.chars().any(char::is_alphanumeric)
        && !content.contains("..")
        && !content.contains('…')
        && !content.contains('_')
    {
        return None;
    }
    if content.contains('\n') || content.contains(open) {
        return None;
    }
    // "%" and "<" are also plain signs: between them stands one run of letters, or there is no placeholder.
    if (open == "%" || open == "<" || open == "#")
        && !content
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '_' | '.' | '-' | ' ' | '/' | '\''))
    {
        return None;
    }
    // "#NAME#", but not "#1 and #2".
    if open == "#"
        && !content
            .chars()
            .all(|c| c.is_ascii_uppercase() || c == '_' || c.is_ascii_digit())
    {
        return None;
    }
    if (open == "%" || open == "#") && content.contains(' ')
        || matches!(open, "%" | "<" | "#") && content.starts_with(|c: char| c.is_ascii_digit() || c == ' ')
    {
        return None;
    }
    Some((inner + length + close.len(), kind(content)))
}

/// What a placeholder stands for, by the words in it.
pub fn kind(content: &str) -> Shape {
    let folded: String = content.small();
    let has = |words: &[&str]| words.iter().any(|word| folded.contains(word));
    if has(&[
        "company",
        "firm",
        "organi",
        "business name",
        "account",
        "employer",
        "brand",
        "practice",
        "agency",
        "school",
        "charity",
        "store",
        "shop",
        "biz",
        "workplace",
        "office name",
        "institution",
        "hospital",
        "club",
    ]) && !has(&["date", "time", "day"])
    {
        Shape::PlaceFirm
    } else if has(&["phone", "number", "mobile", "extension", "ext.", "cell"]) {
        Shape::PlaceNumber
    } else if has(&[
        "day",
        "date",
        "time",
        "when",
        "month",
        "week",
        "hour",
        "morning",
        "afternoon",
        "year",
        "quarter",
    ]) && !has(&["name"])
    {
        Shape::PlaceDate
    } else if has(&[
        "name", "rep", "caller", "agent", "sender", "prospect", "contact", "first", "last", "client", "customer",
        "lead", "mr", "ms", "person", "owner", "advisor", "adviser", "me", "you", "title",
    ]) && !has(&[
        "pain", "problem", "product", "service", "topic", "industry", "event", "theme", "area", "outcome", "result",
        "goal", "value", "benefit", "reason", "resource", "article", "city", "region",
    ]) {
        Shape::PlaceName
    } else {
        Shape::Place
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders() {
        for (text, want) in [
            ("[Name]", Some(Shape::PlaceName)),
            ("{{first_name}}", Some(Shape::PlaceName)),
            ("<company>", Some(Shape::PlaceFirm)),
            ("%CITY%", Some(Shape::Place)),
            ("{Prospect.Company}", Some(Shape::PlaceFirm)),
            ("[insert pain point]", Some(Shape::Place)),
            ("[day and time]", Some(Shape::PlaceDate)),
            ("[phone]", Some(Shape::PlaceNumber)),
            ("____", Some(Shape::Place)),
            ("*|FNAME|*", Some(Shape::PlaceName)),
            ("*|SCHOOL|*", Some(Shape::PlaceFirm)),
            ("#NAME#", Some(Shape::PlaceName)),
            ("#1 and #2", None),
            ("# a #", None),
            ("% of 20%", None),
            ("<3 and >", None),
            ("[]", None),
            ("[open", None),
        ] {
            assert_eq!(bracketed(text, 0).map(|found| found.1), want, "{text}");
        }
    }
}
