//! What an export is made from.

use std::fs;
use std::process::Output;

use getrandom::SysRng;
use sealform::{Context, Draft, Holder, Kind, ObjectId, Recipient};
use serde_json::{Value, json};

use super::{Fixture, SECRET, json, sealform, succeed};

/// Records of a fixture in a folder, which `export` reads.
pub struct Practice {
    pub fixture: Fixture,
    pub records: String,
}

impl Practice {
    pub fn new() -> Self {
        let fixture = Fixture::new();
        let records = fixture.path("records");
        fs::create_dir(&records).unwrap();
        Self { fixture, records }
    }

    pub fn seal(&self, fields: &str) -> Vec<u8> {
        let seal = [
            "seal",
            "-r",
            &self.fixture.recipient,
            "--context",
            "form=intake",
        ];
        succeed(&seal, fields.as_bytes())
    }

    pub fn add(&self, name: &str, content: &[u8]) {
        fs::write(format!("{}/{name}", self.records), content).unwrap();
    }

    pub fn export(&self, format: &str, more: &[&str]) -> Output {
        self.export_from(format, more, &self.records)
    }

    pub fn export_from(&self, format: &str, more: &[&str], source: &str) -> Output {
        let export = ["export", "-i", &self.fixture.identity, "--format", format];
        sealform(&[&export[..], more, &[source]].concat(), b"")
    }
}

pub fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[track_caller]
pub fn assert_exit(output: &Output, code: i32) -> String {
    let errors = text(&output.stderr);
    assert_eq!(output.status.code(), Some(code), "{errors}");
    errors
}

/// A record that names a sealed file.
pub struct WithFile {
    pub record: Vec<u8>,
    pub id: String,
    pub file: Vec<u8>,
    pub file_id: String,
}

pub fn with_file(fixture: &Fixture, name: &str, content: &[u8]) -> WithFile {
    let id = ObjectId::make(&mut SysRng).unwrap();
    let (plain, sealed) = (fixture.file("plain", content), fixture.path("sealed"));
    let context = format!("record={id}");
    let seal = [
        "seal-file",
        "--secret",
        SECRET,
        "--context",
        &context,
        "-o",
        &sealed,
        &plain,
    ];
    let about = json(&succeed(&seal, b""));
    let file = fs::read(&sealed).unwrap();
    fs::remove_file(sealed).unwrap();
    let (file_id, root, size) = (&about["object_id"], &about["root"], &about["size"]);
    let manifest = json!({
        "created": "2026-11-22T10:00:00Z", "form": {"title": "Intake", "lang": "en"}, "consent": [],
        "files": [{"id": file_id, "root": root, "size": size}],
    });
    let answer = json!({"name": "letter", "label": "Your letter", "file": {
        "id": file_id, "name": name, "type": "application/pdf", "size": size, "root": root, "secret": SECRET,
    }});
    WithFile {
        record: seal_record(fixture, id, &[manifest, answer]),
        id: id.to_string(),
        file,
        file_id: file_id.as_str().unwrap().into(),
    }
}

pub fn seal_record(fixture: &Fixture, id: ObjectId, boxes: &[Value]) -> Vec<u8> {
    let mut context = Context::new();
    context.insert("form", "intake").unwrap();
    let boxes: Vec<String> = boxes.iter().map(Value::to_string).collect();
    let boxes: Vec<&[u8]> = boxes.iter().map(String::as_bytes).collect();
    let draft = Draft {
        kind: Kind::Record,
        context: &context,
        boxes: &boxes,
    };
    let recipient = Recipient::from_text(&fixture.recipient).unwrap();
    let holders = [Holder::Recipient(&recipient)];
    let sealed = sealform::seal_as(&mut SysRng, id, draft, &holders);
    sealed.unwrap().envelope
}
