//! The page is one file, escapes everything, and says what the other formats say.

use pretty_assertions::assert_eq;
use rstest::rstest;

use super::super::paper::Report;
use super::super::testing::{at, full};
use super::*;

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
fn every_section_has_its_anchor_and_its_link() {
    let page = html(&full().week(11).paper(Lang::Zh));
    let (links, anchors) = (
        page.matches("<a href=\"#").count(),
        page.matches("<h2 id=").count(),
    );
    assert!(links >= 10, "{links}");
    assert_eq!(links, anchors);
    for link in page.split("<a href=\"#").skip(1) {
        let key = link.split('"').next().unwrap();
        assert!(page.contains(&format!("<h2 id=\"{key}\">")), "{key}");
    }
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
    assert!(page.contains("<td>&lt;/td&gt;&lt;b&gt;</td>"), "{page}");
}

#[test]
fn every_cell_of_the_page_is_there() {
    let report = full().week(11);
    let written = html(&report.paper(Lang::Zh));
    for block in report.paper(Lang::Zh).blocks {
        if let Block::Table(table) = block {
            for cell in table.rows.iter().flatten() {
                assert!(
                    written.contains(&format!(">{}</td>", escaped(&cell.shown()))),
                    "{cell:?}"
                );
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
