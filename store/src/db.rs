//! The one SQLite file, and how it is opened.

use std::fs::{DirBuilder, OpenOptions};
use std::io;
use std::path::Path;
use std::time::Duration;

use sqlx::SqlitePool;
use sqlx::migrate::{Migration, MigrationType, Migrator};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{ConnectOptions, SqlSafeStr};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use crate::StartError;

/// SQLite has one writer at a time; the other connections are for readers.
const CONNECTIONS: u32 = 8;
/// Shorter than a request may take: then the log names the database as what was waited for.
const BUSY_TIMEOUT: Duration = Duration::from_secs(10);

/// Opens `DATA/store.sqlite`, makes what is missing, and brings the tables up to date.
pub(crate) async fn open(data: &Path) -> Result<SqlitePool, StartError> {
    let file = data.join("store.sqlite");
    make_private(data, &file).map_err(|error| StartError::Data(data.to_owned(), error))?;

    let options = SqliteConnectOptions::new()
        .filename(&file)
        .journal_mode(SqliteJournalMode::Wal)
        // In WAL mode, NORMAL would lose the last answers in a power cut.
        .synchronous(SqliteSynchronous::Full)
        // On macOS a plain fsync leaves the data in the drive's cache; elsewhere this does nothing.
        .pragma("fullfsync", "on")
        .busy_timeout(BUSY_TIMEOUT)
        .foreign_keys(true)
        .disable_statement_logging();
    let unusable = |error| StartError::Database(file.clone(), error);
    let pool = SqlitePoolOptions::new()
        .max_connections(CONNECTIONS)
        .connect_with(options)
        .await
        .map_err(unusable)?;
    migrations()
        .run(&pool)
        .await
        .map_err(|error| unusable(error.into()))?;
    Ok(pool)
}

/// Now, as it is kept in every table and answered by the API: RFC 3339, UTC, milliseconds.
pub(crate) fn now() -> Result<String, sqlx::Error> {
    OffsetDateTime::now_utc()
        .truncate_to_millisecond()
        .format(&Rfc3339)
        .map_err(|error| sqlx::Error::Encode(error.into()))
}

/// A released migration is never edited: SQLx compares its checksum, and would refuse the database.
fn migrations() -> Migrator {
    let scripts = [
        ("tables", include_str!("../migrations/0001_tables.sql")),
        (
            "files and copies",
            include_str!("../migrations/0002_files_and_copies.sql"),
        ),
        ("resealed", include_str!("../migrations/0003_resealed.sql")),
        ("objects", include_str!("../migrations/0004_objects.sql")),
    ];
    let migrations = (1..).zip(scripts).map(|(version, (name, script))| {
        let script = script.into_sql_str();
        Migration::new(version, name.into(), MigrationType::Simple, script, false)
    });
    Migrator::with_migrations(migrations.collect())
}

/// The directory with mode 0700 if it is made here, and the file with mode 0600, which SQLite also
/// gives to its WAL.
fn make_private(data: &Path, file: &Path) -> io::Result<()> {
    let mut directory = DirBuilder::new();
    let mut database = OpenOptions::new();
    #[cfg(unix)]
    {
        std::os::unix::fs::DirBuilderExt::mode(&mut directory, 0o700);
        std::os::unix::fs::OpenOptionsExt::mode(&mut database, 0o600);
    }
    directory.recursive(true).create(data)?;
    let database = database.create(true).append(true).open(file)?;
    #[cfg(unix)]
    {
        // An older file may have come from a backup that lost its mode.
        database.set_permissions(std::os::unix::fs::PermissionsExt::from_mode(0o600))?;
        // The name of the new file must survive a power cut as well as its content.
        std::fs::File::open(data)?.sync_all()?;
    }
    database.sync_all()
}
