//! `sealform inspect`: what a host sees.

use std::collections::BTreeMap;

use sealform::{Inspection, SlotInfo, text};
use serde::Serialize;

use crate::args::InspectArgs;
use crate::failure::Failure;
use crate::{input, output};

#[derive(Serialize)]
struct Report<'a> {
    kind: &'a str,
    object_id: String,
    context: BTreeMap<&'a str, &'a str>,
    root: String,
    box_sizes: &'a [usize],
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
    let envelope = input::envelope(&args.file)?;
    let Inspection {
        kind,
        object_id,
        context,
        root,
        box_sizes,
        slots,
    } = sealform::inspect(&envelope)?;
    output::json(&Report {
        kind: kind.name(),
        object_id: object_id.to_string(),
        context: context.iter().collect(),
        root: root.to_text(),
        box_sizes: &box_sizes,
        slots: slots.iter().map(report).collect(),
    })
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
