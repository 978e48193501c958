//! Boxes of a record, for whoever has its root.

use sealform::{Expected, Kind, Opener, SharedSecret, disclose, text};
use serde_json::{Value, json};

use super::holders::{By, OwnedHolder, SECRET};
use super::{Content, context, list, pairs, seal_content};

pub(super) struct Disclosure {
    pub(super) name: &'static str,
    indices: &'static [u16],
}

pub(super) fn all() -> [Disclosure; 4] {
    [
        ("disclosure-manifest", &[0][..]),
        ("disclosure-one-box", &[2]),
        ("disclosure-several-boxes", &[1, 3]),
        ("disclosure-all-boxes", &[0, 1, 2, 3]),
    ]
    .map(|(name, indices)| Disclosure { name, indices })
}

impl Disclosure {
    pub(super) fn make(&self, date: &str) -> Value {
        let boxes = list::record_boxes(&[
            r#"{"name":"reason","value":"I cannot sleep."}"#,
            r#"{"name":"medication","value":"none"}"#,
            r#"{"name":"alcohol","value":"every day"}"#,
        ]);
        let context = context(&[("form".into(), "intake".into())]);
        let holder = OwnedHolder::make(&By::Secret);
        let content = Content::Boxes(boxes.clone());
        let sealed = seal_content(Kind::Record, &context, &content, &[holder.borrow()]);
        let expected = Expected {
            kind: Some(Kind::Record),
            context: &context,
        };
        let secret = SharedSecret::from_slice(&SECRET).unwrap();
        let opener = Opener::SharedSecret(&secret);
        let bundle = disclose(&sealed.envelope, opener, expected, self.indices).unwrap();
        let shown = |index: &u16| {
            let data = boxes.get(usize::from(*index)).unwrap();
            json!({"index": index, "data": text::encode(data)})
        };
        json!({
            "name": self.name,
            "date": date,
            "root": sealed.root.to_text(),
            "bundle": bundle.as_str(),
            "kind": Kind::Record as u8,
            "context": pairs(&context),
            "box_count": boxes.len(),
            "boxes": self.indices.iter().map(shown).collect::<Vec<_>>(),
        })
    }
}
