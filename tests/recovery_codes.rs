//! What a person types from paper is the same recovery code in the core and in the browser: `tests/vectors/texts/`.
//! `tests/wasm/texts.test.ts` has the same tests.
#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test may fail"
)]

use sealform::RecoveryCode;
use serde_json::Value;

fn vectors(member: &str) -> Vec<Value> {
    let text = include_str!("vectors/texts/recovery-codes.json");
    let vectors: Value = serde_json::from_str(text).unwrap();
    vectors[member].as_array().unwrap().clone()
}

#[test]
fn a_code_is_read_in_every_spelling() {
    let valid = vectors("valid");
    assert!(valid.len() >= 6);
    for vector in valid {
        let code = vector["code"].as_str().unwrap();
        let spellings = vector["typed"].as_array().unwrap();
        assert!(spellings.len() >= 8, "{code}");
        for typed in spellings.iter().map(|typed| typed.as_str().unwrap()) {
            let read = RecoveryCode::from_typed(typed.as_bytes()).unwrap();
            assert_eq!(read.as_text(), code, "{typed:?}");
        }
    }
}

#[test]
fn what_is_no_code_is_refused_with_its_code() {
    let invalid = vectors("invalid");
    assert!(invalid.len() >= 20);
    for vector in invalid {
        let typed = vector["typed"].as_str().unwrap();
        let refused = RecoveryCode::from_typed(typed.as_bytes()).err().unwrap();
        assert_eq!(Some(refused.code()), vector["error"].as_str(), "{vector}");
    }
}
