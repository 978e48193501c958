//! What an envelope shows, in the shape that JavaScript sees.

use js_sys::{Array, Object};
use sealform::{Context, Error, SlotInfo, text};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;

use crate::convert::{Result, error, hex};

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Inspection<'a> {
    kind: &'a str,
    object_id: String,
    #[serde(with = "serde_wasm_bindgen::preserve")]
    context: JsValue,
    root: String,
    box_sizes: &'a [usize],
    slots: Vec<Slot>,
}

#[derive(Serialize)]
#[serde(
    tag = "type",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
enum Slot {
    Hybrid {
        kid: String,
    },
    Passphrase {
        memory_kib: u32,
        passes: u8,
        lanes: u8,
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

impl<'a> Inspection<'a> {
    pub(crate) fn of(seen: &'a sealform::Inspection) -> Self {
        Self {
            kind: seen.kind.name(),
            object_id: seen.object_id.to_string(),
            context: context_object(&seen.context),
            root: seen.root.to_text(),
            box_sizes: &seen.box_sizes,
            slots: seen.slots.iter().map(Slot::of).collect(),
        }
    }
}

impl Slot {
    fn of(slot: &SlotInfo) -> Self {
        match slot {
            SlotInfo::Hybrid { kid } => Self::Hybrid { kid: hex(kid) },
            SlotInfo::Passphrase(cost) => Self::Passphrase {
                memory_kib: cost.memory_kib(),
                passes: cost.passes(),
                lanes: cost.lanes(),
            },
            SlotInfo::Passkey {
                credential_id,
                nonce,
            } => Self::Passkey {
                credential_id: text::encode(credential_id),
                nonce: text::encode(nonce),
            },
            SlotInfo::SharedSecret { sid } => Self::Secret { sid: hex(sid) },
            SlotInfo::Unknown { number } => Self::Unknown { number: *number },
        }
    }
}

/// To whom an object is sealed.
pub(crate) fn slots(slots: &[SlotInfo]) -> Result<JsValue> {
    to_js(&slots.iter().map(Slot::of).collect::<Vec<_>>())
}

/// From entries, because a setter would swallow the key `__proto__`.
pub(crate) fn context_object(context: &Context) -> JsValue {
    let pair = |(key, value): (&str, &str)| [key, value].map(JsValue::from).into_iter().collect();
    let pairs: Array = context.iter().map(pair).map(|pair: Array| pair).collect();
    // Never fails: every entry is a pair.
    Object::from_entries(&pairs).map_or(JsValue::NULL, Into::into)
}

/// Maps become plain objects, as JSON has them.
pub(crate) fn to_js(value: &impl Serialize) -> Result<JsValue> {
    value
        .serialize(&Serializer::json_compatible())
        .map_err(|_| error(Error::InvalidArgument))
}
