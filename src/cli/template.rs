//! A template in a file: read whole, told about with the file's name.

use std::path::{Path, PathBuf};

use super::{Cx, Trouble};
use crate::error::Kind;
use crate::i18n::{Lang, template as words};
use crate::report::format::Format;
use crate::report::paper::{Paper, Report};
use crate::report::template::{Kind as Page, render};

/// The largest template, in bytes; the built-in ones take a hundredth of it.
const LARGEST: u64 = 1 << 20;

/// Somebody's own template.
pub(super) struct Template {
    path: PathBuf,
    source: String,
    page: Page,
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
    pub(super) fn read(lang: Lang, path: &Path, page: Page) -> Result<Self, Trouble> {
        let name = path.display().to_string();
        let cannot = |why: &str| Trouble::new(Kind::Failed, words::cannot_read(lang, &name, why));
        let size = std::fs::metadata(path).map_err(|error| cannot(&error.to_string()))?;
        if size.len() > LARGEST {
            return Err(cannot(words::too_long(lang)));
        }
        let bytes = std::fs::read(path).map_err(|error| cannot(&error.to_string()))?;
        let text = String::from_utf8(bytes).map_err(|_| cannot(words::not_utf8(lang)))?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
        Ok(Self {
            path: path.to_owned(),
            source: text.replace("\r\n", "\n"),
            page,
        })
    }

    /// Lays a report out; a fault of the template is told with its place.
    pub(super) fn render<R: Report>(
        &self,
        cx: &Cx<'_>,
        report: &R,
        paper: &Paper,
    ) -> Result<String, Trouble> {
        render(&self.source, report, paper, self.page).map_err(|fault| {
            let name = self.path.display().to_string();
            let trouble = Trouble::new(Kind::Failed, words::of_file(cx.lang, &name, &fault.what));
            match fault.shown {
                Some(shown) => trouble.with(shown),
                None => trouble,
            }
        })
    }
}
