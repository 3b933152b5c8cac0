//! `duban tag`: add tags, and remove those with a `-` before them.

use crate::cli::args::{HowArgs, TagArgs};
use crate::cli::{Cx, Done};
use crate::domain::command::Command;
use crate::domain::event::Fact;

pub(crate) fn run(cx: &mut Cx<'_>, args: &TagArgs) -> Done {
    let id = cx.id(&args.id)?;
    let look = cx.look()?;
    let mut tags = cx.project(&look, id)?.tags;
    for tag in &args.tags {
        match tag.strip_prefix('-') {
            Some(gone) => {
                tags.remove(gone);
            }
            None => {
                tags.insert(tag.clone());
            }
        }
    }
    let facts = vec![Fact::Tags(tags.into_iter().collect())];
    cx.change(Command::Edit { id, facts }, &HowArgs::default())
}
