//! The words of the overdue review.

use crate::domain::id::ProjectId;
use crate::{messages, words};

words! {
    scope: "逾期督办", "overdue review";
    cmd_open: "逾期督办", "overdue review";
    cmd_urge: "催办", "urge";
    cmd_raise: "升级：提高督办级别", "raise the supervision level";
    cmd_lower: "降级：降低督办级别", "lower the supervision level";
    cmd_due: "新时限：须有理由", "a new date, with a reason";
    cmd_strike: "销号：解除督办，或问题销号", "strike off: end the supervision, or clear a problem";
    cmd_skip: "跳过，本次不再出现", "skip for this review";
    cmd_next: "下一项，不作决定", "next item without a decision";
    cmd_previous: "上一项，已定的也在内", "previous item, decided ones too";
    cmd_minutes: "督办纪要", "minutes";
    cmd_slip: "开具督办单，存为文件", "the supervision slip, as a file";
    cmd_department: "只看一个牵头单位", "only one lead department";
    cmd_level: "只看一个级别", "only one level";
    cmd_rule: "按规则升级，先列出再确认", "raise by the rule, after a preview";
    cmd_anew: "开始新一轮督办", "begin a new review";
    cmd_skipped: "再看跳过的", "look at the skipped ones again";
    cmd_save_minutes: "保存为文件", "save to a file";
    cmd_close: "关闭", "close";

    hint_urge: "催办", "urge";
    hint_raise: "升级", "raise";
    hint_lower: "降级", "lower";
    hint_due: "新时限", "new date";
    hint_strike: "销号", "strike";
    hint_skip: "跳过", "skip";
    hint_minutes: "纪要", "minutes";
    hint_department: "单位", "dept";
    hint_level: "级别", "level";
    hint_rule: "按规则", "by rule";
    hint_anew: "新一轮", "anew";
    hint_skipped: "看跳过的", "skipped";

    scope_minutes: "督办纪要", "minutes";
    scope_path: "保存", "saving";

    department: "牵头", "Lead";
    level: "级别", "Level";
    all: "全部", "all";
    never: "从未填报", "never";
    none_open: "无未完成节点", "no open milestone";

    label_late: "逾期", "late";
    label_contact: "联系", "contact";
    label_blocked: "受阻", "blocked";
    label_milestones: "节点", "milestone";
    label_report: "最近填报", "last report";
    label_problem: "问题", "problem";
    label_rule: "规则", "rule";
    label_decided: "本次已定", "decided";

    decided_urged: "催办", "urged";
    decided_raised: "升级", "raised";
    decided_ruled: "按规则升级", "raised by rule";
    decided_lowered: "降级", "lowered";
    decided_dated: "新时限", "new date";
    decided_struck: "销号", "struck off";
    decided_skipped: "跳过", "skipped";

    empty: "没有逾期项目", "Nothing is overdue";
    empty_filtered: "筛选范围内没有逾期项目", "Nothing is overdue within the filter";
    empty_keys: "[/] 换筛选  [\\] 取消筛选  [7] 换单位  [8] 换级别  [B] 看板  [L] 列表",
        "[/] filter  [\\] no filter  [7] department  [8] level  [B] board  [L] list";
    finished: "本次已全部过完", "Every item was gone through";
    finished_keys: "[m] 纪要  [p] 往回看  [a] 再看跳过的  [6] 新一轮  [Esc] 返回",
        "[m] minutes  [p] back  [a] skipped ones  [6] anew  [Esc] back";
    pause: "[Esc] 暂停，下次从此继续", "[Esc] pause; next time goes on here";

    urge_title: "催办", "Urge";
    raise_title: "升级", "Raise the level";
    lower_title: "降级", "Lower the level";
    strike_title: "销号", "Strike off";
    field_urge: "说明（可不填）", "Note (if any)";
    field_level: "督办级别", "Level";
    field_ground: "依据", "Ground";
    field_strike: "销号说明", "Why";
    strike_needs_note: "请写销号说明：为什么不再督办", "Say why it is supervised no longer";
    strike_supervision: "解除督办", "End the supervision";
    strike_nothing: "没有督办级别，也没有未解决的问题；跳过请按 0", "No level and no open problem to strike off; 0 skips";
    level_is_highest: "已是最高级别", "This is the highest level";
    level_is_lowest: "未督办，没有级别可降", "No level to lower";
    rule_nothing: "按规则没有要升级的项目", "The rule calls for nothing";
    pick_department: "只看牵头单位", "Only the lead";
    pick_level: "只看级别", "Only the level";
    no_skipped: "本次没有跳过的", "Nothing was skipped";
    anew_title: "开始新一轮督办？", "Begin a new review?";
    anew_text: "本次的进度清零，已作的决定都留在日志里。要留纪要请先按 m。", "Its progress begins at nought; what was decided stays in the log. For the minutes press m first.";
    is_anew: "新一轮督办", "A new review";
    path_prompt: "保存到: ", "save to: ";
    path_help: "扩展名 .docx、.xlsx、.html、.md、.txt 决定格式；不写目录即当前目录", ".docx, .xlsx, .html, .md or .txt decides the form; without a directory it is the working one";
    path_wrong: "文件名须以 .docx、.xlsx、.html、.md 或 .txt 结尾", "The name must end in .docx, .xlsx, .html, .md or .txt";
}

messages! {
    no_slip(project: ProjectId): "{project} 没有督办级别，无单可出；请先定级", "{project} is not supervised, so there is no slip; set a level first";
    place(at: usize, all: usize): "第 {at} 项 / 共 {all} 项", "{at} of {all}";
    all_done(all: usize): "共 {all} 项", "{all} in all";
    since(day: &str): "本次自 {day}", "since {day}";
    late(days: i64): "逾期 {days} 天", "{days} days late";
    due_on(phrase: &str, day: &str): "{phrase}（{day}）", "{phrase} ({day})";
    slips(count: usize, days: i64): "延期 {count} 次，共 {days} 天", "slipped {count}x, {days} days";
    baseline(phrase: &str): "原定 {phrase}", "first {phrase}";
    blocked(days: i64, since: &str, why: &str): "{days} 天（自 {since}）：{why}", "{days} days (since {since}): {why}";
    milestone_late(name: &str, phrase: &str, days: i64): "{name} {phrase}，逾 {days} 天", "{name} {phrase}, {days}d late";
    milestone_left(name: &str, phrase: &str, days: i64): "{name} {phrase}，剩 {days} 天", "{name} {phrase}, {days}d left";
    more(count: usize): "另有 {count} 个", "{count} more";
    reported(day: &str, who: &str, ago: i64): "{day} {who}，{ago} 天前", "{day} {who}, {ago}d ago";
    problem_limit(phrase: &str): "限 {phrase}", "by {phrase}";
    problem_late(phrase: &str, days: i64): "限 {phrase}，逾 {days} 天", "by {phrase}, {days}d late";
    problem_cleared(count: usize): "已销号 {count} 个", "{count} cleared";
    rule(level: &str, days: i64, rule: &str): "按规则应为{level}（逾期 {days} 天，规则 {rule}），按 2 升级", "should be {level} ({days} days late, rule {rule}); 2 raises it";
    tally_urged(count: usize): "催办 {count}", "urged {count}";
    tally_raised(count: usize): "升级 {count}", "raised {count}";
    tally_lowered(count: usize): "降级 {count}", "lowered {count}";
    tally_dated(count: usize): "新时限 {count}", "new dates {count}";
    tally_struck(count: usize): "销号 {count}", "struck {count}";
    tally_skipped(count: usize): "跳过 {count}", "skipped {count}";
    tally(list: &str): "本次: {list}", "so far: {list}";
    lines_more(count: usize): "下面还有 {count} 行 PgDn", "{count} lines more PgDn";
    rule_title(count: usize, rule: &str): "按规则升级 {count} 项（逾期 {rule} 天：提醒、督办、挂牌）", "Raise {count} by the rule ({rule} days late: reminder, supervised, listed)";
    rule_line(from: &str, to: &str, days: i64): "{from} -> {to}  逾{days}天", "{from} -> {to}  {days}d late";
    rule_keys(count: usize): "[Enter] 升级这 {count} 项，每项各记一条  [Esc] 不动", "[Enter] raise these {count}, each with its entry in the log  [Esc] leave them";
    ruled(count: usize): "已按规则升级 {count} 项；撤销用 u，一次一项", "{count} raised by the rule; u takes back one at a time";
    clear_problem(number: u32, text: &str): "问题 {number} 销号: {text}", "Clear problem {number}: {text}";
    no_lead(count: usize): "未明确牵头单位  {count}", "no lead  {count}";
    counted(name: &str, count: usize): "{name}  {count}", "{name}  {count}";
}
