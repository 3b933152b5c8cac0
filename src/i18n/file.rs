//! Why a file could not be read or written, in the user's words.

use std::io::{Error, ErrorKind};

use super::Lang;

crate::words! {
    no_directory: "没有这个目录", "there is no such directory";
    no_rights: "没有权限", "you may not do that there";
    full: "磁盘已满", "the disk is full";
    read_only: "这个磁盘是只读的", "that disk is read-only";
    is_directory: "这是一个目录", "that is a directory";
    not_there: "没有这个文件", "there is no such file";
    bad_name: "文件名不能用", "that name cannot be used";
}

crate::messages! {
    too_long(megabytes: u64): "文件超过{megabytes} MB", "it has more than {megabytes} MB";
    other(what: &str): "系统报告：{what}", "the system says: {what}";
}

/// What the system says about a file that was to be written.
pub fn why(lang: Lang, error: &Error) -> String {
    let known = match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => no_directory(lang),
        ErrorKind::PermissionDenied => no_rights(lang),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => full(lang),
        ErrorKind::ReadOnlyFilesystem => read_only(lang),
        ErrorKind::IsADirectory => is_directory(lang),
        ErrorKind::InvalidFilename => bad_name(lang),
        ErrorKind::Unsupported => super::entrance::no_files_here(lang),
        _ => return other(lang, &error.to_string()),
    };
    known.to_owned()
}

/// What the system says about a file that was to be read.
pub fn why_unread(lang: Lang, error: &Error) -> String {
    match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => not_there(lang).to_owned(),
        _ => why(lang, error),
    }
}
