//! Every envelope that was ever shipped opens: `tests/vectors/v1/`, dated and never regenerated.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test may fail"
)]

mod common;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use common::contents;
use sealform::{
    Error, Expected, Identity, Kind, Opener, Passphrase, PrfOutputs, SharedSecret, inspect, text,
};
use serde_json::Value;

const KINDS: [Kind; 4] = [Kind::Record, Kind::File, Kind::Keyring, Kind::Note];

struct Vector {
    name: String,
    json: Value,
}

impl Vector {
    fn all() -> Vec<Self> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors/v1");
        let files = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path());
        let json = files.filter(|path| path.extension().is_some_and(|ending| ending == "json"));
        let vectors = json.map(|path| {
            let json: Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
            let name = json["name"].as_str().unwrap().into();
            assert_eq!(path.file_stem().unwrap().to_str(), json["name"].as_str());
            Self { name, json }
        });
        vectors.collect()
    }

    fn text(&self, key: &str) -> Option<&str> {
        self.json[key].as_str()
    }

    fn envelope(&self) -> Vec<u8> {
        text::decode(self.text("envelope").unwrap()).unwrap()
    }

    fn kind(&self) -> Kind {
        let number = self.json["kind"].as_u64().unwrap();
        KINDS
            .into_iter()
            .find(|kind| *kind as u64 == number)
            .unwrap()
    }

    /// Calls `check` with each opener that the vector names.
    fn with_openers(&self, mut check: impl FnMut(&str, Opener<'_>)) {
        if let Some(text) = self.text("identity") {
            let identity = Identity::from_text(text).unwrap();
            assert_eq!(Some(identity.to_text().as_str()), self.text("identity"));
            assert_eq!(
                Some(identity.recipient().to_text().as_str()),
                self.text("recipient")
            );
            check("identity", Opener::Identities(&[identity]));
        }
        if let Some(words) = self.text("passphrase") {
            let passphrase = Passphrase::from_utf8(words.as_bytes()).unwrap();
            check("passphrase", Opener::Passphrase(&passphrase));
        }
        if let Some(credential_id) = self.json["passkey"]["credential_id"].as_str() {
            let part = |name: &str| text::decode(self.json["passkey"][name].as_str().unwrap());
            let (first, second) = (part("first").unwrap(), part("second").unwrap());
            let opener = Opener::Passkey {
                credential_id: &text::decode(credential_id).unwrap(),
                outputs: &PrfOutputs::from_slices(&first, &second).unwrap(),
            };
            check("passkey", opener);
        }
        if let Some(secret) = self.text("secret") {
            let secret = SharedSecret::from_slice(&text::decode(secret).unwrap()).unwrap();
            check("secret", Opener::SharedSecret(&secret));
        }
    }
}

#[test]
fn every_vector_opens_with_everything_that_it_names() {
    let vectors = Vector::all();
    assert!(vectors.len() >= 10, "only {} vectors", vectors.len());
    for vector in vectors {
        let pairs: BTreeMap<String, String> =
            serde_json::from_value(vector.json["context"].clone()).unwrap();
        let pairs: Vec<_> = pairs
            .iter()
            .map(|(k, v)| (k.as_str(), v.as_str()))
            .collect();
        let context = common::context(&pairs);
        let expected = Expected {
            kind: Some(vector.kind()),
            context: &context,
        };
        let boxes: Vec<Vec<u8>> = vector.json["boxes"]
            .as_array()
            .unwrap()
            .iter()
            .map(|data| text::decode(data.as_str().unwrap()).unwrap())
            .collect();
        let mut openers = 0;
        vector.with_openers(|by, opener| {
            openers += 1;
            let opened = sealform::open(&vector.envelope(), opener, expected);
            let opened =
                opened.unwrap_or_else(|error| panic!("{} by {by}: {error:?}", vector.name));
            assert_eq!(opened.context, context, "{}", vector.name);
            assert_eq!(
                Some(opened.root.to_text().as_str()),
                vector.text("root"),
                "{}",
                vector.name
            );
            assert_eq!(contents(&opened), boxes, "{}", vector.name);
        });
        assert!(openers > 0, "{} names nothing that opens it", vector.name);
    }
}

#[test]
fn a_vector_shows_its_root_and_slots_without_a_key() {
    for vector in Vector::all() {
        let seen = inspect(&vector.envelope()).unwrap();
        assert_eq!(
            Some(seen.root.to_text().as_str()),
            vector.text("root"),
            "{}",
            vector.name
        );
        let mut openers = 0;
        vector.with_openers(|_, _| openers += 1);
        assert_eq!(seen.slots.len(), openers, "{}", vector.name);
    }
}

#[test]
fn envelopes_in_text_are_canonical() {
    let envelope = Vector::all().remove(0).text("envelope").unwrap().to_owned();
    for wrong in [
        format!("{envelope}="),
        format!(" {envelope}"),
        envelope.replace('U', "+"),
    ] {
        assert_eq!(text::decode(&wrong), Err(Error::InvalidText));
    }
}
