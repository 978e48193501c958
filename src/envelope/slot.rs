//! Slots as bytes: `type u8 || len u16 || body[len]`. What is in them is unwrapped elsewhere.

use alloc::boxed::Box;
use alloc::vec::Vec;

use super::reader::Reader;
use crate::error::Error;

pub(crate) const KID_LEN: usize = 8;
pub(crate) const SID_LEN: usize = 8;
pub(crate) const SALT_LEN: usize = 16;
pub(crate) const PASSKEY_NONCE_LEN: usize = 16;
pub(crate) const COMMITMENT_LEN: usize = 32;
pub(crate) const ENC_LEN: usize = 1120;
pub(crate) const WRAPPED_LEN: usize = 48;

/// The cost of one Argon2id call (RFC 9106), within the format's limits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Argon2Cost {
    memory_kib: u32,
    passes: u8,
    lanes: u8,
}

impl Argon2Cost {
    /// What is written today: 64 MiB, 3 passes, 1 lane.
    pub const DEFAULT: Self = Self {
        memory_kib: 65_536,
        passes: 3,
        lanes: 1,
    };

    const MAX_MEMORY_KIB: u32 = 262_144;
    const MAX_PASSES: u8 = 16;
    const MAX_LANES: u8 = 4;
    const MAX_WORK: u64 = 1_048_576;

    /// `memory_kib` in KiB, `passes` over it, in `lanes`.
    ///
    /// # Errors
    /// [`Error::LimitExceeded`] unless 8p ≤ m ≤ 262,144, 1 ≤ t ≤ 16, 1 ≤ p ≤ 4 and m·t ≤ 1,048,576.
    pub fn new(memory_kib: u32, passes: u8, lanes: u8) -> Result<Self, Error> {
        let is_allowed = (1..=Self::MAX_PASSES).contains(&passes)
            && (1..=Self::MAX_LANES).contains(&lanes)
            && (8 * u32::from(lanes)..=Self::MAX_MEMORY_KIB).contains(&memory_kib)
            && u64::from(memory_kib) * u64::from(passes) <= Self::MAX_WORK;
        if !is_allowed {
            return Err(Error::LimitExceeded);
        }
        Ok(Self {
            memory_kib,
            passes,
            lanes,
        })
    }

    /// Memory in KiB.
    #[must_use]
    pub const fn memory_kib(self) -> u32 {
        self.memory_kib
    }

    /// Passes over the memory.
    #[must_use]
    pub const fn passes(self) -> u8 {
        self.passes
    }

    /// Lanes.
    #[must_use]
    pub const fn lanes(self) -> u8 {
        self.lanes
    }

    /// Whether guessing is cheaper than at today's default: by less memory, or by less work over it.
    #[cfg(feature = "passphrase")]
    pub(crate) fn is_below_default(self) -> bool {
        let work = |cost: Self| u64::from(cost.memory_kib) * u64::from(cost.passes);
        self.memory_kib < Self::DEFAULT.memory_kib || work(self) < work(Self::DEFAULT)
    }

    /// Today's default, with no less memory than this. It is within the limits: 3 passes over the most memory are.
    #[cfg(feature = "passphrase")]
    pub(crate) fn raised(self) -> Self {
        Self {
            memory_kib: self.memory_kib.max(Self::DEFAULT.memory_kib),
            ..Self::DEFAULT
        }
    }

    /// `m_kib u32 || t u8 || p u8`
    pub(crate) fn to_bytes(self) -> [u8; 6] {
        let [a, b, c, d] = self.memory_kib.to_be_bytes();
        [a, b, c, d, self.passes, self.lanes]
    }
}

/// The content key, wrapped for one holder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Slot {
    Hybrid(Box<HybridSlot>),
    Passphrase(PassphraseSlot),
    Passkey(Box<PasskeySlot>),
    Secret(SecretSlot),
    /// Of a type that this release does not know, and passes over.
    Unknown {
        number: u8,
        body: Vec<u8>,
    },
}

/// `kid[8] || enc[1120] || wrapped[48]`
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct HybridSlot {
    pub(crate) kid: [u8; KID_LEN],
    pub(crate) enc: [u8; ENC_LEN],
    pub(crate) wrapped: [u8; WRAPPED_LEN],
}

/// `m_kib u32 || t u8 || p u8 || salt[16] || commitment[32] || wrapped[48]`
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PassphraseSlot {
    pub(crate) cost: Argon2Cost,
    pub(crate) salt: [u8; SALT_LEN],
    pub(crate) commitment: [u8; COMMITMENT_LEN],
    pub(crate) wrapped: [u8; WRAPPED_LEN],
}

impl PassphraseSlot {
    fn parse(body: &mut Reader<'_>) -> Result<Self, Error> {
        let (memory_kib, passes, lanes) = (body.u32()?, body.u8()?, body.u8()?);
        let (salt, commitment, wrapped) = (*body.array()?, *body.array()?, *body.array()?);
        // What is longer than such a slot has no cost that could be beyond a limit.
        if !body.rest().is_empty() {
            return Err(Error::Malformed);
        }
        Ok(Self {
            cost: Argon2Cost::new(memory_kib, passes, lanes)?,
            salt,
            commitment,
            wrapped,
        })
    }
}

/// `nonce[16] || cred_len u16 || credential_id || commitment[32] || wrapped[48]`
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PasskeySlot {
    pub(crate) nonce: [u8; PASSKEY_NONCE_LEN],
    pub(crate) credential_id: Vec<u8>,
    pub(crate) commitment: [u8; COMMITMENT_LEN],
    pub(crate) wrapped: [u8; WRAPPED_LEN],
}

impl PasskeySlot {
    /// A credential id has 1 to 1,023 bytes (WebAuthn Level 3, 4).
    pub(crate) fn allows(credential_id: &[u8]) -> bool {
        (1..=1023).contains(&credential_id.len())
    }

    fn parse(body: &mut Reader<'_>) -> Result<Self, Error> {
        let nonce = *body.array()?;
        let len = body.u16()?;
        let credential_id = body.take(len.into())?;
        if !Self::allows(credential_id) {
            return Err(Error::Malformed);
        }
        Ok(Self {
            nonce,
            credential_id: credential_id.to_vec(),
            commitment: *body.array()?,
            wrapped: *body.array()?,
        })
    }
}

/// `sid[8] || commitment[32] || wrapped[48]`
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SecretSlot {
    pub(crate) sid: [u8; SID_LEN],
    pub(crate) commitment: [u8; COMMITMENT_LEN],
    pub(crate) wrapped: [u8; WRAPPED_LEN],
}

impl Slot {
    const HYBRID: u8 = 1;
    const PASSPHRASE: u8 = 2;
    const PASSKEY: u8 = 3;
    const SECRET: u8 = 4;

    pub(super) fn parse(reader: &mut Reader<'_>) -> Result<Self, Error> {
        let number = reader.u8()?;
        let len = reader.u16()?;
        let mut body = Reader::new(reader.take(len.into())?);
        let slot = match number {
            Self::HYBRID => Self::Hybrid(Box::new(HybridSlot {
                kid: *body.array()?,
                enc: *body.array()?,
                wrapped: *body.array()?,
            })),
            Self::PASSPHRASE => Self::Passphrase(PassphraseSlot::parse(&mut body)?),
            Self::PASSKEY => Self::Passkey(Box::new(PasskeySlot::parse(&mut body)?)),
            Self::SECRET => Self::Secret(SecretSlot {
                sid: *body.array()?,
                commitment: *body.array()?,
                wrapped: *body.array()?,
            }),
            number => Self::Unknown {
                number,
                body: body.take(len.into())?.to_vec(),
            },
        };
        body.finish()?;
        Ok(slot)
    }

    pub(super) fn write(&self, out: &mut Vec<u8>) {
        let (number, parts): (u8, &[&[u8]]) = match self {
            Self::Hybrid(slot) => (Self::HYBRID, &[&slot.kid, &slot.enc, &slot.wrapped]),
            Self::Passphrase(slot) => (
                Self::PASSPHRASE,
                &[
                    &slot.cost.to_bytes(),
                    &slot.salt,
                    &slot.commitment,
                    &slot.wrapped,
                ],
            ),
            Self::Passkey(slot) => (
                Self::PASSKEY,
                &[
                    &slot.nonce,
                    // The cast is exact: `allows` keeps it below 1,024.
                    &(slot.credential_id.len() as u16).to_be_bytes(),
                    &slot.credential_id,
                    &slot.commitment,
                    &slot.wrapped,
                ],
            ),
            Self::Secret(slot) => (Self::SECRET, &[&slot.sid, &slot.commitment, &slot.wrapped]),
            Self::Unknown { number, body } => (*number, &[body]),
        };
        let len: usize = parts.iter().map(|part| part.len()).sum();
        out.push(number);
        // The cast is exact: known bodies are short, and an unknown one came with a length of 16 bits.
        out.extend_from_slice(&(len as u16).to_be_bytes());
        for part in parts {
            out.extend_from_slice(part);
        }
    }
}
