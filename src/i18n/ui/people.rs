//! The words of identity, rights and each other on the screens.

use crate::{messages, words};

words! {
    looks_on: "查看", "view only";
    not_ours: "不是您部门的项目", "not a project of your departments";
    shut_out: "登录已失效", "this login is no longer good";
    you_too: "您在另一窗口打开了此项目", "open in another window of yours";
    sign: "@ 有人正在此项目", "@ somebody has the project open";
    ended_on_the_host: "看板已由主机关闭（SIGTERM），稍后请再打开", "The board was closed on the host (SIGTERM); open it again later";
}

messages! {
    takes(role: &str): "由{role}办理", "takes the role {role}";
    some_apart(all: usize, count: usize, why: &str): "所选 {all} 项中有 {count} 项您不能改，将保持不变。{why}", "{count} of the {all} chosen are not yours to change and stay as they are. {why}";
    you_are(role: &str): "您的角色已改为{role}", "Your role is {role} now";
    you_are_of(role: &str, depts: &str): "您现在是{role}，部门：{depts}", "Your role is {role} now, for {depts}";
    others_and(dept: &str, count: usize): "{dept}等 {count} 个部门", "{dept} and {count} in all";
    one_is_here(who: &str, since: &str): "{who} 正在此项目（{since} 起）", "{who} is on this project since {since}";
    some_are_here(who: &str, count: usize, since: &str): "{who} 等 {count} 人正在此项目（{since} 起）", "{who} and {count} in all are on this project since {since}";
    idle_soon(minutes: u32): "已 {minutes} 分钟没有操作，再过一分钟将自动退出；按任意键继续", "Nothing was pressed for {minutes} minutes; the board closes in a minute unless a key is pressed";
    idle_over(minutes: u32): "{minutes} 分钟没有操作，已退出；填报中的文字已存为草稿，下次登录仍在", "Closed after {minutes} minutes without a key; entries being typed are kept as drafts for the next login";
    put_out(why: &str): "已退出看板。{why}。填报中的文字已存为草稿", "The board was closed. {why}. Entries being typed are kept as drafts";
}
