//! A file was written, or is there already, or could not be written.

use std::io::ErrorKind;
use std::path::PathBuf;

use super::app::{App, Toast};
use super::effect::{Effect, File};
use super::msg::Msg;
use super::overlay::Overlay;
use super::overlay::confirm::Confirm;
use super::step::Step;
use crate::i18n::ui::week as words;
use crate::i18n::{Lang, file as files};
use crate::ops::file::Over;

/// Who comes from afar has no files on this machine.
pub(super) fn kept_back(file: Box<File>) -> Msg {
    Msg::Saved(file, Err(ErrorKind::Unsupported.into()))
}

/// It was written, or not: then the dialog says why and keeps the name.
pub(super) fn saved(app: &mut App, file: File, result: std::io::Result<PathBuf>) -> Vec<Step> {
    let lang = app.lang;
    match result {
        Ok(path) => {
            if matches!(
                app.overlays.last(),
                Some(Overlay::Dialog(_) | Overlay::Path(_))
            ) {
                app.overlays.pop();
            }
            let size = size(lang, file.bytes.len());
            let text = words::written(lang, &path.display().to_string(), &size);
            vec![Step::Say(Toast::good(text))]
        }
        Err(error) if error.kind() == ErrorKind::AlreadyExists && file.over == Over::Keep => {
            let question = words::exists(lang, &file.path);
            let over = File {
                over: Over::Write,
                ..file
            };
            let yes = vec![Step::Do(Effect::Save(Box::new(over)))];
            let confirm = Confirm::new(words::exists_title(lang).to_owned(), question, yes);
            vec![Step::open(Overlay::Confirm(confirm))]
        }
        Err(error) => {
            let text = words::cannot_write(lang, &file.path, &files::why(lang, &error));
            if let Some(Overlay::Dialog(dialog)) = app.overlays.last_mut() {
                dialog.refuse_last(text);
                return Vec::new();
            }
            vec![Step::Say(Toast::error(text))]
        }
    }
}

fn size(lang: Lang, bytes: usize) -> String {
    if bytes < 10_000 {
        return words::bytes(lang, bytes);
    }
    words::kilobytes(lang, &format!("{}.{}", bytes / 1000, bytes % 1000 / 100))
}
