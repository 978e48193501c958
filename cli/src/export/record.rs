//! A record as an export sees it: what was sealed, as it was written, without the secrets of its attachments.

use std::fmt;

use sealform::{Context, ObjectId, Opened, Root};
use serde::de::{Deserialize, Deserializer, Error as _, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::value::RawValue;

use crate::failure::Failure;

/// Of one JSON object in a box.
const MAX_MEMBERS: usize = 64;

pub(super) struct Record<'a> {
    pub(super) id: ObjectId,
    pub(super) received: Option<String>,
    pub(super) created: Option<String>,
    pub(super) root: Root,
    pub(super) context: &'a Context,
    pub(super) manifest: Members<'a>,
    pub(super) answers: Vec<Answer<'a>>,
    /// Whether an earlier record has the same id and another content.
    pub(super) is_second: bool,
}

pub(super) struct Answer<'a> {
    pub(super) name: String,
    members: Members<'a>,
    pub(super) file: Option<Attached<'a>>,
}

/// The file of an answer.
pub(super) struct Attached<'a> {
    members: Members<'a>,
    /// Where it was saved, below the directory of the attachments.
    pub(super) path: Option<String>,
}

/// The members of a JSON object, in their order.
pub(super) struct Members<'a>(Vec<(String, &'a RawValue)>);

impl<'a> Record<'a> {
    pub(super) fn read(opened: &'a Opened, received: Option<String>) -> Result<Self, Failure> {
        let (manifest, answers) = opened.boxes.split_first().ok_or(Failure::Content)?;
        let manifest = Members::parse(manifest.as_bytes())?;
        let answers = answers
            .iter()
            .map(|answer| Answer::parse(answer.as_bytes()));
        Ok(Self {
            id: opened.object_id,
            received,
            created: manifest.text("created"),
            root: opened.root,
            context: &opened.context,
            answers: answers.collect::<Result<_, _>>()?,
            manifest,
            is_second: false,
        })
    }

    pub(super) fn form(&self) -> Option<&'a str> {
        self.context.get("form")
    }
}

impl<'a> Answer<'a> {
    fn parse(json: &'a [u8]) -> Result<Self, Failure> {
        let members = Members::parse(json)?;
        let file = members
            .get("file")
            .map(|file| Members::parse(file.get().as_bytes()));
        Ok(Self {
            name: members.text("name").ok_or(Failure::Content)?,
            file: file.transpose()?.map(|members| Attached {
                members,
                path: None,
            }),
            members,
        })
    }

    pub(super) fn text(&self, member: &str) -> Option<String> {
        self.members.text(member)
    }

    /// As JSON; null is none.
    pub(super) fn value(&self) -> Option<&'a RawValue> {
        self.members
            .get("value")
            .filter(|value| value.get() != "null")
    }
}

impl Attached<'_> {
    pub(super) fn text(&self, member: &str) -> Option<String> {
        self.members.text(member)
    }

    pub(super) fn size(&self) -> Option<u64> {
        self.members.get("size")?.get().parse().ok()
    }
}

impl<'a> Members<'a> {
    pub(super) fn parse(json: &'a [u8]) -> Result<Self, Failure> {
        serde_json::from_slice(json).map_err(|_| Failure::Content)
    }

    pub(super) fn get(&self, name: &str) -> Option<&'a RawValue> {
        let mut members = self.0.iter();
        members
            .find(|(key, _)| key == name)
            .map(|(_, value)| *value)
    }

    pub(super) fn text(&self, name: &str) -> Option<String> {
        text_of(self.get(name)?)
    }
}

/// The text that is in JSON, if it is text.
pub(super) fn text_of(json: &RawValue) -> Option<String> {
    serde_json::from_str(json.get()).ok()
}

impl<'de: 'a, 'a> Deserialize<'de> for Members<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder;
        impl<'de> Visitor<'de> for InOrder {
            type Value = Members<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut members: Vec<(String, &RawValue)> = Vec::new();
                while let Some((key, value)) = map.next_entry()? {
                    if members.len() == MAX_MEMBERS
                        || members.iter().any(|(known, _)| *known == key)
                    {
                        return Err(A::Error::custom("too many members, or one twice"));
                    }
                    members.push((key, value));
                }
                Ok(Members(members))
            }
        }
        deserializer.deserialize_map(InOrder)
    }
}

impl Serialize for Members<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}

impl Serialize for Answer<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (key, value) in &self.members.0 {
            match &self.file {
                Some(file) if key == "file" => map.serialize_entry(key, file)?,
                _ => map.serialize_entry(key, value)?,
            }
        }
        map.end()
    }
}

/// Without what opens it.
impl Serialize for Attached<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (key, value) in &self.members.0 {
            if key != "secret" && key != "path" {
                map.serialize_entry(key, value)?;
            }
        }
        if let Some(path) = &self.path {
            map.serialize_entry("path", path)?;
        }
        map.end()
    }
}
