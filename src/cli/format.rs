//! The formats of reports as words of the command line.

use clap::ValueEnum;
use clap::builder::PossibleValue;

use crate::report::format::Format;

impl ValueEnum for Format {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.key()).help(match self {
            Self::Txt => "For the terminal",
            Self::Md => "Markdown",
            Self::Html => "A page for a browser",
            Self::Docx => "Word",
            Self::Xlsx => "Excel",
            Self::Csv => "Tables for any spreadsheet",
            Self::Json => "JSON",
        }))
    }
}
