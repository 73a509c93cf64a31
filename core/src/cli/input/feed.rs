//! The feed: raw units from all inputs, in order, a chunk at a time.

use super::jsonl::Lines;
use super::open::{self, Reader};
use super::table::Rows;
use super::{Form, Raw, Source};
use crate::cli::config::unreadable;
use crate::cli::settings::Resolver;
use crate::error::{Error, ErrorKind};
use std::collections::VecDeque;
use std::fs;
use std::io::{BufRead, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use walkdir::WalkDir;

/// So many bytes make a chunk full.
const BYTES: u64 = 512 * 1024;
/// So many units make a chunk full.
const UNITS: usize = 512;

/// Units that are checked together.
#[derive(Debug, Default)]
pub struct Chunk {
    pub raws: Vec<Raw>,
    /// About how many bytes they are made from.
    pub bytes: u64,
}

/// Gives raw units.
pub struct Feed {
    waiting: VecDeque<PathBuf>,
    folder: Option<(PathBuf, walkdir::IntoIter, bool)>,
    open: Option<Open>,
    form: Option<Form>,
    resolver: Resolver,
    /// What stdin gave, where it was read already.
    stdin: Option<Arc<[u8]>>,
}

enum Open {
    Lines(Arc<Source>, Box<Reader>, Lines),
    Rows(Box<Rows>),
}

impl Feed {
    /// `form` is what all of them hold, where it isn't told by their suffix.
    pub fn new(paths: Vec<PathBuf>, form: Option<Form>, resolver: Resolver) -> Feed {
        Feed {
            waiting: paths.into(),
            folder: None,
            open: None,
            form,
            resolver,
            stdin: None,
        }
    }

    /// Takes these bytes for stdin.
    pub fn with_stdin(mut self, bytes: Arc<[u8]>) -> Feed {
        self.stdin = Some(bytes);
        self
    }

    /// How many bytes there are to read, where that can be told beforehand.
    pub fn size(&self) -> Option<u64> {
        let size = |path: &PathBuf| {
            fs::metadata(path)
                .ok()
                .filter(fs::Metadata::is_file)
                .map(|file| file.len())
        };
        self.waiting.iter().map(size).sum()
    }

    /// The next chunk; none at the end. What is there already isn't kept waiting for what is still to come.
    pub fn chunk(&mut self) -> Option<Chunk> {
        let mut chunk = Chunk::default();
        while chunk.bytes < BYTES && chunk.raws.len() < UNITS {
            if !chunk.raws.is_empty() && self.would_wait() {
                break;
            }
            match self.next(&mut chunk.bytes) {
                Some(raw) => chunk.raws.push(raw),
                None => break,
            }
        }
        (!chunk.raws.is_empty()).then_some(chunk)
    }

    /// Whether the next unit has to be read from a stream that may be slow.
    fn would_wait(&self) -> bool {
        matches!(&self.open, Some(Open::Lines(source, reader, _)) if reader.buffer().is_empty() && source.path == Path::new("-"))
    }

    fn next(&mut self, bytes: &mut u64) -> Option<Raw> {
        loop {
            if let Some(open) = &mut self.open {
                match open.next(bytes) {
                    Some((raw, goes_on)) => {
                        if !goes_on {
                            self.open = None;
                        }
                        return Some(raw);
                    }
                    None => self.open = None,
                }
                continue;
            }
            if let Some(raw) = self.next_in_folder(bytes) {
                return Some(raw);
            }
            if self.open.is_some() {
                continue;
            }
            if let Some(path) = self.waiting.pop_front() {
                if path.is_dir() {
                    let walk = WalkDir::new(&path).sort_by_file_name().into_iter();
                    self.folder = Some((path, walk, false));
                } else if let Some(raw) = self.start(&path, bytes) {
                    return Some(raw);
                }
            } else {
                return None;
            }
        }
    }

    /// Goes on in the folder until something is found that can be given at once, or a file was opened.
    fn next_in_folder(&mut self, bytes: &mut u64) -> Option<Raw> {
        loop {
            let (root, walk, any) = self.folder.as_mut()?;
            let entry = match walk.next() {
                None => {
                    let (root, any) = (root.clone(), *any);
                    self.folder = None;
                    let message = "no drafts in this folder: expected files that end in .txt, .md, .jsonl or .csv";
                    let error = Error::new(ErrorKind::Input, message).in_file(root.display().to_string());
                    return (!any).then(|| Raw::broken(&root, error));
                }
                Some(Err(error)) => {
                    *any = true;
                    let path = error.path().unwrap_or(root).to_owned();
                    let error = error
                        .into_io_error()
                        .unwrap_or_else(|| std::io::Error::other("a loop of links"));
                    return Some(Raw::broken(&path, unreadable(&path, &error)));
                }
                Some(Ok(entry)) => entry,
            };
            let hidden = entry.depth() > 0 && entry.file_name().to_string_lossy().starts_with('.');
            if hidden && entry.file_type().is_dir() {
                walk.skip_current_dir();
            }
            if hidden || entry.file_type().is_dir() || Form::of(entry.path()).is_none() {
                continue;
            }
            // A link to a file is followed, one to a folder isn't; a pipe or a device that lies about would be waited for.
            if fs::metadata(entry.path()).is_ok_and(|found| !found.is_file()) {
                continue;
            }
            *any = true;
            let path = entry.into_path();
            let raw = self.start(&path, bytes);
            if raw.is_some() || self.open.is_some() {
                return raw;
            }
        }
    }

    /// Begins with a file: a text file is given at once, others are opened.
    fn start(&mut self, path: &Path, bytes: &mut u64) -> Option<Raw> {
        self.try_start(path, bytes)
            .unwrap_or_else(|error| Some(Raw::broken(path, error)))
    }

    fn try_start(&mut self, path: &Path, bytes: &mut u64) -> Result<Option<Raw>, Error> {
        let stdin = path == Path::new("-");
        let source = |feed: &mut Feed| -> Result<Arc<Source>, Error> {
            let settings = feed.resolver.settings(path)?;
            Ok(Arc::new(Source {
                name: path.display().to_string().into(),
                path: path.to_owned(),
                settings,
            }))
        };
        let form = match told(path, self.form) {
            Some(form) => Some(form),
            None if stdin => None,
            None => {
                // A file that isn't there is told before a suffix that isn't known.
                fs::metadata(path).map_err(|error| unreadable(path, &error))?;
                let message = "cannot tell what it holds: expected .txt, .md, .jsonl or .csv, or --input";
                return Err(Error::new(ErrorKind::Input, message).in_file(path.display().to_string()));
            }
        };
        if form == Some(Form::Text) && !stdin {
            *bytes += fs::metadata(path).map_err(|error| unreadable(path, &error))?.len();
            return Ok(Some(Raw::File(source(self)?)));
        }
        let failed = |error: std::io::Error| unreadable(path, &error);
        let mut reader = match self.stdin.as_ref().filter(|_| stdin) {
            Some(bytes) => open::over(bytes.clone()),
            None => open::open(path)?,
        };
        let form = match form {
            Some(form) => form,
            None => guess(reader.fill_buf().map_err(failed)?),
        };
        let source = source(self)?;
        if form == Form::Text {
            let mut text = Vec::new();
            reader.read_to_end(&mut text).map_err(failed)?;
            *bytes += text.len() as u64;
            return Ok(Some(Raw::Text(source, text)));
        }
        let skipped = open::skip_mark(&mut reader).map_err(failed)?;
        self.open = Some(if form == Form::Jsonl {
            Open::Lines(source, Box::new(reader), Lines::new(skipped))
        } else {
            Open::Rows(Box::new(Rows::new(source, reader, skipped)?))
        });
        Ok(None)
    }
}

impl Open {
    /// The next unit, and whether more may follow.
    fn next(&mut self, bytes: &mut u64) -> Option<(Raw, bool)> {
        match self {
            Open::Lines(source, reader, lines) => match lines.next(reader) {
                Ok(None) => None,
                Ok(Some(line)) => {
                    *bytes += line.bytes.len() as u64;
                    Some((Raw::Line(source.clone(), line), true))
                }
                Err(error) => Some((Raw::broken(&source.path, unreadable(&source.path, &error)), false)),
            },
            Open::Rows(rows) => rows.next(bytes),
        }
    }
}

/// What a file holds, as far as its name or `given` tells.
pub fn told(path: &Path, given: Option<Form>) -> Option<Form> {
    let bare = path.extension().is_none() && path != Path::new("-");
    given.or_else(|| Form::of(path)).or(bare.then_some(Form::Text))
}

/// What stdin holds, by its first line: an object of JSON, a header with `text` in it, or else a draft.
pub fn guess(start: &[u8]) -> Form {
    let start = start.strip_prefix(open::MARK).unwrap_or(start);
    let line = String::from_utf8_lossy(start.split(|&byte| byte == b'\n').next().unwrap_or_default());
    let is_object = line
        .trim_start()
        .strip_prefix('{')
        .is_some_and(|rest| rest.trim_start().starts_with('"'));
    let cell = |cell: &str| cell.trim().trim_matches('"').to_ascii_lowercase();
    let cells: Vec<String> = line.split([',', ';', '\t']).map(cell).collect();
    let is_header = cells.len() > 1 && cells.iter().any(|cell| cell == "text");
    match () {
        () if is_object => Form::Jsonl,
        () if is_header => Form::Csv,
        () => Form::Text,
    }
}
