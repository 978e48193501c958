//! The static pages and their headers.

use std::fs;

use reqwest::{Method, StatusCode};
use tempfile::TempDir;

use crate::harness::{TestStore, assert_status, exchange, header};

const SECRET: &str = "a file outside of the site";
const CSP: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self' blob:; style-src 'self'; \
    img-src 'self' data:; media-src data:; connect-src 'self'; font-src 'self'; frame-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

/// A site in a directory of its own, with a secret beside it.
async fn store() -> (TestStore, [TempDir; 2]) {
    let home = tempfile::tempdir().unwrap();
    let site = home.path().join("site");
    fs::create_dir_all(site.join("sealform")).unwrap();
    fs::write(home.path().join("secret.txt"), SECRET).unwrap();
    for name in [
        "index.html",
        "intake.html",
        "style.css",
        "card.json",
        "icon.svg",
        "font.woff2",
        "core.wasm",
        "shot.png",
        "pdf-frame.html",
    ] {
        fs::write(site.join(name), format!("content of {name}")).unwrap();
    }
    fs::write(site.join("sealform/element.js"), "content of element.js").unwrap();
    let (store, data) = TestStore::start_with(|config| config.site = Some(site)).await;
    (store, [data, home])
}

#[tokio::test]
async fn each_kind_of_file_has_its_type() {
    let (store, _directories) = store().await;
    let files = [
        ("/", "index.html", "text/html; charset=utf-8"),
        ("/intake", "intake.html", "text/html; charset=utf-8"),
        (
            "/intake.html?a=b",
            "intake.html",
            "text/html; charset=utf-8",
        ),
        ("/sealform/element.js", "element.js", "text/javascript"),
        ("/style.css", "style.css", "text/css"),
        ("/card.json", "card.json", "application/json"),
        ("/icon.svg", "icon.svg", "image/svg+xml"),
        ("/font.woff2", "font.woff2", "font/woff2"),
        ("/core.wasm", "core.wasm", "application/wasm"),
        ("/shot.png", "shot.png", "image/png"),
    ];
    for (path, name, media_type) in files {
        let response = store.client.get(path).await;
        assert_status(&response, StatusCode::OK);
        assert_eq!(
            header(&response, "content-type"),
            Some(media_type),
            "{path}"
        );
        assert_eq!(
            header(&response, "cache-control"),
            Some("no-cache"),
            "{path}"
        );
        assert_eq!(response.text().await.unwrap(), format!("content of {name}"));
    }
}

#[tokio::test]
async fn every_answer_keeps_the_browser_strict() {
    let (store, _directories) = store().await;
    for path in [
        "/",
        "/intake",
        "/sealform/element.js",
        "/nothing",
        "/v1/health",
        "/v1/nothing",
    ] {
        let response = store.client.get(path).await;
        assert_eq!(
            header(&response, "content-security-policy"),
            Some(CSP),
            "{path}"
        );
        assert_eq!(
            header(&response, "x-content-type-options"),
            Some("nosniff"),
            "{path}"
        );
        assert_eq!(
            header(&response, "referrer-policy"),
            Some("no-referrer"),
            "{path}"
        );
        assert_eq!(
            header(&response, "cross-origin-opener-policy"),
            Some("same-origin"),
            "{path}"
        );
        assert!(
            header(&response, "permissions-policy")
                .unwrap()
                .contains("camera=()"),
            "{path}"
        );
    }
}

#[tokio::test]
async fn the_frame_without_an_origin_may_load_its_script_and_nothing_else() {
    let (store, _directories) = store().await;
    let policy_for = async |host: &str| {
        let request = store.client.request(Method::GET, "/pdf-frame");
        let response = request.header("host", host).send().await.unwrap();
        assert_status(&response, StatusCode::OK);
        assert_eq!(header(&response, "x-content-type-options"), Some("nosniff"));
        header(&response, "content-security-policy")
            .unwrap()
            .to_owned()
    };
    let policy = policy_for("forms.example:8443").await;
    assert!(policy.starts_with("sandbox allow-scripts; default-src 'none'; script-src http://forms.example:8443/pdf-frame.js https://forms.example:8443/pdf-frame.js; "));
    assert!(
        policy.ends_with("frame-ancestors http://forms.example:8443 https://forms.example:8443")
    );
    for odd in ["a;script-src *", "a *", "a,b", "*"] {
        assert_eq!(policy_for(odd).await, policy_for("localhost").await);
    }
}

#[tokio::test]
async fn an_unchanged_file_is_not_sent_again() {
    let (store, _directories) = store().await;
    let etag = header(&store.client.get("/intake").await, "etag")
        .unwrap()
        .to_owned();
    let again = store
        .client
        .request(Method::GET, "/intake")
        .header("if-none-match", etag)
        .send()
        .await
        .unwrap();
    assert_status(&again, StatusCode::NOT_MODIFIED);
}

#[tokio::test]
async fn an_unknown_path_is_a_small_page() {
    let (with_site, _directories) = store().await;
    let (without_site, _data) = TestStore::start().await;
    for store in [with_site, without_site] {
        for path in [
            "/nothing",
            "/nothing.html",
            "/sealform/nothing.js",
            "/v2/health",
        ] {
            let response = store.client.get(path).await;
            assert_status(&response, StatusCode::NOT_FOUND);
            assert_eq!(
                header(&response, "content-type"),
                Some("text/html; charset=utf-8")
            );
            assert!(response.text().await.unwrap().contains("Page not found"));
        }
    }
}

#[tokio::test]
async fn no_path_leads_out_of_the_site() {
    let (store, _directories) = store().await;
    let paths = [
        "/../secret.txt",
        "/sealform/../../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/%2e%2e%2fsecret.txt",
        "/..%5csecret.txt",
        "/....//secret.txt",
        "//../secret.txt",
        "/%252e%252e%252fsecret.txt",
        "/sealform/%2e%2e/%2e%2e/secret.txt",
        "/..%00/secret.txt",
    ];
    for path in paths {
        let answer = exchange(
            store.address,
            format!("GET {path} HTTP/1.1\r\nHost: store\r\nConnection: close\r\n\r\n").as_bytes(),
        )
        .await;
        assert!(answer.starts_with("HTTP/1.1 4"), "{path}: {answer}");
        assert!(!answer.contains(SECRET), "{path}");
    }
}

#[tokio::test]
async fn pages_are_only_read() {
    let (store, _directories) = store().await;
    let response = store
        .client
        .request(Method::POST, "/intake")
        .body("name=a")
        .send()
        .await
        .unwrap();
    assert_status(&response, StatusCode::METHOD_NOT_ALLOWED);
}
