//! `duban why`: light, level and lateness in words.

use crate::cli::args::OneArgs;
use crate::cli::{Cx, Done, view};
use crate::domain::level::due_level;
use crate::domain::light::light;
use crate::i18n::cli as words;
use crate::i18n::{self, confirmation, trade};

pub(crate) fn run(cx: &mut Cx<'_>, args: &OneArgs) -> Done {
    let id = cx.id(&args.id)?;
    let look = cx.look()?;
    let project = cx.project(&look, id)?;
    let (board, lang) = (&look.state.board, cx.lang);
    let shown = light(&project, board, look.today);
    let late = project.days_late(board, look.today);
    let called_for = due_level(late.unwrap_or(0), &board.settings);
    if cx.out.is_json() {
        let told = serde_json::json!({
            "id": id.0,
            "light": shown.light.key(),
            "reasons": shown.reasons,
            "sentences": i18n::light::why(lang, &shown),
            "level": project.level.number(),
            "level_called_for": called_for.number(),
            "days_late": late,
            "confirmations": view::confirmations(&project),
        });
        return cx.print(|out| out.json(&told));
    }
    let mut lines = vec![format!("{id} {}", project.title)];
    lines.push(format!(
        "{} {}",
        shown.light.letter(),
        trade::light(lang, shown.light)
    ));
    lines.extend(
        i18n::light::why(lang, &shown)
            .into_iter()
            .map(|reason| format!("  {reason}")),
    );
    lines.push(words::level_line(
        lang,
        trade::level(lang, project.level),
        trade::level(lang, called_for),
    ));
    lines.push(match (&project.deadline, late) {
        (Some(deadline), Some(days)) => {
            words::late_line(lang, &deadline.phrase, &last_day(deadline), days)
        }
        (Some(deadline), None) => words::due_line(lang, &deadline.phrase, &last_day(deadline)),
        (None, _) => words::no_due_line(lang).to_owned(),
    });
    let standing = project.confirmations.iter();
    lines.extend(standing.map(|(number, one)| confirmation::standing(lang, *number, one, board)));
    cx.print(|out| lines.iter().try_for_each(|line| out.line(line)))
}

fn last_day(deadline: &crate::domain::deadline::Deadline) -> String {
    deadline
        .day
        .map_or_else(|| "-".to_owned(), |day| day.to_string())
}
