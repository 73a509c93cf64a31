//! Folding: what a character becomes before words are compared.
//!
//! Letters become lower-case ASCII where they have an ASCII base ("É" is "e", full-width "Ａ" is "a"), every kind of
//! apostrophe becomes `'`, every dash `-`, every space a plain space. Combining marks, joiners and variation
//! selectors vanish. Nothing is replaced in the draft itself: the tokens keep the byte range they came from.

/// What a character becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Folded {
    /// One ASCII byte.
    One(u8),
    /// Two ASCII bytes, as "ß" becomes "ss".
    Two(u8, u8),
    /// A letter or digit with no ASCII base: part of a word as it is, in lower case.
    Letter(char),
    /// A symbol or an emoji: parts words and stands for nothing.
    Symbol,
    /// A combining mark or an invisible character: as if it weren't there.
    Nothing,
}

/// Folds one character.
pub fn fold(c: char) -> Folded {
    use Folded::{Letter, Nothing, One, Symbol, Two};
    if c.is_ascii() {
        return One(c.to_ascii_lowercase() as u8);
    }
    match c {
        '‘' | '’' | '‚' | '‛' | '′' | 'ʼ' | '＇' => One(b'\''),
        '“' | '”' | '„' | '‟' | '″' | '«' | '»' | '＂' => One(b'"'),
        '‐' | '‑' => One(b'-'),
        '‒' | '–' | '—' | '―' | '−' | '﹘' => Two(b'-', b'-'),
        '…' => Two(b'.', b'.'),
        '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => One(b' '),
        '\u{85}' | '\u{2028}' | '\u{2029}' => One(b'\n'),
        '\u{ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2064}'
        | '\u{2066}'..='\u{206f}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}' => Nothing,
        '\u{300}'..='\u{36f}'
        | '\u{483}'..='\u{489}'
        | '\u{591}'..='\u{5bd}'
        | '\u{610}'..='\u{61a}'
        | '\u{64b}'..='\u{65f}'
        | '\u{1ab0}'..='\u{1aff}'
        | '\u{1dc0}'..='\u{1dff}'
        | '\u{20d0}'..='\u{20ff}'
        | '\u{fe20}'..='\u{fe2f}' => Nothing,
        // Full-width forms lie in the order of ASCII.
        '\u{ff01}'..='\u{ff5e}' => One(((c as u32 - 0xff01 + 0x21) as u8).to_ascii_lowercase()),
        'ß' => Two(b's', b's'),
        'æ' | 'Æ' => Two(b'a', b'e'),
        'œ' | 'Œ' => Two(b'o', b'e'),
        'þ' | 'Þ' => Two(b't', b'h'),
        _ => match latin_base(c) {
            Some(base) => One(base),
            None if c.is_alphanumeric() => Letter(c),
            None => Symbol,
        },
    }
}

/// A word, folded.
pub fn word(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match fold(c) {
            Folded::One(a) => out.push(char::from(a)),
            Folded::Two(a, b) => out.extend([char::from(a), char::from(b)]),
            Folded::Letter(c) => out.push(crate::letters::small(c)),
            Folded::Symbol | Folded::Nothing => {}
        }
    }
    out
}

/// The ASCII letter under a Latin letter with a mark.
fn latin_base(c: char) -> Option<u8> {
    const TABLE: [(&str, u8); 24] = [
        ("àáâãäåāăąǎÀÁÂÃÄÅĀĂĄǍạảấầẩẫậắằẳẵặẠẢẤẦẨẪẬẮẰẲẴẶª", b'a'),
        ("çćĉċčÇĆĈĊČ", b'c'),
        ("ďđðĎĐÐ", b'd'),
        ("èéêëēĕėęěÈÉÊËĒĔĖĘĚẹẻẽếềểễệẸẺẼẾỀỂỄỆ", b'e'),
        ("ĝğġģĜĞĠĢ", b'g'),
        ("ĥħĤĦ", b'h'),
        ("ìíîïĩīĭįıÌÍÎÏĨĪĬĮİịỉỊỈ", b'i'),
        ("ĵĴ", b'j'),
        ("ķĶ", b'k'),
        ("ĺļľŀłĹĻĽĿŁ", b'l'),
        ("ñńņňÑŃŅŇ", b'n'),
        ("òóôõöøōŏőơÒÓÔÕÖØŌŎŐƠọỏốồổỗộớờởỡợỌỎỐỒỔỖỘỚỜỞỠỢº", b'o'),
        ("ŕŗřŔŖŘ", b'r'),
        ("śŝşšșŚŜŞŠȘ", b's'),
        ("ţťŧțŢŤŦȚ", b't'),
        ("ùúûüũūŭůűųưÙÚÛÜŨŪŬŮŰŲƯụủứừửữựỤỦỨỪỬỮỰ", b'u'),
        ("ŵŴ", b'w'),
        ("ýÿŷÝŸŶỳỷỹỵ", b'y'),
        ("źżžŹŻŽ", b'z'),
        ("¹①", b'1'),
        ("²②", b'2'),
        ("³③", b'3'),
        ("K", b'k'),
        ("Å", b'a'),
    ];
    TABLE
        .iter()
        .find(|(letters, _)| letters.contains(c))
        .map(|&(_, base)| base)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds() {
        use Folded::*;
        for (c, want) in [
            ('A', One(b'a')),
            ('’', One(b'\'')),
            ('É', One(b'e')),
            ('Ａ', One(b'a')),
            ('７', One(b'7')),
            ('\u{a0}', One(b' ')),
            ('—', Two(b'-', b'-')),
            ('\u{301}', Nothing),
            ('\u{200d}', Nothing),
            ('ж', Letter('ж')),
            ('😀', Symbol),
        ] {
            assert_eq!(fold(c), want, "{c:?}");
        }
    }
}
