//! Any file of drafts, read as text, as lines of JSON, as a table and as what it looks like, and written back: what is put in
//! the place of one draft is read there again, and every other draft is what it was.
#![no_main]

use callwell::cli::fuzzing::{FileForm, put_back, read};
use callwell::{Applicability, Draft, Error};
use holds::linter;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let Some((&which, bytes)) = data.split_first() else {
        return;
    };
    let form = match FileForm::ALL.get(usize::from(which % 4)) {
        Some(form) => *form,
        None => FileForm::guessed(bytes),
    };
    let before = read(bytes, form);
    for error in before.iter().filter_map(|draft| draft.as_ref().err()) {
        assert!(!error.to_string().is_empty());
    }
    // The first draft gets a letter more, the last one its fixes.
    let good = |draft: &&Result<Draft, Error>| draft.is_ok();
    let first = before.iter().position(|draft| good(&draft));
    let last = before.iter().rposition(|draft| good(&draft));
    for (number, fixing) in first.map(|at| (at, false)).into_iter().chain(last.map(|at| (at, true))) {
        let Ok(draft) = &before[number] else { continue };
        let new = match fixing {
            true if which % 32 < 24 || draft.text.len() > 400 => continue,
            true => linter().fix(draft, Applicability::Unsafe).text,
            false => format!("x{}", draft.text),
        };
        let file = match put_back(bytes, form, &[(number, &draft.text, &new)]) {
            Ok(file) => file,
            // A cell with something behind its closing quotation mark is read, but has no place of its own.
            Err(_) if form.is_table() => continue,
            Err(error) => panic!("{error}"),
        };
        let after = read(&file, form);
        // A draft of which nothing is left is no draft of a text file any more.
        if new.trim_ascii().is_empty() && form == FileForm::ALL[0] {
            continue;
        }
        assert_eq!(after.len(), before.len());
        for (at, (after, before)) in after.iter().zip(&before).enumerate() {
            match (after, before) {
                (Ok(after), Ok(before)) => {
                    let text = if at == number { &new } else { &before.text };
                    assert_eq!(&after.text, text);
                    assert_eq!(
                        (&after.id, after.kind, &after.context),
                        (&before.id, before.kind, &before.context)
                    );
                }
                (Err(_), Err(_)) => {}
                _ => panic!("draft {at} was changed"),
            }
        }
    }
});
