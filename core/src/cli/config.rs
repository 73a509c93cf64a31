//! `callwell.toml`, found upwards from a file.

use super::options::Options;
use crate::error::{Error, ErrorKind, line_and_column};
use std::collections::HashMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The name of the file.
const NAME: &str = "callwell.toml";

/// Finds the file that holds for a folder. Each folder is looked into once.
#[derive(Debug, Default)]
pub struct Finder {
    known: HashMap<PathBuf, Option<PathBuf>>,
}

impl Finder {
    /// The file in this folder, or in the nearest folder above it.
    pub fn find(&mut self, folder: &Path) -> Option<PathBuf> {
        if let Some(known) = self.known.get(folder) {
            return known.clone();
        }
        let here = folder.join(NAME);
        let found = if here.is_file() {
            Some(here)
        } else {
            folder.parent().and_then(|above| self.find(above))
        };
        self.known.insert(folder.to_owned(), found.clone());
        found
    }
}

/// The options in such a file. Paths in them count from its folder.
pub fn read(path: &Path) -> Result<Options, Error> {
    let name = path.display().to_string();
    let text = fs::read_to_string(path).map_err(|error| unreadable(path, &error))?;
    let mut options: Options = toml::from_str(&text).map_err(|error| {
        let (line, column) = line_and_column(&text, error.span().map_or(0, |span| span.start));
        Error::new(ErrorKind::Input, error.message())
            .at(line, column)
            .in_file(&name)
    })?;
    let folder = path.parent().unwrap_or(Path::new(""));
    let log = options.log.as_mut().filter(|log| **log != Path::new("-"));
    for path in options.rules.iter_mut().chain(options.context.as_mut()).chain(log) {
        *path = folder.join(&*path);
    }
    Ok(options)
}

/// Why a file could not be read.
pub fn unreadable(path: &Path, error: &io::Error) -> Error {
    let why = match error.kind() {
        io::ErrorKind::NotFound => "no such file".to_owned(),
        io::ErrorKind::PermissionDenied => "no permission to read it".to_owned(),
        io::ErrorKind::InvalidData => "not UTF-8 text".to_owned(),
        _ => error.to_string(),
    };
    Error::new(ErrorKind::Io, format!("cannot be read: {why}")).in_file(path.display().to_string())
}
