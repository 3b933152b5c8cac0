//! How the board looks when it is looked at in other ways.

use rstest::rstest;

use super::Stage;
use crate::i18n::Lang;

fn shot(name: &str, lang: Lang, size: (u16, u16), keys: &str) {
    let mut stage = Stage::demo(lang, size.0, size.1);
    stage.keys(keys);
    let tag = match lang {
        Lang::Zh => "zh",
        Lang::En => "en",
    };
    let name = format!("{name}_{tag}_{}x{}", size.0, size.1);
    insta::assert_snapshot!(name, stage.screen());
}

#[rstest]
#[case::by_dept("by_dept", "gd")]
#[case::by_category("by_category", "gc")]
#[case::by_light("by_light", "gl")]
#[case::by_year("by_year", "gy")]
#[case::lanes_dept("lanes_dept", "zd")]
#[case::lanes_category("lanes_category", "zc")]
#[case::compact("compact", "z-")]
#[case::full("full", "z+")]
#[case::folded("folded", "zx")]
#[case::pick("pick", "gdgo")]
#[case::ways("ways", "z")]
fn at_80x24(#[case] name: &str, #[case] keys: &str, #[values(Lang::Zh, Lang::En)] lang: Lang) {
    shot(name, lang, (80, 24), keys);
}

#[rstest]
#[case::by_dept("by_dept", "gd")]
#[case::by_light("by_light", "gl")]
#[case::lanes_dept("lanes_dept", "zd")]
#[case::full("full", "z+")]
#[case::folded("folded", "zxhzxlllzx")]
fn at_160x48(#[case] name: &str, #[case] keys: &str, #[values(Lang::Zh, Lang::En)] lang: Lang) {
    shot(name, lang, (160, 48), keys);
}

#[rstest]
#[case::board("board", "")]
#[case::by_category("by_category", "gc")]
#[case::lanes_category("lanes_category", "zc")]
fn at_200x50(#[case] name: &str, #[case] keys: &str) {
    shot(name, Lang::Zh, (200, 50), keys);
}

#[rstest]
#[case::by_dept("by_dept", "gd")]
#[case::lanes_dept("lanes_dept", "zd")]
#[case::ways("ways", "z")]
fn at_the_smallest(
    #[case] name: &str,
    #[case] keys: &str,
    #[values(Lang::Zh, Lang::En)] lang: Lang,
) {
    shot(name, lang, (60, 16), keys);
}
