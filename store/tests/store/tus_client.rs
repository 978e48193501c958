//! tus 1.0 as a client speaks it, one request at a time.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use reqwest::{Method, RequestBuilder, Response, StatusCode};
use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;

use crate::harness::{TestClient, TestStore, assert_status, header, within};

pub(crate) const PART: &str = "application/offset+octet-stream";

impl TestClient {
    pub(crate) fn tus(&self, method: Method, path: &str) -> RequestBuilder {
        self.request(method, path).header("tus-resumable", "1.0.0")
    }

    pub(crate) async fn announce(&self, length: usize) -> Response {
        let request = self.tus(Method::POST, "/v1/files");
        let request = request.header("upload-length", length);
        request.send().await.unwrap()
    }

    /// The path of a new upload.
    pub(crate) async fn create_upload(&self, length: usize) -> String {
        let created = self.announce(length).await;
        assert_status(&created, StatusCode::CREATED);
        let location = created.url().join(header(&created, "location").unwrap());
        location.unwrap().path().to_owned()
    }

    pub(crate) async fn patch(&self, path: &str, offset: usize, part: &[u8]) -> Response {
        self.tus(Method::PATCH, path)
            .header("content-type", PART)
            .header("upload-offset", offset)
            .body(part.to_vec())
            .send()
            .await
            .unwrap()
    }

    pub(crate) async fn head(&self, path: &str) -> Response {
        self.tus(Method::HEAD, path).send().await.unwrap()
    }

    pub(crate) async fn offset(&self, path: &str) -> usize {
        let response = self.head(path).await;
        assert_status(&response, StatusCode::OK);
        number(&response, "upload-offset")
    }

    /// The answer to the one part.
    pub(crate) async fn upload(&self, bytes: &[u8]) -> Response {
        let path = self.create_upload(bytes.len()).await;
        self.patch(&path, 0, bytes).await
    }

    pub(crate) async fn read_file(&self, id: u128) -> Vec<u8> {
        let response = self.get_as_practice(&format!("/v1/files/{id:032x}")).await;
        assert_status(&response, StatusCode::OK);
        response.bytes().await.unwrap().into()
    }
}

impl TestStore {
    /// A PATCH that announces `length` bytes and sends `part`, which is in the store's file when this returns.
    pub(crate) async fn begin_patch(
        &self,
        data: &Path,
        path: &str,
        length: usize,
        part: &[u8],
    ) -> TcpStream {
        let mut stream = within(TcpStream::connect(self.address)).await.unwrap();
        let head = patch_head(path, 0, &format!("Content-Length: {length}"));
        stream.write_all(head.as_bytes()).await.unwrap();
        within(stream.write_all(part)).await.unwrap();
        wait_for_bytes(data, part.len()).await;
        stream
    }
}

pub(crate) fn patch_head(path: &str, offset: usize, length: &str) -> String {
    format!(
        "PATCH {path} HTTP/1.1\r\nHost: store\r\nTus-Resumable: 1.0.0\r\nContent-Type: {PART}\r\n\
         Upload-Offset: {offset}\r\n{length}\r\nConnection: close\r\n\r\n"
    )
}

pub(crate) fn number(response: &Response, name: &str) -> usize {
    header(response, name).unwrap().parse().unwrap()
}

/// What is in the directory of files.
pub(crate) fn stored(data: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(data.join("files")).unwrap();
    entries.map(|entry| entry.unwrap().path()).collect()
}

/// Until the only file has this size.
pub(crate) async fn wait_for_bytes(data: &Path, size: usize) {
    wait_until(|| {
        let sizes = stored(data)
            .into_iter()
            .map(|file| fs::metadata(file).map_or(0, |metadata| metadata.len()));
        sizes.eq([size as u64])
    })
    .await;
}

pub(crate) async fn wait_until(condition: impl Fn() -> bool) {
    within(async {
        while !condition() {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    })
    .await;
}
