//! Rule files, field by field: the build, which knows nothing of this reader, shares their types.

use super::records::choice;
use crate::record;
use crate::rules::file::{
    Absent, Bad, ContextCase, Examples, Find, Good, Length, Margin, RuleFile, RuleKind, Scope, Severity, Source, Treat,
    Verdict,
};

choice!(RuleKind: Mistake = "mistake", Strength = "strength", Marker = "marker"; Mistake);
choice!(Severity: Hint = "hint", Warning = "warning", Error = "error"; Hint);
choice!(Scope: Overlap = "overlap", Clause = "clause", Sentence = "sentence", Draft = "draft"; Sentence);
choice!(Treat: Drop = "drop", Keep = "keep"; Drop);

record!(Source { title, says, grade } needs { title, says, grade });
record!(Find { phrases, unless, scope, severity, negated, quoted, reported, weak } needs {});
record!(Absent { opener, voicemail, doubt, certain } needs { opener, voicemail });
record!(Margin { of, opener, voicemail } needs { of, opener, voicemail });
record!(Length { opener, voicemail, before_reason, reasons } needs { opener, voicemail, before_reason, reasons });
record!(ContextCase { deal, style, asked_about_us, marker, severity, silent } needs {});
record!(Verdict { severity, points, message } needs { severity, points, message });
record!(Bad { text, finds, kind, fixed, needs_punctuation } needs { text });
record!(Good { text, kind, needs_punctuation, deal, style, asked_about_us } needs { text });
record!(Examples { bad, good } needs {});
record!(RuleFile {
    id,
    kind,
    title,
    severity,
    points,
    message,
    why,
    instead,
    sources,
    find,
    unless,
    requires,
    cancelled_by,
    context,
    absent,
    length,
    verdicts,
    examples,
} needs { id, kind, title });
