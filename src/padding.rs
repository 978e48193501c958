//! Padding, so that the length of an answer tells little (PURBs, Nikitin et al. 2019: at most log log bits).

use alloc::vec::Vec;

use zeroize::Zeroizing;

use crate::error::Error;
use crate::secret::Plaintext;

/// The shortest padded length: a yes and a short sentence look the same.
const MIN_PADDED_LEN: u64 = 256;

/// Bytes of the length that goes before the data of a field.
const WIDTH: usize = 4;

/// Bytes of the length that goes before the data of a file.
pub(crate) const FILE_WIDTH: usize = 8;

/// `pad(d, w) = len(d) in w bytes || d || zeros`, in all `max(256, padme(w + len(d)))`, for w = 4.
pub(crate) fn pad(data: &[u8]) -> Result<Zeroizing<Vec<u8>>, Error> {
    let len = u32::try_from(data.len()).map_err(|_| Error::LimitExceeded)?;
    let padded_len = padded_len(data.len())?;
    let mut padded = Zeroizing::new(Vec::with_capacity(padded_len));
    padded.extend_from_slice(&len.to_be_bytes());
    padded.extend_from_slice(data);
    padded.resize(padded_len, 0);
    Ok(padded)
}

/// Undoes [`pad`], and accepts nothing else: the size and the zeros are checked.
pub(crate) fn unpad(mut padded: Zeroizing<Vec<u8>>) -> Result<Plaintext, Error> {
    let (len, rest) = padded.split_first_chunk().ok_or(Error::Malformed)?;
    let len = usize::try_from(u32::from_be_bytes(*len)).map_err(|_| Error::Malformed)?;
    let (_, zeros) = rest.split_at_checked(len).ok_or(Error::Malformed)?;
    if zeros.iter().any(|byte| *byte != 0) || padded.len() != padded_len(len)? {
        return Err(Error::Malformed);
    }
    // In place, so that no second copy has to be wiped.
    padded.copy_within(WIDTH..WIDTH + len, 0);
    padded.truncate(len);
    Ok(Plaintext::new(padded))
}

/// The padded length of `len` bytes of data.
pub(crate) fn padded_len(len: usize) -> Result<usize, Error> {
    let framed = u64::try_from(len + WIDTH).map_err(|_| Error::LimitExceeded)?;
    usize::try_from(padme(framed).max(MIN_PADDED_LEN)).map_err(|_| Error::LimitExceeded)
}

/// The padded length of a file of `len` bytes, its length field included.
pub(crate) fn padded_file_len(len: u64) -> Result<u64, Error> {
    let framed = len.checked_add(FILE_WIDTH as u64);
    let framed = framed.filter(|framed| *framed <= 1 << 62);
    Ok(padme(framed.ok_or(Error::LimitExceeded)?).max(MIN_PADDED_LEN))
}

/// `padme(L) = L if L < 2, else with E = floor(log2 L), S = floor(log2 E) + 1, m = 2^(E-S) - 1: (L + m) & ~m`
fn padme(len: u64) -> u64 {
    if len < 2 {
        return len;
    }
    let e = len.ilog2();
    let s = e.ilog2() + 1;
    let mask = (1 << (e - s)) - 1;
    (len + mask) & !mask
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn padme_of_known_lengths() {
        let expected = [
            (0, 0),
            (1, 1),
            (2, 2),
            (9, 10),
            (257, 272),
            (272, 272),
            (1000, 1024),
            (65_536, 65_536),
            (65_537, 67_584),
            (1 << 40, 1 << 40),
        ];
        for (len, padded) in expected {
            assert_eq!(padme(len), padded, "padme({len})");
        }
    }

    #[test]
    fn padding_round_trips_and_costs_at_most_an_eighth() {
        for len in (0..2000).chain(65_000..66_000) {
            let data = alloc::vec![7; len];
            let padded = pad(&data).unwrap();
            assert!(padded.len() <= 256.max((len + WIDTH) * 9 / 8), "{len}");
            assert!(unpad(padded).unwrap().as_bytes() == data, "{len}");
        }
    }

    #[test]
    fn only_what_pad_writes_is_accepted() {
        let refused = |bytes: Vec<u8>| unpad(Zeroizing::new(bytes)).err() == Some(Error::Malformed);
        let padded = pad(b"answer").unwrap().to_vec();

        let mut not_zero = padded.clone();
        *not_zero.last_mut().unwrap() = 1;
        assert!(refused(not_zero));

        let mut too_long = padded.clone();
        too_long.push(0);
        assert!(refused(too_long));

        let mut beyond_the_end = padded.clone();
        beyond_the_end.splice(..4, 1000u32.to_be_bytes());
        assert!(refused(beyond_the_end));

        assert!(refused(padded.into_iter().take(255).collect()));
        assert!(refused(alloc::vec![0; 3]));
    }
}
