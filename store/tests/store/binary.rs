//! The real binary, as a process of its own.

use std::net::SocketAddr;
use std::path::Path;
use std::process::Stdio;

use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};

use crate::harness::{TestClient, within};

pub(crate) struct Process {
    pub(crate) child: Child,
    pub(crate) client: TestClient,
    link: String,
}

impl Process {
    /// Started, and ready: the link is printed when the port is open.
    pub(crate) async fn start(data: &Path) -> Self {
        let mut child = command(data, "127.0.0.1:0").spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.as_mut().unwrap()).lines();
        let link = within(lines.next_line()).await.unwrap().expect("the link");
        Self {
            child,
            client: TestClient::new(&link),
            link,
        }
    }

    pub(crate) fn address(&self) -> SocketAddr {
        self.link.split('/').nth(2).unwrap().parse().unwrap()
    }

    pub(crate) async fn terminate(&self) {
        let pid = self.child.id().unwrap().to_string();
        assert!(
            Command::new("kill")
                .args(["-TERM", &pid])
                .status()
                .await
                .unwrap()
                .success()
        );
    }
}

pub(crate) fn command(data: &Path, listen: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sealform-store"));
    command
        .arg("--data")
        .arg(data)
        .args(["--listen", listen])
        .kill_on_drop(true);
    command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}
