//! The words of letters: what is sent, to whom, and why not.

use super::Lang;

crate::words! {
    no_command: "邮件的 command 是空的；可写 [\"/usr/sbin/sendmail\", \"-t\", \"-i\"]，或去掉这一行",
        "The command for mail is empty; write [\"/usr/sbin/sendmail\", \"-t\", \"-i\"] or leave it out";
    off: "没有设置邮件，什么也没有发；请在设置文件里写上：", "Mail is not configured, nothing was sent; write into the configuration file:";
    no_to: "没有设置周报发给谁，什么也没有发；请在设置文件里写上：", "Nobody is named who gets the weekly summary, nothing was sent; write into the configuration file:";
    no_departments: "没有设置各部门的邮箱，什么也没有发；请在设置文件里写上：", "No department has an address, nothing was sent; write into the configuration file:";
    sample_off: "[mail]\nfrom = \"督查室 <duban@example.gov.cn>\"\nto = [\"wang@example.gov.cn\"]", "[mail]\nfrom = \"Office <duban@example.gov.cn>\"\nto = [\"wang@example.gov.cn\"]";
    sample_to: "[mail]\nto = [\"wang@example.gov.cn\"]", "[mail]\nto = [\"wang@example.gov.cn\"]";
    sample_departments: "[mail.departments]\n\"区水务局\" = [\"water@example.gov.cn\"]", "[mail.departments]\n\"Water Bureau\" = [\"water@example.gov.cn\"]";
    to: "收件人", "To";
    cc: "抄送", "Cc";
    subject: "主题", "Subject";
    attachment: "附件", "Attached";
    would_send: "（试运行，未发送）", "(dry run, nothing sent)";
    sandbox: "【沙盒】", "[sandbox] ";
}

crate::messages! {
    wrong(path: &str, line: usize, what: &str): "设置文件 {path} 第 {line} 行有误：{what}", "{path}:{line}: {what}";
    not_an_address(text: &str):
        "“{text}”不是一个邮箱地址；写成 wang@example.gov.cn 或 王芳 <wang@example.gov.cn>，一处一个",
        "`{text}` is not one mail address; write wang@example.gov.cn or Wang Fang <wang@example.gov.cn>";
    not_a_timeout(text: &str, longest: u64): "timeout 应为 1 到 {longest} 秒，不是 {text}", "timeout is 1 to {longest} seconds, not {text}";
    not_a_format(text: &str, known: &str): "没有格式“{text}”；可用：{known}", "There is no format `{text}`; there are {known}";
    not_days(text: &str, most: u32): "days 应为 0 到 {most} 个工作日，不是 {text}", "days is 0 to {most} working days, not {text}";
    unwritten(what: &str): "无法写成邮件：{what}", "Cannot write the letter: {what}";
    not_there(program: &str):
        "没有命令 {program}，什么也没有发；请安装 msmtp 或 postfix 等，或在设置文件的 [mail] 里把 command 改成实际的命令",
        "There is no command {program}, nothing was sent; install msmtp, postfix or the like, or name another in [mail] command";
    broken(program: &str, what: &str): "无法运行 {program}：{what}", "Cannot run {program}: {what}";
    not_taken(program: &str): "{program} 没有读完邮件就结束了，邮件没有发出", "{program} ended before it had read the letter; it was not sent";
    failed(program: &str, code: &str): "{program} 没有接受邮件（退出码 {code}）", "{program} did not take the letter (exit code {code})";
    too_slow(program: &str, seconds: u64):
        "{program} 在 {seconds} 秒内没有结束，已终止；邮件可能没有发出", "{program} did not end within {seconds} s and was stopped; the letter was perhaps not sent";
    handed(program: &str, to: &str): "已交给 {program}：{to}", "Handed to {program}: {to}";
    file(name: &str, size: &str): "{name}（{size}）", "{name} ({size})";
    without_address(name: &str, count: usize): "没有邮箱地址：{name}（{count}项）", "No address: {name} ({count})";
    some_failed(count: usize): "有 {count} 封邮件没有发出：", "Letters that were not sent: {count}";
    made(at: &str): "由督办看板自动生成，数据截至{at}。", "Made by the board, as of {at}.";
}

/// A size as people read it: 512 B, 34 KB, 1.2 MB.
pub fn size(bytes: usize) -> String {
    match bytes {
        0..1000 => format!("{bytes} B"),
        1000..1_000_000 => format!("{} KB", bytes.div_ceil(1000)),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000),
    }
}

/// A list of addressees.
pub fn list(lang: Lang, names: &[String]) -> String {
    names.join(lang.pick("、", ", "))
}

#[cfg(test)]
mod tests {
    use super::size;

    #[test]
    fn sizes_are_rounded_to_what_matters() {
        let sizes = [0, 999, 1000, 34_567, 1_250_000].map(size);
        assert_eq!(sizes, ["0 B", "999 B", "1 KB", "35 KB", "1.2 MB"]);
    }
}
