//! Disclosure: some boxes of an object, for someone who is to read these and no others, and who can check them
//! against the object's root.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde::Deserialize;
use zeroize::Zeroizing;

use super::bounded::{Bytes, List, Object};
use crate::boxes;
use crate::envelope::{
    Body, Context, Kind, MAX_BOXES, MIN_BOX_LEN, ObjectCore, ObjectId, ParsedEnvelope,
};
use crate::error::Error;
use crate::object::{Expected, unlock};
use crate::primitives;
use crate::root::{Leaf, Root, leaf};
use crate::schedule::Schedule;
use crate::secret::{Key, Plaintext};
use crate::slots::Opener;
use crate::text;

/// The longest bundle that is read, in bytes: that of the longest object.
pub const MAX_DISCLOSURE_LEN: usize = 384 << 20;

const DOCUMENT: &str = "disclosure";
const VERSION: u32 = 1;

/// What a disclosure shows, once it was found to be of the object with the root that was given.
pub struct Disclosed {
    /// The kind of the object.
    pub kind: Kind,
    /// Its name.
    pub object_id: ObjectId,
    /// Where it belongs.
    pub context: Context,
    /// How many boxes it has, the manifest included; those that are not here stay sealed.
    pub box_count: u16,
    /// The boxes that are disclosed, in the object's order.
    pub boxes: Vec<DisclosedBox>,
}

/// One box of a disclosure.
pub struct DisclosedBox {
    /// Its place in the object, where box 0 is the manifest.
    pub index: u16,
    /// What was sealed there.
    pub data: Plaintext,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(
    dead_code,
    reason = "sealform and version were read before, as they are in every version"
)]
struct Bundle<'a> {
    sealform: &'a str,
    version: u32,
    core: Bytes,
    commitment: Bytes,
    leaves: List<Bytes, MAX_BOXES>,
    boxes: List<Object<Entry>, MAX_BOXES>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    index: u16,
    #[serde(rename = "box")]
    sealed: Bytes,
    key: Bytes,
}

/// What every version has.
#[derive(Deserialize)]
struct AnyVersion<'a> {
    sealform: &'a str,
    version: u32,
}

/// A bundle of JSON that opens the boxes at `indices` of this object and no others, to whoever gets it, for ever.
/// With the root, which the reader has from elsewhere, it proves that the object holds them at these places, but not
/// who wrote them. Their keys are in it.
///
/// # Errors
/// As [`crate::open`]; [`Error::InvalidArgument`] for no index, for one twice, and for one that the object does not have.
pub fn disclose(
    envelope: &[u8],
    opener: Opener<'_>,
    expected: Expected<'_>,
    indices: &[u16],
) -> Result<Zeroizing<String>, Error> {
    let parsed = ParsedEnvelope::parse(envelope)?;
    let schedule = unlock(&parsed, opener, expected)?;
    let Body::Boxes(sealed_boxes) = &parsed.body else {
        return Err(Error::WrongKind);
    };
    let mut indices = indices.to_vec();
    indices.sort_unstable();
    if indices.is_empty()
        || indices
            .windows(2)
            .any(|pair| matches!(pair, [a, b] if a == b))
    {
        return Err(Error::InvalidArgument);
    }
    let mut disclosed = Vec::with_capacity(indices.len());
    for index in indices {
        let sealed = sealed_boxes.get(usize::from(index));
        let sealed = *sealed.ok_or(Error::InvalidArgument)?;
        // What does not open proves nothing.
        boxes::open(&schedule.field_key(index), sealed)?;
        disclosed.push((index, sealed));
    }
    let leaves = (0..).zip(sealed_boxes).map(|(i, sealed)| leaf(i, sealed));
    let leaves = leaves.collect::<Result<Vec<_>, _>>()?;
    Ok(write(&parsed, &leaves, &disclosed, &schedule))
}

/// By hand, into a text that has room for all of it: while a text grows, it leaves copies behind, and there are keys in it.
fn write(
    parsed: &ParsedEnvelope<'_>,
    leaves: &[Leaf],
    disclosed: &[(u16, &[u8])],
    schedule: &Schedule,
) -> Zeroizing<String> {
    let boxes_len: usize = disclosed
        .iter()
        .map(|(_, sealed)| sealed.len() * 4 / 3)
        .sum();
    let len = 8_192 + leaves.len() * 48 + disclosed.len() * 128 + boxes_len;
    let mut json = Zeroizing::new(String::with_capacity(len));
    json.push_str(r#"{"sealform":"disclosure","version":1,"core":""#);
    json.push_str(&text::encode(parsed.core_bytes));
    json.push_str(r#"","commitment":""#);
    json.push_str(&text::encode(parsed.commitment));
    json.push_str(r#"","leaves":["#);
    for (i, leaf) in leaves.iter().enumerate() {
        json.push_str(if i == 0 { "\"" } else { ",\"" });
        json.push_str(&text::encode(leaf));
        json.push('"');
    }
    json.push_str(r#"],"boxes":["#);
    for (i, (index, sealed)) in disclosed.iter().enumerate() {
        json.push_str(if i == 0 {
            r#"{"index":"#
        } else {
            r#",{"index":"#
        });
        json.push_str(&index.to_string());
        json.push_str(r#","box":""#);
        json.push_str(&text::encode(sealed));
        json.push_str(r#"","key":""#);
        json.push_str(&Zeroizing::new(text::encode(
            schedule.field_key(*index).as_bytes(),
        )));
        json.push_str("\"}");
    }
    json.push_str("]}");
    json
}

/// Checks `bundle` against `root` and opens its boxes, all of them or nothing. No other key is needed, and what the
/// bundle does not name cannot be learnt from it.
///
/// # Errors
/// [`Error::Malformed`] for anything that [`disclose`] does not write; [`Error::Unsupported`] for another version;
/// [`Error::LimitExceeded`] beyond [`MAX_DISCLOSURE_LEN`]; [`Error::OpenFailed`] for another root, and for anything in
/// the bundle that was altered.
pub fn verify_disclosure(bundle: &[u8], root: Root) -> Result<Disclosed, Error> {
    if bundle.len() > MAX_DISCLOSURE_LEN {
        return Err(Error::LimitExceeded);
    }
    let bundle = parse(bundle)?;
    let core = ObjectCore::parse_whole(&bundle.core.0)?;
    // A file has no boxes, and so no leaves here.
    if bundle.leaves.len() != usize::from(core.box_count) || bundle.leaves.is_empty() {
        return Err(Error::Malformed);
    }
    let is_there =
        |entry: &Entry| entry.index < core.box_count && entry.sealed.0.len() >= MIN_BOX_LEN;
    if !bundle.entries.iter().all(is_there) {
        return Err(Error::Malformed);
    }
    let computed = Root::of_leaves(&bundle.core.0, &bundle.commitment, &bundle.leaves);
    if !primitives::equal(&computed.0, &root.0) {
        return Err(Error::OpenFailed);
    }
    let entries = bundle.entries.into_iter();
    let boxes = entries.map(|entry| entry.open(&bundle.leaves));
    Ok(Disclosed {
        kind: core.kind,
        object_id: core.object_id,
        context: core.context,
        box_count: core.box_count,
        boxes: boxes.collect::<Result<_, _>>()?,
    })
}

/// A bundle whose members have their forms. Nothing in it has been compared.
struct Parsed {
    core: Bytes,
    commitment: [u8; 32],
    leaves: Vec<Leaf>,
    entries: Vec<Entry>,
}

fn parse(json: &[u8]) -> Result<Parsed, Error> {
    let any = serde_json::from_slice::<Object<AnyVersion<'_>>>(json);
    let Object(any) = any.map_err(|_| Error::Malformed)?;
    if any.sealform != DOCUMENT {
        return Err(Error::Malformed);
    }
    if any.version != VERSION {
        return Err(Error::Unsupported);
    }
    let bundle = serde_json::from_slice::<Object<Bundle<'_>>>(json);
    let Object(bundle) = bundle.map_err(|_| Error::Malformed)?;
    let leaves = bundle.leaves.0.iter().map(|leaf| leaf.array().copied());
    let leaves: Option<Vec<Leaf>> = leaves.collect();
    let entries: Vec<Entry> = bundle.boxes.0.into_iter().map(|entry| entry.0).collect();
    let in_order = |pair: &[Entry]| matches!(pair, [a, b] if a.index < b.index);
    let has_keys = entries.iter().all(|entry| entry.key.array().is_some());
    if entries.is_empty() || !entries.windows(2).all(in_order) || !has_keys {
        return Err(Error::Malformed);
    }
    Ok(Parsed {
        commitment: *bundle.commitment.array().ok_or(Error::Malformed)?,
        core: bundle.core,
        leaves: leaves.ok_or(Error::Malformed)?,
        entries,
    })
}

impl Entry {
    fn open(self, leaves: &[Leaf]) -> Result<DisclosedBox, Error> {
        let expected = leaves.get(usize::from(self.index));
        let expected = expected.ok_or(Error::Malformed)?;
        if !primitives::equal(&leaf(self.index, &self.sealed.0)?, expected) {
            return Err(Error::OpenFailed);
        }
        let key = self.key.array().ok_or(Error::Malformed)?;
        Ok(DisclosedBox {
            index: self.index,
            data: boxes::open(&Key::new(*key), &self.sealed.0)?,
        })
    }
}
