//! Replaces a file whole or not at all: the new one is written beside it and then takes its name.

use crate::error::{Error, ErrorKind};
use std::fs;
use std::io::{self, Write};
use std::path::Path;
use tempfile::NamedTempFile;

/// Replaces what a file holds. Its permissions stay, and a link goes on pointing to it.
pub fn replace(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    write(path, bytes)
        .map_err(|error| Error::new(ErrorKind::Input, format!("cannot be written: {error}; it is as it was")))
}

fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let path = fs::canonicalize(path)?;
    let permissions = fs::metadata(&path)?.permissions();
    if permissions.readonly() {
        return Err(io::Error::new(io::ErrorKind::PermissionDenied, "it is read-only"));
    }
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut file = NamedTempFile::with_prefix_in(".callwell-", folder)?;
    // Written past the wrapper, whose errors name a file that nobody knows.
    file.as_file_mut().write_all(bytes)?;
    file.as_file().set_permissions(permissions)?;
    file.as_file().sync_all()?;
    file.persist(&path).map_err(|error| error.error)?;
    Ok(())
}
