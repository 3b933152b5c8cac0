//! How single cells are written: typed, clean, never a formula, and looking the same on every sheet.

use rust_xlsxwriter::{
    Color, ExcelDateTime, Format, FormatAlign, FormatBorder, Worksheet, XlsxError,
};

use super::super::block::Tone;
use super::super::cell::Cell;
use crate::domain::id::Day;
use crate::domain::ledger::Column;
use crate::domain::light::Light;
use crate::i18n::ledger::heading;
use crate::i18n::{Lang, report as words, trade};
use crate::text::safe::{clean_text, guard_formula};
use crate::text::width::columns;

/// The ground of heads, a light grey.
const SHADE: u32 = 0x00E7_E6E6;
/// The lines between cells.
const RULE: u32 = 0x00BF_BFBF;
/// The colour of a link.
const LINK: u32 = 0x0005_63C1;
/// What a cell of Excel holds at most, in UTF-16 units.
const MAX_UNITS: usize = 32_767;
/// No column is wider than this.
pub(super) const WIDEST: usize = 60;
/// Height of a line of text, and of the highest row that there is.
const LINE: usize = 16;
const HIGHEST: usize = 409;

/// Whether a column of a table stands out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stress {
    /// It does not.
    None,
    /// Its numbers are days late.
    Late,
    /// Its words are lights.
    Light,
}

impl Stress {
    /// What the head says of its column.
    pub(super) fn of(lang: Lang, head: &str) -> Self {
        let is = |word, column| head == word || head == heading(lang, column);
        if is(words::col_days_late(lang), Column::DaysLate) {
            Self::Late
        } else if is(words::col_light(lang), Column::Light) {
            Self::Light
        } else {
            Self::None
        }
    }
}

/// The light ground that stands for a tone beside its words.
pub(super) const fn ground(tone: Tone) -> Color {
    Color::RGB(match tone {
        Tone::Plain => 0x00F2_F2F2,
        Tone::Red => 0x00F8_CBAD,
        Tone::Yellow => 0x00FF_E699,
        Tone::Green => 0x00C6_E0B4,
        Tone::Blue => 0x00BD_D7EE,
        Tone::Grey => 0x00D9_D9D9,
    })
}

/// The looks of cells.
pub(super) struct Pen {
    pub(super) lang: Lang,
    pub(super) title: Format,
    pub(super) caption: Format,
    /// A sentence outside a table.
    pub(super) said: Format,
    pub(super) link: Format,
    pub(super) head: Format,
    pub(super) head_of_numbers: Format,
    number: Format,
    late: Format,
    day: Format,
    percent: Format,
    change: Format,
    text: Format,
    quoted: Format,
    lights: Vec<(&'static str, Format)>,
}

impl Pen {
    pub(super) fn new(lang: Lang) -> Self {
        let free = Format::new().set_text_wrap().set_align(FormatAlign::Top);
        let ruled = Format::new()
            .set_align(FormatAlign::Top)
            .set_border(FormatBorder::Thin)
            .set_border_color(Color::RGB(RULE));
        let text = ruled.clone().set_text_wrap();
        // A figure keeps off the words to its right.
        let number = ruled.clone().set_align(FormatAlign::Right).set_indent(1);
        let head = text
            .clone()
            .set_bold()
            .set_align(FormatAlign::VerticalCenter)
            .set_background_color(Color::RGB(SHADE));
        let lights = Light::ALL.map(|light| {
            let tone = match light {
                Light::Red => Tone::Red,
                Light::Yellow => Tone::Yellow,
                Light::Green => Tone::Green,
                Light::Blue => Tone::Blue,
                Light::Grey => Tone::Grey,
            };
            let format = text.clone().set_background_color(ground(tone));
            (trade::light(lang, light), format)
        });
        Self {
            lang,
            title: Format::new()
                .set_bold()
                .set_font_size(16)
                .set_text_wrap()
                .set_align(FormatAlign::Center)
                .set_align(FormatAlign::VerticalCenter),
            caption: free.clone().set_bold(),
            said: free,
            link: text
                .clone()
                .set_font_color(Color::RGB(LINK))
                .set_underline(rust_xlsxwriter::FormatUnderline::Single),
            head_of_numbers: head.clone().set_align(FormatAlign::Right),
            head,
            late: number.clone().set_bold(),
            day: ruled
                .set_align(FormatAlign::Center)
                .set_num_format("yyyy-mm-dd"),
            percent: number.clone().set_num_format("0%"),
            change: number.clone().set_num_format("+0;-0;0"),
            number,
            quoted: text.clone().set_quote_prefix(),
            text,
            lights: lights.into(),
        }
    }

    /// Writes a cell of a table.
    pub(super) fn cell(
        &self,
        sheet: &mut Worksheet,
        (row, column): (u32, u16),
        cell: &Cell,
        stress: Stress,
    ) -> Result<(), XlsxError> {
        let number = match stress {
            Stress::Late => &self.late,
            Stress::None | Stress::Light => &self.number,
        };
        match cell {
            Cell::Empty => sheet.write_blank(row, column, &self.text)?,
            Cell::Text(text) => return self.words(sheet, (row, column), text, stress),
            Cell::Number(_) | Cell::Amount(_) => {
                let digits = excel_number(&cell.bare());
                sheet.write_number_with_format(row, column, digits, number)?
            }
            Cell::Change(change) => {
                let digits = excel_number(&change.to_string());
                sheet.write_number_with_format(row, column, digits, &self.change)?
            }
            Cell::Percent(percent) => {
                let share = f64::from(*percent) / 100.0;
                sheet.write_number_with_format(row, column, share, &self.percent)?
            }
            Cell::Day(day) => match excel_day(*day) {
                Some(date) => sheet.write_datetime_with_format(row, column, &date, &self.day)?,
                // Excel knows no day before 1900.
                None => sheet.write_string_with_format(row, column, day.to_string(), &self.text)?,
            },
        };
        Ok(())
    }

    fn words(
        &self,
        sheet: &mut Worksheet,
        (row, column): (u32, u16),
        text: &str,
        stress: Stress,
    ) -> Result<(), XlsxError> {
        let text = whole(self.lang, text);
        let light = || self.lights.iter().find(|(name, _)| *name == text);
        let format = match stress {
            Stress::Light if let Some((_, format)) = light() => format,
            // Excel would make a formula of it as soon as somebody edits the cell.
            _ if matches!(guard_formula(&text), std::borrow::Cow::Owned(_)) => &self.quoted,
            _ => &self.text,
        };
        sheet.write_string_with_format(row, column, text, format)?;
        Ok(())
    }
}

/// A text as a cell holds it: clean, and where Excel could not hold it all, cut with a mark.
pub(super) fn whole(lang: Lang, text: &str) -> String {
    let text = clean_text(text);
    if text.len() <= MAX_UNITS || text.chars().map(char::len_utf16).sum::<usize>() <= MAX_UNITS {
        return text.into_owned();
    }
    let mark = words::cut_for_excel(lang);
    let room = MAX_UNITS - mark.encode_utf16().count();
    let mut taken = 0;
    let fits = |letter: &char| {
        taken += letter.len_utf16();
        taken <= room
    };
    let mut kept: String = text.chars().take_while(fits).collect();
    kept.push_str(mark);
    kept
}

/// Excel holds fifteen digits; sums of money and quantities are far below.
fn excel_number(digits: &str) -> f64 {
    digits.parse().unwrap_or_default()
}

fn excel_day(day: Day) -> Option<ExcelDateTime> {
    use chrono::Datelike;
    let year = u16::try_from(day.year()).ok()?;
    let [month, day] = [day.month(), day.day()].map(|number| u8::try_from(number).unwrap_or(0));
    ExcelDateTime::from_ymd(year, month, day).ok()
}

/// The width of a column in which so many display columns fit: Chinese letters are a little wider than two digits.
pub(super) const fn width_for(taken: usize) -> usize {
    let wanted = taken + taken / 20 + 2;
    if wanted < WIDEST { wanted } else { WIDEST }
}

/// How many lines a text takes in a column of this width.
pub(super) fn lines(text: &str, width: usize) -> usize {
    // What `width_for` gave a text is wide enough for it.
    let room = (width.saturating_sub(2) * 20 + 19) / 21;
    let lines = text.split('\n');
    lines
        .map(|line| columns(line).div_ceil(room.max(1)).max(1))
        .sum()
}

/// The height of a row of so many lines; Excel knows no higher row.
pub(super) fn height_for(lines: usize) -> u16 {
    u16::try_from(lines.saturating_mul(LINE).min(HIGHEST)).unwrap_or(u16::MAX)
}
