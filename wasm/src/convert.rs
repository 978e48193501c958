//! Values on their way between JavaScript and the core.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use js_sys::{Array, Object, Reflect, Uint8Array};
use sealform::{Context, Error, Kind, Recipient};
use wasm_bindgen::prelude::*;
use zeroize::Zeroizing;

pub(crate) type Result<T> = core::result::Result<T, JsValue>;

/// A JavaScript `Error` with the stable code in its property `code`.
pub(crate) fn error(error: Error) -> JsValue {
    let thrown = js_sys::Error::new(&error.to_string());
    set(&thrown, "code", error.code().into());
    thrown.into()
}

/// What is to be sealed, parsed.
pub(crate) struct Request {
    pub(crate) kind: Kind,
    pub(crate) context: Context,
    pub(crate) recipients: Vec<Recipient>,
}

impl Request {
    /// Property by property: serde-wasm-bindgen would do it in fewer lines, for 10 KB more of each form page.
    pub(crate) fn parse(value: &JsValue) -> Result<Self> {
        let recipients = Array::from(&get(value, "recipients")?);
        let recipient = |text: JsValue| Recipient::from_text(&string(&text)?).map_err(error);
        Ok(Self {
            kind: parse_kind(&get(value, "kind")?)?,
            context: parse_context(&get(value, "context")?)?,
            recipients: recipients.iter().map(recipient).collect::<Result<_>>()?,
        })
    }
}

pub(crate) fn parse_kind(value: &JsValue) -> Result<Kind> {
    Kind::from_name(&string(value)?).ok_or_else(|| error(Error::InvalidArgument))
}

pub(crate) fn parse_context(value: &JsValue) -> Result<Context> {
    let pairs = value
        .dyn_ref()
        .ok_or_else(|| error(Error::InvalidArgument))?;
    let mut context = Context::new();
    for pair in Object::entries(pairs).iter() {
        let pair = Array::from(&pair);
        let (key, value) = (string(&pair.get(0))?, string(&pair.get(1))?);
        context.insert(&key, &value).map_err(error)?;
    }
    Ok(context)
}

pub(crate) fn get(object: &JsValue, name: &str) -> Result<JsValue> {
    Reflect::get(object, &name.into()).map_err(|_| error(Error::InvalidArgument))
}

fn string(value: &JsValue) -> Result<String> {
    value
        .as_string()
        .ok_or_else(|| error(Error::InvalidArgument))
}

/// A copy that is wiped.
pub(crate) fn copy_in(bytes: &Uint8Array) -> Zeroizing<Vec<u8>> {
    Zeroizing::new(bytes.to_vec())
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
