//! What each vector holds.

use sealform::{Argon2Cost, Kind};

use super::holders::By;
use super::{Content, Vector};

const RECORD: &[(&str, &str)] = &[
    (
        "card",
        "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
    ),
    ("form", "intake"),
];
const FILE: &[(&str, &str)] = &[("record", "00112233445566778899aabbccddeeff")];
const KEYRING: &[(&str, &str)] = &[("keyring", "00112233445566778899aabbccddeeff")];
const NOTE: &[(&str, &str)] = &[("notebook", "progress")];
/// What a writer uses.
const COSTLY: By = By::Passphrase(Argon2Cost::DEFAULT);

/// At the limits of what a reader accepts, and cheap enough for a reader in JavaScript.
fn cost(memory_kib: u32, passes: u8, lanes: u8) -> Argon2Cost {
    Argon2Cost::new(memory_kib, passes, lanes).unwrap()
}

pub(super) fn all() -> Vec<Vector> {
    [slots(), several_slots(), contexts(), boxes(), files()]
        .into_iter()
        .flatten()
        .collect()
}

/// Every kind of boxes with every type of slot.
fn slots() -> Vec<Vector> {
    let cheap = || By::Passphrase(cost(8, 1, 1));
    let passkey = || By::Passkey(None);
    vec![
        record("record-hybrid", form(), vec![By::Identity]),
        record("record-passphrase", form(), vec![COSTLY]),
        record("record-passkey", form(), vec![passkey()]),
        record("record-secret", form(), vec![By::Secret]),
        record(
            "record-every-slot",
            form(),
            vec![By::Secret, By::Identity, COSTLY],
        ),
        keyring("keyring-hybrid", vec![By::Identity]),
        keyring("keyring-passphrase", vec![COSTLY]),
        keyring("keyring-passkey", vec![COSTLY, passkey()]),
        keyring("keyring-secret", vec![By::Secret]),
        note("note-hybrid", vec![By::Identity]),
        note("note-passphrase", vec![cheap()]),
        note("note-passkey", vec![passkey()]),
        note("note-secret", vec![By::Secret]),
        record(
            "record-passphrase-decomposed",
            form(),
            vec![By::DecomposedPassphrase(cost(8, 1, 1))],
        ),
        record(
            "record-passphrase-16-passes",
            form(),
            vec![By::Passphrase(cost(8, 16, 1))],
        ),
        record(
            "record-passphrase-4-lanes",
            form(),
            vec![By::Passphrase(cost(32, 1, 4))],
        ),
        record(
            "record-passkey-shortest-id",
            form(),
            vec![By::Passkey(Some(1))],
        ),
        record(
            "record-passkey-longest-id",
            form(),
            vec![By::Passkey(Some(1023))],
        ),
    ]
}

/// Several slots of one type, of which the last opens.
fn several_slots() -> Vec<Vector> {
    let another = || By::AnotherPassphrase(cost(8, 1, 1));
    let mut most_slots = vec![By::AnotherSecret; 31];
    most_slots.push(By::Secret);
    vec![
        record(
            "record-two-identities",
            form(),
            vec![By::AnotherIdentity, By::Identity],
        ),
        record(
            "record-two-passphrases",
            form(),
            vec![another(), By::Passphrase(cost(32, 1, 4))],
        ),
        record(
            "record-four-passphrases",
            form(),
            vec![
                another(),
                another(),
                another(),
                By::Passphrase(cost(8, 1, 1)),
            ],
        ),
        record(
            "record-two-secrets",
            form(),
            vec![By::AnotherSecret, By::Secret],
        ),
        record("record-32-slots", form(), most_slots),
        keyring(
            "keyring-two-passkeys",
            vec![By::AnotherPasskey, By::Passkey(None)],
        ),
        keyring(
            "keyring-one-passkey-twice",
            vec![By::AnotherAnswer, By::Passkey(None)],
        ),
    ]
}

fn contexts() -> Vec<Vector> {
    // Seven of the longest pairs, of 579 bytes, and one of 43: 4,096 bytes in all.
    let longest = (0..7).map(|i| (format!("{}{i}", "k".repeat(63)), "\u{e9}".repeat(256)));
    let rest = ("a".into(), "v".repeat(39));
    let mut with_longest = record("record-longest-context", form(), vec![By::Secret]);
    with_longest.context = longest.chain([rest]).collect();
    let mut with_none = record("record-empty-context", form(), vec![By::Secret]);
    with_none.context.clear();
    let mut with_unicode = record(
        "record-unicode-and-repeated-names",
        record_boxes(&[
            r#"{"name":"sprache","value":"de\u0301ja\u0300 vu — שלום — 你好"}"#,
            r#"{"name":"sprache","value":""}"#,
            r#"{"name":"sprache","value":"👩‍👩‍👧"}"#,
        ]),
        vec![By::Secret],
    );
    for (key, value) in &mut with_unicode.context {
        if key == "form" {
            *value = "aufnahme-\u{e4}\u{5d0}\u{1f469}\u{200d}\u{1f467}".into();
        }
    }
    vec![with_longest, with_none, with_unicode]
}

fn boxes() -> Vec<Vector> {
    let by_secret = |name, boxes| record(name, boxes, vec![By::Secret]);
    let many: Vec<String> = (0..299)
        .map(|i| format!(r#"{{"name":"field{i}","value":"{i}"}}"#))
        .collect();
    vec![
        by_secret("record-manifest-only", record_boxes(&[])),
        by_secret("record-padding-edges", lengths(&[251, 252, 253, 268, 269])),
        by_secret("record-chunk-edges", lengths(&[65_532, 65_533])),
        // Their numbers take the second byte.
        by_secret(
            "record-300-boxes",
            record_boxes(&many.iter().map(String::as_str).collect::<Vec<_>>()),
        ),
    ]
}

/// With the eight bytes of its length, a file of 248 bytes fills the shortest padding, and one of 65,528 a chunk.
fn files() -> Vec<Vector> {
    let lengths = [
        0, 1, 247, 248, 249, 264, 265, 65_527, 65_528, 65_529, 131_072,
    ];
    let by_length = lengths.map(|len| file(&format!("file-{len}-bytes"), len, vec![By::Secret]));
    let all = vec![
        By::Identity,
        By::Passphrase(cost(8, 1, 1)),
        By::Passkey(None),
        By::Secret,
    ];
    let mut files = Vec::from(by_length);
    files.push(file("file-hybrid", 1000, vec![By::Identity]));
    files.push(file("file-every-slot", 1000, all));
    files.push(file(
        "file-two-secrets",
        1000,
        vec![By::AnotherSecret, By::Secret],
    ));
    files
}

fn record(name: &str, boxes: Vec<Vec<u8>>, holders: Vec<By>) -> Vector {
    vector(name, Kind::Record, RECORD, Content::Boxes(boxes), holders)
}

fn keyring(name: &str, holders: Vec<By>) -> Vector {
    let boxes = with_manifest(
        r#"{"created":"2026-11-22T10:00:00Z","practice":"An example"}"#,
        &[r#"{"name":"store-token","value":"an example"}"#],
    );
    vector(name, Kind::Keyring, KEYRING, Content::Boxes(boxes), holders)
}

fn note(name: &str, holders: Vec<By>) -> Vector {
    let boxes = with_manifest(
        r#"{"created":"2026-11-22T10:00:00Z","previous":null}"#,
        &[r#"{"name":"text","value":"Sleeps better."}"#],
    );
    vector(name, Kind::Note, NOTE, Content::Boxes(boxes), holders)
}

/// Without a zero byte, so that data is not mistaken for padding.
fn file(name: &str, len: usize, holders: Vec<By>) -> Vector {
    let data = (0..len).map(|i| (i % 251) as u8 + 1).collect();
    vector(name, Kind::File, FILE, Content::File(data), holders)
}

fn vector(
    name: &str,
    kind: Kind,
    context: &[(&str, &str)],
    content: Content,
    holders: Vec<By>,
) -> Vector {
    let pairs = context.iter();
    Vector {
        name: name.into(),
        kind,
        context: pairs.map(|(k, v)| ((*k).into(), (*v).into())).collect(),
        content,
        holders,
    }
}

fn form() -> Vec<Vec<u8>> {
    record_boxes(&[r#"{"name":"reason","value":"I cannot sleep."}"#])
}

pub(super) fn record_boxes(fields: &[&str]) -> Vec<Vec<u8>> {
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
    record_boxes(&fields.iter().map(String::as_str).collect::<Vec<_>>())
}
