//! `duban backup`: a copy of the whole board with people at it, examined before it has a name.

use std::path::{Path, PathBuf};

use crate::cli::args::BackupArgs;
use crate::cli::{Cx, Done, Trouble};
use crate::error::{self, Kind};
use crate::i18n;
use crate::i18n::backup as words;
use crate::ops::{BackupPlace, Copied, Mode};

pub(crate) fn run(cx: &mut Cx<'_>, args: &BackupArgs) -> Done {
    let lang = cx.lang;
    let right = cx.session.check_backup();
    right.map_err(|failure| cx.failure(failure))?;
    let place = cx.session.backup_place(args.place.as_deref());
    let place = place.ok_or_else(|| Trouble::new(Kind::Failed, words::not_a_file(lang)))?;
    if args.keep.is_some() && place.rotation.is_none() {
        return Err(Trouble::usage(words::not_named_by_time(lang)));
    }
    let path = place.file.display().to_string();
    if cx.mode == Mode::DryRun {
        if cx.out.is_json() {
            let told = serde_json::json!({ "written": false, "file": path });
            return cx.print(|out| out.json(&told));
        }
        let line = format!("{}{}", words::dry(lang), words::would_make(lang, &path));
        return cx.print(|out| out.line(&line));
    }
    let copied = cx.session.back_up(&place.file);
    let copied = copied.map_err(|failure| cx.failure(failure))?;
    if !copied.seen.findings.is_empty() {
        let mut trouble = Trouble::new(Kind::Failed, words::not_whole(lang));
        let findings = copied.seen.findings.iter();
        trouble
            .more
            .extend(findings.map(|finding| error::finding(lang, finding)));
        return Err(trouble);
    }
    // The new one is good and on the disk: now older ones may go.
    let trimmed = trim(&place, args.keep);
    let removed = trimmed.as_ref().map_or(&[][..], Vec::as_slice);
    tell(cx, &place.file, &copied, removed)?;
    trimmed.map(drop).map_err(|error| {
        let dir = place.file.parent().unwrap_or_else(|| Path::new("."));
        let why = i18n::file::why(lang, &error);
        let sentence = words::cannot_remove(lang, &dir.display().to_string(), &why);
        Trouble::new(Kind::Failed, sentence)
    })
}

fn trim(place: &BackupPlace, keep: Option<u32>) -> std::io::Result<Vec<PathBuf>> {
    match (&place.rotation, keep) {
        (Some(rotation), Some(keep)) => {
            rotation.trim(usize::try_from(keep).unwrap_or(usize::MAX), &place.file)
        }
        _ => Ok(Vec::new()),
    }
}

fn tell(cx: &mut Cx<'_>, file: &Path, copied: &Copied, removed: &[PathBuf]) -> Done {
    let (lang, seen) = (cx.lang, &copied.seen);
    if cx.out.is_json() {
        let told = serde_json::json!({
            "written": true,
            "file": file,
            "bytes": copied.bytes,
            "events": seen.events,
            "projects": seen.projects,
            "head": seen.head,
            "removed": removed,
        });
        return cx.print(|out| out.json(&told));
    }
    let made = words::made(lang, &file.display().to_string(), &size(copied.bytes));
    let mut lines = vec![
        made,
        words::holds(lang, seen.events, seen.projects, seen.head.0, &seen.head.1),
    ];
    let removed = removed.iter().map(|path| path.display().to_string());
    lines.extend(removed.map(|path| words::removed(lang, &path)));
    cx.print(|out| lines.iter().try_for_each(|line| out.line(line)))
}

/// A size such as `8.4 MB`, `512 KB`.
fn size(bytes: u64) -> String {
    let kilobytes = bytes.div_ceil(1024);
    if kilobytes < 1024 {
        return format!("{kilobytes} KB");
    }
    let tenths = kilobytes * 10 / 1024;
    format!("{}.{} MB", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes() {
        let told = [1, 4096, 1024 * 1024, 8_836_096].map(size);
        assert_eq!(told, ["1 KB", "4 KB", "1.0 MB", "8.4 MB"]);
    }
}
