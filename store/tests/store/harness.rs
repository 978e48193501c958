//! A store in this process on a free port, a client, and made-up envelopes.

use std::net::SocketAddr;
use std::path::Path;
use std::time::Duration;

use axum::body::Bytes;
use base64ct::{Base64UrlUnpadded, Encoding};
use clap::Parser;
use reqwest::{Client, Method, RequestBuilder, Response, StatusCode, redirect};
use sealform_store::{Config, Server};
use serde_json::Value;
use sha2::{Digest, Sha256};
use tempfile::TempDir;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

/// A test that is not done by then hangs.
pub(crate) const DEADLINE: Duration = Duration::from_secs(60);

pub(crate) struct TestStore {
    pub(crate) client: TestClient,
    pub(crate) address: SocketAddr,
    pub(crate) link: String,
    pub(crate) stop: oneshot::Sender<()>,
    pub(crate) running: JoinHandle<()>,
}

/// Speaks to one store, with its token.
#[derive(Clone)]
pub(crate) struct TestClient {
    http: Client,
    origin: String,
    pub(crate) token: String,
}

impl TestStore {
    pub(crate) async fn start() -> (Self, TempDir) {
        Self::start_with(|_| {}).await
    }

    pub(crate) async fn start_with(change: impl FnOnce(&mut Config)) -> (Self, TempDir) {
        let data = tempfile::tempdir().unwrap();
        (Self::start_in(data.path(), change).await, data)
    }

    pub(crate) async fn start_in(data: &Path, change: impl FnOnce(&mut Config)) -> Self {
        let mut config = config(data);
        change(&mut config);
        let server = Server::start(config).await.unwrap();
        let (address, link) = (server.address(), server.link().to_owned());
        let (stop, stopped) = oneshot::channel::<()>();
        let running = tokio::spawn(server.run(async {
            // Also ready when the test is over and has dropped the sender.
            let _ = stopped.await;
        }));
        Self {
            client: TestClient::new(&link),
            address,
            link,
            stop,
            running,
        }
    }

    pub(crate) async fn stop(self) {
        self.stop.send(()).unwrap();
        within(self.running).await.unwrap();
    }
}

impl TestClient {
    /// From the link that the store shows; without a token in it, requests carry an empty one.
    pub(crate) fn new(link: &str) -> Self {
        let http = Client::builder()
            .no_proxy()
            .timeout(DEADLINE)
            .redirect(redirect::Policy::none())
            .build()
            .unwrap();
        let origin = link.split('/').take(3).collect::<Vec<_>>().join("/");
        let token = link
            .split_once("#token=")
            .map_or("", |(_, token)| token)
            .to_owned();
        Self {
            http,
            origin,
            token,
        }
    }

    pub(crate) fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.http.request(method, format!("{}{path}", self.origin))
    }

    pub(crate) async fn get(&self, path: &str) -> Response {
        self.request(Method::GET, path).send().await.unwrap()
    }

    pub(crate) async fn get_as_practice(&self, path: &str) -> Response {
        self.request(Method::GET, path)
            .bearer_auth(&self.token)
            .send()
            .await
            .unwrap()
    }

    pub(crate) async fn put_as_practice(
        &self,
        path: &str,
        body: impl Into<reqwest::Body>,
    ) -> Response {
        self.request(Method::PUT, path)
            .bearer_auth(&self.token)
            .body(body)
            .send()
            .await
            .unwrap()
    }

    pub(crate) async fn submit(&self, body: &Form) -> Response {
        self.request(Method::POST, "/v1/submissions")
            .header("content-type", body.media_type)
            .body(body.bytes.clone())
            .send()
            .await
            .unwrap()
    }

    pub(crate) async fn submit_raw(&self, envelope: &[u8]) -> Response {
        self.submit(&Form::raw(envelope)).await
    }
}

/// A body of a submission and its type.
pub(crate) struct Form {
    pub(crate) media_type: &'static str,
    pub(crate) bytes: Vec<u8>,
}

impl Form {
    pub(crate) fn new(media_type: &'static str, bytes: impl Into<Vec<u8>>) -> Self {
        Self {
            media_type,
            bytes: bytes.into(),
        }
    }

    pub(crate) fn raw(envelope: &[u8]) -> Self {
        Self::new("application/vnd.sealform", envelope)
    }

    /// One envelope in each of the four forms, among things to be passed over.
    pub(crate) fn all(envelope: &[u8]) -> [Self; 4] {
        let text = base64url(envelope);
        [
            Self::raw(envelope),
            Self::new(
                "application/json; charset=utf-8",
                format!(r#" {{"form": [1, {{}}], "payload": "{text}"}}"#),
            ),
            Self::new(
                "application/x-www-form-urlencoded",
                format!("subject=a+%26+b&payload={text}&payload2="),
            ),
            Self::multipart(&[("subject", "intake"), ("payload", &text), ("", "no name")]),
        ]
    }

    pub(crate) fn multipart(fields: &[(&str, &str)]) -> Self {
        let parts = fields.iter().map(|(name, value)| {
            format!("--edge\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
        });
        Self::new(
            "Multipart/Form-Data; boundary=edge",
            format!("{}--edge--\r\n", parts.collect::<String>()),
        )
    }
}

pub(crate) fn config(data: &Path) -> Config {
    Config::parse_from([
        "sealform-store",
        "--data",
        data.to_str().unwrap(),
        "--listen",
        "127.0.0.1:0",
    ])
}

/// `size` bytes, at least 24, that begin as an envelope with this object id does; `filling` stands for the ciphertext.
pub(crate) fn envelope(object_id: u128, size: usize, filling: u8) -> Vec<u8> {
    let mut bytes = b"SLF\x01\x01\x01\x00\x00".to_vec();
    bytes.extend(object_id.to_be_bytes());
    bytes.resize(size, filling);
    bytes
}

pub(crate) fn base64url(bytes: &[u8]) -> String {
    Base64UrlUnpadded::encode_string(bytes)
}

pub(crate) fn sha256_hex(bytes: &[u8]) -> String {
    format!("{:x}", Bytes::copy_from_slice(&Sha256::digest(bytes)))
}

pub(crate) async fn json(response: Response) -> Value {
    serde_json::from_slice(&response.bytes().await.unwrap()).unwrap()
}

pub(crate) fn header<'a>(response: &'a Response, name: &str) -> Option<&'a str> {
    response
        .headers()
        .get(name)
        .map(|value| value.to_str().unwrap())
}

/// A problem document with this status and code, and all of its members.
pub(crate) async fn assert_problem(response: Response, status: u16, code: &str) {
    assert_eq!(
        header(&response, "content-type"),
        Some("application/problem+json"),
        "{code}"
    );
    assert_eq!(response.status().as_u16(), status, "{code}");
    assert_problem_document(&json(response).await, status, code);
}

pub(crate) fn assert_problem_document(document: &Value, status: u16, code: &str) {
    assert_eq!(document["code"], code);
    assert_eq!(document["status"], status);
    assert_eq!(document["type"], "about:blank");
    assert!(!document["title"].as_str().unwrap().is_empty());
    assert!(document["detail"].as_str().unwrap().ends_with('.'));
}

pub(crate) fn assert_status(response: &Response, status: StatusCode) {
    assert_eq!(response.status(), status, "{}", response.url());
}

/// Bytes that no HTTP library would send, and the whole answer to them.
pub(crate) async fn exchange(address: SocketAddr, request: &[u8]) -> String {
    let mut stream = within(TcpStream::connect(address)).await.unwrap();
    within(stream.write_all(request)).await.unwrap();
    read_to_end(&mut stream).await
}

pub(crate) async fn read_to_end(stream: &mut TcpStream) -> String {
    let mut answer = Vec::new();
    within(stream.read_to_end(&mut answer)).await.unwrap();
    String::from_utf8(answer).unwrap()
}

/// The problem in an answer that was read from a socket.
pub(crate) fn assert_problem_text(answer: &str, status: u16, code: &str) {
    let (head, body) = answer.split_once("\r\n\r\n").unwrap();
    assert!(head.starts_with(&format!("HTTP/1.1 {status} ")), "{head}");
    assert!(
        head.contains("content-type: application/problem+json"),
        "{head}"
    );
    assert_problem_document(&serde_json::from_str(body).unwrap(), status, code);
}

pub(crate) async fn within<T>(work: impl Future<Output = T>) -> T {
    tokio::time::timeout(DEADLINE, work)
        .await
        .expect("it hangs")
}
