//! Holidays and make-up days as CSV, in the form that sets them: day, kind, name.

use crate::domain::calendar::{DayKind, SpecialDay};
use crate::text::safe::csv_cell;

/// Writes the days under the header `day,kind,name`; with the mark by which Excel knows UTF-8.
pub fn holidays(days: &[SpecialDay]) -> Result<Vec<u8>, csv::Error> {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer("\u{feff}".as_bytes().to_vec());
    writer.write_record(["day", "kind", "name"])?;
    for special in days {
        let kind = match special.kind {
            DayKind::Off => "off",
            DayKind::Work => "work",
        };
        let day = special.day.to_string();
        writer.write_record([day.as_str(), kind, &csv_cell(&special.name)])?;
    }
    writer
        .into_inner()
        .map_err(|error| csv::Error::from(std::io::Error::other(error.to_string())))
}

#[cfg(test)]
mod tests {
    use pretty_assertions::assert_eq;

    use super::*;
    use crate::domain::testing::announced;

    #[test]
    fn what_is_written_is_what_sets_it() {
        let calendar = announced();
        let days = calendar.year(2026);
        let bytes = holidays(&days).unwrap();
        assert!(bytes.starts_with("\u{feff}day,kind,name\r\n2026-01-01,off,元旦\r\n".as_bytes()));
        let read = crate::import::read_holidays("2026.csv", &bytes).unwrap();
        assert_eq!(read.get(&2026), Some(&days));
        assert_eq!(read.len(), 1);
    }
}
