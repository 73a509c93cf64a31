//! The forms of a word: `check~` in a phrase is check, checks, checked, checking.

/// Verbs whose forms follow no rule: base, past, participle. The other forms are regular.
const IRREGULAR: &str = "be was been|bear bore born|become became become|begin began begun|bring brought brought|\
build built built|burn burnt burned|buy bought bought|catch caught caught|choose chose chosen|come came come|cut cut cut|\
deal dealt dealt|do did done|draw drew drawn|drive drove driven|eat ate eaten|fall fell fallen|feel felt felt|\
fight fought fought|find found found|fly flew flown|forget forgot forgotten|get got gotten|give gave given|go went gone|\
grow grew grown|hang hung hung|have had had|hear heard heard|hide hid hidden|hit hit hit|hold held held|hurt hurt hurt|\
keep kept kept|know knew known|lay laid laid|lead led led|learn learnt learned|leave left left|lend lent lent|let let let|\
lie lay lain|light lit lit|lose lost lost|make made made|mean meant meant|meet met met|pay paid paid|put put put|\
read read read|ride rode ridden|ring rang rung|rise rose risen|run ran run|say said said|see saw seen|seek sought sought|\
sell sold sold|send sent sent|set set set|shake shook shaken|shoot shot shot|show showed shown|shut shut shut|sing sang sung|\
sit sat sat|sleep slept slept|speak spoke spoken|spend spent spent|spread spread spread|stand stood stood|\
steal stole stolen|stick stuck stuck|strike struck struck|swing swung swung|take took taken|teach taught taught|tell told told|\
think thought thought|throw threw thrown|understand understood understood|wake woke woken|wear wore worn|win won won|\
write wrote written|bet bet bet|bid bid bid|bind bound bound|dig dug dug|slip slipped slipped|withdraw withdrew withdrawn|\
undertake undertook undertaken|overcome overcame overcome|fit fitted fit|quit quit quit|beat beat beaten|blow blew blown";

/// Words that double their last consonant though they have two syllables.
const DOUBLES: [&str; 6] = ["refer", "prefer", "commit", "admit", "submit", "occur"];

/// Every form of a word: the word itself first.
pub fn forms(word: &str) -> Vec<String> {
    let mut forms = vec![word.to_owned()];
    let vowel = |c: u8| matches!(c, b'a' | b'e' | b'i' | b'o' | b'u');
    let bytes = word.as_bytes();
    let last = |back: usize| bytes.len().checked_sub(back).map_or(b' ', |at| bytes[at]);
    let y = last(1) == b'y' && !vowel(last(2));
    let sibilant = word.ends_with('s')
        || word.ends_with('x')
        || word.ends_with('z')
        || word.ends_with("ch")
        || word.ends_with("sh");
    let vowels = bytes
        .windows(2)
        .filter(|pair| vowel(pair[0]) && !vowel(pair[1]))
        .count();
    let doubles = DOUBLES.contains(&word)
        || bytes.len() >= 3
            && vowels == 1
            && vowel(last(2))
            && !vowel(last(3))
            && !vowel(last(1))
            && !matches!(last(1), b'w' | b'x' | b'y');
    let stem = &word[..word.len().saturating_sub(1)];
    forms.push(match () {
        () if y => format!("{stem}ies"),
        () if sibilant || matches!(word, "go" | "do") => format!("{word}es"),
        () => format!("{word}s"),
    });
    let doubled = char::from(last(1));
    forms.push(match () {
        () if word.ends_with("ie") => format!("{}ying", &word[..word.len() - 2]),
        () if word.ends_with('e') && !word.ends_with("ee") && word != "be" && word.len() > 2 => format!("{stem}ing"),
        () if doubles => format!("{word}{doubled}ing"),
        () => format!("{word}ing"),
    });
    match IRREGULAR.split('|').find(|verb| verb.split(' ').next() == Some(word)) {
        Some(verb) => forms.extend(verb.split(' ').skip(1).map(str::to_owned)),
        None => forms.push(match () {
            () if y => format!("{stem}ied"),
            () if word.ends_with('e') => format!("{word}d"),
            () if doubles => format!("{word}{doubled}ed"),
            () => format!("{word}ed"),
        }),
    }
    forms.dedup();
    forms
}

#[cfg(test)]
mod tests {
    use super::forms;

    #[test]
    fn inflects() {
        for (word, want) in [
            ("check", "check checks checking checked"),
            ("try", "try tries trying tried"),
            ("chat", "chat chats chatting chatted"),
            ("ring", "ring rings ringing rang rung"),
            ("catch", "catch catches catching caught"),
            ("refer", "refer refers referring referred"),
            ("hire", "hire hires hiring hired"),
            ("follow", "follow follows following followed"),
            ("speak", "speak speaks speaking spoke spoken"),
        ] {
            assert_eq!(forms(word).join(" "), want);
        }
    }
}
