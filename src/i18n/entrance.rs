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

crate::words! {
    needs_terminal: "看板需要终端：请用 ssh -t 登录；只要结果，请写明命令，如 ssh … week --format md",
        "The board needs a terminal: log in with `ssh -t`; for an answer alone name a command, such as `ssh … week --format md`";
    no_proof: "主机没有说明登录用的是哪把公钥，不能核对身份；请管理员在 sshd 配置中加上 ExposeAuthInfo yes",
        "The host does not tell which key signed, so nobody can be let in; the administrator must set `ExposeAuthInfo yes` in sshd's configuration";
    other_key: "登录用的公钥没有登记在您名下；请联系管理员",
        "The key that signed is not registered as yours; ask an administrator";
    no_database: "主机设置 /etc/duban/config.toml 没有写数据库（db = \"…\"）；请管理员补上",
        "The host's configuration /etc/duban/config.toml names no database (db = \"…\"); the administrator must add it";
    too_many_logins: "您一小时内登录的次数过多；请稍后再试，并检查是否有脚本在反复登录",
        "You have come in too often within an hour; try again later, and see whether a script keeps logging in";
    at_the_host: "这条命令只能在主机上执行", "This is done at the host itself, not from afar";
    no_administering: "这台主机不允许远程管理；要允许，请在 /etc/duban/config.toml 中写 [ssh] administer = true",
        "This host does not let administrators do their work from afar; [ssh] administer = true in /etc/duban/config.toml does";
    no_transfer: "这里不能传文件；导出请用 ssh … week --format docx > 周报.docx，导入请用 ssh … import - < 台账.csv",
        "No files are transferred here; export with `ssh … week --format docx > week.docx`, import with `ssh … import - < ledger.csv`";
    no_shell: "这里没有 shell；可用的命令见 ssh … help", "There is no shell here; `ssh … help` lists the commands";
    control_characters: "命令中有换行或控制字符", "The command holds line breaks or control characters";
    line_too_long: "命令太长", "The command is too long";
    open_quote: "命令中的引号没有成对，或末尾多了反斜杠", "A quotation mark in the command is not closed, or it ends in a backslash";
    not_text: "命令不是 UTF-8 文字", "The command is not UTF-8";
    from_sshd: "这条命令由 sshd 执行，不能手工运行", "This is started by sshd, not by hand";
    no_files_here: "远程登录时不在主机上存文件；请在自己的电脑上用 ssh … week --format docx > 周报.docx",
        "who comes from afar keeps no files at the host; on your own machine use `ssh … week --format docx > week.docx`";
}

crate::messages! {
    no_flag(flag: &str): "远程不能用 {flag}", "{flag} is not taken from afar";
    no_file(name: &str): "远程不能用主机上的文件（{name}）：导出写到标准输出，导入用 - 从标准输入读", "From afar no file of the host can be named ({name}): exports go to the standard output, imports come from the standard input as `-`";
    too_long(minutes: u64): "超过 {minutes} 分钟，已停止", "This took longer than {minutes} minutes and was stopped";
    not_recorded(why: &str): "登录记录写不进去，不能登录：{why}", "Your login cannot be recorded, so you cannot come in: {why}";
}
