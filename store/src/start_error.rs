//! Why the store did not start, in one line for the operator.

use std::fmt;
use std::io;
use std::net::SocketAddr;
use std::path::PathBuf;

/// Why the store did not start. Its text says what to change.
#[derive(Debug)]
pub enum StartError {
    /// The data directory or a file in it cannot be made or written.
    Data(PathBuf, io::Error),
    /// The database file is there, but SQLite cannot use it.
    Database(PathBuf, sqlx::Error),
    /// The directory of static files is not there.
    Site(PathBuf),
    /// The address cannot be listened on.
    Listen(SocketAddr, io::Error),
    /// The token could not be read or kept.
    Token(sqlx::Error),
    /// The system gave no random bytes for the token.
    Randomness(getrandom::Error),
    /// The signals that stop the store cannot be received.
    Signals(io::Error),
    /// The link cannot be shown.
    Link(io::Error),
}

impl fmt::Display for StartError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Data(path, error) => {
                write!(
                    f,
                    "cannot write to {}: {error}. \
                     Give this user the right to write there, or choose another directory with --data.",
                    path.display()
                )
            }
            Self::Database(path, error) => {
                write!(
                    f,
                    "cannot use the database {}: {error}. \
                     Restore it from a backup, or choose another directory with --data.",
                    path.display()
                )
            }
            Self::Site(path) => {
                write!(
                    f,
                    "{} is not a directory that can be read. \
                     Build the site first, or name its directory with --static.",
                    path.display()
                )
            }
            Self::Listen(address, error) => {
                write!(
                    f,
                    "cannot listen on {address}: {error}. \
                     Stop what listens there, or choose another address with --listen."
                )
            }
            Self::Token(error) => write!(
                f,
                "cannot read or keep the token: {error}. Check the space on the disk, and start again."
            ),
            Self::Randomness(error) => write!(
                f,
                "the system gave no random bytes: {error}. Start again when it can."
            ),
            Self::Signals(error) => write!(
                f,
                "cannot listen for the signal to stop: {error}. Start again."
            ),
            Self::Link(error) => write!(
                f,
                "cannot show the link on standard output: {error}. Start again with standard output open."
            ),
        }
    }
}

impl std::error::Error for StartError {}
