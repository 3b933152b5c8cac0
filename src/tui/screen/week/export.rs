//! The summary as a file: which format, which name; never over another file unasked, never in part.

use crate::domain::id::DeptId;
use crate::i18n::ui::week as words;
use crate::i18n::{Lang, trade};
use crate::ops::file::Over;
use crate::report::csv::Mark;
use crate::report::format::Format;
use crate::report::paper::{Report, file_name};
use crate::report::week::WeekReport;
use crate::tui::app::Toast;
use crate::tui::data::Data;
use crate::tui::effect::{Effect, File};
use crate::tui::overlay::Overlay;
use crate::tui::overlay::dialog::{About, Dialog};
use crate::tui::overlay::form::field::{Field, Input};
use crate::tui::step::Step;

/// What stands in the fields.
const FORMAT: usize = 0;
const NAME: usize = 1;

/// The summary that is to be written.
#[derive(Debug)]
pub(crate) struct Draft {
    report: WeekReport,
    /// The format that the name was made for.
    format: Format,
}

/// Asks for format and name.
pub(super) fn ask(
    report: Option<&WeekReport>,
    dept: Option<DeptId>,
    data: &Data,
    lang: Lang,
) -> Step {
    let Some(report) = report else {
        return Step::Say(Toast::warn(words::nothing_to_write(lang)));
    };
    let format = Format::Md;
    let dept = dept.and_then(|id| data.state.board.department(id));
    let dept = dept.map(|dept| trade::dept_short(lang, dept));
    let options = Format::ALL.map(|format| option(lang, format)).to_vec();
    let picked = Format::ALL.iter().position(|known| *known == format);
    let fields = vec![
        Field::choice(words::field_format(lang), options, picked),
        Field::line(words::field_name(lang), &name(report, dept, format, lang)),
    ];
    let draft = Draft {
        report: report.clone(),
        format,
    };
    let about = About::Export(Box::new(draft));
    let mut dialog = Dialog::new(words::export_title(lang), fields, about);
    dialog.focus = NAME;
    Step::open(Overlay::Dialog(Box::new(dialog)))
}

fn option(lang: Lang, format: Format) -> String {
    let name = match format {
        Format::Txt => words::format_txt(lang),
        Format::Md => words::format_md(lang),
        Format::Html => words::format_html(lang),
        Format::Docx => words::format_docx(lang),
        Format::Xlsx => words::format_xlsx(lang),
        Format::Csv => words::format_csv(lang),
        Format::Json => words::format_json(lang),
    };
    format!("{} {name}", format.key())
}

/// A name that sorts by week, and says of which department it is.
fn name(report: &WeekReport, dept: Option<&str>, format: Format, lang: Lang) -> String {
    let mut stem = report.stem(lang);
    if let Some(dept) = dept {
        stem = format!("{stem}-{dept}");
    }
    file_name(&stem, format)
}

fn picked(dialog: &Dialog) -> Option<Format> {
    Format::ALL.get(dialog.picked(FORMAT)?).copied()
}

/// Another format was picked: the name ends as such files do, if it still ended as those of the one before.
pub(crate) fn changed(dialog: &mut Dialog) {
    let Some(format) = picked(dialog) else { return };
    let About::Export(draft) = &mut dialog.about else {
        return;
    };
    let before = std::mem::replace(&mut draft.format, format);
    let field = dialog.fields.get_mut(NAME).map(|field| &mut field.input);
    if let Some(Input::Text(edit)) = field {
        let stem = edit.text().strip_suffix(&format!(".{}", before.key()));
        if let Some(name) = stem.map(|stem| format!("{stem}.{}", format.key())) {
            edit.set(&name);
        }
    }
}

/// Writes it, if there is no such file yet.
pub(crate) fn accept(
    dialog: &Dialog,
    draft: &Draft,
    lang: Lang,
) -> Result<Vec<Step>, (usize, String)> {
    let path = dialog.text(NAME).trim().to_owned();
    if path.is_empty() {
        return Err((NAME, words::needs_name(lang).to_owned()));
    }
    let format = picked(dialog).unwrap_or(draft.format);
    let ending = std::path::Path::new(&path).extension();
    let ending = ending.and_then(|ending| ending.to_str());
    if ending.is_some_and(|ending| Format::of_extension(ending) != Some(format)) {
        return Err((NAME, words::other_ending(lang, format.key())));
    }
    let bytes = format.write(&draft.report, &draft.report.paper(lang), Mark::With);
    let bytes = bytes.map_err(|error| (FORMAT, error.to_string()))?;
    let file = File {
        path,
        bytes,
        over: Over::Keep,
    };
    Ok(vec![Step::Do(Effect::Save(Box::new(file)))])
}
