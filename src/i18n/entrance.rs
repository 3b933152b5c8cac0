//! The record of logins in words.

use super::Lang;
use crate::domain::entrance::{Step, Why};

/// What happened.
pub const fn step(lang: Lang, step: Step) -> &'static str {
    match step {
        Step::Enter => lang.pick("登录", "came in"),
        Step::Leave => lang.pick("退出", "left"),
        Step::Refuse => lang.pick("拒绝", "refused"),
    }
}

/// Why, as the end of a line.
pub const fn why(lang: Lang, why: Why) -> &'static str {
    match why {
        Why::Unknown => lang.pick("登录名未登记", "login not known"),
        Why::Disabled => lang.pick("已停用", "disabled"),
        Why::Expired => lang.pick("已过有效期", "expired"),
        Why::OtherKey => lang.pick("公钥不是本人的", "not this person's key"),
        Why::NoProof => lang.pick(
            "主机没有说明用的是哪把公钥",
            "the host does not tell the key",
        ),
        Why::NotAllowed => lang.pick("不能远程执行", "not done from afar"),
        Why::BadWords => lang.pick("看不懂的命令", "not a command"),
        Why::TooMany => lang.pick("一小时内次数过多", "too many within an hour"),
        Why::Cut => lang.pick("连接中断", "connection lost"),
        Why::Idle => lang.pick("长时间没有操作", "idle for too long"),
        Why::TooLong => lang.pick("超过时限", "took too long"),
        Why::Failed => lang.pick("出错", "failed"),
    }
}
