//! An electronic mail address as people write it: `duban@example.gov.cn`, `督查室 <duban@example.gov.cn>`.
//!
//! Narrower than the standard on purpose: no quoted local parts, no comments, no address literals. So an address can
//! never hold a line break, a second address, or anything else that a header would read differently.

use super::safe::clean_line;

/// The longest local part and the longest domain that the standard allows, in bytes.
const LONGEST: (usize, usize) = (64, 255);

/// An address with the name that stands before it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Address {
    /// Who; empty where nobody said.
    pub name: String,
    /// `local@domain`, ASCII.
    pub email: String,
}

impl Address {
    /// Reads an address; `None` where it is none.
    pub fn read(text: &str) -> Option<Self> {
        if text.chars().any(char::is_control) {
            return None;
        }
        let text = text.trim();
        let (name, email) = match text.strip_suffix('>') {
            Some(rest) => rest.split_once('<')?,
            None => ("", text),
        };
        let name = name.trim();
        let name = name
            .strip_prefix('"')
            .and_then(|rest| rest.strip_suffix('"'))
            .unwrap_or(name);
        let is_plain = !name.contains(['<', '>', '"', '@', ',', ';']);
        (is_plain && is_email(email)).then(|| Self {
            name: clean_line(name).trim().to_owned(),
            email: email.to_owned(),
        })
    }

    /// What stands behind the `@`.
    pub fn domain(&self) -> &str {
        self.email.rsplit_once('@').map_or("", |(_, domain)| domain)
    }
}

impl std::fmt::Display for Address {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.name.is_empty() {
            out.write_str(&self.email)
        } else {
            write!(out, "{} <{}>", self.name, self.email)
        }
    }
}

fn is_email(text: &str) -> bool {
    let Some((local, domain)) = text.rsplit_once('@') else {
        return false;
    };
    let (longest_local, longest_domain) = LONGEST;
    let is_atom = |part: &str| !part.is_empty() && part.bytes().all(is_atext);
    let is_label = |part: &str| {
        let is_inner = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
        let ends = [part.bytes().next(), part.bytes().next_back()];
        part.len() <= 63
            && part.bytes().all(is_inner)
            && ends.iter().all(|end| end.is_some_and(|byte| byte != b'-'))
    };
    local.len() <= longest_local
        && domain.len() <= longest_domain
        && !local.starts_with('-')
        && local.split('.').all(is_atom)
        && domain.split('.').all(is_label)
}

/// What may stand in a local part without quotes.
const fn is_atext(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
        || matches!(
            byte,
            b'!' | b'#'
                | b'$'
                | b'%'
                | b'&'
                | b'\''
                | b'*'
                | b'+'
                | b'-'
                | b'/'
                | b'='
                | b'?'
                | b'^'
                | b'_'
                | b'`'
                | b'{'
                | b'|'
                | b'}'
                | b'~'
        )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("duban@example.gov.cn", "", "duban@example.gov.cn")]
    #[case(" 督查室 <duban@example.gov.cn> ", "督查室", "duban@example.gov.cn")]
    #[case("\"Office\" <a.b+c@x>", "Office", "a.b+c@x")]
    #[case("<a@b>", "", "a@b")]
    fn addresses_are_read(#[case] text: &str, #[case] name: &str, #[case] email: &str) {
        let read = Address::read(text).unwrap();
        assert_eq!((read.name.as_str(), read.email.as_str()), (name, email));
    }

    #[rstest]
    #[case::empty("")]
    #[case::nobody("@example.cn")]
    #[case::nowhere("duban@")]
    #[case::no_at("duban")]
    #[case::two("a@b.cn, c@d.cn")]
    #[case::two_at("a@b@c.cn")]
    #[case::line_break("a@b.cn\nBcc: x@y.cn")]
    #[case::line_break_in_name("督查室\r\nBcc: x@y.cn <a@b.cn>")]
    #[case::option("-f@b.cn")]
    #[case::blank("a b@c.cn")]
    #[case::chinese_at("a＠b.cn")]
    #[case::chinese_local("督查@b.cn")]
    #[case::dots("a..b@c.cn")]
    #[case::label("a@-b.cn")]
    #[case::trailing_dot("a@b.cn.")]
    #[case::open("督查室 <a@b.cn")]
    #[case::group("all: <a@b.cn>, <c@d.cn>")]
    fn anything_else_is_turned_down(#[case] text: &str) {
        assert_eq!(Address::read(text), None);
    }

    #[test]
    fn too_long_is_turned_down() {
        assert_eq!(Address::read(&format!("{}@b", "a".repeat(65))), None);
        assert_eq!(Address::read(&format!("a@{}", "b".repeat(64))), None);
    }

    proptest! {
        #[test]
        fn what_is_read_holds_no_second_line_or_address(text in any::<String>()) {
            if let Some(read) = Address::read(&text) {
                prop_assert!(!read.to_string().contains(['\r', '\n', ',']));
                prop_assert_eq!(read.email.matches('@').count(), 1);
                prop_assert_eq!(Address::read(&read.to_string()), Some(read));
            }
        }
    }
}
