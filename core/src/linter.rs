//! The linter: the one file that calls every stage.

use crate::context::{Context, FromJson, read_json};
use crate::draft::Draft;
use crate::engine::Engine;
use crate::error::{Error, ErrorKind};
use crate::facts::Judged;
use crate::fix::apply::Fixed;
use crate::judge::{Candidate, Witness, absence, conditions, excuse, merge, witness};
use crate::model::units;
use crate::report::{Advice, Applicability, Claim, Finding, Fix, Report, Rewrite, Span, Strength};
use crate::rules::file::{RuleFile, RuleKind, Severity};
use crate::rules::load::{self, LoadError};
use crate::scan::Hit;
use crate::score::{self, Item};
use crate::view::View;
use std::borrow::Cow;
use std::sync::Arc;

/// Checks drafts. Cheap to clone, and may be used from many threads at once.
///
/// ```
/// use callwell::{Draft, Linter};
/// let linter = Linter::builder().ignore(["small-talk"]).build()?;
/// let report = linter.check(&Draft::new("Hi Tom, it's Ann at Reef Tiles, I'm just checking in."));
/// assert_eq!(&*report.findings[0].rule, "just-checking-in");
/// # Ok::<(), callwell::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Linter {
    pub(crate) engine: Arc<Engine>,
    pub(crate) options: Arc<Options>,
}

#[derive(Clone, Debug, Default)]
pub(crate) struct Options {
    /// For each rule whether it may be reported; empty for all.
    reported: Vec<bool>,
    min_severity: Option<Severity>,
    pub(crate) no_model: bool,
    /// For measuring: the rules' phrases are not heard where the model can judge.
    pub(crate) no_rules: bool,
    context: Option<Context>,
    rewrites: bool,
    no_fixes: bool,
}

/// Options of a [`Linter`].
#[derive(Clone, Debug, Default)]
pub struct Builder {
    select: Vec<String>,
    ignore: Vec<String>,
    min_severity: Option<Severity>,
    rules: Vec<(String, String, bool)>,
    no_model: bool,
    context: Option<Context>,
    rewrites: bool,
    no_fixes: bool,
}

impl Builder {
    /// Reports only these rules and signals. By default all are reported.
    #[must_use]
    pub fn select<S: Into<String>>(mut self, rules: impl IntoIterator<Item = S>) -> Builder {
        self.select.extend(rules.into_iter().map(Into::into));
        self
    }

    /// Doesn't report these rules and signals.
    #[must_use]
    pub fn ignore<S: Into<String>>(mut self, rules: impl IntoIterator<Item = S>) -> Builder {
        self.ignore.extend(rules.into_iter().map(Into::into));
        self
    }

    /// Reports only findings that matter so much.
    #[must_use]
    pub fn min_severity(mut self, severity: Severity) -> Builder {
        self.min_severity = Some(severity);
        self
    }

    /// Adds rules of one's own, written in TOML. `name` is what errors call the file.
    #[cfg(feature = "toml")]
    #[must_use]
    pub fn rules_toml(mut self, name: impl Into<String>, text: impl Into<String>) -> Builder {
        self.rules.push((name.into(), text.into(), false));
        self
    }

    /// Adds rules of one's own, written in JSON: one rule, a list of them, or `{"rules": […]}`.
    #[must_use]
    pub fn rules_json(mut self, name: impl Into<String>, text: impl Into<String>) -> Builder {
        self.rules.push((name.into(), text.into(), true));
        self
    }

    /// Goes by the rules alone, without the model.
    #[must_use]
    pub fn no_model(mut self) -> Builder {
        self.no_model = true;
        self
    }

    /// The context over which every draft's own is laid.
    #[must_use]
    pub fn context(mut self, context: Context) -> Builder {
        self.context = Some(context);
        self
    }

    /// Fills in [`Report::rewrites`] at every check, for drafts of up to 8,192 bytes.
    #[must_use]
    pub fn rewrites(mut self, wanted: bool) -> Builder {
        self.rewrites = wanted;
        self
    }

    /// Whether findings come with fixes; by default they do, in drafts of up to 8,192 bytes, at most a dozen a draft. Each
    /// is proved by checking the mended draft, so a draft with findings takes longer to check than without.
    #[must_use]
    pub fn fixes(mut self, wanted: bool) -> Builder {
        self.no_fixes = !wanted;
        self
    }

    /// Makes the linter.
    ///
    /// # Errors
    /// [`Error::is_unknown_rule`] where a name in `select` or `ignore` is no rule; [`Error::is_rules`] where a rule of
    /// one's own has a mistake, with file, line and column.
    pub fn build(self) -> Result<Linter, Error> {
        let engine = if self.rules.is_empty() {
            Engine::built_in()
        } else {
            Arc::new(own_rules(&self.rules)?)
        };
        let mut reported = vec![self.select.is_empty(); engine.rules.len()];
        for name in &self.select {
            reported[usize::from(engine.reported_rule(name)?)] = true;
        }
        for name in &self.ignore {
            reported[usize::from(engine.reported_rule(name)?)] = false;
        }
        let options = Options {
            reported,
            min_severity: self.min_severity,
            no_model: self.no_model,
            no_rules: false,
            context: self.context,
            rewrites: self.rewrites,
            no_fixes: self.no_fixes,
        };
        Ok(Linter {
            engine,
            options: Arc::new(options),
        })
    }
}

/// An engine with rules of one's own, each of which passes its own examples.
fn own_rules(sources: &[(String, String, bool)]) -> Result<Engine, Error> {
    let wrong = |name: &str, error: LoadError| {
        Error::new(ErrorKind::Rules, error.message)
            .at(error.line, error.column)
            .in_file(name)
    };
    let mut rules: Vec<RuleFile> = Vec::new();
    let mut owners: Vec<usize> = Vec::new();
    for (index, (name, text, json)) in sources.iter().enumerate() {
        let read = if *json { rules_from_json(text) } else { read_toml(text) }.map_err(|error| wrong(name, error))?;
        owners.extend(std::iter::repeat_n(index, read.len()));
        rules.extend(read);
    }
    let own = rules.clone();
    let owner = |id: &str| own.iter().rposition(|rule| rule.id == id).map_or(0, |at| owners[at]);
    let engine = Engine::with_rules(rules).map_err(|problem| {
        let (name, text, _) = &sources[owner(&problem.owner)];
        wrong(name, load::locate(text, &problem))
    })?;
    let engine = Arc::new(engine);
    let linter = Linter {
        engine: engine.clone(),
        options: Arc::new(Options::default()),
    };
    for rule in &own {
        if let Err((text, message)) = crate::examples::run(&linter, rule) {
            let (name, source, _) = &sources[owner(&rule.id)];
            let problem = crate::rules::compile::Problem {
                owner: rule.id.clone(),
                text,
                at: 0,
                message,
            };
            return Err(wrong(name, load::locate(source, &problem)));
        }
    }
    drop(linter);
    Ok(Arc::try_unwrap(engine).unwrap_or_else(|_| unreachable!("no other linter has it")))
}

/// What a finding says: the rule's message with the words found in the place of `{text}`.
fn message(said: &str, own: &Arc<str>, words: &str) -> Arc<str> {
    if said.contains("{text}") {
        said.replace("{text}", words).into()
    } else if said == &**own {
        own.clone()
    } else {
        said.into()
    }
}

#[cfg(feature = "toml")]
fn read_toml(text: &str) -> Result<Vec<RuleFile>, LoadError> {
    crate::reading::rules_from_toml(text)
}

#[cfg(not(feature = "toml"))]
fn read_toml(_: &str) -> Result<Vec<RuleFile>, LoadError> {
    Err(LoadError {
        line: 0,
        column: 0,
        message: "rules in TOML need the feature `toml`".into(),
    })
}

fn rules_from_json(text: &str) -> Result<Vec<RuleFile>, LoadError> {
    #[derive(serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Several {
        rules: Vec<RuleFile>,
    }
    #[cfg(feature = "compact")]
    crate::record!(Several { rules } needs { rules });
    fn read<T: FromJson>(text: &str) -> Result<T, LoadError> {
        read_json(ErrorKind::Rules, text).map_err(|error| LoadError {
            line: error.place().line.unwrap_or(0),
            column: error.place().column.unwrap_or(0),
            message: error.message().to_owned(),
        })
    }
    // What it is shows at its beginning, or by a key that no rule has.
    #[derive(serde::Deserialize)]
    struct Key {
        #[serde(rename = "rules")]
        _rules: serde::de::IgnoredAny,
    }
    #[cfg(feature = "compact")]
    crate::record!(Key { _rules as "rules" } needs { rules } lenient);
    if text.trim_start().starts_with('[') {
        read(text)
    } else if read::<Key>(text).is_ok() {
        read::<Several>(text).map(|several| several.rules)
    } else {
        read(text).map(|rule| vec![rule])
    }
}

/// Bytes of the longest draft that is mended or rewritten: more than ten minutes of speech are a transcript, not a draft,
/// and what a check costs stays in proportion to the length.
const LONGEST: usize = 8192;
/// The most fixes of one draft that are proved, each by a check of the mended draft; further findings come without.
const MOST_PROOFS: usize = 12;

/// A draft that was run: the report and what it rests on.
struct Ran {
    report: Report,
    view: View,
    hits: Vec<Hit>,
    candidates: Vec<Candidate>,
}

impl Default for Linter {
    fn default() -> Self {
        Linter::new()
    }
}

impl Linter {
    /// A linter with callwell's own rules.
    pub fn new() -> Linter {
        Linter {
            engine: Engine::built_in(),
            options: Arc::default(),
        }
    }

    /// A linter with other options.
    pub fn builder() -> Builder {
        Builder::default()
    }

    /// Checks a draft.
    pub fn check(&self, draft: &Draft) -> Report {
        let context = self.context_of(draft);
        let mut ran = self.run(draft, &context, None);
        let short = draft.text.len() <= LONGEST;
        if short && !self.options.no_fixes && !ran.report.findings.is_empty() {
            self.mend(&mut ran, draft, &context);
        }
        let mut report = ran.report;
        if short && self.options.rewrites && !report.findings.is_empty() {
            report.rewrites = self.rewrites_of(draft, &context);
        }
        report
    }

    /// What could be said instead of a draft, the best first. Every rewrite was checked again in the same context: it
    /// has no error and no warning, and scores higher than the draft. A draft with nothing wrong has none.
    ///
    /// ```
    /// use callwell::{Draft, Linter};
    /// let draft = Draft::new("Hi Tom, it's Ann from Reef Tiles. Sorry to bother you. It's about your splashback.");
    /// let rewrites = Linter::new().rewrite(&draft);
    /// assert!(rewrites[0].text.contains("your splashback"));
    /// ```
    pub fn rewrite(&self, draft: &Draft) -> Vec<Rewrite> {
        if draft.text.len() > LONGEST {
            return Vec::new();
        }
        self.rewrites_of(draft, &self.context_of(draft))
    }

    /// Applies fixes to a draft, one after the other, as long as one makes it no worse: the score never falls and nothing
    /// new is found. With [`Applicability::Unsafe`] also fixes that change what is asserted or promised; those that need
    /// input are never applied. Applied again to its own result it changes nothing.
    ///
    /// ```
    /// use callwell::{Applicability, Draft, Linter};
    /// let draft = Draft::new("Hi Tom, it's Ann from Reef Tiles. Sorry to bother you. Your splashback tiles came in grey.");
    /// let fixed = Linter::new().fix(&draft, Applicability::Safe);
    /// assert_eq!(fixed.text, "Hi Tom, it's Ann from Reef Tiles. Your splashback tiles came in grey.");
    /// ```
    pub fn fix(&self, draft: &Draft, most: Applicability) -> Fixed {
        let context = self.context_of(draft);
        crate::fix::apply::to_the_end(draft, most, |draft, with_fixes| {
            let mut ran = self.run(draft, &context, None);
            if with_fixes && draft.text.len() <= LONGEST && !ran.report.findings.is_empty() {
                self.propose(&mut ran, draft, &context);
            }
            ran.report
        })
    }

    /// Adds fixes to the findings, those only that a check of the mended draft bears out.
    fn mend(&self, ran: &mut Ran, draft: &Draft, context: &Context) {
        self.propose(ran, draft, context);
        let mut fixes: Vec<Vec<Fix>> = ran
            .report
            .findings
            .iter_mut()
            .map(|finding| std::mem::take(&mut finding.fixes))
            .collect();
        let mut proofs = 0;
        for fix in &mut fixes {
            fix.retain(|fix| {
                if proofs == MOST_PROOFS {
                    return false;
                }
                proofs += 1;
                let mended = Draft {
                    id: None,
                    kind: draft.kind,
                    text: crate::fix::apply::apply(&draft.text, &fix.edits),
                    context: None,
                };
                crate::fix::apply::helps(&ran.report, &self.run(&mended, context, Some(ran)).report)
            });
        }
        ran.report
            .findings
            .iter_mut()
            .zip(fixes)
            .for_each(|(finding, fixes)| finding.fixes = fixes);
    }

    /// Adds fixes to the findings, not proved yet.
    fn propose(&self, ran: &mut Ran, draft: &Draft, context: &Context) {
        let judged = Judged {
            text: &draft.text,
            view: &ran.view,
            candidates: &ran.candidates,
            report: &ran.report,
        };
        let fixes = crate::fix::fixes(&judged, context, &self.engine);
        ran.report
            .findings
            .iter_mut()
            .zip(fixes)
            .for_each(|(finding, fixes)| finding.fixes = fixes);
    }

    /// This linter's rules, all of them reported, without fixes, rewrites and a context of its own: for looking into what
    /// was said before.
    #[cfg(feature = "log")]
    pub(crate) fn bare(&self) -> Linter {
        let options = Options {
            no_model: self.options.no_model,
            no_fixes: true,
            ..Options::default()
        };
        Linter {
            engine: self.engine.clone(),
            options: Arc::new(options),
        }
    }

    fn rewrites_of(&self, draft: &Draft, context: &Context) -> Vec<Rewrite> {
        // A rewrite is proved by all rules, whichever of them are reported.
        let options = Options {
            no_model: self.options.no_model,
            ..Options::default()
        };
        let all = Linter {
            engine: self.engine.clone(),
            options: Arc::new(options),
        };
        all.with_judged(draft, context, |judged, draft| {
            crate::rewrite::write(judged, draft, context, &self.engine, |again| {
                all.run(again, context, None).report
            })
        })
        .unwrap_or_default()
    }

    /// Does something with a draft that was judged and found faulty; a transcript is judged by its edited text, which has
    /// sentences and names.
    pub(crate) fn with_judged<T>(
        &self,
        draft: &Draft,
        context: &Context,
        then: impl FnOnce(&Judged<'_>, &Draft) -> T,
    ) -> Option<T> {
        let mut ran = self.run(draft, context, None);
        if ran.report.findings.is_empty() {
            return None;
        }
        let mut draft = Cow::Borrowed(draft);
        if let Some(text) = crate::transcript::edited(&draft.text, &self.engine) {
            let edited = Draft {
                text,
                ..Draft::clone(&draft)
            };
            let mut spoken = self.run(&edited, context, None);
            if !spoken.report.findings.is_empty() {
                // What a rewrite has to beat is the draft as it was given.
                spoken.report.score = ran.report.score;
                (ran, draft) = (spoken, Cow::Owned(edited));
            }
        }
        let judged = Judged {
            text: &draft.text,
            view: &ran.view,
            candidates: &ran.candidates,
            report: &ran.report,
        };
        Some(then(&judged, &draft))
    }

    /// The draft's own context laid over the linter's.
    fn context_of<'c>(&'c self, draft: &'c Draft) -> Cow<'c, Context> {
        match (&self.options.context, &draft.context) {
            (Some(base), Some(own)) => Cow::Owned(base.overlaid(own)),
            (Some(context), None) | (None, Some(context)) => Cow::Borrowed(context),
            (None, None) => Cow::Owned(Context::default()),
        }
    }

    /// Runs every stage; `before` is a draft of nearly the same words.
    fn run(&self, draft: &Draft, context: &Context, before: Option<&Ran>) -> Ran {
        let engine = &*self.engine;
        let text = draft.text.as_str();
        let view = View::new(text, &engine.vocabulary, &engine.marks);
        let mut advice = crate::claim::advice::from_log(context);
        let mut claims = Vec::new();
        let mut candidates: Vec<Candidate> = Vec::new();
        let mut hits: Vec<Hit> = Vec::new();
        if crate::language::is_english(&view, text) {
            hits.reserve(64);
            let before = before.map(|before| (&before.view, &before.hits[..]));
            engine.scanner.scan_after(&view, before, &mut hits);
            let mut kept = excuse::keep(&hits, &view, &engine.scanner, &engine.rules, &engine.words);
            if self.options.no_rules {
                kept.retain(|hit| !engine.model.labels.contains(&engine.scanner.phrase(hit.phrase).rule));
            }
            for hit in &kept {
                let phrase = engine.scanner.phrase(hit.phrase);
                let rule = &engine.rules[usize::from(phrase.rule)];
                let find = &rule.find[usize::from(phrase.find)];
                if find.weak {
                    continue;
                }
                candidates.push(Candidate {
                    rule: phrase.rule,
                    find: phrase.find,
                    start: hit.start,
                    end: hit.end,
                    severity: find.severity.or(rule.severity).unwrap_or(Severity::Warning),
                    witness: Witness::Rules,
                    claim: None,
                });
            }
            let mut margins = absence::Margins::new();
            if !self.options.no_model {
                let mut clauses = Vec::new();
                units::clauses(&view, &engine.unit_words, &mut clauses);
                let weak = |hit: &Hit| {
                    let phrase = engine.scanner.phrase(hit.phrase);
                    engine.rules[usize::from(phrase.rule)].find[usize::from(phrase.find)].weak
                };
                let units = engine
                    .model
                    .score(&view, draft.kind, &kept, &engine.scanner, weak, &clauses);
                // An exception of a whole rule holds for the model too.
                let whole: Vec<&Hit> = hits
                    .iter()
                    .filter(|hit| excuse::of_whole_rule(hit, &engine.scanner))
                    .collect();
                let excused = |rule: u16, tokens: &std::ops::Range<u32>| {
                    let from = whole.partition_point(|hit| hit.start + 24 < tokens.start);
                    let near = whole[from..].iter().take_while(|hit| hit.start < tokens.end + 24);
                    let mut own = near.filter(|hit| engine.scanner.phrase(hit.phrase).rule == rule);
                    own.any(|hit| view.sentence_of[hit.start as usize] == view.sentence_of[tokens.start as usize])
                };
                margins = witness::hear(&mut candidates, &units, engine, excused);
            }
            merge::merge(&mut candidates, &view);
            conditions::apply(&mut candidates, &engine.rules, context);
            absence::add(&mut candidates, &engine.rules, &view, draft.kind, text, &margins);
            claims = crate::claim::apply::apply(&mut candidates, engine, context, text, &view);
        } else {
            advice.push(crate::language::advice());
        }
        let found = candidates.clone();
        let mut report = self.report(draft, context, &view, candidates, claims, advice);
        if context.caller.is_some() || context.prospect.is_some() {
            let judged = Judged {
                text,
                view: &view,
                candidates: &found,
                report: &report,
            };
            let clashes = crate::facts::clash::advice(&crate::facts::Facts::of(&judged, engine), context);
            report.advice.extend(clashes);
        }
        Ran {
            report,
            view,
            hits,
            candidates: found,
        }
    }

    fn report(
        &self,
        draft: &Draft,
        context: &Context,
        view: &View,
        mut candidates: Vec<Candidate>,
        claims: Vec<Claim>,
        advice: Vec<Advice>,
    ) -> Report {
        let engine = &*self.engine;
        let options = &*self.options;
        candidates.retain(|candidate| {
            let rule = &engine.rules[usize::from(candidate.rule)];
            rule.kind != RuleKind::Marker
                && options
                    .reported
                    .get(usize::from(candidate.rule))
                    .copied()
                    .unwrap_or(true)
                && !view.allowed.contains(&rule.id)
                && (rule.kind != RuleKind::Mistake
                    || options.min_severity.is_none_or(|least| candidate.severity >= least))
        });
        // Absences first, then by position.
        candidates.sort_by_key(|candidate| {
            (
                candidate.start < candidate.end,
                candidate.start,
                candidate.end,
                candidate.rule,
            )
        });
        let (mut findings, mut strengths) = (Vec::new(), Vec::new());
        let (mut items, mut good) = (Vec::new(), Vec::new());
        for candidate in &candidates {
            let index = usize::from(candidate.rule);
            let rule = &engine.rules[index];
            let span = (candidate.start < candidate.end).then(|| {
                let (start, end) = view.bytes(candidate.start as usize..candidate.end as usize);
                Span { start, end }
            });
            let words = span.map_or(String::new(), |span| {
                draft.text[span.start as usize..span.end as usize].to_owned()
            });
            if rule.kind == RuleKind::Mistake {
                let verdict = candidate
                    .claim
                    .and_then(|(_, standing)| rule.verdicts.get(standing.name()));
                let points = verdict.map_or(rule.points, |verdict| verdict.points);
                items.push(Item {
                    name: engine.names[index].clone(),
                    points,
                    severity: Some(candidate.severity),
                });
                findings.push(Finding {
                    rule: engine.names[index].clone(),
                    severity: candidate.severity,
                    span,
                    message: message(
                        verdict.map_or(&*engine.messages[index], |verdict| &verdict.message),
                        &engine.messages[index],
                        &words,
                    ),
                    weighed: match candidate.witness {
                        Witness::Model | Witness::Guess => self.weighed(draft, view, candidate),
                        _ => Vec::new(),
                    },
                    claim: candidate.claim.map(|claim| claim.0),
                    fixes: Vec::new(),
                    text: words,
                });
            } else {
                good.push(Item {
                    name: engine.names[index].clone(),
                    points: rule.points,
                    severity: None,
                });
                strengths.push(Strength {
                    signal: engine.names[index].clone(),
                    span,
                    text: words,
                });
            }
        }
        Report {
            schema: 1,
            id: draft.id.clone(),
            kind: draft.kind,
            unit: crate::report::Unit::Byte,
            today: context.today,
            words: view.words,
            // 150 words a minute; a digit of a telephone number takes 0.4 seconds, its group counted as a word already.
            seconds: (view.words * 4 + view.phone_digits * 4).div_ceil(10),
            score: score::score(&engine.scoring, &items, &good),
            findings,
            strengths,
            claims,
            advice,
            rewrites: Vec::new(),
        }
    }

    /// The words that weighed most with the model, in the order of the draft.
    fn weighed(&self, draft: &Draft, view: &View, candidate: &Candidate) -> Vec<String> {
        let tokens = self
            .engine
            .model
            .weighed(view, candidate.start..candidate.end, candidate.rule);
        let word = |at: u32| {
            let token = &view.tokens[at as usize];
            draft.text[token.start as usize..token.end as usize].to_owned()
        };
        tokens.into_iter().map(word).collect()
    }

    /// The rules and signals that can be reported, mistakes first.
    pub fn rules(&self) -> impl Iterator<Item = &RuleFile> {
        self.engine.rules.iter().filter(|rule| rule.kind != RuleKind::Marker)
    }

    /// A rule or signal.
    ///
    /// # Errors
    /// [`Error::is_unknown_rule`], with the nearest names.
    pub fn rule(&self, name: &str) -> Result<&RuleFile, Error> {
        self.engine
            .reported_rule(name)
            .map(|index| &self.engine.rules[usize::from(index)])
    }
}
