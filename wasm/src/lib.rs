//! callwell for JavaScript. Records cross the border as JSON, which both sides read faster than they can build each
//! other's objects; what they are called in JavaScript is settled in `js/`.

use callwell::{Context, Draft, Error, Linter as Core, Severity, Unit, explain, html};
use serde::Deserialize;
use serde_json::json;
use wasm_bindgen::prelude::*;

/// What JavaScript may set of a linter.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
struct Options {
    select: Option<Vec<String>>,
    ignore: Vec<String>,
    min_severity: Option<Severity>,
    model: Option<bool>,
    context: Option<Context>,
    rules: Vec<Rules>,
}

/// A file of rules of one's own.
#[derive(Deserialize)]
struct Rules {
    name: String,
    text: String,
}

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
        let mut builder = Core::builder().ignore(options.ignore);
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
        builder
            .build()
            .map(|core| Linter { core })
            .map_err(|error| error_json(&error))
    }

    /// Checks a draft given as JSON and returns its report as JSON.
    pub fn check(&self, draft: &str) -> Result<String, String> {
        let draft: Draft = read("draft", draft)?;
        let mut report = self.core.check(&draft);
        report
            .convert(&draft.text, Unit::Utf16)
            .map_err(|error| error_json(&error))?;
        Ok(report.to_json())
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
        json!(self.core.rules().map(explain::json).collect::<Vec<_>>()).to_string()
    }

    /// A rule or signal, as JSON.
    pub fn rule(&self, name: &str) -> Result<String, String> {
        self.core
            .rule(name)
            .map(|rule| explain::json(rule).to_string())
            .map_err(|error| error_json(&error))
    }
}

fn read<T: for<'de> Deserialize<'de>>(what: &str, text: &str) -> Result<T, String> {
    serde_json::from_str(text).map_err(|error| {
        let text = error.to_string();
        let message = text.rfind(" at line ").map_or(text.as_str(), |end| &text[..end]);
        thrown("input", &format!("{what}: {message}"))
    })
}

fn thrown(kind: &str, message: &str) -> String {
    json!({"kind": kind, "message": message, "reason": message, "place": {}}).to_string()
}

fn error_json(error: &Error) -> String {
    json!({"kind": error.kind(), "message": error.to_string(), "reason": error.message(), "place": error.place()})
        .to_string()
}
