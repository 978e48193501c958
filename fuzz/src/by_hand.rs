//! A second writer, after docs/FORMAT.md: it has the keys, and writes what ours never would.

use chacha20poly1305::aead::AeadInOut;
use chacha20poly1305::{ChaCha20Poly1305, KeyInit};
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use sha2::{Digest, Sha256};

use super::fixtures::SECRET;

const CHUNK_LEN: usize = 65_536;
const CONTENT_KEY: [u8; 32] = [5; 32];
const SALT: [u8; 16] = [4; 16];

/// `Core` of an object, with a context and a number of boxes that may be wrong.
pub(super) fn core(kind: u8, context: &[u8], box_count: u16) -> Vec<u8> {
    let start = [b'S', b'L', b'F', 1, 1, kind, 0, 0];
    let context_len = (context.len() as u16).to_be_bytes();
    let box_count = box_count.to_be_bytes();
    [
        &start,
        [3; 16].as_slice(),
        &context_len,
        context,
        &box_count,
    ]
    .concat()
}

/// Everything of an object up to its body: its last slot is for the secret of the fixtures, and all are authentic.
pub(super) fn header(core: &[u8], slots: &[(u8, Vec<u8>)]) -> Vec<u8> {
    let mut section = vec![slots.len() as u8 + 1];
    for (number, body) in slots.iter().chain([&(4, secret_slot(core))]) {
        section.push(*number);
        section.extend_from_slice(&(body.len() as u16).to_be_bytes());
        section.extend_from_slice(body);
    }
    let key = sub(core, "slots", b"");
    let mut mac = <Hmac<Sha256> as KeyInit>::new_from_slice(&key).unwrap();
    mac.update(&section);
    let slots_mac = mac.finalize().into_bytes();
    [core, &commitment(core), &section, &slots_mac].concat()
}

pub(super) fn commitment(core: &[u8]) -> [u8; 32] {
    sub(core, "commit", b"")
}

/// How a box's chunks end.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum End {
    /// As they must.
    Right,
    /// With an empty chunk more, behind full ones.
    EmptyChunk,
}

/// `Box_i` of `padded`, whatever that is.
pub(super) fn field(core: &[u8], index: u16, padded: &[u8]) -> Vec<u8> {
    sealed_box(
        &sub(core, "field", &index.to_be_bytes()),
        padded,
        End::Right,
    )
}

/// The body of a file.
pub(super) fn file(core: &[u8], padded: &[u8], end: End) -> Vec<u8> {
    sealed_box(&sub(core, "file", b""), padded, end)
}

pub(super) fn root(core: &[u8], commitment: &[u8], leaves: &[[u8; 32]]) -> [u8; 32] {
    hash(&[&label("root"), core, commitment, &leaves.concat()])
}

pub(super) fn leaf(index: u16, sealed: &[u8]) -> [u8; 32] {
    let len = (sealed.len() as u32).to_be_bytes();
    hash(&[&label("leaf"), &index.to_be_bytes(), &len, sealed])
}

/// `pad(d, w)` for a `w` of 4 or 8.
pub(super) fn pad(data: &[u8], width: usize) -> Vec<u8> {
    let len = (data.len() as u64).to_be_bytes();
    let mut padded = [&len[8 - width..], data].concat();
    let framed = padded.len() as u64;
    let e = framed.ilog2();
    let mask = (1 << (e - (e.ilog2() + 1))) - 1;
    padded.resize(((framed + mask) & !mask).max(256) as usize, 0);
    padded
}

/// The data in `padded` as far as it is there, and whether this is what `pad` writes.
pub(super) fn unpad(padded: &[u8], width: usize) -> (&[u8], bool) {
    let Some((len, rest)) = padded.split_at_checked(width) else {
        return (&[], false);
    };
    let len = len
        .iter()
        .fold(0u64, |len, byte| len << 8 | u64::from(*byte));
    let here = usize::try_from(len).map_or(rest.len(), |len| len.min(rest.len()));
    let data = &rest[..here];
    (data, here as u64 == len && pad(data, width) == padded)
}

/// The start of a slot that is addressed to the secret of the fixtures.
pub(super) fn sid() -> Vec<u8> {
    hash(&[&label("sid"), &SECRET])[..8].to_vec()
}

fn secret_slot(core: &[u8]) -> Vec<u8> {
    let (key, commitment) = expand_pair(&SECRET, &[&label("secret"), &core_hash(core)]);
    let mut wrapped = CONTENT_KEY.to_vec();
    encrypt(&key, [0; 12], &mut wrapped);
    [sid().as_slice(), &commitment, &wrapped].concat()
}

fn sealed_box(input_key: &[u8; 32], padded: &[u8], end: End) -> Vec<u8> {
    let (key, commitment) = expand_pair(input_key, &[&label("box"), &SALT]);
    let mut chunks: Vec<&[u8]> = padded.chunks(CHUNK_LEN).collect();
    if chunks.is_empty() || end == End::EmptyChunk {
        chunks.push(&[]);
    }
    let mut sealed = [SALT.as_slice(), &commitment].concat();
    for (counter, chunk) in chunks.iter().enumerate() {
        let mut nonce = [0; 12];
        nonce[3..11].copy_from_slice(&(counter as u64).to_be_bytes());
        nonce[11] = (counter + 1 == chunks.len()).into();
        let mut chunk = chunk.to_vec();
        encrypt(&key, nonce, &mut chunk);
        sealed.extend_from_slice(&chunk);
    }
    sealed
}

fn encrypt(key: &[u8; 32], nonce: [u8; 12], buffer: &mut Vec<u8>) {
    let tag = ChaCha20Poly1305::new(key.into())
        .encrypt_inout_detached(&nonce.into(), b"", buffer.as_mut_slice().into())
        .unwrap();
    buffer.extend_from_slice(&tag);
}

fn sub(core: &[u8], name: &str, x: &[u8]) -> [u8; 32] {
    expand(&CONTENT_KEY, &[&label(name), &core_hash(core), x])
}

fn core_hash(core: &[u8]) -> [u8; 32] {
    hash(&[&label("core"), core])
}

fn label(name: &str) -> Vec<u8> {
    format!("sealform/v1/{name}\0").into_bytes()
}

fn hash(parts: &[&[u8]]) -> [u8; 32] {
    Sha256::digest(parts.concat()).into()
}

fn expand_pair(key: &[u8; 32], info: &[&[u8]]) -> ([u8; 32], [u8; 32]) {
    let both: [u8; 64] = expand(key, info);
    let (first, second) = both.split_at(32);
    (first.try_into().unwrap(), second.try_into().unwrap())
}

fn expand<const N: usize>(key: &[u8; 32], info: &[&[u8]]) -> [u8; N] {
    let mut out = [0; N];
    let hkdf = Hkdf::<Sha256>::from_prk(key).unwrap();
    hkdf.expand_multi_info(info, &mut out).unwrap();
    out
}
