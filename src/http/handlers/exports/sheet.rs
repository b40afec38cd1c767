//! The table as a spreadsheet of Excel: made in a file that has no name, row by row, and read from there.
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

/// The most characters that a cell of Excel holds.
const MAX_CELL: usize = 32_767;
const CUT: &str = " … (cut here: a spreadsheet holds no more; see the CSV or NDJSON form)";

/// Makes the file. Only one row is in memory at a time.
pub fn make(snapshot: &Snapshot) -> Result<File> {
    let mut book = Workbook::new();
    // Of the day, on which entity tags depend too: the same tag, the same bytes.
    let day = snapshot.moment.today.and_time(chrono::NaiveTime::MIN);
    book.set_properties(
        &DocProperties::new()
            .set_title("Algorithm register: systems")
            .set_comment(format!("{} at log index {}", snapshot.moment.public_url, snapshot.moment.size))
            .set_creation_datetime(&day),
    );
    systems(book.add_worksheet_with_constant_memory().map_err(failed)?, snapshot)?;
    dictionary(book.add_worksheet_with_constant_memory().map_err(failed)?).map_err(failed)?;
    about(book.add_worksheet_with_constant_memory().map_err(failed)?, snapshot).map_err(failed)?;
    let file = tempfile::tempfile().context("there is no place for a spreadsheet")?;
    book.save_to_writer(&file).map_err(failed)?;
    Ok(file)
}

fn failed(error: XlsxError) -> crate::Error {
    anyhow::Error::from(error).context("a spreadsheet cannot be written").into()
}

fn systems(sheet: &mut Worksheet, snapshot: &Snapshot) -> Result<()> {
    let bold = Format::new().set_bold();
    sheet.set_name("systems").and_then(|sheet| sheet.set_freeze_panes(1, 1)).map_err(failed)?;
    for (place, column) in (0..).zip(table::columns()) {
        sheet.write_string_with_format(0, place, &column.name, &bold).map_err(failed)?;
    }
    for (n, system) in (1..).zip(&snapshot.systems) {
        let (shown, _) = views::system(snapshot, system, &Languages::Preferred(Vec::new()), snapshot.moment.today)?;
        let address = UrlBuilder::new(&snapshot.moment.public_url).system(system.id);
        for (place, cell) in (0..).zip(table::row(&shown, &address)) {
            let written = match cell {
                Cell::Empty => Ok(()),
                // Beyond this a spreadsheet's numbers, which are binary fractions, are no longer exact.
                Cell::Number(number) => sheet.write_number(n, place, number as f64).map(drop),
                Cell::Boolean(flag) => sheet.write_boolean(n, place, flag).map(drop),
                Cell::Text(text) => sheet.write_string(n, place, fitting(&text)).map(drop),
            };
            written.map_err(failed)?;
        }
    }
    Ok(())
}

/// A text as long as a cell can hold; a cut is said.
fn fitting(text: &str) -> std::borrow::Cow<'_, str> {
    if text.len() <= MAX_CELL || text.encode_utf16().count() <= MAX_CELL {
        return text.into();
    }
    let room = MAX_CELL - CUT.encode_utf16().count();
    let mut units = 0;
    let end = text.char_indices().find(|(_, c)| {
        units += c.len_utf16();
        units > room
    });
    format!("{}{CUT}", &text[..end.map_or(text.len(), |(place, _)| place)]).into()
}

fn dictionary(sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let bold = Format::new().set_bold();
    sheet.set_name("dictionary")?.set_freeze_panes(1, 0)?;
    for (n, row) in (0..).zip(dictionary::rows()) {
        for (place, text) in (0..).zip(row) {
            if n == 0 {
                sheet.write_string_with_format(n, place, text, &bold)?;
            } else if !text.is_empty() {
                sheet.write_string(n, place, fitting(&text))?;
            }
        }
    }
    Ok(())
}

fn about(sheet: &mut Worksheet, snapshot: &Snapshot) -> Result<(), XlsxError> {
    sheet.set_name("about")?;
    let rows = [
        ("source", snapshot.moment.public_url.clone()),
        ("log index", snapshot.moment.size.to_string()),
        ("date", snapshot.moment.today.to_string()),
        ("systems", snapshot.systems.len().to_string()),
        (
            "licence",
            "CC0-1.0, where the column licence says nothing else. Records of other registers keep their licence."
                .into(),
        ),
        (
            "languages",
            "Texts stand in the record's default language; all languages are in NDJSON, JSON and JSON-LD.".into(),
        ),
        (
            "formulas",
            "What begins with = + - or @, also after a semicolon or a line break, has an apostrophe before it, so that no \
             program runs it.".into(),
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
    fn a_text_that_is_too_long_says_so() {
        assert_eq!(fitting("short"), "short");
        for sign in ["a", "é", "😀"] {
            let long = fitting(&sign.repeat(40_000)).into_owned();
            assert!(long.encode_utf16().count() <= MAX_CELL && long.ends_with(CUT) && long.starts_with(sign));
        }
    }
}
