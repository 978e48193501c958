//! Makes the frozen vectors that are not there yet: `cargo run --example make_vectors -- YYYY-MM-DD`.
//!
//! It never replaces one: every ciphertext that was ever shipped must open for ever.
#![allow(clippy::unwrap_used, reason = "a tool for developers, which may stop")]

use std::fs::File;
use std::path::Path;

use getrandom::SysRng;
use sealform::{
    Argon2Cost, Context, Draft, Holder, Identity, Kind, Passphrase, PrfOutputs, SharedSecret, text,
};
use serde_json::{Map, Value, json};

/// Made by age's own tool (the npm package age-encryption 0.3), so that the text forms are seen to be the same.
const AGE_IDENTITY: &str =
    "AGE-SECRET-KEY-PQ-1ZQXD09TFPK5VTZRKCFZW4X36X7KD34YCTRJN86SWPQ53MTUAD4QQZRXU36";
const PASSPHRASE: &str = "correct horse battery staple, caf\u{e9}";
const CREDENTIAL_ID: &[u8] = b"the credential id of a passkey";
const PRF_FIRST: [u8; 32] = *b"what prf.eval gave for the first";
const PRF_SECOND: [u8; 32] = *b"and what it gave for the second.";
const SECRET: [u8; 32] = *b"32 bytes that two parties share.";

struct Vector {
    name: &'static str,
    kind: Kind,
    context: &'static [(&'static str, &'static str)],
    boxes: Vec<Vec<u8>>,
    holders: &'static [By],
}

#[derive(Clone, Copy)]
enum By {
    Identity,
    Passphrase,
    Passkey,
    Secret,
}

fn main() {
    let date = std::env::args().nth(1).unwrap();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors/v1");
    for vector in vectors() {
        let path = folder.join(format!("{}.json", vector.name));
        if !path.exists() {
            let json = make(&vector, &date);
            serde_json::to_writer_pretty(File::create_new(path).unwrap(), &json).unwrap();
            println!("made {}", vector.name);
        }
    }
}

fn vectors() -> Vec<Vector> {
    const RECORD: &[(&str, &str)] = &[
        (
            "card",
            "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
        ),
        ("form", "intake"),
    ];
    let form = || boxes(&[r#"{"name":"reason","value":"I cannot sleep."}"#]);
    let vector = |name, kind, context, boxes, holders| Vector {
        name,
        kind,
        context,
        boxes,
        holders,
    };
    vec![
        vector(
            "record-hybrid",
            Kind::Record,
            RECORD,
            form(),
            &[By::Identity],
        ),
        vector(
            "record-passphrase",
            Kind::Record,
            RECORD,
            form(),
            &[By::Passphrase],
        ),
        vector("record-secret", Kind::Record, RECORD, form(), &[By::Secret]),
        vector(
            "keyring-passkey",
            Kind::Keyring,
            &[("keyring", "00112233445566778899aabbccddeeff")],
            with_manifest(
                r#"{"created":"2026-11-22T10:00:00Z","practice":"An example"}"#,
                &[r#"{"name":"store-token","value":"an example"}"#],
            ),
            &[By::Passphrase, By::Passkey],
        ),
        vector(
            "record-every-slot",
            Kind::Record,
            RECORD,
            form(),
            &[By::Secret, By::Identity, By::Passphrase],
        ),
        vector(
            "record-manifest-only",
            Kind::Record,
            RECORD,
            boxes(&[]),
            &[By::Secret],
        ),
        vector(
            "record-unicode-and-repeated-names",
            Kind::Record,
            &[
                (
                    "card",
                    "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
                ),
                ("form", "aufnahme-\u{e4}\u{5d0}\u{1f469}\u{200d}\u{1f467}"),
            ],
            boxes(&[
                r#"{"name":"sprache","value":"de\u0301ja\u0300 vu — שלום — 你好"}"#,
                r#"{"name":"sprache","value":""}"#,
                r#"{"name":"sprache","value":"👩‍👩‍👧"}"#,
            ]),
            &[By::Secret],
        ),
        vector(
            "record-padding-edges",
            Kind::Record,
            RECORD,
            lengths(&[251, 252, 253, 268, 269]),
            &[By::Secret],
        ),
        vector(
            "record-chunk-edges",
            Kind::Record,
            RECORD,
            lengths(&[65_532, 65_533]),
            &[By::Secret],
        ),
        vector(
            "keyring-passphrase",
            Kind::Keyring,
            &[("keyring", "00112233445566778899aabbccddeeff")],
            with_manifest(
                r#"{"created":"2026-11-22T10:00:00Z","practice":"An example"}"#,
                &[r#"{"name":"store-token","value":"an example"}"#],
            ),
            &[By::Passphrase],
        ),
        vector(
            "note-hybrid",
            Kind::Note,
            &[("notebook", "progress")],
            with_manifest(
                r#"{"created":"2026-11-22T10:00:00Z","previous":null}"#,
                &[r#"{"name":"text","value":"Sleeps better."}"#],
            ),
            &[By::Identity],
        ),
    ]
}

fn boxes(fields: &[&str]) -> Vec<Vec<u8>> {
    with_manifest(
        r#"{"created":"2026-11-22T10:00:00Z","consent":[],"files":[]}"#,
        fields,
    )
}

fn with_manifest(manifest: &str, fields: &[&str]) -> Vec<Vec<u8>> {
    let all = std::iter::once(&manifest).chain(fields);
    all.map(|json| json.as_bytes().to_vec()).collect()
}

/// Fields whose JSON has exactly these lengths.
fn lengths(lengths: &[usize]) -> Vec<Vec<u8>> {
    const AROUND: usize = r#"{"name":"long","value":""}"#.len();
    let fields = lengths.iter().map(|length| {
        let value = "x".repeat(length - AROUND);
        format!(r#"{{"name":"long","value":"{value}"}}"#)
    });
    let fields: Vec<String> = fields.collect();
    boxes(&fields.iter().map(String::as_str).collect::<Vec<_>>())
}

fn make(vector: &Vector, date: &str) -> Value {
    let identity = Identity::from_text(AGE_IDENTITY).unwrap();
    let passphrase = Passphrase::from_utf8(PASSPHRASE.as_bytes()).unwrap();
    let secret = SharedSecret::from_slice(&SECRET).unwrap();
    let mut context = Context::new();
    for (key, value) in vector.context {
        context.insert(key, value).unwrap();
    }

    let outputs = PrfOutputs::from_slices(&PRF_FIRST, &PRF_SECOND).unwrap();
    let mut nonce = [0; 16];
    getrandom::fill(&mut nonce).unwrap();

    let mut opened_by = Map::new();
    let add = |opened_by: &mut Map<_, _>, key: &str, value: &str| {
        opened_by.insert(key.into(), value.into());
    };
    let mut holders = Vec::new();
    for by in vector.holders {
        holders.push(match by {
            By::Identity => {
                add(&mut opened_by, "identity", AGE_IDENTITY);
                add(&mut opened_by, "recipient", &identity.recipient().to_text());
                Holder::Recipient(identity.recipient())
            }
            By::Passphrase => {
                add(&mut opened_by, "passphrase", PASSPHRASE);
                Holder::Passphrase(&passphrase, Argon2Cost::DEFAULT)
            }
            By::Passkey => {
                opened_by.insert(
                    "passkey".into(),
                    json!({
                        "credential_id": text::encode(CREDENTIAL_ID),
                        "first": text::encode(&PRF_FIRST),
                        "second": text::encode(&PRF_SECOND),
                    }),
                );
                Holder::Passkey {
                    credential_id: CREDENTIAL_ID,
                    nonce: &nonce,
                    outputs: &outputs,
                }
            }
            By::Secret => {
                add(&mut opened_by, "secret", &text::encode(&SECRET));
                Holder::SharedSecret(&secret)
            }
        });
    }
    let boxes: Vec<&[u8]> = vector.boxes.iter().map(Vec::as_slice).collect();
    let draft = Draft {
        kind: vector.kind,
        context: &context,
        boxes: &boxes,
    };
    let sealed = sealform::seal(&mut SysRng, draft, &holders).unwrap();

    let mut json = json!({
        "name": vector.name,
        "date": date,
        "envelope": text::encode(&sealed.envelope),
        "kind": vector.kind as u8,
        "context": context.iter().collect::<std::collections::BTreeMap<_, _>>(),
        "root": sealed.root.to_text(),
        "boxes": boxes.iter().map(|data| text::encode(data)).collect::<Vec<_>>(),
    });
    json.as_object_mut().unwrap().append(&mut opened_by);
    json
}
