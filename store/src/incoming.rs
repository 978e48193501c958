//! The body of one PATCH, written to its file piece by piece. What came before a fault of the line is kept.

use std::io::{self, Read, SeekFrom};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use http_body_util::BodyExt;
use sha2::{Digest, Sha256};
use tokio::fs::{File, OpenOptions};
use tokio::io::{AsyncReadExt, AsyncSeekExt, AsyncWriteExt};
use tokio::sync::OwnedSemaphorePermit;
use tokio::time::{Instant, sleep, timeout};

use crate::names::ObjectId;
use crate::problem::Problem;
use crate::upload::{Upload, Uploads};
use crate::upload_locks::Held;
use crate::{db, envelope};

/// In bytes. What a crash of the store can cost of a body that still comes.
const CHECKPOINT: u64 = 4 << 20;
/// After an interruption: what is on its way from a line that broke is worth having, and comes at once.
const DRAIN_IDLE: Duration = Duration::from_millis(100);
const DRAIN: Duration = Duration::from_secs(2);
/// In bytes, for the hash of a finished file.
const HASH_PIECE: usize = 256 << 10;

const BROKEN_OFF: Problem = Problem::MalformedPayload(
    "The body ended before its announced end. What came is kept: ask with HEAD how much, and send the rest.",
);

/// An upload that takes in a body.
pub(crate) struct Incoming {
    uploads: Arc<Uploads>,
    held: Held,
    upload: Upload,
    file: File,
    /// In bytes; what is after `upload.received` may not be on the disk yet.
    written: u64,
}

/// What the first bytes and the whole of a file say.
struct Content {
    object_id: ObjectId,
    sha256: [u8; 32],
}

/// Takes in `body` from `upload.received` on, in a task of its own: a handler is dropped when its connection
/// breaks, and what came has still to be put on the disk. Returns the upload as it is then.
pub(crate) async fn take_in(
    uploads: Arc<Uploads>,
    held: Held,
    upload: Upload,
    place: OwnedSemaphorePermit,
    body: Body,
) -> Result<Upload, Problem> {
    let task = tokio::spawn(async move {
        let taken = match Incoming::open(uploads, held, upload).await {
            Ok(incoming) => incoming.run(body).await,
            Err(problem) => Err(problem),
        };
        drop(place);
        taken
    });
    let stopped = |_| Problem::Failed(io::Error::other("the task of an upload was stopped"));
    task.await.map_err(stopped)?
}

impl Incoming {
    async fn open(uploads: Arc<Uploads>, held: Held, upload: Upload) -> Result<Self, Problem> {
        let mut options = OpenOptions::new();
        options.write(true).create(upload.received == 0);
        #[cfg(unix)]
        options.mode(0o600);
        let mut file = options.open(uploads.path(upload.id)).await?;
        if file.metadata().await?.len() < upload.received {
            return Err(io::Error::other("the file of an upload was cut").into());
        }
        // What was written after the last checkpoint is sent again.
        file.set_len(upload.received).await?;
        file.seek(SeekFrom::Start(upload.received)).await?;
        if upload.received == 0 {
            uploads.sync_directory().await?;
        }
        Ok(Self {
            uploads,
            held,
            file,
            written: upload.received,
            upload,
        })
    }

    async fn run(mut self, body: Body) -> Result<Upload, Problem> {
        let taken = self.take_in(body).await;
        // These bytes will never be a file: room for others.
        if let Err(Problem::NotAnEnvelope | Problem::UnsupportedVersion | Problem::IdConflict) =
            taken
        {
            self.uploads.remove(&self.held).await?;
        }
        taken.map(|()| self.upload)
    }

    async fn take_in(&mut self, body: Body) -> Result<(), Problem> {
        let ended_early = self.write_all(body).await?;
        if self.written == self.upload.length {
            return self.finish().await;
        }
        self.checkpoint().await?;
        ended_early.map_or(Ok(()), Err)
    }

    /// Writes until the body or the upload ends, or says why it ended before.
    async fn write_all(&mut self, mut body: Body) -> Result<Option<Problem>, Problem> {
        let mut idle = self.uploads.limits.idle;
        let whole = sleep(self.uploads.limits.whole);
        tokio::pin!(whole);
        let mut interrupted = false;
        let too_late = |interrupted| match interrupted {
            true => Ok(Some(Problem::UploadLocked)),
            false => Ok(Some(Problem::Timeout)),
        };
        while self.written < self.upload.length {
            let frame = tokio::select! {
                () = self.held.interrupted(), if !interrupted => {
                    interrupted = true;
                    idle = idle.min(DRAIN_IDLE);
                    whole.as_mut().reset(Instant::now() + DRAIN);
                    continue;
                }
                () = &mut whole => return too_late(interrupted),
                frame = timeout(idle, body.frame()) => frame,
            };
            match frame {
                Err(_) => return too_late(interrupted),
                Ok(None) => return Ok(None),
                Ok(Some(Err(_))) => return Ok(Some(BROKEN_OFF)),
                Ok(Some(Ok(frame))) => {
                    if let Ok(piece) = frame.into_data() {
                        self.write(&piece).await?;
                    }
                }
            }
        }
        Ok(None)
    }

    async fn write(&mut self, piece: &[u8]) -> Result<(), Problem> {
        let written = self.written + piece.len() as u64;
        if written > self.upload.length {
            return Err(Problem::TooLarge {
                limit: self.upload.length,
            });
        }
        self.file.write_all(piece).await?;
        self.written = written;
        if written - self.upload.received >= CHECKPOINT && written < self.upload.length {
            self.checkpoint().await?;
        }
        Ok(())
    }

    /// Puts on the disk what came, then counts it.
    async fn checkpoint(&mut self) -> Result<(), Problem> {
        self.sync().await?;
        let head = envelope::HEAD as u64;
        // As early as it can be known, before more is taken of it.
        if self.upload.received < head && self.written >= head {
            let mut bytes = [0; envelope::HEAD];
            let mut file = File::open(self.uploads.path(self.upload.id)).await?;
            file.read_exact(&mut bytes).await?;
            envelope::object_id(&bytes)?;
        }
        sqlx::query("UPDATE uploads SET received = ? WHERE id = ?")
            .bind(self.written as i64)
            .bind(self.upload.id.0.to_vec())
            .execute(&self.uploads.pool)
            .await?;
        self.upload.received = self.written;
        Ok(())
    }

    /// Keeps the file, once, under the id that it brings.
    async fn finish(&mut self) -> Result<(), Problem> {
        self.sync().await?;
        let path = self.uploads.path(self.upload.id);
        let stopped = |_| io::Error::other("the hash of an upload was stopped");
        let content = tokio::task::spawn_blocking(move || Content::read(&path))
            .await
            .map_err(stopped)??;
        if !self.keep(&content).await? {
            self.uploads.remove_bytes(self.upload.id).await?;
        }
        self.upload.received = self.upload.length;
        Ok(())
    }

    /// True if the file was not here before.
    async fn keep(&self, content: &Content) -> Result<bool, Problem> {
        let mut transaction = self.uploads.pool.begin().await?;
        // It writes first, so that the transaction has the database for itself from here on.
        let inserted = sqlx::query(
            "INSERT INTO files (object_id, received_at, sha256, size, upload_id) \
             VALUES (?, ?, ?, ?, ?) ON CONFLICT (object_id) DO NOTHING",
        )
        .bind(content.object_id.0.to_vec())
        .bind(db::now()?)
        .bind(content.sha256.to_vec())
        .bind(self.upload.length as i64)
        .bind(self.upload.id.0.to_vec())
        .execute(&mut *transaction)
        .await?;
        let is_new = inserted.rows_affected() == 1;
        if !is_new {
            let (sha256,): (Vec<u8>,) =
                sqlx::query_as("SELECT sha256 FROM files WHERE object_id = ?")
                    .bind(content.object_id.0.to_vec())
                    .fetch_one(&mut *transaction)
                    .await?;
            if sha256 != content.sha256 {
                return Err(Problem::IdConflict);
            }
        }
        sqlx::query("UPDATE uploads SET received = length WHERE id = ?")
            .bind(self.upload.id.0.to_vec())
            .execute(&mut *transaction)
            .await?;
        transaction.commit().await?;
        Ok(is_new)
    }

    async fn sync(&mut self) -> io::Result<()> {
        // Only flush tells of a write that failed in the background.
        self.file.flush().await?;
        self.file.sync_data().await
    }
}

impl Content {
    fn read(path: &Path) -> Result<Self, Problem> {
        let mut file = std::fs::File::open(path)?;
        let mut head = [0; envelope::HEAD];
        file.read_exact(&mut head)?;
        let object_id = envelope::object_id(&head)?;
        let mut hash = Sha256::new_with_prefix(head);
        let mut piece = vec![0; HASH_PIECE];
        loop {
            let count = file.read(&mut piece)?;
            let Some(read) = piece.get(..count).filter(|read| !read.is_empty()) else {
                break;
            };
            hash.update(read);
        }
        Ok(Self {
            object_id,
            sha256: hash.finalize().into(),
        })
    }
}
