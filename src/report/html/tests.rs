//! The page is one file, escapes everything, and says what the other formats say.

use pretty_assertions::assert_eq;
use rstest::rstest;

use super::super::block::Block;
use super::super::paper::{Paper, Report};
use super::super::template::Kind;
use super::super::testing::{at, full};
use super::*;
use crate::i18n::Lang;

/// The tags of a page in their order, without what stands between them.
fn tags(page: &str) -> Vec<&str> {
    page.split('<')
        .skip(1)
        .filter_map(|rest| rest.split(['>', ' ', '\n']).next())
        .collect()
}

#[rstest]
fn every_tag_is_closed_in_its_turn(#[values(Lang::Zh, Lang::En)] lang: Lang) {
    let page = html(&full().week(11).paper(lang));
    let mut open = Vec::new();
    for tag in tags(&page) {
        // An element of SVG that is closed where it is opened, and those of HTML that have no end.
        if tag.starts_with('!') || ["meta", "rect"].contains(&tag) {
            continue;
        }
        match tag.strip_prefix('/') {
            Some(name) => assert_eq!(open.pop(), Some(name)),
            None => open.push(tag),
        }
    }
    assert_eq!(open, Vec::<&str>::new());
}

#[test]
fn it_needs_nothing_from_elsewhere() {
    let page = html(&full().week(11).paper(Lang::Zh));
    for from_elsewhere in [
        "src=", "http:", "https:", "url(", "@import", "<script", "<link",
    ] {
        assert!(!page.contains(from_elsewhere), "{from_elsewhere}");
    }
}

#[test]
fn every_section_has_its_anchor_and_its_links() {
    let page = html(&full().week(11).paper(Lang::Zh));
    let anchors: Vec<&str> = page
        .split("<section id=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect();
    assert!(anchors.len() >= 10, "{anchors:?}");
    for key in &anchors {
        // In the contents and beside the heading itself.
        assert_eq!(
            page.matches(&format!("href=\"#{key}\"")).count(),
            2,
            "{key}"
        );
    }
    let links = page.matches("href=\"#").count();
    assert_eq!(links, 2 * anchors.len() + 1, "and one back to the top");
}

#[test]
fn hostile_texts_are_text() {
    let blocks = vec![
        Block::Title("<script>alert(1)</script>".to_owned()),
        Block::Text("\"quoted\" & 'so' \u{1b}[31m\u{202e}红".to_owned()),
        Block::Table(Table {
            columns: vec![Column::words("项目")],
            projects: Vec::new(),
            rows: vec![vec!["</td><b>".into()]],
        }),
    ];
    let page = html(&Paper {
        lang: Lang::Zh,
        made: at("2025-03-14 17:00:00"),
        blocks,
    });
    assert!(
        page.contains("<h1>&lt;script&gt;alert(1)&lt;/script&gt;</h1>"),
        "{page}"
    );
    assert!(page.contains("<title>&lt;script&gt;"), "{page}");
    assert!(
        page.contains("<p>&quot;quoted&quot; &amp; &#39;so&#39; [31m红</p>"),
        "{page}"
    );
    assert!(
        page.contains("<th scope=\"row\">&lt;/td&gt;&lt;b&gt;</th>"),
        "{page}"
    );
}

#[test]
fn every_cell_of_the_page_is_there() {
    let report = full().week(11);
    let written = html(&report.paper(Lang::Zh));
    for block in report.paper(Lang::Zh).blocks {
        if let Block::Table(table) = block {
            for cell in table.rows.iter().flatten() {
                let text = escaped(&cell.shown());
                let stands = ["td", "th"].map(|tag| written.contains(&format!(">{text}</{tag}>")));
                assert!(stands.contains(&true), "{cell:?}");
            }
        }
    }
}

#[test]
fn a_chart_writes_its_figures_and_leaves_nobody_out() {
    let report = full().week(11);
    let page = html(&report.paper(Lang::Zh));
    for stage in &report.overall.stages {
        let name = escaped(stage.label.name(Lang::Zh));
        let bar = page
            .split("<text ")
            .find(|text| text.contains(&format!(">{name}</text>")));
        assert!(bar.is_some(), "{name}");
    }
}

#[test]
fn a_chart_is_told_to_those_who_do_not_see_it() {
    let page = html(&full().week(11).paper(Lang::Zh));
    let charts = page.matches("<svg ").count();
    assert!(charts > 0);
    assert_eq!(page.matches("role=\"img\"").count(), charts);
    for chart in page.split("<svg ").skip(1) {
        let chart = chart.split("</svg>").next().unwrap();
        let told = chart.split("<desc>").nth(1).unwrap();
        let told = told.split("</desc>").next().unwrap();
        assert_eq!(
            told.split("; ").count(),
            chart.matches("<rect ").count(),
            "{told}"
        );
    }
}

#[test]
fn what_is_late_stands_out_by_more_than_colour() {
    let page = html(&full().week(11).paper(Lang::Zh));
    assert!(page.contains("<td class=\"n late\">14</td>"), "{page}");
    let style = Kind::Html.built_in();
    assert!(style.contains("td.late { color: var(--red); font-weight: 700; }"));
    assert!(style.contains("td.late::before { content: \"\\25B2"));
}

/// The relative luminance of `#rrggbb` or `#rgb` (WCAG 2).
fn luminance(colour: &str) -> f64 {
    let digits: Vec<char> = colour.trim_start_matches('#').chars().collect();
    let part = |place: usize| {
        let digits: String = if digits.len() == 3 {
            [digits[place], digits[place]].iter().collect()
        } else {
            digits[2 * place..2 * place + 2].iter().collect()
        };
        let part = f64::from(u8::from_str_radix(&digits, 16).unwrap()) / 255.0;
        if part <= 0.04045 {
            part / 12.92
        } else {
            ((part + 0.055) / 1.055).powf(2.4)
        }
    };
    0.2126 * part(0) + 0.7152 * part(1) + 0.0722 * part(2)
}

fn contrast(one: &str, two: &str) -> f64 {
    let (one, two) = (luminance(one), luminance(two));
    (one.max(two) + 0.05) / (one.min(two) + 0.05)
}

#[test]
fn every_colour_of_text_is_readable_by_day_by_night_and_on_paper() {
    let style = Kind::Html.built_in();
    let palettes: Vec<&str> = style
        .split(":root {")
        .skip(1)
        .filter_map(|rest| rest.split('}').next())
        .collect();
    assert_eq!(palettes.len(), 3);
    for palette in palettes {
        let colour = |name: &str| {
            let rest = palette.split(&format!("--{name}: ")).nth(1).unwrap();
            rest.split(';').next().unwrap()
        };
        for ground in ["ground", "shade"].map(colour) {
            for name in ["ink", "dim", "red", "yellow", "green", "blue", "grey"] {
                let ratio = contrast(colour(name), ground);
                assert!(ratio >= 4.5, "{name} on {ground}: {ratio:.2}");
            }
        }
    }
}
