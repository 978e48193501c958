//! The frozen vectors, and the ways in which each is read. `tests/wasm/ways.ts` has the same for the built WASM.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use sealform::{
    Context, Error, FileEnd, FileHeader, FileStart, Identity, Kind, Opener, Passphrase, PrfOutputs,
    Root, SharedSecret, open_file, text,
};
use serde_json::Value;

const KINDS: [Kind; 4] = [Kind::Record, Kind::File, Kind::Keyring, Kind::Note];

pub struct Vector {
    pub name: String,
    pub json: Value,
}

impl Vector {
    /// What opens.
    pub fn envelopes() -> Vec<Self> {
        let all = Self::all(&folder()).into_iter();
        all.filter(|vector| vector.text("envelope").is_some())
            .collect()
    }

    pub fn disclosures() -> Vec<Self> {
        let all = Self::all(&folder()).into_iter();
        all.filter(|vector| vector.text("bundle").is_some())
            .collect()
    }

    /// What must be refused.
    pub fn refused() -> Vec<Self> {
        Self::all(&folder().join("must-fail"))
    }

    fn all(folder: &Path) -> Vec<Self> {
        let files = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path());
        let json = files.filter(|path| path.extension().is_some_and(|ending| ending == "json"));
        let mut vectors: Vec<Self> = json.map(|path| Self::read(&path)).collect();
        vectors.sort_by(|a, b| a.name.cmp(&b.name));
        vectors
    }

    fn read(path: &Path) -> Self {
        let json: Value = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
        let name = json["name"].as_str().unwrap().to_owned();
        assert_eq!(path.file_stem().unwrap().to_str(), Some(name.as_str()));
        Self { name, json }
    }

    pub fn text(&self, key: &str) -> Option<&str> {
        self.json[key].as_str()
    }

    pub fn bytes(&self, key: &str) -> Vec<u8> {
        text::decode(self.text(key).unwrap()).unwrap()
    }

    pub fn kind(&self) -> Kind {
        let number = self.json["kind"].as_u64().unwrap();
        let kind = KINDS.into_iter().find(|kind| *kind as u64 == number);
        kind.unwrap()
    }

    pub fn context(&self) -> Context {
        let pairs: BTreeMap<String, String> =
            serde_json::from_value(self.json["context"].clone()).unwrap();
        let mut context = Context::new();
        for (key, value) in &pairs {
            context.insert(key, value).unwrap();
        }
        context
    }

    /// What each box holds.
    pub fn boxes(&self) -> Vec<Vec<u8>> {
        let boxes = self.json["boxes"].as_array().unwrap().iter();
        boxes
            .map(|data| text::decode(data.as_str().unwrap()).unwrap())
            .collect()
    }

    /// Everything that the vector names to open it with.
    pub fn openers(&self) -> Result<Vec<OwnedOpener>, Error> {
        let mut openers = Vec::new();
        if let Some(text) = self.text("identity") {
            openers.push(OwnedOpener::Identities([Identity::from_text(text)?]));
        }
        if let Some(words) = self.text("passphrase") {
            openers.push(OwnedOpener::Passphrase(Passphrase::from_utf8(
                words.as_bytes(),
            )?));
        }
        if let Some(id) = self.json["passkey"]["credential_id"].as_str() {
            let answer = |name: &str| text::decode(self.json["passkey"][name].as_str().unwrap());
            openers.push(OwnedOpener::Passkey {
                credential_id: text::decode(id)?,
                outputs: PrfOutputs::from_slices(&answer("first")?, &answer("second")?)?,
            });
        }
        if let Some(secret) = self.text("secret") {
            let secret = SharedSecret::from_slice(&text::decode(secret)?)?;
            openers.push(OwnedOpener::Secret(secret));
        }
        Ok(openers)
    }
}

pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors/v1")
}

/// What `Opener` borrows.
pub enum OwnedOpener {
    Identities([Identity; 1]),
    Passphrase(Passphrase),
    Passkey {
        credential_id: Vec<u8>,
        outputs: PrfOutputs,
    },
    Secret(SharedSecret),
}

impl OwnedOpener {
    pub fn name(&self) -> &'static str {
        match self {
            Self::Identities(_) => "identity",
            Self::Passphrase(_) => "passphrase",
            Self::Passkey { .. } => "passkey",
            Self::Secret(_) => "secret",
        }
    }

    pub fn borrow(&self) -> Opener<'_> {
        match self {
            Self::Identities(identities) => Opener::Identities(identities),
            Self::Passphrase(passphrase) => Opener::Passphrase(passphrase),
            Self::Passkey {
                credential_id,
                outputs,
            } => Opener::Passkey {
                credential_id,
                outputs,
            },
            Self::Secret(secret) => Opener::SharedSecret(secret),
        }
    }
}

/// What a file held. A reader that seeks does not see its root.
pub type OpenedFile = (Vec<u8>, Option<Root>);
type FileWay = fn(&[u8], Opener<'_>, &Context) -> Result<OpenedFile, Error>;

/// Every way in which a file is read.
pub const FILE_WAYS: [(&str, FileWay); 5] = [
    ("whole", whole),
    ("in steps of 64 KiB", |file, opener, context| {
        in_steps(65_536, file, opener, context)
    }),
    ("in steps of 1,009 bytes", |file, opener, context| {
        in_steps(1_009, file, opener, context)
    }),
    ("byte by byte", |file, opener, context| {
        in_steps(1, file, opener, context)
    }),
    ("by seeking", by_seeking),
];

fn whole(file: &[u8], opener: Opener<'_>, context: &Context) -> Result<OpenedFile, Error> {
    let (data, end) = open_file(file, opener, context)?;
    Ok((data.as_bytes().to_vec(), Some(end.root)))
}

/// As it comes from a network.
fn in_steps(
    step: usize,
    file: &[u8],
    opener: Opener<'_>,
    context: &Context,
) -> Result<OpenedFile, Error> {
    let header = header_in_steps(step, file)?;
    let mut opener = header.unlock(opener, context)?.stream();
    let mut data = Vec::new();
    for mut part in file[header.len()..].chunks(step) {
        while !part.is_empty() {
            match opener.push(&mut part) {
                Ok(released) => data.extend_from_slice(released),
                Err(error) => {
                    assert_eq!(opener.push(&mut part).err(), Some(error), "it stays failed");
                    return Err(error);
                }
            }
        }
    }
    let FileEnd { rest, root, .. } = opener.finish()?;
    data.extend_from_slice(rest.as_bytes());
    Ok((data, Some(root)))
}

fn header_in_steps(step: usize, file: &[u8]) -> Result<FileHeader<'_>, Error> {
    let mut len = step.min(file.len());
    loop {
        match FileHeader::read(&file[..len])? {
            FileStart::Whole(header) => return Ok(header),
            FileStart::Needs(more) => assert!(more > len, "it has {len} and needs {more}"),
        }
        if len == file.len() {
            return Err(Error::Malformed);
        }
        len = (len + step).min(file.len());
    }
}

fn by_seeking(file: &[u8], opener: Opener<'_>, context: &Context) -> Result<OpenedFile, Error> {
    let FileStart::Whole(header) = FileHeader::read(file)? else {
        return Err(Error::Malformed);
    };
    let key = header.unlock(opener, context)?;
    let len = file.len() as u64;
    let part = |range: std::ops::Range<u64>| &file[range.start as usize..range.end as usize];
    let [first, last] = header.ends(len)?.map(part);
    let seeker = key.seek(len, first, last)?;
    let mut data = Vec::new();
    let mut number = 0;
    while let Ok(range) = seeker.sealed_range(number) {
        data.extend_from_slice(seeker.open_chunk(number, part(range))?.as_bytes());
        number += 1;
    }
    assert_eq!(data.len() as u64, seeker.data_len());
    Ok((data, None))
}

/// Where an object of boxes is cut: everywhere if it is short, and else where its parts are and every so often.
pub fn cuts(len: usize) -> impl Iterator<Item = usize> {
    const EVERYWHERE: usize = 6_000;
    (0..len).filter(move |at| *at < EVERYWHERE || at % 509 == 0 || len - at < 100)
}
