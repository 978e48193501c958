//! A CSV dump of any backend: one column of it holds envelopes in base64, or in hexadecimal as PostgreSQL writes bytes.

use std::cell::{Cell, OnceCell};
use std::collections::HashMap;
use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::{Path, PathBuf};
use std::rc::Rc;

use csv::{ByteRecord, Position, Reader, ReaderBuilder};
use data_encoding::HEXLOWER_PERMISSIVE;
use sealform::{Error, text};

use super::source::{Found, Source, Visit, check_count};
use crate::failure::Failure;
use crate::object::{Object, SealedFile, TEXT_MAGIC};

/// In bytes: an envelope of the largest size in hexadecimal, and a quarter of that for the other columns.
const MAX_ROW_LEN: usize = 640 << 20;
/// The first characters of an envelope as `bytea` has it.
const HEX_MAGIC: &[u8] = b"\\x534c46";
const HEX_PREFIX: &[u8] = b"\\x";
/// As programs write them, Excel in half of Europe among them.
const DELIMITERS: [u8; 3] = *b",;\t";
/// The names of a column with the time of arrival.
const RECEIVED: [&[u8]; 2] = [b"received_at", b"received"];

pub(super) struct Dump {
    path: PathBuf,
    delimiter: u8,
    column: usize,
    received: Option<usize>,
    has_header: bool,
    passed_over: Cell<usize>,
    files: OnceCell<HashMap<String, Position>>,
}

/// What the first look at all rows gave.
struct Columns {
    header: ByteRecord,
    with_envelopes: Vec<usize>,
    has_header: bool,
}

impl Dump {
    pub(super) fn open(path: &Path, name: Option<&str>) -> Result<Self, Failure> {
        for delimiter in DELIMITERS {
            let columns = Columns::look(path, delimiter)?;
            let named = name.map(|name| columns.position(&[name.as_bytes()]));
            let column = match (named, columns.with_envelopes.as_slice()) {
                (Some(Some(named)), _) => named,
                (None, [only]) => *only,
                (None, [_, ..]) => return Err(Failure::Column(path.into())),
                (Some(None), _) | (None, []) => continue,
            };
            return Ok(Self {
                path: path.into(),
                delimiter,
                column,
                received: columns.position(&RECEIVED),
                has_header: columns.has_header,
                passed_over: Cell::new(0),
                files: OnceCell::new(),
            });
        }
        Err(Failure::Column(path.into()))
    }

    fn object(&self, row: &ByteRecord) -> Option<Result<Object, Failure>> {
        let cell = row.get(self.column).unwrap_or_default().trim_ascii();
        if cell.is_empty() {
            return None;
        }
        Some(decode(cell).and_then(Object::from_bytes))
    }

    fn index(&self) -> Result<HashMap<String, Position>, Failure> {
        let mut files = HashMap::new();
        let mut rows = Rows::open(&self.path, self.delimiter)?;
        while let Some(row) = rows.next()? {
            if let (Some(Ok(Object::File(file))), Some(position)) =
                (self.object(row), row.position())
                && let Ok(header) = file.parse_header()
            {
                let id = header.object_id().to_string();
                files.entry(id).or_insert_with(|| position.clone());
                check_count(files.len())?;
            }
        }
        Ok(files)
    }
}

impl Source for Dump {
    fn each(&self, visit: &mut Visit<'_>) -> Result<(), Failure> {
        let mut rows = Rows::open(&self.path, self.delimiter)?;
        let mut passed_over = 0;
        let mut number: usize = 0;
        while let Some(row) = rows.next()? {
            number += 1;
            if number == 1 && self.has_header {
                continue;
            }
            let Some(object) = self.object(row) else {
                passed_over += 1;
                continue;
            };
            check_count(number)?;
            let received = self.received.and_then(|column| row.get(column));
            let received = received.and_then(|cell| std::str::from_utf8(cell).ok());
            visit(Found {
                place: format!("row {number}"),
                id: None,
                received: received.filter(|cell| !cell.is_empty()).map(Into::into),
                object,
            })?;
        }
        self.passed_over.set(passed_over);
        Ok(())
    }

    fn file(&self, id: &str) -> Result<Option<SealedFile>, Failure> {
        if self.files.get().is_none() {
            let _ = self.files.set(self.index()?);
        }
        let Some(position) = self.files.get().and_then(|files| files.get(id)) else {
            return Ok(None);
        };
        let mut rows = Rows::open(&self.path, self.delimiter)?;
        rows.reader
            .seek(position.clone())
            .map_err(unreadable(&self.path))?;
        let object = rows.next()?.and_then(|row| self.object(row)).transpose()?;
        match object {
            Some(Object::File(file)) => Ok(Some(file)),
            _ => Ok(None),
        }
    }

    fn passed_over(&self) -> Option<String> {
        let count = self.passed_over.get();
        (count > 0).then(|| format!("{count} rows without an envelope"))
    }
}

impl Columns {
    fn look(path: &Path, delimiter: u8) -> Result<Self, Failure> {
        let mut rows = Rows::open(path, delimiter)?;
        let mut columns = Self {
            header: ByteRecord::new(),
            with_envelopes: Vec::new(),
            has_header: false,
        };
        let mut is_first = true;
        while let Some(row) = rows.next()? {
            let found = (0..).zip(row).filter(|(_, cell)| is_envelope(cell));
            let found: Vec<usize> = found.map(|(column, _)| column).collect();
            if is_first && found.is_empty() {
                columns.header = row.clone();
                columns.has_header = true;
            }
            is_first = false;
            let new = |column: &usize| !columns.with_envelopes.contains(column);
            let new: Vec<usize> = found.into_iter().filter(new).collect();
            columns.with_envelopes.extend(new);
        }
        Ok(columns)
    }

    fn position(&self, names: &[&[u8]]) -> Option<usize> {
        let mut cells = self.header.iter().map(|cell| {
            let cell = cell.strip_prefix(b"\xef\xbb\xbf").unwrap_or(cell);
            cell.trim_ascii()
        });
        cells.position(|cell| names.contains(&cell))
    }
}

fn is_envelope(cell: &[u8]) -> bool {
    let cell = cell.trim_ascii();
    if cell.starts_with(HEX_MAGIC) {
        let digits = cell.iter().skip(HEX_PREFIX.len());
        return digits.copied().all(|byte| byte.is_ascii_hexdigit());
    }
    let is_base64 = |byte: &u8| {
        byte.is_ascii_alphanumeric() || b"+/-_=".contains(byte) || byte.is_ascii_whitespace()
    };
    cell.starts_with(TEXT_MAGIC) && cell.iter().all(is_base64)
}

/// Hexadecimal behind `\x`, or base64 in either alphabet, padded or not, in lines or not.
fn decode(cell: &[u8]) -> Result<Vec<u8>, Failure> {
    if let Some(digits) = cell.strip_prefix(HEX_PREFIX) {
        let bytes = HEXLOWER_PERMISSIVE.decode(digits);
        return Ok(bytes.map_err(|_| Error::InvalidText)?);
    }
    if !cell.starts_with(TEXT_MAGIC) {
        return Err(Error::Malformed.into());
    }
    let kept = cell.iter().filter(|byte| !byte.is_ascii_whitespace());
    let canonical: Vec<u8> = kept
        .map(|byte| match byte {
            b'+' => b'-',
            b'/' => b'_',
            other => *other,
        })
        .collect();
    let canonical = String::from_utf8(canonical).map_err(|_| Error::InvalidText)?;
    Ok(text::decode(canonical.trim_end_matches('='))?)
}

/// The rows of a dump, each up to its limit.
struct Rows {
    reader: Reader<Limited>,
    row: ByteRecord,
    left: Rc<Cell<usize>>,
    path: PathBuf,
}

impl Rows {
    fn open(path: &Path, delimiter: u8) -> Result<Self, Failure> {
        let left = Rc::new(Cell::new(MAX_ROW_LEN));
        let file = File::open(path).map_err(Failure::read(path))?;
        let limited = Limited {
            file: BufReader::new(file),
            left: left.clone(),
        };
        let mut builder = ReaderBuilder::new();
        builder
            .has_headers(false)
            .flexible(true)
            .delimiter(delimiter);
        Ok(Self {
            reader: builder.from_reader(limited),
            row: ByteRecord::new(),
            left,
            path: path.into(),
        })
    }

    fn next(&mut self) -> Result<Option<&ByteRecord>, Failure> {
        self.left.set(MAX_ROW_LEN);
        let is_row = self.reader.read_byte_record(&mut self.row);
        match is_row.map_err(unreadable(&self.path)) {
            Ok(true) => Ok(Some(&self.row)),
            Ok(false) => Ok(None),
            Err(_) if self.left.get() == 0 => Err(Error::LimitExceeded.into()),
            Err(failure) => Err(failure),
        }
    }
}

/// A reader that fails when one row takes too much. The CSV reader itself has no such limit.
struct Limited {
    file: BufReader<File>,
    left: Rc<Cell<usize>>,
}

impl Read for Limited {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.left.get() == 0 {
            return Err(io::Error::other("one row is too long"));
        }
        let count = self.file.read(buffer)?;
        self.left.set(self.left.get().saturating_sub(count));
        Ok(count)
    }
}

impl io::Seek for Limited {
    fn seek(&mut self, position: io::SeekFrom) -> io::Result<u64> {
        self.file.seek(position)
    }
}

fn unreadable(path: &Path) -> impl Fn(csv::Error) -> Failure {
    move |error| match error.into_kind() {
        csv::ErrorKind::Io(error) => Failure::Read(path.into(), error),
        // Others quote nothing of a row, but say nothing that helps either.
        _ => Failure::Read(path.into(), io::Error::other("not a CSV file")),
    }
}
