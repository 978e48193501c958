//! Values on their way between JavaScript and the core.

use alloc::string::String;
use alloc::vec::Vec;

use js_sys::{Array, Object, Reflect, Uint8Array};
use sealform::{Context, Error, Kind, ObjectId, Recipient};
use wasm_bindgen::prelude::*;
use zeroize::Zeroizing;

pub(crate) type Result<T> = core::result::Result<T, JsValue>;

/// A JavaScript `Error` with the stable code in its property `code`.
pub(crate) fn error(error: Error) -> JsValue {
    let thrown = js_sys::Error::new(sentence(error));
    set(&thrown, "code", error.code().into());
    thrown.into()
}

#[cfg(feature = "full")]
const fn sentence(error: Error) -> &'static str {
    error.sentence()
}

/// The sentences for what sealing can meet: a form page would download the others for nothing.
#[cfg(not(feature = "full"))]
const fn sentence(error: Error) -> &'static str {
    match error {
        Error::InvalidArgument => const { Error::InvalidArgument.sentence() },
        Error::InvalidRecipient => const { Error::InvalidRecipient.sentence() },
        Error::LimitExceeded => const { Error::LimitExceeded.sentence() },
        Error::RandomnessUnavailable => const { Error::RandomnessUnavailable.sentence() },
        Error::SelfTestFailed => const { Error::SelfTestFailed.sentence() },
        rare => rare.code(),
    }
}

/// What is to be sealed, parsed.
pub(crate) struct Request {
    pub(crate) kind: Kind,
    pub(crate) context: Context,
    pub(crate) recipients: Vec<Recipient>,
    /// The name of the object, when it was made before.
    pub(crate) object_id: Option<ObjectId>,
}

impl Request {
    /// Property by property: serde-wasm-bindgen would do it in fewer lines, for 10 KB more of each form page.
    pub(crate) fn parse(value: &JsValue) -> Result<Self> {
        let object_id = get(value, "objectId")?;
        let object_id = (!object_id.is_undefined()).then_some(object_id);
        Ok(Self {
            kind: parse_kind(&get(value, "kind")?)?,
            context: parse_context(&get(value, "context")?)?,
            recipients: parse_recipients(&get(value, "recipients")?)?,
            object_id: object_id.as_ref().map(parse_object_id).transpose()?,
        })
    }
}

/// A list of recipients in text.
pub(crate) fn parse_recipients(texts: &JsValue) -> Result<Vec<Recipient>> {
    let texts: &Array = texts.dyn_ref().ok_or_else(invalid_argument)?;
    let parse = |text: JsValue| Recipient::from_text(&string(&text)?).map_err(error);
    texts.iter().map(parse).collect()
}

fn parse_object_id(value: &JsValue) -> Result<ObjectId> {
    let bytes = copy_in(value)?;
    let bytes = bytes.as_slice().try_into();
    bytes.map(ObjectId).map_err(|_| invalid_argument())
}

/// A list of whole numbers. Not a parameter of type `Vec<u16>`, for which JavaScript would make 1 of 65,537 and 0 of "x".
#[cfg(feature = "full")]
pub(crate) fn parse_numbers<T: TryFrom<u64>>(value: &JsValue) -> Result<Vec<T>> {
    let list: &Array = value.dyn_ref().ok_or_else(invalid_argument)?;
    let parse = |number: JsValue| {
        let number = whole_number(number.as_f64().ok_or_else(invalid_argument)?)?;
        number.try_into().map_err(|_| invalid_argument())
    };
    list.iter().map(parse).collect()
}

/// JavaScript's numbers count exactly up to 2^53.
#[cfg(feature = "files")]
pub(crate) fn whole_number(number: f64) -> Result<u64> {
    let whole = number as u64;
    match whole as f64 == number && whole < 1 << 53 {
        true => Ok(whole),
        false => Err(invalid_argument()),
    }
}

pub(crate) fn parse_kind(value: &JsValue) -> Result<Kind> {
    Kind::from_name(&string(value)?).ok_or_else(invalid_argument)
}

pub(crate) fn parse_context(value: &JsValue) -> Result<Context> {
    let mut context = Context::new();
    for key in Reflect::own_keys(value)
        .map_err(|_| invalid_argument())?
        .iter()
    {
        let key = string(&key)?;
        context
            .insert(&key, &string(&get(value, &key)?)?)
            .map_err(error)?;
    }
    Ok(context)
}

/// The name and value of an object's only member.
#[cfg(feature = "full")]
pub(crate) fn only_member(value: &JsValue) -> Result<(String, JsValue)> {
    let names = Reflect::own_keys(value).map_err(|_| invalid_argument())?;
    let name = names.get(0).as_string().filter(|_| names.length() == 1);
    let name = name.ok_or_else(invalid_argument)?;
    let member = get(value, &name)?;
    Ok((name, member))
}

pub(crate) fn get(object: &JsValue, name: &str) -> Result<JsValue> {
    Reflect::get(object, &name.into()).map_err(|_| invalid_argument())
}

/// Text, unless a lone surrogate in it would be replaced on the way.
fn string(value: &JsValue) -> Result<String> {
    let text = value.as_string().ok_or_else(invalid_argument)?;
    // In one step: looking at each character from here takes longer than anything else about a recipient's text.
    if JsValue::from_str(&text) != *value {
        return Err(invalid_argument());
    }
    Ok(text)
}

/// A copy that is wiped. What only looks like bytes is refused: a text of five letters as a passphrase would
/// otherwise become five zeros.
pub(crate) fn copy_in(value: &JsValue) -> Result<Zeroizing<Vec<u8>>> {
    Ok(Zeroizing::new(bytes(value)?.to_vec()))
}

/// Bytes that stay on the other side.
pub(crate) fn bytes(value: &JsValue) -> Result<&Uint8Array> {
    value.dyn_ref().ok_or_else(invalid_argument)
}

pub(crate) fn invalid_argument() -> JsValue {
    error(Error::InvalidArgument)
}

pub(crate) fn object<const N: usize>(properties: [(&str, JsValue); N]) -> JsValue {
    let object = Object::new();
    for (name, value) in properties {
        set(&object, name, value);
    }
    object.into()
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    let digit = |nibble: u8| char::from_digit(nibble.into(), 16);
    let digits = bytes
        .iter()
        .flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]);
    digits.flatten().collect()
}

fn set(object: &Object, name: &str, value: JsValue) {
    // Fails only for a frozen object or a proxy, and these are neither.
    let _ = Reflect::set(object, &name.into(), &value);
}
