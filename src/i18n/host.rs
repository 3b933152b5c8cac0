//! What a host needs, and what is wrong with one, in words.

use super::Lang;

crate::words! {
    none: "没有", "none";
    read_me: "本机承载看板所需的各步骤。请通读，然后以 root 身份执行；可重复执行。", "What this host needs for the board. Read it, then run it as root; it may be run again.";
    ours: "不是 duban 写的文件不动", "files that duban did not write are left alone";
    good: "正常", "good";
    wrong: "有误", "wrong";
    note: "注意", "note";
    already_so: "已就绪", "already so";
    done: "已完成", "done";
    failed: "未完成", "failed";
    all_good: "全部正常", "All is well";
    needs_root: "要以 root 身份执行：sshd 的配置、/etc/shadow 和数据库只有 root 能看全", "Run this as root: only root can see sshd's configuration, /etc/shadow and the database";
    no_source: "找不到正在运行的程序文件", "The file of the running program cannot be found";
    no_sshd_text: "人员各有主机账号时，sshd 的配置不用改", "Where people have accounts on the host, sshd's configuration stays as it is";
    key_step: "公钥查询", "Key command";
    no_sshd: "没有安装 sshd", "sshd is not installed";
    penalties: "OpenSSH 9.8 起，一个人连错几次，同一地址的人会一起被暂时拒绝；如果大家经同一个跳板机或网关进来，请用 --exempt 写明它的地址", "From OpenSSH 9.8 on, mistakes of one person shut out everybody of the same address for a while; where people come through one gateway, name its address with --exempt";
    not_running: "sshd 没有运行", "sshd does not run";
    not_reread: "配置改过以后，sshd 还没有重新读取", "sshd has not read its configuration since it was changed";
    nobody: "看板上还没有带公钥的人员，谁也进不来", "Nobody on the board has a key yet, so nobody can come in";
    nobody_account: "看板上还没有登记人员：组里谁打开都只按看板设置处理", "Nobody is registered on the board yet";
    next: "接着用 duban user add 登记人员，用 duban ssh check 检查", "Next, register people with `duban user add`, and look with `duban ssh check`";
    add_somebody: "duban user add wang --name 王芳 --role operator --dept 区水务局 --key wang.pub", "duban user add wang --name 王芳 --role operator --dept 区水务局 --key wang.pub";
    nothing_to_exempt: "这里的 OpenSSH 早于 9.8，不按地址整体拒绝，--exempt 不起作用", "This OpenSSH is older than 9.8 and shuts no address out, so --exempt does nothing here";
    no_run_dir: "没有 /run/sshd，sshd 因此不检查配置；sshd 停止后它会消失", "/run/sshd is not there, so sshd does not test its configuration; it goes when sshd stops";
    preferences_of_all: "本机所有人的设置；可用的各项见 config.example.toml。", "Preferences of everybody on this host; the keys are in config.example.toml.";
    not_tried: "前面的问题解决以后再查", "not tried until the above is mended";
}

crate::messages! {
    next_board(command: &str): "接着建看板：{command}（或以 --plan 目录 代替 --empty）", "Next, make the board: {command} (or --plan DIR in place of --empty)";
    missing(path: &str): "没有 {path}", "{path} is not there";
    another(path: &str): "{path} 是链接或别的东西，不是应有的文件或目录", "{path} is a link or something else, not the file or directory that belongs there";
    owner(path: &str, is: &str, want: &str): "{path} 属于 {is}，应属于 {want}", "{path} belongs to {is} and should belong to {want}";
    mode(path: &str, is: u32, want: u32): "{path} 的权限是 {is:04o}，应为 {want:04o}", "{path} has mode {is:04o} and should have {want:04o}";
    loose(path: &str, owner: &str, mode: u32): "{path}（属主 {owner}，权限 {mode:04o}）不是只有 root 能改，sshd 可能因此不执行查询公钥的程序，所有人都进不来", "Not only root can change {path} (owner {owner}, mode {mode:04o}), so sshd may not run the key command, and then nobody gets in";
    other_program(path: &str): "{path} 不是现在运行的这个程序", "{path} is not the program that runs now";
    foreign(path: &str): "{path} 不是 duban 写的，不动它", "{path} was not written by duban and is left alone";
    differs(path: &str): "{path} 的内容与应有的不同", "{path} does not say what it should";
    other_database(path: &str, is: &str, want: &str): "{path} 写的数据库是：{is}；应为 {want}", "{path} names this database: {is}; it should be {want}";
    no_account(account: &str): "没有账号 {account}", "There is no account {account}";
    no_group(group: &str): "没有组 {group}", "There is no group {group}";
    no_members(group: &str): "组 {group} 里还没有人", "Nobody is in group {group} yet";
    shell(account: &str, shell: &str): "账号 {account} 的登录 shell 是 {shell}；sshd 要通过它执行命令，应为 /bin/sh", "The shell of account {account} is {shell}; sshd runs the forced command through it, so it has to be /bin/sh";
    home(account: &str, home: &str): "账号 {account} 的主目录 {home} 不存在，或者不是只有 root 能改", "The home of account {account}, {home}, is not there, or not only root can change it";
    locked(account: &str): "账号 {account} 被锁定（/etc/shadow 中口令栏以 ! 开头）；sshd 在 UsePAM no 时拒绝锁定的账号", "Account {account} is locked (`!` in /etc/shadow); with UsePAM no, sshd turns it away";
    closed(account: &str): "账号 {account} 已停用（/etc/shadow 中的到期日已过），所有人都进不来", "Account {account} is closed (its expiry date in /etc/shadow is past), so nobody gets in";
    no_board(db: &str): "还没有看板：{db} 不存在", "There is no board yet: {db} is not there";
    board(db: &str, said: &str): "以该账号打不开 {db}，或者它有损坏：{said}", "{db} cannot be opened as the account, or is damaged: {said}";
    syntax(said: &str): "sshd 不接受现有配置：{said}", "sshd does not take its configuration: {said}";
    not_in_force(account: &str): "sshd 没有为账号 {account} 查询看板的公钥：sshd_config 里没有 Include，或者有更早的 Match 段", "sshd does not ask the board for keys of {account}: sshd_config has no Include line, or an earlier Match block wins";
    directive(account: &str, name: &str, is: &str, want: &str): "对账号 {account}，{name} 是 {is}，应为 {want}：别处的配置优先生效", "For {account}, {name} is {is} and should be {want}: another place of the configuration comes first";
    forced(account: &str, command: &str): "别处的 ForceCommand（{command}）优先生效，sshd 不会告诉看板来的是谁", "Another ForceCommand ({command}) holds for {account}, so the board is not told who comes in";
    shut_out(account: &str, name: &str, is: &str): "{name} {is} 不让账号 {account} 登录", "{name} {is} keeps {account} out";
    startups(is: &str, want: &str, people: u32): "MaxStartups 是 {is}；{people} 人同时重新连接时会有人被拒绝，宜为 {want}", "MaxStartups is {is}; when {people} people connect again at once some are refused; {want} is better";
    key_silent(login: &str, said: &str): "以该账号执行 duban ssh keys，查不到 {login} 的公钥：{said}", "`duban ssh keys`, run as the account, does not know the key of {login}: {said}";
    step_failed(step: &str): "“{step}”这一步没有完成，后面的步骤没有执行；解决后可再次执行", "Step `{step}` was not done and the later ones wait; mend it and run this again";
    wrongs(count: usize): "共 {count} 处有误", "Faults: {count}";
    unfit_path(path: &str): "“{path}”不能用：请写绝对路径，只含字母、数字和 / . _ + -", "`{path}` will not do: give an absolute path of letters, digits and / . _ + -";
    unfit_account(name: &str): "“{name}”不能作账号名", "`{name}` cannot be the name of the account";
    unfit_place(path: &str): "程序不能放在 {path}：它上面的每一级目录都要归 root，请放在 /usr 或 /opt 下自己的目录里", "The program cannot lie at {path}: all directories above become root's, so choose a directory of its own under /usr or /opt";
    unfit_directory(path: &str): "数据库不能是 {path}：它所在的目录只供看板使用，目录名应为 duban 或账号名", "The database cannot be {path}: its directory becomes the board's alone, and has to be called duban or like the account";
    unfit_network(name: &str): "“{name}”不是网络地址，应如 10.1.0.0/16", "`{name}` is no network; it should look like 10.1.0.0/16";
}

/// What a step is.
pub fn what(lang: Lang, step: &str) -> &'static str {
    match step {
        "program" => lang.pick("程序", "Program"),
        "preferences" => lang.pick("公共设置", "Preferences of all"),
        "account" => lang.pick("服务账号", "Service account"),
        "group" => lang.pick("用户组", "Group"),
        "database" => lang.pick("数据库", "Database"),
        "sshd" => lang.pick("sshd", "sshd"),
        _ => lang.pick("公钥查询", "Key command"),
    }
}

/// Why it is needed, in one line.
pub fn why(lang: Lang, step: &str) -> &'static str {
    match step {
        "program" => lang.pick(
            "路径上的每一级目录只有 root 能改，否则 sshd 不执行它；按版本命名，升级只换链接",
            "only root may change any part of its path, or sshd runs nothing; named by version, so that an upgrade swaps a link",
        ),
        "preferences" => lang.pick(
            "写明数据库在哪里，命令就不必带 --db",
            "says where the database is, so that no command needs --db",
        ),
        "account" => lang.pick(
            "所有人经它进来，没有口令；它的 shell 只用来启动看板",
            "everybody comes in through it; it has no password, and its shell only starts the board",
        ),
        "group" => lang.pick(
            "组里的人才能打开看板",
            "only its members can open the board",
        ),
        "database" => lang.pick(
            "除看板本身以外，谁也读不到、写不了",
            "nobody but the board can read or write it",
        ),
        "sshd" => lang.pick(
            "登录时向看板查询公钥；只进看板，没有 shell，没有转发",
            "asks the board for keys at every login; leads to the board alone, no shell, no forwarding",
        ),
        _ => lang.pick(
            "以服务账号实际查一次",
            "tried for real, as the service account",
        ),
    }
}
