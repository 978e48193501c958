//! Envelopes by hand: authentic whatever is in them.

use alloc::vec::Vec;

use getrandom::SysRng;

use super::super::*;
use crate::secret::{Key, SharedSecret};

pub(super) const CONTENT_KEY: [u8; 32] = [3; 32];

pub(super) fn secret() -> SharedSecret {
    SharedSecret::from_slice(&[9; 32]).unwrap()
}

/// An envelope by hand: authentic whatever is in it. `edit` gets its slots, and `boxes` are as they lie there.
pub(super) struct ByHand {
    pub(super) core: Vec<u8>,
    pub(super) slots: Vec<u8>,
    pub(super) boxes: Vec<Vec<u8>>,
}

impl ByHand {
    pub(super) fn new(kind: Kind, box_count: u16) -> Self {
        let core = ObjectCore {
            kind,
            object_id: ObjectId([1; 16]),
            context: Context::new(),
            box_count,
        };
        Self::with_core(core.to_bytes())
    }

    pub(super) fn with_core(core: Vec<u8>) -> Self {
        let content_key = ContentKey(Key::new(CONTENT_KEY));
        let holder = secret();
        let holders = [Holder::SharedSecret(&holder)];
        let slots = slots::wrap(
            &mut SysRng,
            Vec::new(),
            &holders,
            &content_key,
            &core_hash(&core),
        )
        .unwrap();
        let slots = write_slots(&slots);
        Self {
            core,
            slots,
            boxes: Vec::new(),
        }
    }

    pub(super) fn with_boxes(box_count: u16) -> Self {
        let mut by_hand = Self::new(Kind::Record, box_count);
        let core_hash = core_hash(&by_hand.core);
        let schedule = Schedule::for_writing(ContentKey(Key::new(CONTENT_KEY)), core_hash);
        let seal = |index| boxes::seal(&[7; 16], &schedule.field_key(index), b"{}").unwrap();
        by_hand.boxes = (0..box_count).map(seal).collect();
        by_hand
    }

    pub(super) fn finish(&self) -> Vec<u8> {
        let core_hash = core_hash(&self.core);
        let schedule = Schedule::for_writing(ContentKey(Key::new(CONTENT_KEY)), core_hash);
        let mut envelope = [self.core.as_slice(), &schedule.commitment(), &self.slots].concat();
        envelope.extend_from_slice(&schedule.slots_mac(&self.slots));
        for sealed in &self.boxes {
            write_box(sealed, &mut envelope).unwrap();
        }
        envelope
    }

    pub(super) fn open(&self) -> Result<Opened, Error> {
        open_any(&self.finish())
    }
}

pub(super) fn open_any(envelope: &[u8]) -> Result<Opened, Error> {
    let expected = Expected {
        kind: None,
        context: &Context::new(),
    };
    open(envelope, Opener::SharedSecret(&secret()), expected)
}
