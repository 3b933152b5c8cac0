//! Words about one's own keys and themes: what is wrong with them, and what is in force.

crate::words! {
    keys_are_typed: "这里正在输入文字，单个字符会成为文字；请加 ctrl- 或 alt-，或用功能键", "Text is typed here, so a plain character would become text; add ctrl- or alt-, or take a function key";
    keys_are_written: "键写作 a、>、enter、space、f5、ctrl-s、alt-left、shift-tab，先后两键写 \"g g\"", "Keys are written a, >, enter, space, f5, ctrl-s, alt-left, shift-tab; \"g g\" is two in turn";
    keys_are_listed: "命令和键见 duban help keys", "`duban help keys` lists commands and keys";
    colours_are_written: "颜色写作 red、light-blue、#88c0d0 或 0-255；on 后是底色；可加 bold dim italic underlined reversed",
        "Colours are written red, light-blue, #88c0d0 or 0-255; `on` precedes the ground; add bold dim italic underlined reversed";
    no_colour: "配色已换，但颜色已关（NO_COLOR 或终端没有颜色）", "Another theme, but colours are off (NO_COLOR, or the terminal has none)";
    theme_dark: "深色", "dark";
    theme_dusk: "暮色", "dusk";
    theme_light: "浅色", "light";
    theme_safe: "色觉友好", "colour-blind-safe";
    theme_own: "自定", "your own";
    keys_page_more: "改按键：在设置文件中写 [keys.范围]，如 [keys.board] 下 stage-next = [\">\", \"ctrl-right\"]；每行末是命令名。",
        "To rebind, write [keys.SCOPE] into the configuration, such as stage-next = [\">\", \"ctrl-right\"] under [keys.board]; the command's name ends each line.";
}

crate::messages! {
    keys_of(scope: &str, key: &str): "{scope} [keys.{key}]\n", "{scope} [keys.{key}]\n";
    no_such_scope(name: &str): "没有范围“{name}”", "there is no scope `{name}`";
    no_such_command(name: &str): "没有命令“{name}”", "there is no command `{name}`";
    not_in_scope(command: &str, scope: &str, known: &str): "{scope} 里没有命令 {command}；它在：{known}", "{scope} has no command {command}; it is known in: {known}";
    known(names: &str): "可用：{names}", "Known: {names}";
    not_a_key(text: &str): "“{text}”不是键", "`{text}` is no key";
    same_key(key: &str, other: &str): "终端分不清 {key} 和 {other}，请直接写 {other}", "a terminal cannot tell {key} from {other}; write {other}";
    swallows(key: &str, scope: &str): "{scope} 里不能用 {key}", "{key} cannot be bound in {scope}";
    twice(key: &str, scope: &str, one: &str, other: &str): "{scope} 里 {key} 既给了 {one}，又给了 {other}", "in {scope} {key} would be both {one} and {other}";
    other_at(command: &str, line: usize): "{command} 在第 {line} 行", "{command} stands on line {line}";
    other_by_default(command: &str, key: &str): "{key} 是 {command} 的默认键；要让出来，请同时给 {command} 换键，或写 {command} = []", "{key} is the default of {command}; to free it, give {command} another key as well, or write {command} = []";
    hides(key: &str, scope: &str, below: &str, command: &str): "{scope} 里的 {key} 会挡住 {below} 的 {command}", "{key} in {scope} would hide {command} of {below}";
    begins(short: &str, one: &str, long: &str, other: &str): "{short}（{one}）是 {long}（{other}）的开头，后者就按不出来了", "{short} ({one}) begins {long} ({other}), which then could never be pressed";
    no_way_out(command: &str, scope: &str): "{scope} 里的 {command} 至少要留一个键，否则出不来", "{command} needs a key in {scope}: it is the way out";
    no_such_theme(name: &str): "没有配色“{name}”", "there is no theme `{name}`";
    taken_theme(name: &str): "“{name}”是内置配色，请换个名称", "`{name}` is built in; take another name";
    no_such_role(name: &str): "没有项“{name}”", "there is no role `{name}`";
    not_a_style(word: &str): "“{word}”不是颜色，也不是字样", "`{word}` is neither a colour nor a style";
    theme_now(name: &str, what: &str): "配色: {name}（{what}）", "Theme: {name} ({what})";
}
