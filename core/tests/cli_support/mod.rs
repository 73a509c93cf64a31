//! What the tests of the command line have in common. They bring their own rules, so that they don't hang on callwell's.

#![allow(dead_code)]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

/// Two mistakes and a strength whose words occur nowhere else.
pub const RULES: &str = include_str!("rules.toml");

/// A folder of its own for a test.
pub struct Folder(PathBuf);

impl Folder {
    /// An empty folder with the tests' rules and a context with a date in it.
    pub fn new() -> Folder {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let name = format!(
            "callwell-{}-{}",
            std::process::id(),
            NEXT.fetch_add(1, Ordering::Relaxed)
        );
        let folder = Folder(std::env::temp_dir().join(name));
        fs::create_dir_all(&folder.0).unwrap();
        folder.write("own.toml", RULES);
        folder.write("context.toml", "today = 2026-11-21\n");
        folder
    }

    pub fn path(&self) -> &Path {
        &self.0
    }

    pub fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> &Folder {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
        self
    }

    /// Runs `callwell` here.
    pub fn run(&self, args: &[&str]) -> Output {
        self.run_with(args, b"")
    }

    /// Runs `callwell check` with the tests' rules alone.
    pub fn check(&self, args: &[&str]) -> Output {
        self.check_with(args, b"")
    }

    pub fn check_with(&self, args: &[&str], stdin: &[u8]) -> Output {
        let own = [
            "check",
            "--rules",
            "own.toml",
            "--select",
            "own-error,own-hint,own-good",
            "--context",
            "context.toml",
        ];
        self.run_with(&[&own, args].concat(), stdin)
    }

    pub fn run_with(&self, args: &[&str], stdin: &[u8]) -> Output {
        let mut child = Command::new(env!("CARGO_BIN_EXE_callwell"))
            .args(args)
            .current_dir(&self.0)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut input = child.stdin.take().unwrap();
        let bytes = stdin.to_vec();
        let feeder = std::thread::spawn(move || {
            let _ = input.write_all(&bytes);
        });
        let output = child.wait_with_output().unwrap();
        feeder.join().unwrap();
        Output {
            code: output.status.code().expect("an exit code"),
            out: String::from_utf8(output.stdout).expect("stdout is UTF-8"),
            err: String::from_utf8(output.stderr).expect("stderr is UTF-8"),
        }
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// What came of a run.
#[derive(Debug)]
pub struct Output {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Output {
    /// The lines of stdout as JSON.
    pub fn lines(&self) -> Vec<serde_json::Value> {
        self.out
            .lines()
            .map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}")))
            .collect()
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {}", self.out))
    }

    /// Id and rules of each report, `id: rule rule`; `id: !kind` for an error.
    pub fn told(&self) -> Vec<String> {
        self.lines().iter().map(told).collect()
    }
}

/// A report in short.
pub fn told(report: &serde_json::Value) -> String {
    let id = report["id"].as_str().unwrap_or_default();
    if let Some(kind) = report["error"]["kind"].as_str() {
        return format!("{id}: !{kind}");
    }
    let rules: Vec<&str> = report["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|finding| finding["rule"].as_str().unwrap())
        .collect();
    format!("{id}: {}", rules.join(" ")).trim_end().to_owned()
}
