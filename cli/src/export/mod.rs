//! `sealform export`: every record of a source, opened and written for other programs. docs/EXPORT.md has the shapes.

mod attachments;
mod directory;
mod dump;
mod fhir;
mod json;
mod record;
mod source;
mod store_file;
mod table;

use std::collections::HashSet;

use sealform::{Context, Expected, Kind, ObjectId, Opened, Root};
use serde::Serialize;

use crate::args::{ExportArgs, ExportFormat};
use crate::failure::Failure;
use crate::key::Key;
use crate::object::Object;
use crate::output::{self, Output};
use attachments::Attachments;
use record::Record;
use source::{Found, Source};
use table::Columns;

/// Something that should be in the export and is not.
#[derive(Serialize)]
struct Problem {
    place: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    code: &'static str,
}

pub(crate) fn run(args: &ExportArgs) -> Result<(), Failure> {
    let key = Key::read(&args.key)?;
    let source = source::open(&args.source, args.column.as_deref())?;
    let source = source.as_ref();
    // A table names its columns first, and to keep the records until they are known would need memory for all.
    let columns = match args.format {
        ExportFormat::Csv => Some(columns(source, &key)?),
        ExportFormat::Json | ExportFormat::Fhir => None,
    };
    let format = match (columns, args.format) {
        (Some(columns), _) => Format::Csv(columns),
        (None, ExportFormat::Fhir) => Format::Fhir,
        (None, _) => Format::Json,
    };
    let attachments = args.attachments.as_deref().map(Attachments::create);
    let attachments = attachments.transpose()?;
    let tally = output::write(args.output.as_deref(), |output| {
        let mut export = Export {
            source,
            key: &key,
            format,
            attachments,
            ids: HashSet::new(),
            contents: HashSet::new(),
            tally: Tally::default(),
        };
        output.put(export.format.start()?.as_slice())?;
        source.each(&mut |found| export.add(found, output))?;
        let end = export.format.end(&export.tally)?;
        output.put(&end)?;
        Ok(export.tally)
    })?;
    tally.tell(source.passed_over());
    match tally.problems.len() {
        0 => Ok(()),
        count => Err(Failure::Incomplete(count)),
    }
}

/// The questions of all records that open.
fn columns(source: &dyn Source, key: &Key) -> Result<Columns, Failure> {
    let mut columns = Columns::default();
    source.each(&mut |found| {
        if let Ok(Object::Boxes(envelope)) = found.object
            && let Ok(opened) = open(&envelope, key)
            && let Ok(record) = Record::read(&opened, None)
        {
            columns.see(&record);
        }
        Ok(())
    })?;
    Ok(columns)
}

fn open(envelope: &[u8], key: &Key) -> Result<Opened, sealform::Error> {
    let expected = Expected {
        kind: Some(Kind::Record),
        context: &Context::new(),
    };
    sealform::open(envelope, key.opener(), expected)
}

enum Format {
    Json,
    Csv(Columns),
    Fhir,
}

impl Format {
    fn start(&self) -> Result<Vec<u8>, Failure> {
        match self {
            Self::Json => Ok(json::START.into()),
            Self::Csv(columns) => columns.header(),
            Self::Fhir => Ok(fhir::START.into()),
        }
    }

    fn record(&self, record: &Record<'_>, is_first: bool) -> Result<Vec<u8>, Failure> {
        let before: &[u8] = match (self, is_first) {
            (Self::Csv(_), _) => b"",
            (Self::Json, true) => b"\n",
            (Self::Fhir, true) => b",\"entry\":[\n",
            (_, false) => b",\n",
        };
        let record = match self {
            Self::Json => json::record(record)?,
            Self::Csv(columns) => columns.row(record)?,
            Self::Fhir => fhir::entry(record)?,
        };
        Ok([before, &record].concat())
    }

    fn end(&self, tally: &Tally) -> Result<Vec<u8>, Failure> {
        match self {
            Self::Json => json::end(&tally.problems),
            Self::Csv(_) => Ok(Vec::new()),
            Self::Fhir if tally.exported == 0 => Ok(b"}\n".into()),
            Self::Fhir => Ok(b"\n]}\n".into()),
        }
    }
}

struct Export<'a> {
    source: &'a dyn Source,
    key: &'a Key,
    format: Format,
    attachments: Option<Attachments>,
    /// Of what was exported.
    ids: HashSet<ObjectId>,
    contents: HashSet<(ObjectId, Root)>,
    tally: Tally,
}

impl Export<'_> {
    /// Fails only when going on makes no sense.
    fn add(&mut self, found: Found, output: &mut Output) -> Result<(), Failure> {
        let envelope = match found.object {
            Ok(Object::File(_)) => {
                self.tally.files += 1;
                return Ok(());
            }
            Ok(Object::Boxes(envelope)) => envelope,
            Err(failure) => {
                self.tally.not_opened(found.place, found.id, failure.code());
                return Ok(());
            }
        };
        // Everyone can see what it is; whether it is, only who opens it, and a damaged kind byte opens for nobody.
        let kind = sealform::inspect(&envelope).map(|seen| seen.kind);
        if let Ok(Kind::Keyring | Kind::Note) = kind {
            self.tally.others += 1;
            return Ok(());
        }
        let opened = match open(&envelope, self.key) {
            Ok(opened) => opened,
            Err(error) => {
                self.tally.not_opened(found.place, found.id, error.code());
                return Ok(());
            }
        };
        match Record::read(&opened, found.received) {
            Ok(record) => self.write(record, found.place, output),
            Err(failure) => {
                self.tally.not_opened(found.place, found.id, failure.code());
                Ok(())
            }
        }
    }

    fn write(
        &mut self,
        mut record: Record<'_>,
        place: String,
        output: &mut Output,
    ) -> Result<(), Failure> {
        self.tally.found += 1;
        record.is_second = !self.ids.insert(record.id);
        if !self.contents.insert((record.id, record.root)) {
            self.tally.duplicates += 1;
            output::message(&format!("{place}: duplicate of record {}", record.id));
            return Ok(());
        }
        if record.is_second {
            self.tally.seconds += 1;
            output::message(&format!(
                "{place}: another content than before under the id {}; one of the two is forged or a mistake",
                record.id
            ));
        }
        if let Some(attachments) = &self.attachments {
            let (saved, unsaved) = attachments.save(self.source, &mut record)?;
            self.tally.saved += saved;
            for file in unsaved {
                let place = format!("{place}: {}", file.which);
                self.tally
                    .problem(place, Some(record.id.to_string()), file.code);
            }
        }
        output.put(&self.format.record(&record, self.tally.exported == 0)?)?;
        self.tally.exported += 1;
        Ok(())
    }
}

/// What became of all that was found.
#[derive(Default)]
struct Tally {
    found: usize,
    exported: usize,
    duplicates: usize,
    /// Exported under an id that another record has.
    seconds: usize,
    not_opened: usize,
    files: usize,
    saved: usize,
    others: usize,
    problems: Vec<Problem>,
}

impl Tally {
    fn not_opened(&mut self, place: String, id: Option<String>, code: &'static str) {
        self.found += 1;
        self.not_opened += 1;
        self.problem(place, id, code);
    }

    /// Told at once: who stops a long export has seen it.
    fn problem(&mut self, place: String, id: Option<String>, code: &'static str) {
        output::message(&format!("{place}: {code}"));
        self.problems.push(Problem { place, id, code });
    }

    fn tell(&self, passed_over: Option<String>) {
        output::message(&format!(
            "{} records found: {} exported, {} duplicates, {} not opened.",
            self.found, self.exported, self.duplicates, self.not_opened
        ));
        let unsaved = self.problems.len() - self.not_opened;
        if self.saved + unsaved > 0 {
            output::message(&format!(
                "{} attachments saved, {unsaved} not saved.",
                self.saved
            ));
        }
        let counts = [
            (self.seconds, "records under the id of another"),
            (self.files, "sealed files in the source"),
            (self.others, "keyrings and notes passed over"),
        ];
        for (count, what) in counts.into_iter().filter(|(count, _)| *count > 0) {
            output::message(&format!("{count} {what}."));
        }
        if let Some(passed_over) = passed_over {
            output::message(&format!("{passed_over} passed over."));
        }
    }
}
