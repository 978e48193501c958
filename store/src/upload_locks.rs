//! One request at a time for each upload.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::{Notify, watch};

use crate::names::UploadId;

/// The uploads that are worked on now.
#[derive(Default)]
pub(crate) struct Locks(Mutex<HashMap<UploadId, Holder>>);

struct Holder {
    interrupt: Arc<Notify>,
    released: watch::Receiver<()>,
}

/// The upload is its own until it is dropped.
pub(crate) struct Held {
    locks: Arc<Locks>,
    pub(crate) id: UploadId,
    interrupt: Arc<Notify>,
    /// Dropped after the entry is gone, which wakes who waits for it.
    _released: watch::Sender<()>,
}

impl Locks {
    pub(crate) fn try_take(self: &Arc<Self>, id: UploadId) -> Option<Held> {
        self.take_or_find(id).ok()
    }

    /// Asks who holds the upload to stop, and waits for that. A client whose connection broke comes back
    /// before the store can know that the first one is dead.
    pub(crate) async fn take(self: &Arc<Self>, id: UploadId) -> Held {
        loop {
            let (interrupt, mut released) = match self.take_or_find(id) {
                Ok(held) => return held,
                Err(holder) => holder,
            };
            interrupt.notify_one();
            // An error: the sender is gone, and with it the lock.
            let _ = released.changed().await;
        }
    }

    fn take_or_find(
        self: &Arc<Self>,
        id: UploadId,
    ) -> Result<Held, (Arc<Notify>, watch::Receiver<()>)> {
        let mut holders = self.holders();
        if let Some(holder) = holders.get(&id) {
            return Err((Arc::clone(&holder.interrupt), holder.released.clone()));
        }
        let interrupt = Arc::new(Notify::new());
        let (sender, released) = watch::channel(());
        let holder = Holder {
            interrupt: Arc::clone(&interrupt),
            released,
        };
        holders.insert(id, holder);
        Ok(Held {
            locks: Arc::clone(self),
            id,
            interrupt,
            _released: sender,
        })
    }

    fn holders(&self) -> MutexGuard<'_, HashMap<UploadId, Holder>> {
        // No code that can panic runs under the lock.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Held {
    /// Ready when another request wants to go on with the upload.
    pub(crate) async fn interrupted(&self) {
        self.interrupt.notified().await;
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        self.locks.holders().remove(&self.id);
    }
}
