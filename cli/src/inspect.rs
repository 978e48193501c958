//! `sealform inspect`: what a host sees.

use std::collections::BTreeMap;

use sealform::{Context, Kind, MAX_ENVELOPE_LEN, ObjectId, SlotInfo, text};
use serde::Serialize;

use crate::args::InspectArgs;
use crate::failure::Failure;
use crate::input::CHUNK_LEN;
use crate::object::{Object, SealedFile};
use crate::output;

#[derive(Serialize)]
struct Report<'a> {
    kind: &'a str,
    object_id: String,
    context: BTreeMap<&'a str, &'a str>,
    /// Null for a file of more than 256 MiB, which is not held whole.
    root: Option<String>,
    box_sizes: Vec<u64>,
    slots: Vec<SlotReport>,
}

#[derive(Serialize)]
#[serde(tag = "type", rename_all = "lowercase")]
enum SlotReport {
    Hybrid {
        kid: String,
    },
    Passphrase {
        m_kib: u32,
        t: u8,
        p: u8,
    },
    Passkey {
        credential_id: String,
        nonce: String,
    },
    Secret {
        sid: String,
    },
    Unknown {
        number: u8,
    },
}

pub(crate) fn run(args: &InspectArgs) -> Result<(), Failure> {
    match Object::read(&args.file)? {
        Object::Boxes(envelope) => inspect(&envelope),
        Object::File(file) => inspect_file(file),
    }
}

fn inspect(envelope: &[u8]) -> Result<(), Failure> {
    let seen = sealform::inspect(envelope)?;
    let sizes = seen.box_sizes.iter();
    output::json(
        &Report {
            root: Some(seen.root.to_text()),
            box_sizes: sizes.map(|size| *size as u64).collect(),
            ..Report::new(seen.kind, seen.object_id, &seen.context, &seen.slots)
        },
        None,
    )
}

/// A file that is as short as other objects is inspected like them; of a longer one the body is only counted.
fn inspect_file(mut file: SealedFile) -> Result<(), Failure> {
    let mut start = file.header.clone();
    file.body.read_up_to(MAX_ENVELOPE_LEN + 1, &mut start)?;
    if start.len() <= MAX_ENVELOPE_LEN {
        return inspect(&start);
    }
    let mut size = (start.len() - file.header.len()) as u64;
    drop(start);
    let mut chunk = Vec::with_capacity(CHUNK_LEN);
    while file.body.read_chunk(&mut chunk)? {
        size += chunk.len() as u64;
    }
    let header = file.parse_header()?;
    output::json(
        &Report {
            box_sizes: vec![size],
            ..Report::new(
                Kind::File,
                header.object_id(),
                header.context(),
                &header.slots(),
            )
        },
        None,
    )
}

impl<'a> Report<'a> {
    fn new(kind: Kind, object_id: ObjectId, context: &'a Context, slots: &[SlotInfo]) -> Self {
        Self {
            kind: kind.name(),
            object_id: object_id.to_string(),
            context: context.iter().collect(),
            root: None,
            box_sizes: Vec::new(),
            slots: slots.iter().map(report).collect(),
        }
    }
}

fn report(slot: &SlotInfo) -> SlotReport {
    let hex = |id: &[u8; 8]| format!("{:016x}", u64::from_be_bytes(*id));
    match slot {
        SlotInfo::Hybrid { kid } => SlotReport::Hybrid { kid: hex(kid) },
        SlotInfo::Passphrase(cost) => SlotReport::Passphrase {
            m_kib: cost.memory_kib(),
            t: cost.passes(),
            p: cost.lanes(),
        },
        SlotInfo::Passkey {
            credential_id,
            nonce,
        } => SlotReport::Passkey {
            credential_id: text::encode(credential_id),
            nonce: text::encode(nonce),
        },
        SlotInfo::SharedSecret { sid } => SlotReport::Secret { sid: hex(sid) },
        SlotInfo::Unknown { number } => SlotReport::Unknown { number: *number },
    }
}
