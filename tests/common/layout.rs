//! Where the parts of an envelope lie, read from FORMAT.md and not with the code under test.

use std::ops::Range;

pub struct Layout {
    pub context_len: Range<usize>,
    pub context: Range<usize>,
    pub box_count: Range<usize>,
    pub commitment: Range<usize>,
    pub slot_count: usize,
    pub slots: Vec<SlotLayout>,
    pub slots_mac: Range<usize>,
    pub boxes: Vec<BoxLayout>,
}

pub struct SlotLayout {
    pub number: usize,
    pub len: Range<usize>,
    pub body: Range<usize>,
}

pub struct BoxLayout {
    pub len: Range<usize>,
    pub sealed: Range<usize>,
}

impl SlotLayout {
    pub fn whole(&self) -> Range<usize> {
        self.number..self.body.end
    }
}

impl BoxLayout {
    pub fn whole(&self) -> Range<usize> {
        self.len.start..self.sealed.end
    }
}

impl Layout {
    pub fn of(envelope: &[u8]) -> Self {
        let number = |range: Range<usize>| {
            envelope[range]
                .iter()
                .fold(0, |number, byte| number << 8 | usize::from(*byte))
        };
        let context_len = 24..26;
        let context = 26..26 + number(context_len.clone());
        let box_count = context.end..context.end + 2;
        let commitment = box_count.end..box_count.end + 32;
        let slot_count = commitment.end;
        let mut at = slot_count + 1;
        let mut slots = Vec::new();
        for _ in 0..envelope[slot_count] {
            let len = at + 1..at + 3;
            let body = len.end..len.end + number(len.clone());
            let next = body.end;
            slots.push(SlotLayout {
                number: at,
                len,
                body,
            });
            at = next;
        }
        let slots_mac = at..at + 32;
        at = slots_mac.end;
        let mut boxes = Vec::new();
        for _ in 0..number(box_count.clone()) {
            let len = at..at + 4;
            let sealed = len.end..len.end + number(len.clone());
            at = sealed.end;
            boxes.push(BoxLayout { len, sealed });
        }
        assert_eq!(at, envelope.len(), "the parts fill the envelope");
        Self {
            context_len,
            context,
            box_count,
            commitment,
            slot_count,
            slots,
            slots_mac,
            boxes,
        }
    }
}
