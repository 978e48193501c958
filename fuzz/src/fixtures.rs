//! Keys and sealed objects, the same in every run.

use std::convert::Infallible;
use std::sync::LazyLock;

use rand_core::{TryCryptoRng, TryRng};
use sealform::{
    Argon2Cost, Context, Draft, Error, Expected, Holder, Identity, Kind, Opened, Opener,
    Passphrase, PrfOutputs, Sealed, SharedSecret, open as open_expected, seal,
};

pub(super) const SECRET: [u8; 32] = [9; 32];
const CREDENTIAL_ID: &[u8] = b"credential";

/// SplitMix64, which is no generator for keys: what is made here only has to be made again.
struct Repeatable(u64);

impl TryRng for Repeatable {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        self.try_next_u64().map(|word| word as u32)
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let word = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        Ok(word ^ (word >> 31))
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        rand_core::utils::fill_bytes_via_next_word(bytes, || self.try_next_u64())
    }
}

impl TryCryptoRng for Repeatable {}

pub(super) fn rng(seed: u64) -> impl TryCryptoRng {
    Repeatable(seed)
}

/// One key of each type, and a secret that nothing is sealed to.
pub(super) struct Keys {
    pub(super) identities: [Identity; 2],
    pub(super) passphrase: Passphrase,
    pub(super) outputs: PrfOutputs,
    pub(super) secret: SharedSecret,
    pub(super) other_secret: SharedSecret,
}

impl Keys {
    pub(super) fn openers(&self) -> [Opener<'_>; 4] {
        [
            Opener::SharedSecret(&self.secret),
            Opener::Identities(&self.identities),
            Opener::Passphrase(&self.passphrase),
            Opener::Passkey {
                credential_id: CREDENTIAL_ID,
                outputs: &self.outputs,
            },
        ]
    }
}

pub(super) static KEYS: LazyLock<Keys> = LazyLock::new(|| Keys {
    identities: [2, 3].map(|seed| Identity::make(&mut rng(seed)).unwrap()),
    passphrase: Passphrase::from_utf8(b"words").unwrap(),
    outputs: PrfOutputs::from_slices(&[7; 32], &[8; 32]).unwrap(),
    secret: SharedSecret::from_slice(&SECRET).unwrap(),
    other_secret: SharedSecret::from_slice(&[10; 32]).unwrap(),
});

/// An object of boxes that every key opens, and what was sealed in it.
pub(super) struct Object {
    pub(super) sealed: Sealed,
    pub(super) kind: Kind,
    pub(super) boxes: Vec<Vec<u8>>,
}

impl Object {
    fn make(kind: Kind, pairs: &[(&str, &str)], boxes: &[&[u8]]) -> Self {
        let context = &context(pairs);
        let holders = [
            Holder::SharedSecret(&KEYS.secret),
            Holder::Recipient(KEYS.identities[0].recipient()),
            Holder::Passphrase(&KEYS.passphrase, Argon2Cost::new(8, 1, 1).unwrap()),
            Holder::Passkey {
                credential_id: CREDENTIAL_ID,
                nonce: &[6; 16],
                outputs: &KEYS.outputs,
            },
        ];
        let draft = Draft {
            kind,
            context,
            boxes,
        };
        Self {
            sealed: seal(&mut rng(boxes.len() as u64), draft, &holders).unwrap(),
            kind,
            boxes: boxes.iter().map(|data| data.to_vec()).collect(),
        }
    }

    pub(super) fn assert_is(&self, opened: &Opened) {
        assert_eq!(
            (opened.kind, opened.object_id),
            (self.kind, self.sealed.object_id)
        );
        assert_eq!(opened.root, self.sealed.root);
        assert_eq!(contents(opened), self.boxes);
    }
}

/// The last one is of two chunks.
pub(super) static OBJECTS: LazyLock<[Object; 3]> = LazyLock::new(|| {
    [
        Object::make(
            Kind::Record,
            &[("card", "sha256-x"), ("form", "intake")],
            &[
                b"{}",
                b"{\"name\":\"a\",\"value\":\"1\"}",
                b"{\"name\":\"b\",\"value\":\"2\"}",
            ],
        ),
        Object::make(Kind::Note, &[("notebook", "n")], &[b"{}"]),
        Object::make(Kind::Keyring, &[], &[b"{}", &[b'x'; 65_600]]),
    ]
});

pub(super) fn context(pairs: &[(&str, &str)]) -> Context {
    let mut context = Context::new();
    for (key, value) in pairs {
        context.insert(key, value).unwrap();
    }
    context
}

/// Opens an object of any kind and context.
pub(super) fn open(envelope: &[u8], opener: Opener<'_>) -> Result<Opened, Error> {
    let expected = Expected {
        kind: None,
        context: &Context::new(),
    };
    open_expected(envelope, opener, expected)
}

pub(super) fn contents(opened: &Opened) -> Vec<&[u8]> {
    opened.boxes.iter().map(|data| data.as_bytes()).collect()
}
