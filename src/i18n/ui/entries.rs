//! The words of the weekly entries.

use crate::domain::id::ProjectId;
use crate::{messages, words};

words! {
    scope: "本周填报", "weekly entries";
    scope_fields: "填报栏", "an entry's fields";
    cmd_open: "本周填报", "weekly entries";
    cmd_fields: "填写这一项", "fill this one in";
    cmd_field_next: "下一栏", "next field";
    cmd_same: "整项同上周，立即填报", "as last week, sent at once";
    cmd_copy_all: "整项照抄上周", "copy the whole of last week's entry";
    cmd_theirs: "用对方的文字（他人改的，或自己另一窗口的草稿）", "take the other text: what others wrote, or a draft of your other window";
    cmd_save: "填报这一项，转到下一未报项", "send this entry, go to the next one owed";
    cmd_next: "下一未报项（已写的留作草稿）", "next one owed; what was typed stays a draft";
    cmd_send_all: "提交全部草稿（先预览）", "send all drafts, after a preview";
    cmd_scope: "换一个单位", "another department";
    cmd_helping: "只看牵头 / 也看配合", "only what it leads / also what it helps with";
    cmd_week_back: "前一周（补报）", "the week before, for a late entry";
    cmd_week_forward: "后一周", "the week after";
    cmd_project_next: "下一项目", "next project";
    cmd_project_back: "上一项目", "previous project";
    cmd_leave: "回到列表（已写的留作草稿）", "back to the list; what was typed stays a draft";

    cmd_discard: "丢弃这一项的草稿（先确认）", "throw this draft away, after a question";
    hint_fields: "填写", "fill in";
    hint_same: "同上周", "repeat";
    hint_save: "填报下一项", "send, next";
    hint_copy_all: "整项同上周", "repeat all";
    hint_next: "下一未报", "next owed";
    hint_skip: "跳过", "skip";
    hint_send_all: "全部提交", "send all";
    hint_scope: "单位", "department";

    column_last: "上周", "last week";
    column_this: "本周", "this week";
    same: "(同上周)", "(as last week)";
    late: "补报", "late entry";
    pick_department: "填报哪个单位的项目？输入名称或拼音首字母", "Whose projects? Type a part of the name";
    choose_first: "还没有选定单位。按 Enter 选择；选定后会记住。", "No department is chosen yet. Enter chooses one; it will be remembered.";
    nothing_owed: "这里没有需要填报的在建项目。按 F4 换一个单位。", "No project under way owes an entry here. F4 chooses another department.";
    no_department: "先按 F4 选定单位", "Choose a department first: F4";
    no_week_before: "只能补报近八周", "Late entries reach back eight weeks";
    no_week_after: "已是本周", "This is the present week";
    signs: "* 本周已填报  o 草稿未提交  ! 他人改了同一栏", "* reported this week  o a draft, not sent  ! others changed the same field";
    vague: "没有数字或节点", "no number or date";
    is_draft: "这一项已有草稿；按 Enter 进去后用 F7", "There is a draft of this one; go in with Enter and use F7";
    is_reported: "这一项本周已填报；要改请按 Enter", "This one is reported; Enter to change it";
    no_drafts: "没有可提交的草稿", "No draft to send";
    no_last_entry: "这一项以前没有填报，没有内容可照抄", "This one was never reported; there is nothing to repeat";
    no_draft_here: "这一项没有草稿", "There is no draft of this one";
    nobody_elses: "没有对方的文字", "There is no other text here";
    other_draft: "您的另一窗口也写了这一项，已另存；F4 换用", "Another window of yours wrote here too; it is put aside, F4 swaps";
    put_aside: "您的另一窗口也在写这一项；那份已另存，在本周填报里按 F4 换用", "Another window of yours writes here too; its text is put aside: F4 among the weekly entries";
    just_changed: "刚被他人更新，已读入；请看过后再按 F5", "was changed just now and is read in; look at it and press F5 again";
    wrong_no_progress: "请写本周进展", "Write this week's progress";
    wrong_contested: "他人改了同一栏：F4 用对方的，F5 用您的覆盖", "Others changed the same field: F4 takes theirs, F5 writes yours over it";
    is_kept: "草稿已存", "draft kept";
}

messages! {
    week(week: &str, first: &str, last: &str): "{week} ({first} 至 {last})", "{week} ({first} to {last})";
    until(day: &str, time: &str): "截止 {day} {time}", "until {day} {time}";
    led_by(name: &str, count: usize): "{name} 牵头 {count} 项", "{name}: leads {count}";
    helped_by(name: &str, count: usize): "{name} 牵头和配合 {count} 项", "{name}: leads or helps {count}";
    leads(count: usize): "牵头 {count} 项", "leads {count}";
    helps_with(count: usize): "牵头和配合 {count} 项", "leads or helps {count}";
    discard(id: ProjectId): "丢弃 {id} 的草稿？", "Throw the draft of {id} away?";
    filtered(count: usize): "筛选的 {count} 项", "{count} of the filter";
    mine(count: usize): "我负责的 {count} 项", "{count} of mine";
    counted(done: usize, all: usize): "已填 {done}/{all}", "{done} of {all} in";
    drafts_counted(count: usize): "  草稿 {count}", "  drafts {count}";
    last_week(text: &str): "上周: {text}", "last week: {text}";
    last_time(week: &str, text: &str): "上次 {week}: {text}", "last, {week}: {text}";
    theirs(text: &str): "! 他人改为: {text}", "! others wrote: {text}";
    open_problem(text: &str): "未销号: {text}", "open: {text}";
    sent_by(actor: &str, day: &str): "已填报 {actor} {day}", "reported by {actor} {day}";
    wrong_number(text: &str): "“{text}”不是数字，例: 65 或 8.2", "'{text}' is no number; e.g. 65 or 8.2";
    write_over(): "他人改了同一栏，用您写的覆盖吗？", "Others changed the same field. Write yours over it?";
    falls(name: &str, before: &str, after: &str): "{name} 由 {before} 变为 {after}，变小了，确定吗？", "{name} goes from {before} down to {after}. Is that right?";
    send_title(count: usize, week: &str): "提交 {count} 项填报 {week}", "Send {count} entries of {week}";
    and_more(count: usize): "还有 {count} 项", "and {count} more";
    not_ready(count: usize): "还不能提交 {count} 项，留作草稿:", "Not ready, kept as drafts: {count}";
    sent_one(id: ProjectId, done: usize, all: usize): "{id} 已填报，已填 {done}/{all}  [u] 撤销", "{id} is in, {done} of {all}  [u] undo";
    sent_many(count: usize, done: usize, all: usize): "{count} 项已填报，已填 {done}/{all}", "{count} entries are in, {done} of {all}";
    not_sent(count: usize, first: &str): "{count} 项没有提交: {first}", "{count} not sent: {first}";
    all_reported(all: usize): "{all} 项全部填报", "All {all} are in";
    drafts_wait(count: usize): "有 {count} 份未提交的填报草稿，按 R 继续", "{count} drafts of weekly entries are not sent; R goes on";
}
