//! CSV: a line for each record, a column for each question.

use std::collections::{HashMap, HashSet};

use csv::{QuoteStyle, Terminator, WriterBuilder};

use super::json::to_json;
use super::record::{Answer, Record, text_of};
use crate::failure::Failure;

const FIXED: [&str; 5] = ["id", "received", "created", "form", "root"];
const MORE: &str = "more";
/// Anyone can send a form with names of their own: a table has to stay one.
const MAX_NAMES: usize = 1000;
/// In bytes.
const MAX_NAMES_LEN: usize = 1 << 20;
/// OWASP, CSV Injection: what makes a spreadsheet take a cell for a formula.
const FORMULA_STARTS: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// The columns behind the fixed ones: question names in the order in which they were first seen.
#[derive(Default)]
pub(super) struct Columns {
    names: Vec<String>,
    positions: HashMap<String, usize>,
    names_len: usize,
    has_more: bool,
}

impl Columns {
    pub(super) fn see(&mut self, record: &Record<'_>) {
        for answer in &record.answers {
            if self.positions.contains_key(&answer.name) {
                continue;
            }
            let names_len = self.names_len + answer.name.len();
            // Once one name has no column, no later one has: which do is then easy to say.
            if self.has_more || self.names.len() == MAX_NAMES || names_len > MAX_NAMES_LEN {
                self.has_more = true;
                continue;
            }
            self.names_len = names_len;
            self.positions.insert(answer.name.clone(), self.names.len());
            self.names.push(answer.name.clone());
        }
    }

    pub(super) fn header(&self) -> Result<Vec<u8>, Failure> {
        let mut used: HashSet<String> = FIXED.map(Into::into).into();
        used.insert(MORE.into());
        let mut headers: Vec<String> = FIXED.map(Into::into).into();
        for name in &self.names {
            let mut header = name.clone();
            while !used.insert(header.clone()) {
                header += " (answer)";
            }
            headers.push(header);
        }
        headers.extend(self.has_more.then(|| MORE.into()));
        Ok([BYTE_ORDER_MARK.as_bytes(), &line(headers)?].concat())
    }

    pub(super) fn row(&self, record: &Record<'_>) -> Result<Vec<u8>, Failure> {
        let mut answers: Vec<Option<String>> = vec![None; self.names.len()];
        let mut more: Vec<&Answer<'_>> = Vec::new();
        for answer in &record.answers {
            let position = self.positions.get(&answer.name);
            match position.and_then(|position| answers.get_mut(*position)) {
                Some(Some(cell)) => *cell += &format!("\n{}", content(answer)),
                Some(empty) => *empty = Some(content(answer)),
                None if self.has_more => more.push(answer),
                None => return Err(Failure::SourceChanged),
            }
        }
        let mut cells = vec![
            record.id.to_string(),
            record.received.clone().unwrap_or_default(),
            record.created.clone().unwrap_or_default(),
            record.form().unwrap_or_default().into(),
            record.root.to_text(),
        ];
        cells.extend(answers.into_iter().map(Option::unwrap_or_default));
        if self.has_more {
            let json = if more.is_empty() {
                Vec::new()
            } else {
                to_json(&more)?
            };
            cells.push(String::from_utf8(json).unwrap_or_default());
        }
        line(cells)
    }
}

fn content(answer: &Answer<'_>) -> String {
    if let Some(file) = &answer.file {
        let name = || file.text("name").unwrap_or_default();
        return file.path.clone().unwrap_or_else(name);
    }
    let value = answer.value();
    let text = |value| text_of(value).unwrap_or_else(|| value.get().into());
    value.map(text).unwrap_or_default()
}

fn line(cells: Vec<String>) -> Result<Vec<u8>, Failure> {
    let mut writer = WriterBuilder::new()
        .quote_style(QuoteStyle::Always)
        .terminator(Terminator::CRLF)
        .from_writer(Vec::new());
    let harmless = cells
        .into_iter()
        .map(|cell| match cell.starts_with(FORMULA_STARTS) {
            true => format!("'{cell}"),
            false => cell,
        });
    writer
        .write_record(harmless)
        .map_err(|_| Failure::Content)?;
    writer.into_inner().map_err(|_| Failure::Content)
}
