//! `duban overdue`: what is late, the worst first.

mod minutes;

use crate::cli::args::OverdueArgs;
use crate::cli::{Cx, Done, Look, Trouble, view};
use crate::domain::light::light;
use crate::domain::project::Project;
use crate::i18n::cli as words;
use crate::i18n::trade;

pub(crate) fn run(cx: &mut Cx<'_>, args: &OverdueArgs) -> Done {
    if args.minutes.minutes {
        return minutes::run(cx, &args.minutes, &args.output);
    }
    if args.output.is_used() {
        return Err(Trouble::usage(words::only_minutes(cx.lang)));
    }
    let look = cx.look()?;
    let filter = cx.filter(&args.filter, &look)?;
    let board = &look.state.board;
    let dept = args
        .dept
        .as_deref()
        .map(|dept| cx.dept(board, dept))
        .transpose()?;
    let least = args.days.unwrap_or(1);
    let mut found: Vec<(i64, &Project)> = {
        let context = look.context(&cx.session);
        look.state
            .projects
            .values()
            .filter_map(|project| Some((project.days_late(board, look.today)?, project)))
            .filter(|(days, _)| *days >= least)
            .filter(|(_, project)| dept.is_none_or(|dept| project.is_owned_by(dept)))
            .filter(|(_, project)| filter.matches(project, &context))
            .collect()
    };
    found.sort_by_key(|(days, project)| (std::cmp::Reverse((project.level, *days)), project.id));
    if cx.out.is_json() {
        let views: Vec<_> = found
            .iter()
            .map(|(_, project)| view::project(project, board, look.today))
            .collect();
        return cx.print(|out| out.json(&views));
    }
    if found.is_empty() {
        return cx.none_found();
    }
    show(cx, &look, &found)
}

/// The table: how late, what was promised first, how often it moved.
fn show(cx: &mut Cx<'_>, look: &Look, found: &[(i64, &Project)]) -> Done {
    let board = &look.state.board;
    let lang = cx.lang;
    let header = match lang {
        crate::i18n::Lang::Zh => [
            "编号",
            "灯",
            "项目",
            "牵头",
            "时限",
            "逾期天数",
            "原定",
            "延期",
            "督办",
            "最近填报",
        ],
        crate::i18n::Lang::En => [
            "ID",
            "Light",
            "Project",
            "Lead",
            "Due",
            "Days late",
            "Baseline",
            "Slips",
            "Level",
            "Reported",
        ],
    };
    let rows: Vec<Vec<String>> = found
        .iter()
        .map(|(days, project)| {
            let lead = project
                .lead()
                .and_then(|lead| Some((board.department(lead.dept)?, lead.basis)));
            vec![
                project.id.to_string(),
                light(project, board, look.today).light.letter().to_string(),
                project.title.clone(),
                lead.map_or_else(String::new, |(dept, basis)| {
                    words::marked(trade::dept_short(lang, dept), basis)
                }),
                project
                    .deadline
                    .as_ref()
                    .map_or_else(String::new, |deadline| deadline.phrase.clone()),
                days.to_string(),
                project
                    .baseline
                    .as_ref()
                    .map_or_else(String::new, |baseline| baseline.phrase.clone()),
                project.slips.len().to_string(),
                trade::level(lang, project.level).to_owned(),
                project
                    .reported
                    .map_or_else(String::new, |day| day.to_string()),
            ]
        })
        .collect();
    cx.print(|out| out.rows(&header, &rows))
}
