//! Refusals in words: what the rule says, and what to do.

use super::{Lang, confirmation, person, trade};
use crate::domain::board::Board;
use crate::domain::decide::Refusal;
use crate::domain::id::Day;
use crate::domain::id::StageKey;
use crate::domain::settings::SettingsError;

/// A refusal as a sentence that says what to do next.
pub fn refusal(lang: Lang, refusal: &Refusal, board: &Board) -> String {
    match refusal {
        Refusal::NoSuchProject(id) => no_such_project(lang, &id.to_string()),
        Refusal::BeforeArrival { project, since } => {
            before_arrival(lang, &project.to_string(), &since.to_string())
        }
        Refusal::NoSuchPart { project, part } => no_such_part(lang, project.0, part.0),
        Refusal::NoSuchStage(key) => no_such_stage(lang, &key.0, &stage_names(lang, board)),
        Refusal::NoSuchCategory(key) => no_such_category(lang, key),
        Refusal::NoSuchTask(key) => no_such_task(lang, key),
        Refusal::YearOutOfRange(year) => year_out_of_range(lang, *year),
        Refusal::TwoLeads => two_leads(lang).to_owned(),
        Refusal::Negative => negative(lang).to_owned(),
        Refusal::DayOfAnotherYear { day, year } => day_of_another_year(lang, *day, *year),
        Refusal::NoSuchDepartment => no_such_department(lang).to_owned(),
        Refusal::NothingChanges => nothing_changes(lang).to_owned(),
        Refusal::Empty(field) => empty(lang, field_name(lang, field)),
        Refusal::TooLong { field, chars, max } => {
            too_long(lang, field_name(lang, field), *chars, *max)
        }
        Refusal::TitleTaken { other } => title_taken(lang, &other.to_string()),
        Refusal::SkipsStages { from, to, skipped } => {
            let skipped: Vec<String> = skipped
                .iter()
                .map(|key| stage_name(lang, board, key))
                .collect();
            let skipped = skipped.join(lang.pick("、", ", "));
            skips(
                lang,
                &stage_name(lang, board, from),
                &stage_name(lang, board, to),
                &skipped,
            )
        }
        Refusal::WipLimit { stage, limit } => {
            wip_limit(lang, &stage_name(lang, board, stage), *limit)
        }
        Refusal::SlipNeedsReason => slip_needs_reason(lang).to_owned(),
        Refusal::NeedsDecision => needs_decision(lang).to_owned(),
        Refusal::NeedsReason => needs_reason(lang).to_owned(),
        Refusal::AlreadyClosed => already_closed(lang).to_owned(),
        Refusal::NameTaken(name) => name_taken(lang, name),
        Refusal::FutureFact(day) => future_fact(lang, &day.to_string()),
        Refusal::FutureWeek(week) => future_week(lang, &week.to_string()),
        Refusal::DepartmentTaken(name) => department_taken(lang, name),
        Refusal::NoSuchIndicator(key) => no_such_indicator(lang, key),
        Refusal::UnderItself(key) => under_itself(lang, key),
        Refusal::Settings(SettingsError::RedBelowYellow) => red_below_yellow(lang).to_owned(),
        Refusal::Settings(SettingsError::LevelsNotRising) => levels_not_rising(lang).to_owned(),
        Refusal::Settings(SettingsError::OutOfRange) => out_of_range(lang).to_owned(),
        Refusal::NothingToUndo => nothing_to_undo(lang).to_owned(),
        Refusal::BuiltOn {
            seq,
            actor,
            project,
            others,
        } => {
            let project = project.map(|id| id.to_string()).unwrap_or_default();
            let sentence = built_on(lang, &board.who(actor), *seq, &project);
            match others {
                0 => sentence,
                others => format!("{sentence}{}", others_can_be_undone(lang, *others)),
            }
        }
        Refusal::NoSuchPerson => person::no_such_person(lang).to_owned(),
        Refusal::NotALogin(login) => person::not_a_login(lang, login),
        Refusal::LoginTaken(login) => person::login_taken(lang, &login.0),
        Refusal::KeyTaken(login) => person::key_taken(lang, &board.who(login)),
        Refusal::LoginStays => person::login_stays(lang).to_owned(),
        Refusal::LastAdministrator => person::last_administrator(lang).to_owned(),
        Refusal::Denied { act, why } => person::denied(lang, *why, *act, board),
        Refusal::WaitsAlready { .. }
        | Refusal::NothingWaits { .. }
        | Refusal::OwnWish
        | Refusal::MustBeConfirmed => {
            confirmation::refusal(lang, refusal, board).unwrap_or_default()
        }
        Refusal::PastDay(day) => past_day(lang, &day.to_string()),
        Refusal::LookingBack(day) => super::ui::asof::read_only(lang, &day.to_string()),
    }
}

/// A stage's name by its key; the key itself where the board does not know it.
pub fn stage_name(lang: Lang, board: &Board, key: &StageKey) -> String {
    board.stage(key).map_or_else(
        || key.0.clone(),
        |stage| trade::stage(lang, stage).to_owned(),
    )
}

/// The names of all stages, for "one of".
pub fn stage_names(lang: Lang, board: &Board) -> String {
    let names: Vec<String> = board
        .stages
        .iter()
        .map(|stage| match lang {
            Lang::Zh => format!("{}（{}）", stage.zh, stage.key),
            Lang::En => stage.key.to_string(),
        })
        .collect();
    names.join(lang.pick("、", ", "))
}

/// The name of a field by its key.
pub fn field_name(lang: Lang, field: &str) -> &str {
    match field {
        "title" => lang.pick("名称", "the title"),
        "reason" => lang.pick("理由", "the reason"),
        "note" => lang.pick("备注", "the note"),
        "missing" => lang.pick("退回说明", "what is missing"),
        "problem" => lang.pick("问题", "the problem"),
        "milestone" => lang.pick("节点名称", "the milestone's name"),
        "measure" => lang.pick("指标名称", "the measure's name"),
        "unit" => lang.pick("单位", "the unit"),
        "document" => lang.pick("文号", "the document number"),
        "decision" => lang.pick("决定文号", "the decision's reference"),
        "entry" => lang.pick("填报内容", "the entry"),
        "progress" => lang.pick("本周进展", "this week's progress"),
        "next" => lang.pick("下周计划", "next week's plan"),
        "ask" => lang.pick("需协调事项", "what is asked for"),
        "department" => lang.pick("部门名称", "the department's name"),
        "stage" => lang.pick("阶段名称", "the stage's name"),
        "category" => lang.pick("类别名称", "the category's name"),
        "place" => lang.pick("地点", "the place"),
        "task" => lang.pick("任务", "the task"),
        "remark" => lang.pick("说明", "the remark"),
        "responsible" => lang.pick("责任人", "the person responsible"),
        "contact" => lang.pick("联系人", "the contact"),
        "tags" => lang.pick("标签", "a tag"),
        "aliases" => lang.pick("别名", "an alias"),
        "name" => lang.pick("姓名", "the name"),
        "key" => lang.pick("键", "the key"),
        "number" => lang.pick("序号", "the number"),
        "indicator" => lang.pick("指标名称", "the indicator's name"),
        "value" => lang.pick("指标数值", "the indicator's value"),
        "source" => lang.pick("来源", "the source"),
        other => other,
    }
}

crate::words! {
    no_such_department: "没有这个部门；用 duban dept 查看全部部门", "There is no such department; `duban dept` lists them";
    two_leads: "一个项目只有一个牵头单位；其余请列为配合单位", "A project has one lead; name the others as cooperating";
    negative: "数量不能是负数", "An amount must not be negative";
    nothing_changes: "没有变化：已经是这样了", "Nothing changed: it is so already";
    slip_needs_reason: "推迟时限要说明理由：land 征地拆迁, approval 审批, funds 资金, design 设计, utilities 管线, works 施工, weather 天气, plan 计划调整, other 其他",
        "A later date needs a reason: land, approval, funds, design, utilities, works, weather, plan or other";
    needs_decision: "终止项目要注明决定文号", "To cancel a project, give the reference of the decision";
    needs_reason: "请用一句话说明理由", "Say why in a few words";
    already_closed: "已经办结了", "It is closed already";
    red_below_yellow: "红线不能比黄线更早；请先调整黄线", "The red threshold must not lie below the yellow one; change the yellow one first";
    levels_not_rising: "督办级别的三个天数要从小到大", "The three level thresholds must rise";
    out_of_range: "超出范围：天数 1 至 3650，百分点 1 至 100", "Out of range: days 1 to 3650, points 1 to 100";
    nothing_to_undo: "没有可撤销的本人操作", "There is nothing of yours to undo";
}

crate::messages! {
    day_of_another_year(day: Day, year: i32): "{day} 不在 {year} 年内；一次只能设定一年的节假日", "{day} is not in {year}; the holidays are set year by year";
    no_such_project(id: &str): "没有项目 {id}；用 duban list 查看编号", "There is no project {id}; `duban list` shows the numbers";
    before_arrival(id: &str, since: &str): "{id} 从 {since} 起才在册；请把日期改在这之后", "{id} is on the board since {since} only; give that day or a later one";
    no_such_part(id: u32, part: u32): "#{id} 没有第 {part} 项；用 duban show {id} 查看", "#{id} has no part {part}; see `duban show {id}`";
    no_such_stage(key: &str, known: &str): "没有阶段“{key}”；可用：{known}", "There is no stage `{key}`; there are {known}";
    no_such_category(key: &str): "没有类别“{key}”；用 duban help categories 查看", "There is no category `{key}`; see `duban help categories`";
    no_such_task(key: &str): "计划中没有任务“{key}”；任务的编号见计划的任务表", "The plan has no task `{key}`; the plan's task table has the keys";
    year_out_of_range(year: i32): "年份 {year} 不在 2000 至 2100 之间", "The year {year} is not between 2000 and 2100";
    empty(field: &str): "{field}不能为空", "Say something for {field}";
    too_long(field: &str, chars: usize, max: usize): "{field}有 {chars} 个字，最多 {max} 个；请缩短", "{field} has {chars} characters, at most {max}; shorten it";
    title_taken(other: &str): "{other} 已用这个名称；若确为另一项目，加 --yes", "{other} has this title; if it is another project, add --yes";
    skips(from: &str, to: &str, skipped: &str): "从{from}到{to}跳过了{skipped}；确认无误请加 --yes", "From {from} to {to} skips {skipped}; if that is right, add --yes";
    wip_limit(stage: &str, limit: u32): "{stage}限 {limit} 项，已满；确认要移入请加 --yes", "{stage} is limited to {limit} and full; to move it in all the same, add --yes";
    name_taken(name: &str): "本项目已有“{name}”", "The project has `{name}` already";
    future_fact(day: &str): "{day} 还没到；事实不能记在将来", "{day} lies ahead; a fact cannot be about a day to come";
    future_week(week: &str): "{week} 还没开始", "{week} has not begun";
    department_taken(name: &str): "已有部门叫“{name}”", "A department is called `{name}` already";
    no_such_indicator(key: &str): "没有指标“{key}”；用 duban indicators --json 查看全部键", "There is no indicator `{key}`; `duban indicators --json` shows the keys";
    under_itself(key: &str): "指标“{key}”不能归在自己下面；请换一个上级", "Indicator `{key}` cannot stand under itself; give another parent";
    built_on(actor: &str, seq: u64, project: &str): "{project} 不能撤销：{actor} 之后又作了改动（日志第 {seq} 条）；请直接改成需要的值", "{project} cannot be undone: {actor} has built on it (event {seq}); set the value that you want instead";
    others_can_be_undone(others: usize): "；同一批的其余 {others} 项可以撤销（加 --yes）", "; the other {others} of the same change can be undone (with --yes)";
    past_day(day: &str): "{day} 已经过去了", "{day} is past";
}
