//! One list of errors, for Rust, the command line and JavaScript.

use core::fmt;

/// Everything that can go wrong in the core.
///
/// The code is stable: programs match on it, and the JavaScript side has the same list. No error carries
/// data, so none can carry a secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Error {
    /// The bytes are not an envelope: cut short, too long, or not in canonical form.
    Malformed,
    /// The envelope's version, suite, kind or flags are not known to this release.
    Unsupported,
    /// A count, a size or an Argon2id cost is beyond what the format allows.
    LimitExceeded,
    /// The envelope opened, and holds another kind of object than the caller expects.
    WrongKind,
    /// The envelope opened, and belongs to another context than the caller expects.
    WrongContext,
    /// No slot is addressed to this holder.
    NoSlot,
    /// The one answer to every cryptographic failure, so that the failures cannot be told apart.
    OpenFailed,
    /// A context key or value, a number of boxes or holders, or a position is outside the format's limits.
    InvalidArgument,
    /// Not a form card.
    CardMalformed,
    /// A file had more bytes, or fewer, than was said before.
    FileChanged,
    /// Not a recipient in age's text form.
    InvalidRecipient,
    /// Not an identity in age's text form.
    InvalidIdentity,
    /// Not a shared secret of 32 bytes.
    InvalidSecret,
    /// An empty or oversized passphrase, or one that is not UTF-8.
    InvalidPassphrase,
    /// Not a recovery code, or one with a mistake in it.
    InvalidRecoveryCode,
    /// Not base64url without padding.
    InvalidText,
    /// The platform's random generator failed.
    RandomnessUnavailable,
    /// There is not the memory that Argon2id asks for.
    OutOfMemory,
    /// The known-answer test failed: this build must not be used here.
    SelfTestFailed,
}

impl Error {
    /// Every error, in the order of declaration; the JavaScript list is compared to it.
    pub const ALL: [Self; 19] = [
        Self::Malformed,
        Self::Unsupported,
        Self::LimitExceeded,
        Self::WrongKind,
        Self::WrongContext,
        Self::NoSlot,
        Self::OpenFailed,
        Self::InvalidArgument,
        Self::CardMalformed,
        Self::FileChanged,
        Self::InvalidRecipient,
        Self::InvalidIdentity,
        Self::InvalidSecret,
        Self::InvalidPassphrase,
        Self::InvalidRecoveryCode,
        Self::InvalidText,
        Self::RandomnessUnavailable,
        Self::OutOfMemory,
        Self::SelfTestFailed,
    ];

    /// The stable code, for programs.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Malformed => "malformed",
            Self::Unsupported => "unsupported",
            Self::LimitExceeded => "limit-exceeded",
            Self::WrongKind => "wrong-kind",
            Self::WrongContext => "wrong-context",
            Self::NoSlot => "no-slot",
            Self::OpenFailed => "open-failed",
            Self::InvalidArgument => "invalid-argument",
            Self::CardMalformed => "card-malformed",
            Self::FileChanged => "file-changed",
            Self::InvalidRecipient => "invalid-recipient",
            Self::InvalidIdentity => "invalid-identity",
            Self::InvalidSecret => "invalid-secret",
            Self::InvalidPassphrase => "invalid-passphrase",
            Self::InvalidRecoveryCode => "invalid-recovery-code",
            Self::InvalidText => "invalid-text",
            Self::RandomnessUnavailable => "randomness-unavailable",
            Self::OutOfMemory => "out-of-memory",
            Self::SelfTestFailed => "self-test-failed",
        }
    }

    /// What happened and what to do next, in a sentence for people; never with anything secret in it.
    #[must_use]
    pub const fn sentence(self) -> &'static str {
        match self {
            Self::Malformed => {
                "This is not a whole sealform envelope; fetch it again from where it is kept."
            }
            Self::Unsupported => {
                "This envelope was made by a release that this one does not know; update sealform."
            }
            Self::LimitExceeded => {
                "A size, a count or a passphrase cost is beyond the format's limits; nothing was tried."
            }
            Self::WrongKind => {
                "The envelope holds another kind of object than asked for; check which file this is."
            }
            Self::WrongContext => {
                "The envelope belongs somewhere else than asked for; check the form, card or notebook."
            }
            Self::NoSlot => {
                "The envelope is not sealed to this key; try the key that was current when it was sealed."
            }
            Self::OpenFailed => {
                "It did not open: the key, the passphrase or the root is another one, or the bytes were altered."
            }
            Self::InvalidArgument => {
                "An argument is outside the limits of the format: a context pair, a number of boxes or recipients, or a place that is not there; change it."
            }
            Self::CardMalformed => {
                "This is not a form card; fetch it again from where it is published, or make it anew."
            }
            Self::FileChanged => {
                "The file changed while it was read, so that it was not sealed; choose it again."
            }
            Self::InvalidRecipient => {
                "This is not a recipient; copy the whole text that starts with age1pq1."
            }
            Self::InvalidIdentity => {
                "This is not an identity; copy the whole text that starts with AGE-SECRET-KEY-PQ-1."
            }
            Self::InvalidSecret => "A shared secret is 32 random bytes; copy it again, whole.",
            Self::InvalidPassphrase => {
                "A passphrase is UTF-8 text of 1 to 65,536 bytes; choose another."
            }
            Self::InvalidRecoveryCode => {
                "This recovery code has a mistake in it; compare it with the paper, all 28 letters and digits."
            }
            Self::InvalidText => {
                "This is not base64url without padding; copy the text again, whole and without spaces."
            }
            Self::RandomnessUnavailable => {
                "The system's random generator failed, so nothing was sealed; restart the browser or machine."
            }
            Self::OutOfMemory => {
                "A passphrase needs more memory than there is here; close other pages and programs, and try again."
            }
            Self::SelfTestFailed => {
                "The cryptography gave a wrong answer here, so nothing was sealed; reload, or use another browser."
            }
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.sentence())
    }
}

impl core::error::Error for Error {}
