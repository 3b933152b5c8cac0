SELECT id, key, title, category, place, plan_year, plan_class, task, commitment, remark, responsible, contact,
       stage, stage_basis, stage_since, side, side_reason, side_decision, block_reason, block_since,
       due_phrase, due_precision, due_day, base_phrase, base_precision, base_day,
       invest_total, invest_plan, invest_done, level, light, light_reason, light_author, light_until,
       created, watched, changed, reported, removed, version
FROM project
