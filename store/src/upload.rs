//! What the store knows of an upload, and where its bytes are.

use std::collections::HashSet;
use std::fs::DirBuilder;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use sqlx::SqlitePool;
use tokio::fs;
use tokio::sync::Semaphore;

use crate::config::Config;
use crate::names::{UploadId, hex};
use crate::problem::Problem;
use crate::upload_locks::{Held, Locks};

/// Uploads whose bytes come in at one time; more wait in line. Each holds a piece of its body, so that they
/// are many more than a store of this size needs.
const MAX_INCOMING: usize = 128;
/// Between two looks for expired uploads.
const SWEEP_PAUSE: Duration = Duration::from_secs(3600);
/// Expired uploads that are read from the database at one time.
const SWEEP_STEP: i64 = 100;

/// One upload, unfinished or finished. Lengths in bytes, the time in milliseconds since 1970.
#[derive(Clone, Copy)]
pub(crate) struct Upload {
    pub(crate) id: UploadId,
    pub(crate) length: u64,
    /// What is on the disk for sure. It is `length` when the file is kept, and not before.
    pub(crate) received: u64,
    pub(crate) expires_at: u64,
}

/// Everything about uploads that handlers share.
pub(crate) struct Uploads {
    pub(crate) pool: SqlitePool,
    directory: PathBuf,
    pub(crate) locks: Arc<Locks>,
    pub(crate) places: Arc<Semaphore>,
    pub(crate) limits: Limits,
}

/// Sizes in bytes.
pub(crate) struct Limits {
    pub(crate) max_file: u64,
    pub(crate) max_files_total: u64,
    pub(crate) max_uploads: u32,
    pub(crate) expiry: Duration,
    /// Between two pieces of a body.
    pub(crate) idle: Duration,
    /// For one body, and for a place in the line.
    pub(crate) whole: Duration,
    pub(crate) wait: Duration,
}

impl Upload {
    pub(crate) fn is_finished(&self) -> bool {
        self.received == self.length
    }
}

impl Uploads {
    /// Makes the directory `files`, and removes from it what no row names: what a crash left between two steps.
    pub(crate) async fn open(config: &Config, pool: SqlitePool) -> io::Result<Self> {
        let directory = config.data.join("files");
        make_private(&config.data, &directory)?;
        let uploads = Self {
            pool,
            directory,
            locks: Arc::default(),
            places: Arc::new(Semaphore::new(MAX_INCOMING)),
            limits: Limits {
                max_file: config.max_file,
                max_files_total: config.max_files_total,
                max_uploads: config.max_uploads,
                expiry: config.upload_expiry,
                idle: config.upload_idle_timeout,
                whole: config.upload_timeout,
                wait: config.request_timeout,
            },
        };
        uploads.remove_strays().await?;
        Ok(uploads)
    }

    /// Waits for uploads whose connection is gone, until what came of them is on the disk.
    pub(crate) async fn finish(&self, grace: Duration) {
        let all = self.places.acquire_many(MAX_INCOMING as u32);
        let _ = tokio::time::timeout(grace, all).await;
    }

    pub(crate) fn path(&self, id: UploadId) -> PathBuf {
        self.directory.join(hex(&id.0))
    }

    /// The directory itself, so that the name of a new file survives a power cut as well as its content.
    pub(crate) async fn sync_directory(&self) -> io::Result<()> {
        #[cfg(unix)]
        fs::File::open(&self.directory).await?.sync_all().await?;
        Ok(())
    }

    /// A new upload, unless there are too many, or its bytes would be too many. The bytes that unfinished
    /// uploads announced count: one that was let in can be finished.
    pub(crate) async fn create(&self, length: u64) -> Result<Upload, Problem> {
        let failed = |_| Problem::Failed(io::Error::other("the system gave no random bytes"));
        let upload = Upload {
            id: UploadId::make().map_err(failed)?,
            length,
            received: 0,
            expires_at: now() + self.limits.expiry.as_millis() as u64,
        };
        // One statement, so that nothing comes between counting and writing.
        let inserted = sqlx::query(
            "INSERT INTO uploads (id, length, received, expires_at) SELECT ?1, ?2, 0, ?3 WHERE \
             (SELECT count(*) FROM uploads WHERE received < length) < ?4 AND \
             (SELECT coalesce(sum(size), 0) FROM files) + ?2 + \
             (SELECT coalesce(sum(length), 0) FROM uploads WHERE received < length) <= ?5",
        )
        .bind(upload.id.0.to_vec())
        .bind(length as i64)
        .bind(upload.expires_at as i64)
        .bind(self.limits.max_uploads)
        .bind(self.limits.max_files_total as i64)
        .execute(&self.pool)
        .await?;
        if inserted.rows_affected() == 1 {
            return Ok(upload);
        }
        let (unfinished,): (i64,) =
            sqlx::query_as("SELECT count(*) FROM uploads WHERE received < length")
                .fetch_one(&self.pool)
                .await?;
        if unfinished >= i64::from(self.limits.max_uploads) {
            Err(Problem::TooManyUploads)
        } else {
            Err(Problem::StoreFull)
        }
    }

    pub(crate) async fn find(&self, id: UploadId) -> Result<Upload, Problem> {
        let row: Option<(i64, i64, i64)> =
            sqlx::query_as("SELECT length, received, expires_at FROM uploads WHERE id = ?")
                .bind(id.0.to_vec())
                .fetch_optional(&self.pool)
                .await?;
        let (length, received, expires_at) = row.ok_or(Problem::NotFound)?;
        let upload = Upload {
            id,
            length: length as u64,
            received: received as u64,
            expires_at: expires_at as u64,
        };
        if upload.expires_at <= now() {
            return Err(Problem::UploadExpired);
        }
        Ok(upload)
    }

    /// Forgets an upload, and removes its bytes unless they are a kept file.
    pub(crate) async fn remove(&self, held: &Held) -> Result<(), Problem> {
        // The row first: a file without a row is found at the next start, a row without its file is a fault.
        sqlx::query("DELETE FROM uploads WHERE id = ?")
            .bind(held.id.0.to_vec())
            .execute(&self.pool)
            .await?;
        let kept: Option<(i64,)> = sqlx::query_as("SELECT seq FROM files WHERE upload_id = ?")
            .bind(held.id.0.to_vec())
            .fetch_optional(&self.pool)
            .await?;
        if kept.is_none() {
            self.remove_bytes(held.id).await?;
        }
        Ok(())
    }

    pub(crate) async fn remove_bytes(&self, id: UploadId) -> io::Result<()> {
        match fs::remove_file(self.path(id)).await {
            // Nothing came yet.
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            removed => removed,
        }
    }

    /// Removes expired uploads, for as long as the store runs.
    pub(crate) async fn sweep(&self) {
        loop {
            if let Err(problem) = self.remove_expired().await {
                tracing::error!(?problem, "expired uploads");
            }
            tokio::time::sleep(SWEEP_PAUSE.min(self.limits.expiry)).await;
        }
    }

    async fn remove_expired(&self) -> Result<(), Problem> {
        let mut after = Vec::new();
        loop {
            let expired: Vec<(Vec<u8>,)> = sqlx::query_as(
                "SELECT id FROM uploads WHERE expires_at <= ? AND id > ? ORDER BY id LIMIT ?",
            )
            .bind(now() as i64)
            .bind(after.clone())
            .bind(SWEEP_STEP)
            .fetch_all(&self.pool)
            .await?;
            for (id,) in expired.iter().cloned() {
                let held = <[u8; 16]>::try_from(id)
                    .ok()
                    .and_then(|id| self.locks.try_take(UploadId(id)));
                // One that is being written to is left for the next time.
                if let Some(held) = held {
                    self.remove(&held).await?;
                }
            }
            let Some((last,)) = expired.into_iter().last() else {
                return Ok(());
            };
            after = last;
        }
    }

    async fn remove_strays(&self) -> io::Result<()> {
        let rows: Vec<(Vec<u8>,)> = sqlx::query_as(
            "SELECT id FROM uploads WHERE received < length UNION SELECT upload_id FROM files",
        )
        .fetch_all(&self.pool)
        .await
        .map_err(io::Error::other)?;
        let known: HashSet<Vec<u8>> = rows.into_iter().map(|(id,)| id).collect();
        let mut entries = fs::read_dir(&self.directory).await?;
        while let Some(entry) = entries.next_entry().await? {
            let name = entry.file_name();
            let id = name.to_str().and_then(UploadId::parse);
            // Other names are not ours.
            if let Some(id) = id.filter(|id| !known.contains(id.0.as_slice())) {
                self.remove_bytes(id).await?;
            }
        }
        Ok(())
    }
}

/// In milliseconds since 1970.
fn now() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.unwrap_or_default().as_millis() as u64
}

fn make_private(data: &Path, directory: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.recursive(true).create(directory)?;
    #[cfg(unix)]
    std::fs::File::open(data)?.sync_all()?;
    Ok(())
}
