//! Recovery codes: a passphrase that nobody chose, in symbols that a person can copy from paper.

use core::str;

use rand_core::TryCryptoRng;
use zeroize::{Zeroize, Zeroizing};

use crate::error::Error;
use crate::passphrase::Passphrase;
use crate::primitives::Hash;
use crate::random::fill_random;

/// Crockford's base 32: no I, L, O and U.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Symbols of 5 random bits each.
const RANDOM_LEN: usize = 26;
const SYMBOLS_LEN: usize = RANDOM_LEN + 2;
const GROUP_LEN: usize = 4;
const TEXT_LEN: usize = SYMBOLS_LEN + SYMBOLS_LEN / GROUP_LEN - 1;

/// 130 random bits and 2 symbols that tell a slip of the hand, before Argon2id takes its time.
///
/// Its text is 28 symbols of Crockford's base 32 in 7 groups of 4, upper case, with hyphens between them; as UTF-8, that
/// is the passphrase. The last two symbols are the first 10 bits of the SHA-256 of the 26 before them, as ASCII.
pub struct RecoveryCode(Zeroizing<[u8; TEXT_LEN]>);

impl RecoveryCode {
    /// A new code.
    ///
    /// # Errors
    /// [`Error::RandomnessUnavailable`].
    pub fn make<R: TryCryptoRng + ?Sized>(rng: &mut R) -> Result<Self, Error> {
        let mut random = Zeroizing::new([0; RANDOM_LEN]);
        fill_random(rng, random.as_mut())?;
        let mut symbols = Zeroizing::new([0; SYMBOLS_LEN]);
        for (symbol, byte) in symbols.iter_mut().zip(random.iter()) {
            *symbol = symbol_of(*byte);
        }
        let check = check_symbols(&symbols);
        for (symbol, check) in symbols.iter_mut().skip(RANDOM_LEN).zip(check) {
            *symbol = check;
        }
        Ok(Self::grouped(&symbols))
    }

    /// Takes what was typed: in any case, with hyphens and ASCII white space anywhere or nowhere, O for 0, and I or L for 1.
    ///
    /// # Errors
    /// [`Error::InvalidRecoveryCode`] for anything else, and when the last two symbols do not match the others.
    pub fn from_typed(typed: &[u8]) -> Result<Self, Error> {
        let mut symbols = Zeroizing::new([0; SYMBOLS_LEN]);
        let mut places = symbols.iter_mut();
        let is_symbol = |byte: &&u8| **byte != b'-' && !byte.is_ascii_whitespace();
        for byte in typed.iter().filter(is_symbol) {
            let place = places.next().ok_or(Error::InvalidRecoveryCode)?;
            *place = meant(*byte).ok_or(Error::InvalidRecoveryCode)?;
        }
        let is_whole = places.next().is_none();
        if !is_whole || !symbols.ends_with(&check_symbols(&symbols)) {
            return Err(Error::InvalidRecoveryCode);
        }
        Ok(Self::grouped(&symbols))
    }

    /// The text, 34 characters of ASCII.
    #[must_use]
    pub fn as_text(&self) -> &str {
        str::from_utf8(self.0.as_slice()).unwrap_or_default()
    }

    /// What opens a slot of type 2.
    ///
    /// # Errors
    /// None that can happen: a code is a passphrase.
    pub fn to_passphrase(&self) -> Result<Passphrase, Error> {
        Passphrase::from_utf8(self.0.as_slice())
    }

    fn grouped(symbols: &[u8; SYMBOLS_LEN]) -> Self {
        let mut text = Zeroizing::new([b'-'; TEXT_LEN]);
        let groups = text.chunks_mut(GROUP_LEN + 1);
        for (place, group) in groups.zip(symbols.chunks(GROUP_LEN)) {
            for (place, symbol) in place.iter_mut().zip(group) {
                *place = *symbol;
            }
        }
        Self(text)
    }
}

/// The symbol of the lowest 5 bits.
fn symbol_of(bits: u8) -> u8 {
    ALPHABET
        .get(usize::from(bits & 31))
        .copied()
        .unwrap_or_default()
}

/// The symbol that a person meant.
fn meant(byte: u8) -> Option<u8> {
    let symbol = match byte.to_ascii_uppercase() {
        b'O' => b'0',
        b'I' | b'L' => b'1',
        other => other,
    };
    ALPHABET.contains(&symbol).then_some(symbol)
}

/// From the first 26 symbols.
fn check_symbols(symbols: &[u8; SYMBOLS_LEN]) -> [u8; 2] {
    let (random, _) = symbols.split_at(RANDOM_LEN);
    let mut hash = Hash::new().update(random).finish();
    let [first, second, ..] = hash;
    hash.zeroize();
    [symbol_of(first >> 3), symbol_of(first << 2 | second >> 6)]
}

#[cfg(test)]
#[allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]
mod tests {
    use alloc::string::String;

    use getrandom::SysRng;

    use super::*;

    /// Made with another program, from the description alone.
    const CODES: [&str; 3] = [
        "0000-0000-0000-0000-0000-0000-00AX",
        "0123-4567-89AB-CDEF-GHJK-MNPQ-RSYQ",
        "E9MG-8M2G-VHF6-00T6-7095-PA24-0683",
    ];

    fn text(typed: &str) -> Result<String, Error> {
        Ok(RecoveryCode::from_typed(typed.as_bytes())?.as_text().into())
    }

    #[test]
    fn codes_of_another_program_are_read() {
        for code in CODES {
            assert_eq!(text(code).unwrap(), code);
        }
    }

    #[test]
    fn what_a_person_types_is_what_was_meant() {
        for code in CODES {
            let bare = code.replace('-', "");
            let slips = bare.replace('0', "o").replace('1', "l");
            let slips_above = bare.replace('0', "O").replace('1', "I");
            let spaced = alloc::format!("  {}\t{}\r\n", &code[..9], &code[9..]);
            for typed in [bare.to_lowercase(), slips, slips_above, spaced] {
                assert_eq!(text(&typed).unwrap(), code, "{typed}");
            }
        }
    }

    #[test]
    fn a_slip_of_the_hand_is_told() {
        let [code, ..] = CODES;
        for refused in [
            "",
            "-",
            &code[1..],
            &alloc::format!("{code}0"),
            &code.replace('-', "_"),
        ] {
            assert_eq!(
                text(refused).err(),
                Some(Error::InvalidRecoveryCode),
                "{refused}"
            );
        }
        // Two symbols tell 1,023 slips of 1,024; of these, all.
        let missed = (0..code.len()).filter(|place| {
            let mut bytes = code.as_bytes().to_vec();
            let symbol = bytes.get_mut(*place).unwrap();
            *symbol = if *symbol == b'-' {
                b'U'
            } else if *symbol == b'7' {
                b'8'
            } else {
                b'7'
            };
            RecoveryCode::from_typed(&bytes).is_ok()
        });
        assert_eq!(missed.count(), 0);
    }

    #[test]
    fn a_new_code_is_read_again() {
        let first = RecoveryCode::make(&mut SysRng).unwrap();
        let second = RecoveryCode::make(&mut SysRng).unwrap();
        assert!(first.as_text() != second.as_text());
        assert_eq!(text(first.as_text()).unwrap(), first.as_text());
        assert_eq!(first.as_text().len(), TEXT_LEN);
        assert_eq!(
            first.to_passphrase().unwrap().as_bytes(),
            first.as_text().as_bytes()
        );
    }
}
