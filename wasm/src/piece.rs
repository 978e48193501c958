//! How a file crosses into this memory.

use alloc::vec;
use alloc::vec::Vec;

use js_sys::Uint8Array;
use sealform::Error;
use zeroize::Zeroizing;

use crate::convert::{Result, error};

/// What crosses at a time, in bytes: a chunk. It goes into one place, which is wiped once.
pub(crate) const PIECE: usize = 65_536;

/// The one place in this memory through which a file passes.
pub(crate) struct Piece(Zeroizing<Vec<u8>>);

impl Piece {
    pub(crate) fn new() -> Self {
        Self(Zeroizing::new(vec![0; PIECE]))
    }

    /// Calls `take` with all of `from`, in pieces.
    pub(crate) fn each(
        &mut self,
        from: &Uint8Array,
        mut take: impl FnMut(&[u8]) -> core::result::Result<(), Error>,
    ) -> Result<()> {
        let length = from.length();
        for start in (0..length).step_by(PIECE) {
            let end = length.min(start + PIECE as u32);
            let piece = self.0.get_mut(..(end - start) as usize).unwrap_or_default();
            from.subarray(start, end).copy_to(piece);
            take(piece).map_err(error)?;
        }
        Ok(())
    }
}
