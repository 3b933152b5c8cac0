//! The units in a cell: parted, the first leads; labels such as 牵头单位： say who does what.

use crate::domain::people::OwnerRole;
use crate::text::safe::clean_text;

/// Parts units: enumeration comma, commas, semicolons, slashes, line breaks; not within brackets.
pub(super) fn split(cell: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut depth = 0_usize;
    for letter in clean_text(cell).chars() {
        match letter {
            '(' | '（' => depth += 1,
            ')' | '）' => depth = depth.saturating_sub(1),
            _ => {}
        }
        let is_break = matches!(letter, '、' | '，' | ',' | '；' | ';' | '/' | '／' | '\n');
        if is_break && depth == 0 {
            parts.push(String::new());
        } else if let Some(last) = parts.last_mut() {
            last.push(letter);
        }
    }
    parts
        .into_iter()
        .map(|part| part.trim().to_owned())
        .filter(|part| !part.is_empty())
        .collect()
}

/// Labels that offices put before units within one cell.
const LABELS: &[(&str, OwnerRole)] = &[
    ("牵头单位", OwnerRole::Lead),
    ("牵头部门", OwnerRole::Lead),
    ("主责单位", OwnerRole::Lead),
    ("责任单位", OwnerRole::Lead),
    ("牵头", OwnerRole::Lead),
    ("配合单位", OwnerRole::Cooperating),
    ("配合部门", OwnerRole::Cooperating),
    ("协办单位", OwnerRole::Cooperating),
    ("配合", OwnerRole::Cooperating),
];

/// The units of a cell with the role that a label gives them; without a label the first leads.
pub(super) fn roles(cell: &str) -> Vec<(String, OwnerRole)> {
    let mut role: Option<OwnerRole> = None;
    let mut found: Vec<(String, OwnerRole)> = Vec::new();
    for part in split(cell) {
        let mut name = part.as_str();
        if let Some((label, rest)) = name.split_once(['：', ':'])
            && let Some((_, said)) = LABELS.iter().find(|(known, _)| *known == label.trim())
        {
            role = Some(*said);
            name = rest.trim();
        }
        if name.is_empty() {
            continue;
        }
        let leads = found.iter().any(|(_, role)| *role == OwnerRole::Lead);
        let its = match role {
            Some(OwnerRole::Cooperating) => OwnerRole::Cooperating,
            Some(OwnerRole::Lead) | None if leads => OwnerRole::Cooperating,
            Some(OwnerRole::Lead) | None => OwnerRole::Lead,
        };
        found.push((name.to_owned(), its));
    }
    found
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("区水务局", &["区水务局"])]
    #[case("区水务局、上庄镇", &["区水务局", "上庄镇"])]
    #[case("区水务局，上庄镇；区教委/区财政局", &["区水务局", "上庄镇", "区教委", "区财政局"])]
    #[case("区水务局\n上庄镇", &["区水务局", "上庄镇"])]
    #[case("区政府办（三山五园办、北部办）、区水务局", &["区政府办（三山五园办、北部办）", "区水务局"])]
    #[case("、、", &[])]
    #[case("区水务局、", &["区水务局"])]
    fn units_are_parted(#[case] cell: &str, #[case] expected: &[&str]) {
        assert_eq!(split(cell), expected);
    }

    #[rstest]
    #[case("甲、乙", &[("甲", OwnerRole::Lead), ("乙", OwnerRole::Cooperating)])]
    #[case("牵头单位：甲；配合单位：乙、丙", &[("甲", OwnerRole::Lead), ("乙", OwnerRole::Cooperating), ("丙", OwnerRole::Cooperating)])]
    #[case("配合：乙\n牵头：甲", &[("乙", OwnerRole::Cooperating), ("甲", OwnerRole::Lead)])]
    fn labels_and_order_say_who_leads(#[case] cell: &str, #[case] expected: &[(&str, OwnerRole)]) {
        let found = roles(cell);
        let found: Vec<(&str, OwnerRole)> = found
            .iter()
            .map(|(name, role)| (name.as_str(), *role))
            .collect();
        assert_eq!(found, expected);
    }
}
