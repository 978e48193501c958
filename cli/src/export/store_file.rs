//! The store's SQLite file, which is only read.

use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags, OptionalExtension, ffi};
use sealform::{Error, MAX_ENVELOPE_LEN};

use super::source::{Found, Source, Visit};
use crate::failure::Failure;
use crate::object::{Object, SealedFile};

pub(super) struct StoreFile {
    path: PathBuf,
    database: Connection,
    has_files: bool,
}

impl StoreFile {
    /// Reads one state of the store to the end, whatever comes in meanwhile.
    pub(super) fn open(path: &Path) -> Result<Self, Failure> {
        let opened = connect(path, "mode=ro").or_else(|error| match error.sqlite_error_code() {
            // From a medium that cannot be written on, where there is no place for the lock: nobody else writes there.
            Some(ffi::ErrorCode::CannotOpen | ffi::ErrorCode::ReadOnly) => {
                connect(path, "mode=ro&immutable=1")
            }
            _ => Err(error),
        });
        let database = opened.map_err(unreadable(path))?;
        if !has_table(&database, "submissions").map_err(unreadable(path))? {
            return Err(Failure::NoStore(path.into()));
        }
        Ok(Self {
            has_files: has_table(&database, "files").map_err(unreadable(path))?,
            database,
            path: path.into(),
        })
    }

    fn rows(&self, visit: &mut Visit<'_>) -> Result<Result<(), Failure>, rusqlite::Error> {
        // A length first: what is beyond the limit is never fetched.
        let mut statement = self.database.prepare(
            "SELECT seq, received_at, lower(hex(object_id)), \
             CASE WHEN length(envelope) <= ?1 THEN envelope END FROM submissions ORDER BY seq",
        )?;
        let mut rows = statement.query([MAX_ENVELOPE_LEN as i64])?;
        while let Some(row) = rows.next()? {
            let envelope: Option<Vec<u8>> = row.get(3)?;
            let object = envelope.map(Object::from_bytes);
            let visited = visit(Found {
                place: format!("submission {}", row.get::<_, i64>(0)?),
                id: Some(row.get(2)?),
                received: Some(row.get(1)?),
                object: object.unwrap_or_else(|| Err(Error::LimitExceeded.into())),
            });
            if visited.is_err() {
                return Ok(visited);
            }
        }
        Ok(Ok(()))
    }
}

impl Source for StoreFile {
    fn each(&self, visit: &mut Visit<'_>) -> Result<(), Failure> {
        self.rows(visit).map_err(unreadable(&self.path))?
    }

    fn file(&self, id: &str) -> Result<Option<SealedFile>, Failure> {
        if !self.has_files {
            return Ok(None);
        }
        let query = "SELECT lower(hex(upload_id)) FROM files WHERE lower(hex(object_id)) = ?1";
        let name: Option<String> = self
            .database
            .query_row(query, [id], |row| row.get(0))
            .optional()
            .map_err(unreadable(&self.path))?;
        let Some(name) = name else { return Ok(None) };
        let path = self.path.with_file_name("files").join(name);
        if !path.exists() {
            return Ok(None);
        }
        match Object::read(&path)? {
            Object::File(file) => Ok(Some(file)),
            Object::Boxes(_) => Err(Error::WrongKind.into()),
        }
    }

    fn passed_over(&self) -> Option<String> {
        None
    }
}

fn connect(path: &Path, mode: &str) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
    let absolute = path.canonicalize().unwrap_or_else(|_| path.into());
    let escaped: String = absolute
        .to_string_lossy()
        .chars()
        .map(|c| match c {
            '%' => "%25".into(),
            '?' => "%3f".into(),
            '#' => "%23".into(),
            c => c.to_string(),
        })
        .collect();
    let database = Connection::open_with_flags(format!("file:{escaped}?{mode}"), flags)?;
    // Also the first read, which is where a missing lock shows.
    database.execute_batch("BEGIN; SELECT count(*) FROM sqlite_schema;")?;
    Ok(database)
}

fn has_table(database: &Connection, name: &str) -> rusqlite::Result<bool> {
    let query = "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = ?1";
    database.query_row(query, [name], |row| {
        row.get::<_, i64>(0).map(|count| count > 0)
    })
}

fn unreadable(path: &Path) -> impl Fn(rusqlite::Error) -> Failure {
    move |error| Failure::Read(path.into(), std::io::Error::other(error))
}
