INSERT INTO project (id, key, title, category, place, plan_year, plan_class, task, commitment, remark, responsible, contact,
                     stage, stage_basis, stage_since, side, side_reason, side_decision, block_reason, block_since,
                     due_phrase, due_precision, due_day, base_phrase, base_precision, base_day,
                     invest_total, invest_plan, invest_done, level, light, light_reason, light_author, light_until,
                     created, watched, changed, reported, removed, version)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25,
        ?26, ?27, ?28, ?29, ?30, ?31, ?32, ?33, ?34, ?35, ?36, ?37, ?38, ?39, ?40)
ON CONFLICT (id) DO UPDATE SET
    key = excluded.key, title = excluded.title, category = excluded.category, place = excluded.place,
    plan_year = excluded.plan_year, plan_class = excluded.plan_class, task = excluded.task,
    commitment = excluded.commitment, remark = excluded.remark, responsible = excluded.responsible,
    contact = excluded.contact, stage = excluded.stage, stage_basis = excluded.stage_basis,
    stage_since = excluded.stage_since, side = excluded.side, side_reason = excluded.side_reason,
    side_decision = excluded.side_decision, block_reason = excluded.block_reason, block_since = excluded.block_since,
    due_phrase = excluded.due_phrase, due_precision = excluded.due_precision, due_day = excluded.due_day,
    base_phrase = excluded.base_phrase, base_precision = excluded.base_precision, base_day = excluded.base_day,
    invest_total = excluded.invest_total, invest_plan = excluded.invest_plan, invest_done = excluded.invest_done,
    level = excluded.level, light = excluded.light, light_reason = excluded.light_reason,
    light_author = excluded.light_author, light_until = excluded.light_until, created = excluded.created,
    watched = excluded.watched, changed = excluded.changed, reported = excluded.reported, removed = excluded.removed,
    version = excluded.version
