//! A template in a file: read whole, told about with the file's name.

use std::path::{Path, PathBuf};

use super::{Cx, Done, Trouble};
use crate::error::Kind;
use crate::i18n::{Lang, file, template as words};
use crate::ops::file::read_at_most;
use crate::report::format::Format;
use crate::report::paper::{Paper, Report};
use crate::report::template::{Kind as Page, render};

/// The largest template, in bytes; the built-in ones take a hundredth of it.
const LARGEST: u64 = 1 << 20;

/// The format as one that templates make.
pub(super) fn page(lang: Lang, format: Format) -> Result<Page, Trouble> {
    Page::of(format).ok_or_else(|| Trouble::usage(words::not_by_template(lang, format.key())))
}

/// Prints the built-in template of a format.
pub(super) fn print_built_in(cx: &mut Cx<'_>, format: Format) -> Done {
    let page = page(cx.lang, format)?;
    cx.print(|out| out.bytes(page.built_in().as_bytes()))
}

/// Somebody's own template.
pub(super) struct Template {
    path: PathBuf,
    source: String,
}

impl Template {
    /// The format that a template's name tells: `html` for `weekly.html.j2` and `weekly.html`.
    pub(super) fn format_by_name(path: &Path) -> Option<Format> {
        let ends = [
            path.extension(),
            path.file_stem().map(Path::new).and_then(Path::extension),
        ];
        let mut ends = ends.into_iter().flatten().filter_map(|end| end.to_str());
        ends.find_map(Format::of_extension)
    }

    /// Reads it. A mark at its beginning is dropped, and lines end as on any system.
    pub(super) fn read(lang: Lang, path: &Path) -> Result<Self, Trouble> {
        let name = path.display().to_string();
        let cannot = |why: &str| Trouble::new(Kind::Failed, words::cannot_read(lang, &name, why));
        let bytes = read_at_most(path, LARGEST);
        let bytes = bytes.map_err(|error| cannot(&file::why_unread(lang, &error)))?;
        let bytes = bytes.ok_or_else(|| cannot(words::too_long(lang)))?;
        let text = String::from_utf8(bytes).map_err(|_| cannot(words::not_utf8(lang)))?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
        Ok(Self {
            path: path.to_owned(),
            source: text.replace("\r\n", "\n"),
        })
    }

    /// Lays a report out; a fault of the template is told with its place.
    pub(super) fn render<R: Report>(
        &self,
        lang: Lang,
        report: &R,
        paper: &Paper,
        page: Page,
    ) -> Result<Vec<u8>, Trouble> {
        let written = render(&self.source, report, paper, page);
        written.map(String::into_bytes).map_err(|fault| {
            let name = self.path.display().to_string();
            let trouble = Trouble::new(Kind::Failed, words::of_file(lang, &name, &fault.what));
            match fault.shown {
                Some(shown) => trouble.with(shown),
                None => trouble,
            }
        })
    }
}
