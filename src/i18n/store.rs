//! Trouble with the database in words, each with what to do.

crate::words! {
    clock_is_set: "时钟由 --today 设定，只能在沙盒数据库中写入；去掉 --today，或用 duban init --sandbox 另建",
        "The clock is set by --today; that may write to a sandbox only. Leave --today out, or make a database with `duban init --sandbox`";
    busy: "等了 30 秒，一直有人在保存，仍未轮到。没有写入任何内容，请稍后重试；若总是如此，请管理员查看是否有停住的 duban",
        "Others were saving for 30 seconds, and your turn did not come. Nothing was written; try again. If that goes on, ask the administrator to look for a duban that hangs";
    waiting: "正在等待其他人保存……", "Waiting for others to save...";
    disk: "磁盘拒绝读写：磁盘可能已满，或目录不可写（数据库旁要能建 -wal、-shm 文件）；请检查后重试", "The disk refused: it may be full, or the directory may not be written (SQLite keeps -wal and -shm beside the database); check and try again";
    in_use: "还有项目在用它，不能去掉；请先改动那些项目", "Projects still use it, so it cannot go; change those first";
    disk_full: "磁盘已满，没有写入任何内容；请腾出空间后重试", "The disk is full, nothing was written; free some space and try again";
    read_only: "数据库只读；请检查文件和目录的权限", "The database may not be written; check the permissions of the file and its directory";
}

crate::messages! {
    conflict(id: &str, seen: u32, now: u32, who: &str): "{id} 在您查看之后被 {who} 改动过（您看到的是第 {seen} 版，现在是第 {now} 版）。没有写入；请看过新内容再决定",
        "{id} was changed by {who} after you looked (you saw version {seen}, now it is {now}). Nothing was written; look at what is there and decide";
    missing(path: &str): "没有数据库 {path}；用 duban init 新建，或用 --db 指定", "There is no database at {path}; make one with `duban init`, or name one with --db";
    exists(path: &str): "{path} 已存在；请换一个路径，不会覆盖任何文件", "{path} exists; choose another place, nothing is overwritten";
    not_ours(path: &str): "{path} 不是 duban 的数据库；请检查 --db", "{path} is not a duban database; check --db";
    too_new(found: i64, known: i64): "数据库是较新版本建立的（格式 {found}，本程序只认识到 {known}）；请升级 duban，程序已升级的请重新登录",
        "The database was made by a newer duban (format {found}, this program knows up to {known}); upgrade duban, or log in again if it was just upgraded";
    sqlite_too_old(version: &str): "SQLite {version} 有丢失提交的缺陷，拒绝启动；请用自带 SQLite 的 duban", "SQLite {version} can lose commits, so duban does not start; use a duban with its own SQLite";
    damaged(what: &str): "数据库文件已损坏（{what}）；请把它和旁边的 -wal 文件另存一份，再从备份恢复", "The database file is damaged ({what}); keep a copy of it and of the -wal file beside it, then restore a backup";
    unreadable(table: &str, what: &str): "数据表 {table} 中有无法读取的内容（{what}）；请运行 duban doctor", "Table {table} holds something unreadable ({what}); run `duban doctor`";
    io(path: &str, what: &str): "{path}：{what}", "{path}: {what}";
    sqlite(what: &str): "数据库出错：{what}；请运行 duban doctor", "The database says: {what}; run `duban doctor`";
}
