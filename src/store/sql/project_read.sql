SELECT id, key, title, category, place, plan_year, plan_class, task, commitment, remark, responsible, contact,
       stage, stage_basis, stage_since, side, side_reason, side_decision, block_reason, block_since,
       due_phrase, due_precision, due_day, base_phrase, base_precision, base_day,
       invest_total, invest_plan, invest_done, level, level_since, level_actor, level_reason, level_rule,
       urge_count, urged, urge_actor, urge_note, light, light_reason, light_author, light_until,
       created, watched, changed, reported, removed, version
FROM project
