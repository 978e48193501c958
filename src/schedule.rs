//! From the content key to every other key of an object.

use rand_core::TryCryptoRng;

use crate::envelope::{COMMITMENT_LEN, ParsedEnvelope};
use crate::error::Error;
use crate::primitives::{self, Hash, Prk};
use crate::random::make_random;
use crate::secret::Key;

pub(crate) type CoreHash = [u8; 32];

/// `label(x) = "sealform/v1/" || x || 0x00`: each use of a key or a hash has its own.
macro_rules! label {
    ($name:literal) => {
        concat!("sealform/v1/", $name, "\0").as_bytes()
    };
}
pub(crate) use label;

/// `core_hash = H(label("core") || Core)`: ties every key of an object to its kind, id and context.
pub(crate) fn core_hash(core_bytes: &[u8]) -> CoreHash {
    Hash::new()
        .update(label!("core"))
        .update(core_bytes)
        .finish()
}

/// CK, made for one object and never used for another.
pub(crate) struct ContentKey(pub(crate) Key);

impl ContentKey {
    pub(crate) fn make<R: TryCryptoRng + ?Sized>(rng: &mut R) -> Result<Self, Error> {
        Ok(Self(Key::new(make_random(rng)?)))
    }
}

/// `k || commitment = Expand(ikm, info, 64)`: a key and the public value that commits to it (the padding
/// fix to partitioning oracles and invisible salamanders, with the commitment from the KDF).
pub(crate) struct CommittedKey {
    key: Key,
    commitment: [u8; COMMITMENT_LEN],
}

impl CommittedKey {
    pub(crate) fn derive(ikm: &Key, info: &[&[u8]]) -> Self {
        let (key, commitment) = primitives::hkdf_expand_pair(ikm, info);
        Self { key, commitment }
    }

    /// For a writer, who chose the key and publishes the commitment.
    pub(crate) fn for_writing(self) -> (Key, [u8; COMMITMENT_LEN]) {
        (self.key, self.commitment)
    }

    /// For a reader: the key, once the commitment is seen to be the one in the object, so that a wrong guess
    /// never reaches the cipher.
    pub(crate) fn verify(self, commitment: &[u8; COMMITMENT_LEN]) -> Result<Key, Error> {
        if !primitives::equal(&self.commitment, commitment) {
            return Err(Error::OpenFailed);
        }
        Ok(self.key)
    }
}

/// The keys of one object.
pub(crate) struct Schedule {
    content_key: ContentKey,
    prk: Prk,
    core_hash: CoreHash,
}

impl Schedule {
    /// For a writer, whose content key is its own.
    pub(crate) fn for_writing(content_key: ContentKey, core_hash: CoreHash) -> Self {
        Self {
            prk: Prk::new(&content_key.0),
            content_key,
            core_hash,
        }
    }

    /// For a reader: only a content key that fits the commitment and the slots of the envelope gives a
    /// schedule, so that no box can be tried before.
    pub(crate) fn verify(
        content_key: ContentKey,
        core_hash: CoreHash,
        envelope: &ParsedEnvelope<'_>,
    ) -> Result<Self, Error> {
        let schedule = Self::for_writing(content_key, core_hash);
        if !primitives::equal(&schedule.commitment(), envelope.commitment) {
            return Err(Error::OpenFailed);
        }
        let slots_mac = schedule.slots_mac(envelope.slot_section);
        if !primitives::equal(&slots_mac, envelope.slots_mac) {
            return Err(Error::OpenFailed);
        }
        Ok(schedule)
    }

    pub(crate) fn content_key(&self) -> &ContentKey {
        &self.content_key
    }

    /// `commitment = sub("commit", "")`
    pub(crate) fn commitment(&self) -> [u8; COMMITMENT_LEN] {
        *self.sub(label!("commit"), b"").as_bytes()
    }

    /// `slots_mac = HMAC(sub("slots", ""), slot_count || slot*)`
    pub(crate) fn slots_mac(&self, slot_section: &[u8]) -> [u8; 32] {
        primitives::hmac_sha256(&self.sub(label!("slots"), b""), slot_section)
    }

    /// `sub("field", i u16)`: the key of box `i`, and of nothing else, so that it can be disclosed.
    pub(crate) fn field_key(&self, index: u16) -> Key {
        self.sub(label!("field"), &index.to_be_bytes())
    }

    /// `sub("file", "")`: the key of a file's one box.
    pub(crate) fn file_key(&self) -> Key {
        self.sub(label!("file"), b"")
    }

    /// `sub(l, x) = Expand(CK, label(l) || core_hash || x, 32)`
    fn sub(&self, label: &[u8], x: &[u8]) -> Key {
        Key::new(*self.prk.expand(&[label, &self.core_hash, x]))
    }
}
