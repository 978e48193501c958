//! The root: the hash that names an object's content.

use alloc::string::String;

use crate::envelope::{Body, ParsedEnvelope};
use crate::error::Error;
use crate::primitives::Hash;
use crate::schedule::label;
use crate::text;

/// Names the content of an object and not its slots: holders can come and go under it.
///
/// It can be computed without a key, and means something only to those who know that it is the right one:
/// from a receipt, from the manifest of a newer version, or by opening the object.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Root(pub [u8; 32]);

impl Root {
    /// `root = H(label("root") || Core || commitment || leaf_0 || … )`
    pub(crate) fn of(envelope: &ParsedEnvelope<'_>) -> Result<Self, Error> {
        let start = Hash::new()
            .update(label!("root"))
            .update(envelope.core_bytes)
            .update(envelope.commitment);
        let hash = match &envelope.body {
            Body::File(body) => start.update(&leaf(0, &[], body)),
            Body::Boxes(boxes) => (0..).zip(boxes).try_fold(start, |hash, (index, sealed)| {
                let len = u32::try_from(sealed.len()).map_err(|_| Error::LimitExceeded)?;
                Ok(hash.update(&leaf(index, &len.to_be_bytes(), sealed)))
            })?,
        };
        Ok(Self(hash.finish()))
    }

    /// As base64url without padding: 43 characters.
    #[must_use]
    pub fn to_text(self) -> String {
        text::encode(&self.0)
    }
}

/// `leaf_i = H(label("leaf") || i u16 || len u32 || Box_i)`; the one leaf of a file has no length.
fn leaf(index: u16, len: &[u8], sealed: &[u8]) -> [u8; 32] {
    Hash::new()
        .update(label!("leaf"))
        .update(&index.to_be_bytes())
        .update(len)
        .update(sealed)
        .finish()
}
