//! What `duban backup` and `duban restore` say.

crate::words! {
    dry: "（试运行，未写入）", "(dry run, nothing written)";
    not_named_by_time: "--keep 只用于按数据库和时间命名的备份；请给出目录，不要给出文件名", "--keep is for backups that are named by database and time: give a directory and no file name";
    not_a_file: "这个数据库只在内存中，不能备份", "This database is in memory only and cannot be backed up";
    not_whole: "数据库有问题，备份没有留下；请运行 duban doctor", "The database is not whole, and no backup was left; run `duban doctor`";
    backup_not_whole: "这份备份有问题，没有恢复；请用另一份", "This backup is not whole and was not restored; take another one";
    itself: "这就是正在使用的数据库", "That is the database itself";
    other_purpose: "备份和现有数据库，一个是沙盒，一个不是；不能互相恢复", "Of backup and database one is a sandbox and the other is not; neither restores the other";
    same: "备份与现有看板的日志相同，不会丢失改动", "Backup and board have the same log; no change would be lost";
    none_present: "现在没有数据库，不会丢失任何内容", "There is no database, nothing would be lost";
    present_unreadable: "现有数据库已损坏，说不出会丢失什么；它会原样保留", "The database is damaged, so what would be lost cannot be told; it is kept as it is";
    nothing_common: "备份与现有看板没有一条共同的日志：这是另一块看板的备份", "Backup and board have not one event in common: this is the backup of another board";
    people_too: "人员、角色和公钥也回到备份时：之后停用的人又能登录，请查看 duban user", "People, roles and keys become those of the backup too: whoever was disabled since may come in again; look at `duban user`";
    beside_too: "登录记录、草稿和视图也回到备份时", "The record of logins, drafts and views become those of the backup too";
    add_yes: "没有恢复；确要恢复请加 --yes，现有的数据库会保留为 …before-restore", "Nothing was restored; if that is meant, add --yes. The present database will be kept as …before-restore";
    cannot_put: "现有数据库坏得无法写入，没有恢复。请让所有人退出，把它和旁边的 -wal、-shm 文件移到别处，再恢复一次", "The present database is too damaged to be written, and nothing was restored. See that nobody is at it, move it and the -wal and -shm files beside it elsewhere, and restore again";
    after_not_whole: "恢复之后检查出问题，见上", "The examination after restoring found faults, see above";
}

crate::messages! {
    made(path: &str, size: &str): "已备份到 {path}（{size}），检查完好", "Backed up to {path} ({size}), and found whole";
    would_make(path: &str): "会备份到 {path}", "Would back up to {path}";
    holds(events: u64, projects: u64, seq: u64, hash: &str): "日志 {events} 条，项目 {projects} 个；日志校验：第 {seq} 条 {hash}", "{events} events, {projects} projects; chain head: event {seq} {hash}";
    removed(path: &str): "已删除旧备份 {path}", "Removed the older backup {path}";
    cannot_remove(dir: &str, why: &str): "备份已做好，但无法删除 {dir} 中的旧备份：{why}", "The backup is made, but older ones in {dir} cannot be removed: {why}";
    not_ours(path: &str): "{path} 不是 duban 数据库的备份", "{path} is no backup of a duban database";
    of(path: &str): "备份 {path}：", "Backup {path}: ";
    older_format(format: i64): "备份是较早的格式 {format}，恢复时升级", "The backup has the older format {format}, and is brought up to date";
    loses(lost: u64, from: u64, to: u64): "将丢失备份之后的 {lost} 条改动（第 {from} 至 {to} 条）", "Changes after the backup that would be lost: {lost} (events {from} to {to})";
    lost(lost: u64): "备份之后的 {lost} 条改动不再在日志中", "Changes after the backup that are no longer in the log: {lost}";
    ahead(gained: u64): "备份比现有看板多 {gained} 条改动；现有看板的日志都在备份里", "The backup has all that the board has, and changes after it: {gained}";
    apart(common: u64, gained: u64): "两份日志从第 {common} 条以后不同：备份在其后另有 {gained} 条改动", "The logs part after event {common}; changes of the backup after it: {gained}";
    and_older(count: u64): "……还有更早的 {count} 条", "... and {count} older ones";
    kept(path: &str): "现有的数据库保留在 {path}", "The database of before is kept at {path}";
    restored(path: &str): "已恢复 {path}，检查完好；已打开的看板随即显示恢复后的内容", "Restored {path} and found it whole; boards that are open show it at once";
}
