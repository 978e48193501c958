//! How far a long command is, for a person who watches it.

use std::io::{self, IsTerminal, Stderr, Write};

/// Percent on stderr, if that is a terminal. The line is cleared at the end, whatever the end is.
pub(crate) struct Progress {
    terminal: Option<Stderr>,
    done: u64,
    shown: Option<u64>,
}

impl Progress {
    pub(crate) fn new() -> Self {
        Self {
            terminal: Some(io::stderr()).filter(IsTerminal::is_terminal),
            done: 0,
            shown: None,
        }
    }

    /// So many bytes more of `total`.
    pub(crate) fn advance(&mut self, bytes: usize, total: u64) {
        self.done += bytes as u64;
        let percent = u128::from(self.done) * 100 / u128::from(total.max(1));
        let percent = u64::try_from(percent).unwrap_or(u64::MAX);
        if let Some(terminal) = &mut self.terminal
            && self.shown != Some(percent)
        {
            let _ = write!(terminal, "\r{percent:3} %");
            self.shown = Some(percent);
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(terminal) = &mut self.terminal
            && self.shown.is_some()
        {
            let _ = write!(terminal, "\r     \r");
        }
    }
}
