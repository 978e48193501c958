//! HPKE with X-Wing put together from its parts: for what hpke does not send, and for the vectors of a part.

use core::convert::Infallible;

use hkdf::Hkdf;
use rand_core::{TryRng, utils};

use super::*;

pub(super) const INFO: &[u8] = b"info";
const CONTENT_KEY: [u8; 32] = [0x42; 32];
/// What ML-KEM asks for in `encapsulate_mlkem_half`.
pub(super) const KEM_RANDOMNESS: [u8; 32] = [5; 32];

/// A sender who knows nothing but the public key leaves the X25519 half out: the all-zero share gives the all-zero
/// secret, and everything else about the slot is right. It opens in code that does not look at the share.
#[test]
fn a_slot_without_its_x25519_half_is_refused() {
    let seed = Key::new([7; 32]);
    let public_key = xwing_public_key(&seed).unwrap();
    let (ciphertext, kem_secret) = encapsulate_mlkem_half(&public_key);
    let mut halves = Halves {
        ciphertext,
        kem_secret,
        share: [0; 32],
        x25519_secret: [0; 32],
    };
    let (enc, wrapped) = halves.seal(&public_key);
    let refused = hpke_open(&seed, &enc, INFO, &wrapped).err();
    assert_eq!(refused, Some(Error::OpenFailed));

    // The same by hand with an honest share opens: so it is the share that was refused.
    halves.share = x25519_dalek::x25519([9; 32], x25519_dalek::X25519_BASEPOINT_BYTES);
    halves.x25519_secret = x25519_dalek::x25519([9; 32], *public_key.last_chunk().unwrap());
    let (enc, wrapped) = halves.seal(&public_key);
    let opened = hpke_open(&seed, &enc, INFO, &wrapped).ok().unwrap();
    assert_eq!(opened.as_bytes(), &CONTENT_KEY);
}

/// draft-connolly-cfrg-xwing-kem, appendix C.
struct DraftVector {
    seed: &'static str,
    encapsulation_seed: &'static str,
    shared: &'static str,
    /// SHA-256 of what the draft prints in full, as it is of the ciphertext.
    public_key: &'static str,
    ciphertext: &'static str,
}

const XWING_VECTORS: [DraftVector; 3] = [
    DraftVector {
        seed: "7f9c2ba4e88f827d616045507605853ed73b8093f6efbc88eb1a6eacfa66ef26",
        encapsulation_seed: "3cb1eea988004b93103cfb0aeefd2a686e01fa4a58e8a3639ca8a1e3f9ae57e2\
                             35b8cc873c23dc62b8d260169afa2f75ab916a58d974918835d25e6a435085b2",
        shared: "d2df0522128f09dd8e2c92b1e905c793d8f57a54c3da25861f10bf4ca613e384",
        public_key: "2e816deebcd76c5c80d0cd2d174478871658e8e2ff42bc9d4a6e486372e856bb",
        ciphertext: "17cd532d657e44c897ca6583e548a5424fc70bf54f99515a4d2bcf99e3469f33",
    },
    DraftVector {
        seed: "badfd6dfaac359a5efbb7bcc4b59d538df9a04302e10c8bc1cbf1a0b3a5120ea",
        encapsulation_seed: "17cda7cfad765f5623474d368ccca8af0007cd9f5e4c849f167a580b14aabdef\
                             aee7eef47cb0fca9767be1fda69419dfb927e9df07348b196691abaeb580b32d",
        shared: "f2e86241c64d60f6649fbc6c5b7d17180b780a3f34355e64a85749949c45f150",
        public_key: "c42ba5f8430d7d2c83739338203819f090e8303ce9c8b02107c272bfa5376916",
        ciphertext: "1661ea86d608a1924ba30840cb0a65f13ae051e3aec9cf0f064efc0bc92f2154",
    },
    DraftVector {
        seed: "ef58538b8d23f87732ea63b02b4fa0f4873360e2841928cd60dd4cee8cc0d4c9",
        encapsulation_seed: "22a96188d032675c8ac850933c7aff1533b94c834adbb69c6115bad4692d8619\
                             f90b0cdf8a7b9c264029ac185b70b83f2801f2f4b3f70c593ea3aeeb613a7f1b",
        shared: "953f7f4e8c5b5049bdc771d1dffada0dd961477d1a2ae0988baa7ea6898d893f",
        public_key: "6b080d6b84f095342092fa7a22423e58bd681397ad0ef00eac92bd254db4fa95",
        ciphertext: "d3ca5578500344b5896cffc4fd740c9311946b82951df155e6fd86a7966b43c6",
    },
];

#[test]
fn xwing_of_the_draft() {
    let sha256 = |bytes: &[u8]| hex(&Hash::new().update(bytes).finish());
    for vector in &XWING_VECTORS {
        let seed = Key::new(from_hex(vector.seed));
        let public_key = xwing_public_key(&seed).unwrap();
        assert_eq!(sha256(&public_key), vector.public_key);
        assert!(is_xwing_public_key(&public_key));

        let (enc, wrapped) = seal_with(&public_key, from_hex(vector.encapsulation_seed)).unwrap();
        assert_eq!(sha256(&enc), vector.ciphertext);
        let shared: [u8; 32] = from_hex(vector.shared);
        assert_eq!(wrapped, seal_by_hand(&shared));

        let opened = hpke_open(&seed, &enc, INFO, &wrapped).ok().unwrap();
        assert_eq!(opened.as_bytes(), &CONTENT_KEY);
    }
}

/// An encapsulation before X-Wing combines its halves.
pub(super) struct Halves {
    pub(super) ciphertext: [u8; 1088],
    pub(super) kem_secret: [u8; 32],
    pub(super) share: [u8; 32],
    pub(super) x25519_secret: [u8; 32],
}

impl Halves {
    /// What `hpke_seal` should make of them.
    pub(super) fn seal(&self, public_key: &[u8; PUBLIC_KEY_LEN]) -> HpkeSealed {
        let enc = [self.ciphertext.as_slice(), &self.share].concat();
        let shared = self.combine(public_key.last_chunk().unwrap());
        (enc.try_into().unwrap(), seal_by_hand(&shared))
    }

    /// draft-connolly-cfrg-xwing-kem, 5.3: `SHA3-256(ss_M || ss_X || ct_X || pk_X || XWingLabel)`.
    fn combine(&self, x25519_public_key: &[u8; 32]) -> [u8; 32] {
        use sha3::Digest;
        let hash = sha3::Sha3_256::new()
            .chain_update(self.kem_secret)
            .chain_update(self.x25519_secret)
            .chain_update(self.share)
            .chain_update(x25519_public_key);
        hash.chain_update(br"\.//^\").finalize().into()
    }
}

pub(super) fn encapsulate_mlkem_half(public_key: &[u8; PUBLIC_KEY_LEN]) -> ([u8; 1088], [u8; 32]) {
    let key = ml_kem::ml_kem_768::EncapsulationKey::new(public_key[..1184].try_into().unwrap());
    let (ciphertext, secret) = key
        .unwrap()
        .encapsulate_deterministic(&KEM_RANDOMNESS.into());
    (ciphertext.into(), secret.into())
}

/// What `hpke_seal` gives: encapsulation and wrapped content key.
pub(super) type HpkeSealed = ([u8; ENC_LEN], [u8; WRAPPED_LEN]);

/// `hpke_seal` with the 64 bytes that an encapsulation asks for: 32 for ML-KEM, then 32 for X25519.
pub(super) fn seal_with(
    public_key: &[u8; PUBLIC_KEY_LEN],
    randomness: [u8; 64],
) -> Result<HpkeSealed, Error> {
    let mut rng = Scripted(randomness.to_vec());
    hpke_seal(&mut rng, public_key, INFO, &Key::new(CONTENT_KEY))
}

/// A generator that gives these bytes and no more.
struct Scripted(Vec<u8>);

impl TryRng for Scripted {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        utils::next_word_via_fill(self)
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        utils::next_word_via_fill(self)
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        bytes.copy_from_slice(&self.0[..bytes.len()]);
        self.0.drain(..bytes.len());
        Ok(())
    }
}

impl TryCryptoRng for Scripted {}

/// RFC 9180, 5.1 and 6.1, in base mode, for a shared secret that comes from elsewhere.
fn seal_by_hand(shared: &[u8; 32]) -> [u8; WRAPPED_LEN] {
    let suite = [b"HPKE".as_slice(), &[0x64, 0x7a, 0, 1, 0, 3]].concat();
    let labelled = |label: &[u8], ikm: &[u8]| [b"HPKE-v1", suite.as_slice(), label, ikm].concat();
    let extract = |salt: &[u8], label: &[u8], ikm: &[u8]| {
        Hkdf::<Sha256>::extract(Some(salt), &labelled(label, ikm)).0
    };
    let context = [
        &[0],
        extract(b"", b"psk_id_hash", b"").as_slice(),
        extract(b"", b"info_hash", INFO).as_slice(),
    ]
    .concat();
    let secret = Hkdf::<Sha256>::from_prk(&extract(shared, b"secret", b"")).unwrap();
    let expand = |label: &[u8], out: &mut [u8]| {
        let len = (out.len() as u16).to_be_bytes();
        let info = [len.as_slice(), &labelled(label, &context)].concat();
        secret.expand(&info, out).unwrap();
    };
    let (mut key, mut nonce) = ([0; 32], [0; 12]);
    expand(b"key", &mut key);
    expand(b"base_nonce", &mut nonce);
    let mut wrapped = [0; WRAPPED_LEN];
    wrapped[..32].copy_from_slice(&CONTENT_KEY);
    let tag = aead_seal(&Key::new(key), &nonce, &mut wrapped[..32]);
    wrapped[32..].copy_from_slice(&tag);
    wrapped
}
