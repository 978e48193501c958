//! The form card: whom a form is sealed to, what the client consents to, and which fields stay readable for routing.

use alloc::string::String;
use alloc::vec::Vec;

use serde::Deserialize;

use super::bounded::{List, Object, Text};
use crate::envelope::MAX_SLOTS;
use crate::error::Error;
use crate::keys::Recipient;

/// A card, parsed. Whoever uses one has held its bytes against their pin before.
pub struct Card {
    /// The form's name, as it is in the context of each record.
    pub form: String,
    /// The practice's name, as the client is shown it.
    pub practice: String,
    /// Who will be able to read the form, 1 to 32 of them.
    pub recipients: Vec<Recipient>,
    /// What the client is asked to consent to.
    pub consent: Vec<ConsentStatement>,
    /// The names of the fields that are not sealed.
    pub clear: Vec<String>,
}

/// One statement of consent.
pub struct ConsentStatement {
    /// Which statement it is.
    pub id: String,
    /// Which version of it.
    pub version: String,
    /// Its exact text.
    pub text: String,
    /// Whether the form can be sent without it.
    pub required: bool,
}

#[derive(Deserialize)]
struct Json {
    sealform: u32,
    form: Text<512>,
    practice: Text<512>,
    recipients: List<Text<4096>, MAX_SLOTS>,
    #[serde(default)]
    consent: List<Object<ConsentJson>, 32>,
    #[serde(default)]
    clear: List<Text<512>, 64>,
}

#[derive(Deserialize)]
struct ConsentJson {
    id: Text<64>,
    version: Text<64>,
    text: Text<10_000>,
    required: bool,
}

impl Card {
    /// The longest card that is read, in bytes.
    pub const MAX_LEN: usize = 256 << 10;

    /// Parses the JSON of a card.
    ///
    /// # Errors
    /// [`Error::CardMalformed`] for anything that is no card, [`Error::InvalidRecipient`] for a recipient that is none.
    pub fn parse(json: &[u8]) -> Result<Self, Error> {
        if json.len() > Self::MAX_LEN {
            return Err(Error::CardMalformed);
        }
        let card = serde_json::from_slice::<Object<Json>>(json);
        let Object(card) = card.map_err(|_| Error::CardMalformed)?;
        if card.sealform != 1 || card.recipients.0.is_empty() {
            return Err(Error::CardMalformed);
        }
        let recipients = card.recipients.0.iter();
        let recipients = recipients.map(|text| Recipient::from_text(&text.0));
        Ok(Self {
            form: card.form.0,
            practice: card.practice.0,
            recipients: recipients.collect::<Result<_, _>>()?,
            consent: card
                .consent
                .0
                .into_iter()
                .map(|json| json.0.into())
                .collect(),
            clear: card.clear.0.into_iter().map(|name| name.0).collect(),
        })
    }
}

impl From<ConsentJson> for ConsentStatement {
    fn from(json: ConsentJson) -> Self {
        Self {
            id: json.id.0,
            version: json.version.0,
            text: json.text.0,
            required: json.required,
        }
    }
}
