//! The table of systems as an Excel spreadsheet, written row by row to an unnamed temporary file.
use crate::Result;
use crate::formats::dictionary;
use crate::formats::table::{self, Cell};
use crate::http::handlers::exports::snapshot::Snapshot;
use crate::http::request::query::Languages;
use crate::http::urls::UrlBuilder;
use crate::http::views;
use anyhow::Context;
use rust_xlsxwriter::{DocProperties, Format, Workbook, Worksheet, XlsxError};
use std::fs::File;

/// Most UTF-16 code units in a cell of Excel.
const MAX_CELL: usize = 32_767;
/// Marks a text that does not fit into a cell.
const TRUNCATED: &str =
    " … (truncated: a cell of a spreadsheet cannot hold more; the CSV and NDJSON exports have the full text)";

/// Generates the spreadsheet of a snapshot. Only one row is in memory at a time.
///
/// # Errors
/// If a record cannot be read or the file cannot be written.
pub fn generate(snapshot: &Snapshot) -> Result<File> {
    let mut workbook = Workbook::new();
    // Entity tags depend on the day, so two spreadsheets with the same tag have the same bytes.
    let created = snapshot.basis.today.and_time(chrono::NaiveTime::MIN);
    workbook.set_properties(
        &DocProperties::new()
            .set_title("Algorithm register: systems")
            .set_comment(format!("{} at log index {}", snapshot.basis.public_url, snapshot.basis.log_size))
            .set_creation_datetime(&created),
    );
    write_systems(workbook.add_worksheet_with_constant_memory().map_err(write_error)?, snapshot)?;
    write_dictionary(workbook.add_worksheet_with_constant_memory().map_err(write_error)?).map_err(write_error)?;
    write_about(workbook.add_worksheet_with_constant_memory().map_err(write_error)?, snapshot).map_err(write_error)?;
    let file = tempfile::tempfile().context("a temporary file for a spreadsheet cannot be created")?;
    workbook.save_to_writer(&file).map_err(write_error)?;
    Ok(file)
}

fn write_error(error: XlsxError) -> crate::Error {
    anyhow::Error::from(error).context("a spreadsheet cannot be written").into()
}

fn write_systems(sheet: &mut Worksheet, snapshot: &Snapshot) -> Result<()> {
    let bold = Format::new().set_bold();
    sheet.set_name("systems").and_then(|sheet| sheet.set_freeze_panes(1, 1)).map_err(write_error)?;
    for (n, column) in (0..).zip(table::columns()) {
        sheet.write_string_with_format(0, n, &column.name, &bold).map_err(write_error)?;
    }
    for (row, system) in (1..).zip(&snapshot.systems) {
        let (view, _) = views::system(snapshot, system, &Languages::Preferred(Vec::new()), snapshot.basis.today)?;
        let url = UrlBuilder::new(&snapshot.basis.public_url).system(system.id);
        for (column, cell) in (0..).zip(table::row(&view, &url)) {
            let result = match cell {
                Cell::Empty => Ok(()),
                // Numbers of a spreadsheet are binary fractions, which are inexact beyond 2^53.
                Cell::Number(number) => sheet.write_number(row, column, number as f64).map(drop),
                Cell::Boolean(flag) => sheet.write_boolean(row, column, flag).map(drop),
                Cell::Text(text) => sheet.write_string(row, column, truncate(&text)).map(drop),
            };
            result.map_err(write_error)?;
        }
    }
    Ok(())
}

/// Truncates a text to the length of a cell and marks the truncation.
fn truncate(text: &str) -> std::borrow::Cow<'_, str> {
    if text.len() <= MAX_CELL || text.encode_utf16().count() <= MAX_CELL {
        return text.into();
    }
    let room = MAX_CELL - TRUNCATED.encode_utf16().count();
    let mut units = 0;
    let end = text.char_indices().find(|(_, c)| {
        units += c.len_utf16();
        units > room
    });
    format!("{}{TRUNCATED}", &text[..end.map_or(text.len(), |(at, _)| at)]).into()
}

fn write_dictionary(sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let bold = Format::new().set_bold();
    sheet.set_name("dictionary")?.set_freeze_panes(1, 0)?;
    for (n, row) in (0..).zip(dictionary::rows()) {
        for (column, text) in (0..).zip(row) {
            if n == 0 {
                sheet.write_string_with_format(n, column, text, &bold)?;
            } else if !text.is_empty() {
                sheet.write_string(n, column, truncate(&text))?;
            }
        }
    }
    Ok(())
}

fn write_about(sheet: &mut Worksheet, snapshot: &Snapshot) -> Result<(), XlsxError> {
    sheet.set_name("about")?;
    let rows = [
        ("source", snapshot.basis.public_url.clone()),
        ("log index", snapshot.basis.log_size.to_string()),
        ("date", snapshot.basis.today.to_string()),
        ("systems", snapshot.systems.len().to_string()),
        (
            "licence",
            "CC0-1.0, unless the column licence has another one. Records of other registers keep their licence."
                .into(),
        ),
        (
            "languages",
            "Texts are in the default language of the record. The NDJSON, JSON and JSON-LD exports have all languages.".into(),
        ),
        (
            "formulas",
            "A text that begins with = + - or @, also after a semicolon or a line break, is preceded by an apostrophe, so \
             that no program runs it.".into(),
        ),
    ];
    for (n, (name, text)) in (0..).zip(rows) {
        sheet.write_string(n, 0, name)?.write_string(n, 1, text)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_truncated_and_marked() {
        assert_eq!(truncate("short"), "short");
        for character in ["a", "é", "😀"] {
            let truncated = truncate(&character.repeat(40_000)).into_owned();
            assert!(truncated.encode_utf16().count() <= MAX_CELL);
            assert!(truncated.ends_with(TRUNCATED) && truncated.starts_with(character));
        }
    }
}
