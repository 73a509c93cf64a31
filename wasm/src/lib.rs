//! callwell for JavaScript. Records cross the border as JSON, which both sides read faster than they can build each
//! other's objects; what they are called in JavaScript is settled in `js/`.

use callwell::{
    Applicability, Context, Draft, Error, Linter as Core, Place, RuleFile, Severity, Unit, html, json, record,
};
use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};
use wasm_bindgen::prelude::*;

#[cfg(target_arch = "wasm32")]
#[global_allocator]
// SAFETY: made once, and the only one that asks WebAssembly for memory.
static ALLOCATOR: talc::TalckWasm = unsafe { talc::TalckWasm::new_global() };

/// What JavaScript may set of a linter.
struct Options {
    select: Option<Vec<String>>,
    ignore: Vec<String>,
    min_severity: Option<Severity>,
    model: Option<bool>,
    rewrites: bool,
    fixes: Option<bool>,
    context: Option<Context>,
    rules: Vec<Rules>,
}

record!(Options {
    select,
    ignore,
    min_severity as "minSeverity",
    model,
    rewrites,
    fixes,
    context,
    rules,
} needs {});

/// A file of rules of one's own.
struct Rules {
    name: String,
    text: String,
}

record!(Rules { name, text } needs { name, text } lenient);

/// A linter, behind the class of the same name in `js/`.
#[wasm_bindgen]
pub struct Linter {
    core: Core,
}

#[wasm_bindgen]
impl Linter {
    /// Makes a linter from its options as JSON; throws an error as JSON.
    #[wasm_bindgen(constructor)]
    pub fn new(options: &str) -> Result<Linter, String> {
        let options: Options = read("options", options)?;
        let mut builder = Core::builder()
            .ignore(options.ignore)
            .rewrites(options.rewrites)
            .fixes(options.fixes.unwrap_or(true));
        // Nothing selected means everything to the core, and nothing to a caller who passes an empty list.
        if let Some(select) = options.select {
            if select.is_empty() {
                return Err(thrown(
                    "unknown-rule",
                    "select is an empty list: expected at least one rule, or no `select`",
                ));
            }
            builder = builder.select(select);
        }
        if let Some(severity) = options.min_severity {
            builder = builder.min_severity(severity);
        }
        if options.model == Some(false) {
            builder = builder.no_model();
        }
        if let Some(context) = options.context {
            builder = builder.context(context);
        }
        for rules in options.rules {
            builder = builder.rules_json(rules.name, rules.text);
        }
        builder.build().map(|core| Linter { core }).map_err(refused)
    }

    /// Checks a draft given as JSON and returns its report as JSON.
    pub fn check(&self, draft: &str) -> Result<String, String> {
        let draft: Draft = read("draft", draft)?;
        let mut report = self.core.check(&draft);
        report.convert(&draft.text, Unit::Utf16).map_err(refused)?;
        Ok(report.to_json())
    }

    /// What could be said instead of a draft given as JSON: rewrites as JSON.
    pub fn rewrite(&self, draft: &str) -> Result<String, String> {
        let mut rewrites = self.core.rewrite(&read("draft", draft)?);
        for rewrite in &mut rewrites {
            let units = |bytes: u32| rewrite.text[..bytes as usize].encode_utf16().count() as u32;
            for place in &mut rewrite.placeholders {
                (place.start, place.end) = (units(place.start), units(place.end));
            }
        }
        Ok(json::to_string(&rewrites))
    }

    /// A draft given as JSON with the fixes made that are at most so applicable: text and rules as JSON.
    pub fn fix(&self, draft: &str, most: &str) -> Result<String, String> {
        let most = match most {
            "safe" => Applicability::Safe,
            "unsafe" => Applicability::Unsafe,
            other => {
                return Err(thrown(
                    "input",
                    &format!("fixes `{other}`: expected one of safe, unsafe"),
                ));
            }
        };
        let fixed = self.core.fix(&read("draft", draft)?, most);
        #[derive(Serialize)]
        struct Fixed<'a> {
            text: &'a str,
            applied: Vec<&'a str>,
        }
        Ok(json::to_string(&Fixed {
            text: &fixed.text,
            applied: fixed.applied.iter().map(|rule| &**rule).collect(),
        }))
    }

    /// A page of HTML with the reports of drafts given as JSON, in their order.
    pub fn html(&self, drafts: &str) -> Result<String, String> {
        let drafts: Vec<Draft> = read("drafts", drafts)?;
        let reports: Vec<_> = drafts.iter().map(|draft| self.core.check(draft)).collect();
        let pairs: Vec<_> = reports
            .iter()
            .zip(&drafts)
            .map(|(report, draft)| (report, draft.text.as_str()))
            .collect();
        Ok(html::page(&self.core, &pairs))
    }

    /// The rules and signals that can be reported, as JSON.
    pub fn rules(&self) -> String {
        json::to_string(&self.core.rules().map(Page).collect::<Vec<_>>())
    }

    /// A rule or signal, as JSON.
    pub fn rule(&self, name: &str) -> Result<String, String> {
        self.core
            .rule(name)
            .map(|rule| json::to_string(&Page(rule)))
            .map_err(refused)
    }
}

/// What of a rule is meant for people: all but its phrases and what they need. The keys are those of `explain::json`, which
/// would bring the whole of a JSON tree along.
struct Page<'a>(&'a RuleFile);

impl Serialize for Page<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let rule = self.0;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("id", &rule.id)?;
        map.serialize_entry("kind", &rule.kind)?;
        map.serialize_entry("title", &rule.title)?;
        map.serialize_entry("severity", &rule.severity)?;
        map.serialize_entry("points", &rule.points)?;
        map.serialize_entry("message", &rule.message)?;
        map.serialize_entry("why", &rule.why)?;
        map.serialize_entry("instead", &rule.instead)?;
        map.serialize_entry("sources", &rule.sources)?;
        map.serialize_entry("verdicts", &rule.verdicts)?;
        map.serialize_entry("examples", &rule.examples)?;
        map.end()
    }
}

fn read<T: json::Read>(what: &str, text: &str) -> Result<T, String> {
    json::from_str(text).map_err(|error| thrown("input", &format!("{what}: {}", error.message)))
}

/// An error as JavaScript's half takes it.
#[derive(Serialize)]
struct Thrown<'a> {
    kind: &'a str,
    message: &'a str,
    reason: &'a str,
    place: &'a Place,
}

fn thrown(kind: &str, message: &str) -> String {
    json::to_string(&Thrown {
        kind,
        message,
        reason: message,
        place: &Place::default(),
    })
}

// By value, as `map_err` hands it over.
#[allow(clippy::needless_pass_by_value)]
fn refused(error: Error) -> String {
    json::to_string(&Thrown {
        kind: error.kind(),
        message: &error.to_string(),
        reason: error.message(),
        place: error.place(),
    })
}
