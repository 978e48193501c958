//! Every raw call of a cipher, hash, KDF or KEM, so that a reviewer reads one file to see how they are used.
//!
//! The `expect`s here are on lengths that the types fix at compile time.
#![expect(
    clippy::expect_used,
    reason = "lengths fixed by types; see each message"
)]

#[cfg(feature = "passphrase")]
mod argon2id;
mod small_order;

use alloc::vec::Vec;

use chacha20poly1305::aead::AeadInOut;
use chacha20poly1305::{ChaCha20Poly1305, KeyInit};
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use hpke::{Deserializable, OpModeR, OpModeS, Serializable};
use rand_core::TryCryptoRng;
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

use crate::error::Error;
use crate::random::Latched;
use crate::secret::Key;

pub(crate) const TAG_LEN: usize = 16;
pub(crate) const PUBLIC_KEY_LEN: usize = 1216;
pub(crate) const ENC_LEN: usize = 1120;
/// A content key under an AEAD tag.
pub(crate) const WRAPPED_LEN: usize = 32 + TAG_LEN;

type Kem = hpke::kem::XWing;
type HpkeKdf = hpke::kdf::HkdfSha256;
type HpkeAead = hpke::aead::ChaCha20Poly1305;

/// SHA-256 (FIPS 180-4), fed in parts.
#[derive(Clone)]
pub(crate) struct Hash(Sha256);

impl Hash {
    pub(crate) fn new() -> Self {
        Self(Sha256::new())
    }

    pub(crate) fn update(mut self, part: &[u8]) -> Self {
        self.feed(part);
        self
    }

    /// As `update`, for a hash that stays where it is.
    pub(crate) fn feed(&mut self, part: &[u8]) {
        self.0.update(part);
    }

    pub(crate) fn finish(self) -> [u8; 32] {
        self.0.finalize().into()
    }
}

/// HMAC-SHA256 (RFC 2104).
pub(crate) fn hmac_sha256(key: &Key, message: &[u8]) -> [u8; 32] {
    let mut mac =
        <Hmac<Sha256> as KeyInit>::new_from_slice(key.as_bytes()).expect("HMAC takes any key");
    mac.update(message);
    mac.finalize().into_bytes().into()
}

/// HKDF-Extract (RFC 5869, 2.2).
pub(crate) fn hkdf_extract(salt: &[u8], ikm: &[u8]) -> Key {
    let (prk, _) = Hkdf::<Sha256>::extract(Some(salt), ikm);
    Key::new(prk.into())
}

/// A key made ready for HKDF-Expand, which is half the work of a short output.
pub(crate) struct Prk(Hkdf<Sha256>);

impl Prk {
    pub(crate) fn new(key: &Key) -> Self {
        Self(Hkdf::from_prk(key.as_bytes()).expect("32 bytes are a PRK of SHA-256"))
    }

    /// HKDF-Expand (RFC 5869, 2.3) to `N` bytes, which is at most 64 here.
    pub(crate) fn expand<const N: usize>(&self, info: &[&[u8]]) -> Zeroizing<[u8; N]> {
        let mut okm = Zeroizing::new([0; N]);
        self.0
            .expand_multi_info(info, okm.as_mut_slice())
            .expect("64 bytes are below 255 hashes");
        okm
    }
}

/// HKDF-Expand with a key that is expanded once.
pub(crate) fn hkdf_expand<const N: usize>(prk: &Key, info: &[&[u8]]) -> Zeroizing<[u8; N]> {
    Prk::new(prk).expand(info)
}

/// HKDF-Expand to a key and 32 public bytes.
pub(crate) fn hkdf_expand_pair(prk: &Key, info: &[&[u8]]) -> (Key, [u8; 32]) {
    let okm = hkdf_expand::<64>(prk, info);
    let (mut key, mut public) = (Zeroizing::new([0; 32]), [0; 32]);
    let (first, second) = okm.split_at(32);
    key.copy_from_slice(first);
    public.copy_from_slice(second);
    (Key::new(*key), public)
}

/// Equality that takes the same time wherever the difference is.
pub(crate) fn equal(a: &[u8], b: &[u8]) -> bool {
    a.ct_eq(b).into()
}

/// Encrypts `buffer` in place and returns the tag (RFC 8439, 2.8), without associated data.
///
/// The caller answers for the nonce: each key here is derived for one object's one use, and either
/// encrypts once (nonce zero) or counts its chunks.
pub(crate) fn aead_seal(key: &Key, nonce: &[u8; 12], buffer: &mut [u8]) -> [u8; TAG_LEN] {
    ChaCha20Poly1305::new(key.as_bytes().into())
        .encrypt_inout_detached(nonce.into(), b"", buffer.into())
        .expect("a chunk is far below the cipher's 256 GiB")
        .into()
}

/// Decrypts `buffer` in place. On failure the buffer holds nothing that may be used.
///
/// # Errors
/// [`Error::OpenFailed`] when the tag does not match.
pub(crate) fn aead_open(
    key: &Key,
    nonce: &[u8; 12],
    buffer: &mut [u8],
    tag: &[u8; TAG_LEN],
) -> Result<(), Error> {
    ChaCha20Poly1305::new(key.as_bytes().into())
        .decrypt_inout_detached(nonce.into(), b"", buffer.into(), tag.into())
        .map_err(|_| Error::OpenFailed)
}

/// Argon2id v1.3 (RFC 9106) to 32 bytes. The caller has checked the cost.
#[cfg(feature = "passphrase")]
pub(crate) fn argon2id(
    password: &[u8],
    salt: &[u8; 16],
    memory_kib: u32,
    passes: u32,
    lanes: u32,
) -> Result<Key, Error> {
    use argon2::{Algorithm, Argon2, Block, Params, Version};
    let params =
        Params::new(memory_kib, passes, lanes, Some(32)).map_err(|_| Error::LimitExceeded)?;
    // Ours and not the crate's, which frees it as it is: the last block alone gives the key away.
    let mut memory = Zeroizing::new(Vec::new());
    let block_count = params.block_count();
    memory
        .try_reserve_exact(block_count)
        .map_err(|_| Error::OutOfMemory)?;
    memory.resize(block_count, Block::default());
    let mut tag = Zeroizing::new([0; 32]);
    if cfg!(all(target_arch = "wasm32", target_feature = "simd128")) {
        *tag = argon2id::argon2id(password, salt, &params, &mut memory);
    } else {
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into_with_memory(password, salt, tag.as_mut_slice(), &mut *memory)
            .map_err(|_| Error::LimitExceeded)?;
    }
    Ok(Key::new(*tag))
}

/// The X-Wing public key of a seed, which is the private key itself.
pub(crate) fn xwing_public_key(seed: &Key) -> Result<[u8; PUBLIC_KEY_LEN], Error> {
    let public_key = <Kem as hpke::Kem>::sk_to_pk(&private_key(seed)?);
    Ok(public_key.to_bytes().into())
}

/// Whether these bytes are an X-Wing public key that it makes sense to seal to: FIPS 203's modulus check
/// for the ML-KEM part, and an X25519 part that can contribute.
pub(crate) fn is_xwing_public_key(bytes: &[u8; PUBLIC_KEY_LEN]) -> bool {
    <Kem as hpke::Kem>::PublicKey::from_bytes(bytes).is_ok() && x25519_part_contributes(bytes)
}

/// `HPKE.SealBase` (RFC 9180, 6.1) of a content key, with empty aad.
///
/// # Errors
/// [`Error::RandomnessUnavailable`]; [`Error::InvalidRecipient`] for bytes that are no public key.
pub(crate) fn hpke_seal<R: TryCryptoRng + ?Sized>(
    rng: &mut R,
    public_key: &[u8; PUBLIC_KEY_LEN],
    info: &[u8],
    content_key: &Key,
) -> Result<([u8; ENC_LEN], [u8; WRAPPED_LEN]), Error> {
    let public_key = <Kem as hpke::Kem>::PublicKey::from_bytes(public_key)
        .map_err(|_| Error::InvalidRecipient)?;
    let mut rng = Latched::new(rng);
    let sealed = hpke::single_shot_seal_with_rng::<HpkeAead, HpkeKdf, Kem>(
        &OpModeS::Base,
        &public_key,
        info,
        content_key.as_bytes(),
        b"",
        &mut rng,
    );
    // First of all: what a failed generator gave must not leave this function.
    rng.finish()?;
    let (enc, wrapped) = sealed.map_err(|_| Error::InvalidRecipient)?;
    let wrapped = wrapped.try_into().map_err(|_| Error::InvalidRecipient)?;
    Ok((enc.to_bytes().into(), wrapped))
}

/// `HPKE.OpenBase` (RFC 9180, 6.1) of a content key, with empty aad.
///
/// # Errors
/// [`Error::OpenFailed`], also for an X25519 share that gives the all-zero shared secret.
pub(crate) fn hpke_open(
    seed: &Key,
    enc: &[u8; ENC_LEN],
    info: &[u8],
    wrapped: &[u8; WRAPPED_LEN],
) -> Result<Key, Error> {
    if !x25519_part_contributes(enc) {
        return Err(Error::OpenFailed);
    }
    let enc = <Kem as hpke::Kem>::EncappedKey::from_bytes(enc).map_err(|_| Error::OpenFailed)?;
    let opened = hpke::single_shot_open::<HpkeAead, HpkeKdf, Kem>(
        &OpModeR::Base,
        &private_key(seed)?,
        &enc,
        info,
        wrapped,
        b"",
    );
    let opened: Zeroizing<Vec<u8>> = opened.map_err(|_| Error::OpenFailed)?.into();
    Key::from_slice(&opened)
}

fn private_key(seed: &Key) -> Result<<Kem as hpke::Kem>::PrivateKey, Error> {
    <Kem as hpke::Kem>::PrivateKey::from_bytes(seed.as_bytes()).map_err(|_| Error::InvalidIdentity)
}

/// hpke leaves this check out. The last 32 bytes of an X-Wing public key and of its ciphertext are the X25519 share.
fn x25519_part_contributes(key_or_enc: &[u8]) -> bool {
    let share = key_or_enc.last_chunk();
    share.is_some_and(|share| !small_order::is_of_small_order(share))
}

#[cfg(test)]
mod tests;
