//! Writes one key into a configuration file and leaves every other byte as it is.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::model::Width;

/// Where a key was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saved {
    /// The file.
    pub path: PathBuf,
}

/// Why a key could not be written.
#[derive(Debug, thiserror::Error)]
pub enum Unsaved {
    /// The file is laid out so that adding a line could change what the others mean.
    #[error("the file cannot be changed safely")]
    Unclear,
    /// It cannot be read or written.
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// Writes `width = "..."` into a file, which is made if it is not there. The file is replaced as a whole, so that
/// nobody ever reads half of it; a symbolic link stays one.
pub fn save_width(path: &Path, width: Width) -> Result<Saved, Unsaved> {
    let path = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let (text, permissions) = match std::fs::read_to_string(&path) {
        Ok(text) => (text, Some(std::fs::metadata(&path)?.permissions())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => (String::new(), None),
        Err(error) => return Err(error.into()),
    };
    let changed = with_line(&text, width);
    if !is_the_same_but_for_width(&text, &changed, width) {
        return Err(Unsaved::Unclear);
    }
    let dir = path.parent().unwrap_or(Path::new("."));
    std::fs::create_dir_all(dir)?;
    let mut file = tempfile::NamedTempFile::new_in(dir)?;
    file.write_all(changed.as_bytes())?;
    file.as_file().sync_all()?;
    if let Some(permissions) = permissions {
        file.as_file().set_permissions(permissions)?;
    }
    file.persist(&path).map_err(|error| error.error)?;
    Ok(Saved { path })
}

/// The text with the line in it: in the place of the old one, under its commented example, or before the first table.
fn with_line(text: &str, width: Width) -> String {
    let line = format!("width = \"{}\"", width.name());
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let head = lines
        .iter()
        .position(|line| line.trim_start().starts_with('['))
        .unwrap_or(lines.len());
    let is_key = |line: &String, mark: &str| {
        let rest = line.trim_start().strip_prefix(mark);
        rest.and_then(|rest| rest.strip_prefix("width"))
            .is_some_and(|rest| rest.trim_start().starts_with('='))
    };
    let above = lines.get(..head).unwrap_or_default();
    let old = above.iter().position(|line| is_key(line, ""));
    let example = above.iter().position(|line| is_key(line, "#: "));
    match old.and_then(|at| lines.get_mut(at)) {
        Some(there) => {
            let comment = there.find('#').and_then(|at| there.get(at..));
            let kept = comment.map(|comment| format!("{line}  {comment}"));
            *there = kept.unwrap_or(line);
        }
        None => match example {
            Some(at) => lines.insert(at + 1, line),
            None => lines.insert(top_level_end(&lines, head), line),
        },
    }
    let mut changed = lines.join("\n");
    changed.push('\n');
    changed
}

/// Where the top of the file ends: before the first table and the comments right above it.
fn top_level_end(lines: &[String], head: usize) -> usize {
    let above = lines.get(..head).unwrap_or_default();
    if head == lines.len() {
        return head;
    }
    above
        .iter()
        .rposition(|line| !line.trim_start().starts_with('#'))
        .map_or(0, |at| at + 1)
}

/// Whether the file now says this width and, beside it, just what it said before.
fn is_the_same_but_for_width(before: &str, after: &str, width: Width) -> bool {
    let read = |text: &str| text.parse::<toml::Table>().ok();
    let (Some(mut before), Some(mut after)) = (read(before), read(after)) else {
        return false;
    };
    before.remove("width");
    let said = after.remove("width");
    said.as_ref().and_then(toml::Value::as_str) == Some(width.name()) && before == after
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case::empty("", "width = \"wide\"\n")]
    #[case::at_the_end("lang = \"en\"\n", "lang = \"en\"\nwidth = \"wide\"\n")]
    #[case::replaced(
        "width = \"auto\" # 本机\nlang = \"en\"",
        "width = \"wide\"  # 本机\nlang = \"en\"\n"
    )]
    #[case::under_its_example(
        "#: width = \"auto\"\n\n#: mouse = false\n",
        "#: width = \"auto\"\nwidth = \"wide\"\n\n#: mouse = false\n"
    )]
    #[case::before_the_tables(
        "# mine\nlang = \"en\"\n\n# keys\n[keys.board]\nundo = []\n",
        "# mine\nlang = \"en\"\n\nwidth = \"wide\"\n# keys\n[keys.board]\nundo = []\n"
    )]
    #[case::not_that_of_a_terminal(
        "[term.xterm]\nwidth = \"narrow\"\n",
        "width = \"wide\"\n[term.xterm]\nwidth = \"narrow\"\n"
    )]
    fn the_rest_of_the_file_stays(#[case] before: &str, #[case] after: &str) {
        let changed = with_line(before, Width::Wide);
        assert_eq!(changed, after);
        assert!(is_the_same_but_for_width(before, &changed, Width::Wide));
    }

    #[test]
    fn a_text_that_looks_like_a_table_is_not_torn() {
        let before = "db = \"\"\"a\n[b\n\"\"\"\n";
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("config.toml");
        std::fs::write(&path, before).unwrap();
        let unsaved = save_width(&path, Width::Wide);
        assert!(matches!(unsaved, Err(Unsaved::Unclear)), "{unsaved:?}");
        assert_eq!(std::fs::read_to_string(&path).unwrap(), before);
    }

    #[test]
    fn a_file_is_made_with_its_directory_and_a_link_stays_a_link() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("deep/config.toml");
        save_width(&path, Width::Narrow).unwrap();
        assert_eq!(
            std::fs::read_to_string(&path).unwrap(),
            "width = \"narrow\"\n"
        );
        let link = dir.path().join("link.toml");
        std::os::unix::fs::symlink(&path, &link).unwrap();
        save_width(&link, Width::Wide).unwrap();
        assert!(std::fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(
            std::fs::read_to_string(&path).unwrap(),
            "width = \"wide\"\n"
        );
    }
}
