//! Opening what drafts are read from.

use crate::cli::config::unreadable;
use crate::error::{Error, ErrorKind};
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;
use std::sync::Arc;

/// How much is read at once.
const BUFFER: usize = 256 * 1024;
/// A draft's places are counted in 32 bits.
const LARGEST: u64 = u32::MAX as u64;
/// The byte order mark.
pub const MARK: &[u8] = b"\xef\xbb\xbf";

/// A reader of a file, or of stdin for `-`.
pub type Reader = BufReader<Box<dyn Read + Send>>;

/// Opens a file, or stdin for `-`.
pub fn open(path: &Path) -> Result<Reader, Error> {
    let inner: Box<dyn Read + Send> = if path == Path::new("-") {
        Box::new(io::stdin())
    } else {
        let file = File::open(path).map_err(|error| unreadable(path, &error))?;
        Box::new(file)
    };
    Ok(BufReader::with_capacity(BUFFER, inner))
}

/// A reader of what was read already.
pub fn over(bytes: Arc<[u8]>) -> Reader {
    BufReader::with_capacity(BUFFER, Box::new(io::Cursor::new(bytes)))
}

/// Skips a byte order mark; how many bytes that were.
pub fn skip_mark(reader: &mut Reader) -> io::Result<u64> {
    let length = if reader.fill_buf()?.starts_with(MARK) {
        MARK.len()
    } else {
        0
    };
    reader.consume(length);
    Ok(length as u64)
}

/// All of a text file.
pub fn read(path: &Path) -> Result<Vec<u8>, Error> {
    let too_large = || {
        let message = "larger than 4 GiB: expected a draft, or several between lines of `---`";
        Error::new(ErrorKind::Input, message).in_file(path.display().to_string())
    };
    let mut reader = open(path)?;
    let mut bytes = Vec::new();
    reader
        .by_ref()
        .take(LARGEST + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| unreadable(path, &error))?;
    if bytes.len() as u64 > LARGEST {
        Err(too_large())
    } else {
        Ok(bytes)
    }
}
