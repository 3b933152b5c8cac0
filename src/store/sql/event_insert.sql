INSERT INTO event (seq, grp, recorded, effective, actor, project, kind, change, reason, source, section, locator, undoes,
                   prev, hash, via)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)
