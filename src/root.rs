//! The root: the hash that names an object's content.

use alloc::string::String;
use alloc::vec::Vec;

use crate::envelope::{Body, COMMITMENT_LEN, ParsedEnvelope};
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
        let boxes = match &envelope.body {
            Body::Boxes(boxes) => boxes,
            Body::File(body) => {
                let mut root = FileRoot::new(envelope.core_bytes, envelope.commitment);
                root.feed(body);
                return Ok(root.finish());
            }
        };
        let leaves = (0..).zip(boxes).map(|(index, sealed)| leaf(index, sealed));
        let leaves = leaves.collect::<Result<Vec<_>, _>>()?;
        Ok(Self::of_leaves(
            envelope.core_bytes,
            envelope.commitment,
            &leaves,
        ))
    }

    pub(crate) fn of_leaves(core_bytes: &[u8], commitment: &[u8], leaves: &[Leaf]) -> Self {
        let start = Hash::new()
            .update(label!("root"))
            .update(core_bytes)
            .update(commitment);
        let hash = leaves.iter().fold(start, |hash, leaf| hash.update(leaf));
        Self(hash.finish())
    }

    /// As base64url without padding: 43 characters.
    #[must_use]
    pub fn to_text(self) -> String {
        text::encode(&self.0)
    }

    /// Parses the 43 characters that [`Root::to_text`] gives.
    ///
    /// # Errors
    /// [`Error::InvalidText`] for anything else.
    pub fn from_text(text: &str) -> Result<Self, Error> {
        let bytes = text::decode(text)?;
        bytes.try_into().map(Self).map_err(|_| Error::InvalidText)
    }
}

/// The hash of one box.
pub(crate) type Leaf = [u8; 32];

/// `leaf_i = H(label("leaf") || i u16 || len u32 || Box_i)`
pub(crate) fn leaf(index: u16, sealed: &[u8]) -> Result<Leaf, Error> {
    let len = u32::try_from(sealed.len()).map_err(|_| Error::LimitExceeded)?;
    Ok(Hash::new()
        .update(label!("leaf"))
        .update(&index.to_be_bytes())
        .update(&len.to_be_bytes())
        .update(sealed)
        .finish())
}

/// The root of a file, whose body comes in parts.
pub(crate) struct FileRoot {
    core_bytes: Vec<u8>,
    commitment: [u8; COMMITMENT_LEN],
    leaf: Hash,
}

impl FileRoot {
    pub(crate) fn new(core_bytes: &[u8], commitment: &[u8; COMMITMENT_LEN]) -> Self {
        Self {
            core_bytes: core_bytes.into(),
            commitment: *commitment,
            leaf: Hash::new().update(label!("leaf")).update(&[0, 0]),
        }
    }

    /// The next bytes of the body.
    pub(crate) fn feed(&mut self, part: &[u8]) {
        self.leaf.feed(part);
    }

    /// The one leaf of a file is `H(label("leaf") || 0x0000 || body)`: its length is known only at its end.
    pub(crate) fn finish(&self) -> Root {
        let leaf = self.leaf.clone().finish();
        Root::of_leaves(&self.core_bytes, &self.commitment, &[leaf])
    }
}
