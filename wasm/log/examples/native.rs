//! What the JavaScript tests compare with: review and plan of logs as the library itself makes them.
//!
//! `native < asked.jsonl` reads a line for each log, `{"path", "file", "columns", "dates", "keep_going", "today", "minutes"}`,
//! and writes a line with its review and one with its plan.

use callwell::log;
use serde::Deserialize;
use std::fs::File;
use std::io;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    path: String,
    file: String,
    columns: Option<String>,
    dates: String,
    keep_going: bool,
    today: String,
    minutes: u32,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    for line in io::stdin().lines() {
        let asked: Asked = serde_json::from_str(&line?)?;
        let options = log::Options {
            columns: asked
                .columns
                .as_deref()
                .map(str::parse)
                .transpose()?
                .unwrap_or_default(),
            dates: asked.dates.parse()?,
            keep_going: asked.keep_going,
            file: Some(asked.file),
        };
        let log = log::read(File::open(asked.path)?, &options)?;
        let settings = log::Settings::new(asked.today.parse()?);
        println!("{}", serde_json::to_string(&log::review(&log, &settings))?);
        println!("{}", serde_json::to_string(&log::plan(&log, &settings, asked.minutes))?);
    }
    Ok(())
}
