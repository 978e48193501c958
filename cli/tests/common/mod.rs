//! The command as a user runs it: real processes, real files.
#![allow(
    dead_code,
    unreachable_pub,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "each test file is a crate of its own, uses a part, and may fail"
)]

pub mod practice;

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

pub const FIELDS: &str = r#"[{"name":"reason","value":"I cannot sleep."},{"name":"scale","value":2.50},{"name":"reason","value":""}]"#;
/// A shared secret of 32 bytes.
pub const SECRET: &str = "MzIgYnl0ZXMgdGhhdCB0d28gcGFydGllcyBzaGFyZS4";

/// What must never be seen where it is not asked for.
pub const CANARY: &str = "the canary sings";

pub fn start(arguments: &[&str], stdin: impl Into<Stdio>) -> Child {
    Command::new(env!("CARGO_BIN_EXE_sealform"))
        .args(arguments)
        .stdin(stdin)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

pub fn sealform(arguments: &[&str], stdin: &[u8]) -> Output {
    let mut child = start(arguments, Stdio::piped());
    let mut pipe = child.stdin.take().unwrap();
    let stdin = stdin.to_vec();
    // Beside the reading: a command that writes while it reads would wait for us, and we for it.
    let writer = std::thread::spawn(move || {
        // A command that stops before it reads closes the pipe: what it says is what the test looks at.
        let _ = pipe.write_all(&stdin);
    });
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    output
}

pub fn succeed(arguments: &[&str], stdin: &[u8]) -> Vec<u8> {
    let output = sealform(arguments, stdin);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{arguments:?}: {errors}");
    output.stdout
}

/// One line on stderr that begins with the code, nothing on stdout, exit code 1.
pub fn assert_fails(arguments: &[&str], stdin: &[u8], code: &str) {
    let output = sealform(arguments, stdin);
    assert_failed(&output, code);
    assert!(output.stdout.is_empty(), "{arguments:?}");
}

/// The same, whatever is on stdout. Returns the line.
pub fn assert_failed(output: &Output, code: &str) -> String {
    let errors = String::from_utf8(output.stderr.clone()).unwrap();
    assert_eq!(output.status.code(), Some(1), "{errors}");
    assert!(
        errors.starts_with(&format!("sealform: {code}: ")),
        "{errors}"
    );
    assert_eq!(errors.trim_end().lines().count(), 1, "{errors}");
    errors
}

/// A folder with an identity in a file, its recipient, and the fields sealed to it.
pub struct Fixture {
    folder: TempDir,
    pub identity: String,
    pub recipient: String,
    pub envelope: Vec<u8>,
}

impl Fixture {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (identity, recipient) = keygen(folder.path(), "identity.txt");
        let seal = ["seal", "-r", &recipient, "--context", "form=intake"];
        let envelope = succeed(&seal, FIELDS.as_bytes());
        Self {
            folder,
            identity,
            recipient,
            envelope,
        }
    }

    /// Another identity, in the file `name`, and its recipient.
    pub fn keygen(&self, name: &str) -> (String, String) {
        keygen(self.folder.path(), name)
    }

    pub fn path(&self, name: &str) -> String {
        path(self.folder.path(), name)
    }

    pub fn file(&self, name: &str, content: &[u8]) -> String {
        let path = self.path(name);
        fs::write(&path, content).unwrap();
        path
    }

    /// What is in the folder, hidden files too.
    pub fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.folder.path()).unwrap();
        let mut names: Vec<_> = entries
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }
}

fn keygen(folder: &Path, name: &str) -> (String, String) {
    let identity = path(folder, name);
    succeed(&["keygen", "-o", &identity], b"");
    let text = fs::read_to_string(&identity).unwrap();
    let recipient = text.lines().nth(1).unwrap();
    let recipient = recipient.strip_prefix("# public key: ").unwrap().to_owned();
    (identity, recipient)
}

fn path(folder: &Path, name: &str) -> String {
    folder.join(name).to_str().unwrap().to_owned()
}

pub fn json(bytes: &[u8]) -> Value {
    serde_json::from_slice(bytes).unwrap()
}

/// A frozen vector of the format.
pub fn vector(name: &str) -> Value {
    frozen("v1", name)
}

/// Vectors of what people read and type, which TypeScript tests too.
pub fn shared(name: &str) -> Value {
    frozen("texts", name)
}

fn frozen(folder: &str, name: &str) -> Value {
    let vectors = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../tests/vectors");
    let path = vectors.join(folder).join(name).with_extension("json");
    json(&fs::read(path).unwrap())
}

/// So many bytes, all of them canary.
pub fn data(len: usize) -> Vec<u8> {
    CANARY.bytes().cycle().take(len).collect()
}

/// `data` sealed to the fixture's recipient and the secret.
pub fn seal_file(fixture: &Fixture, data: &[u8]) -> Vec<u8> {
    let plain = fixture.file("plain", data);
    let seal = ["seal-file", "-r", &fixture.recipient, "--secret", SECRET];
    let sealed = succeed(
        &[&seal[..], &["--context", "record=1", &plain]].concat(),
        b"",
    );
    fs::remove_file(plain).unwrap();
    sealed
}
