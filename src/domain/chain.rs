//! The hash chain over the log: each event's hash covers the one before, so that nothing can be altered unseen.

use sha2::{Digest, Sha256};

use super::event::Event;

/// A SHA-256 sum, shown as 64 hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Link(pub [u8; 32]);

impl Link {
    /// What the first event is chained to.
    pub const ROOT: Self = Self([0; 32]);

    /// Reads 64 hexadecimal digits.
    pub fn from_hex(hex: &str) -> Option<Self> {
        let mut bytes = [0_u8; 32];
        let mut digits = hex.chars().map(|c| c.to_digit(16));
        for byte in &mut bytes {
            let (high, low) = (digits.next()??, digits.next()??);
            *byte = u8::try_from(high * 16 + low).ok()?;
        }
        digits.next().is_none().then_some(Self(bytes))
    }
}

/// How many digits of a sum stand in a report: with 32 of 64, nobody who may rewrite the log finds another one that ends in the
/// same, however long he reckons.
const PRINTED: usize = 32;

/// What a report shows of a sum.
pub fn printed(hash: &str) -> String {
    hash.chars().take(PRINTED).collect()
}

impl std::fmt::Display for Link {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// An event's content as stored text, in the order in which it is hashed.
#[derive(Debug, Clone, Copy)]
pub struct Content<'a> {
    /// The event itself.
    pub event: &'a Event,
    /// The change as it is stored (JSON): hashed as written, so that a later program cannot disagree about it.
    pub change: &'a str,
}

/// The hash of an event that follows `before`.
///
/// Every field is preceded by its length, so that no two different events read the same.
pub fn link(before: Link, content: Content<'_>) -> Link {
    let Content { event, change } = content;
    let mut sum = Sha256::new();
    sum.update(before.0);
    let number = |n: u64| n.to_string();
    let source = event
        .source
        .as_ref()
        .map(|s| [s.source.as_str(), &s.section, &s.locator].join("\u{1f}"));
    let fields = [
        number(event.seq),
        number(event.group),
        event.recorded.timestamp_millis().to_string(),
        event.effective.to_string(),
        event.actor.0.clone(),
        event
            .project
            .map(|id| number(u64::from(id.0)))
            .unwrap_or_default(),
        change.to_owned(),
        event.reason.clone().unwrap_or_default(),
        source.unwrap_or_default(),
        event.undoes.map(number).unwrap_or_default(),
    ];
    // Logs from before people came in by keys are hashed without this field.
    let via = event.via.as_ref().map(|via| {
        let (key, from) = (via.key.as_deref(), via.from.as_deref());
        [
            via.way.key(),
            key.unwrap_or_default(),
            from.unwrap_or_default(),
        ]
        .join("\u{1f}")
    });
    for field in fields.into_iter().chain(via) {
        sum.update((field.len() as u64).to_be_bytes());
        sum.update(field.as_bytes());
    }
    Link(sum.finalize().into())
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;
    use crate::domain::board::SourceRef;
    use crate::domain::event::Change;
    use crate::domain::id::{Actor, ProjectId};
    use crate::domain::testing::{Log, at, day};
    use crate::domain::via::{Via, Way};

    fn event() -> Event {
        let text = "现场核实".to_owned();
        let mut log = Log::default().on("2025-03-14", Change::Note { text });
        let event = log.events.first_mut().unwrap();
        event.seq = 5;
        event.group = 4;
        event.reason = Some("口头".to_owned());
        event.source = Some(SourceRef {
            source: "report2025".to_owned(),
            section: "二".to_owned(),
            locator: "公园".to_owned(),
        });
        event.clone()
    }

    fn via(way: Way, key: Option<&str>, from: Option<&str>) -> Via {
        Via {
            way,
            key: key.map(str::to_owned),
            from: from.map(str::to_owned),
        }
    }

    fn hash(event: &Event) -> Link {
        let change = serde_json::to_string(&event.change).unwrap();
        link(
            Link::ROOT,
            Content {
                event,
                change: &change,
            },
        )
    }

    fn source(event: &mut Event) -> &mut SourceRef {
        event.source.as_mut().unwrap()
    }

    #[rstest]
    #[case::seq(|event: &mut Event| event.seq = 6)]
    #[case::group(|event: &mut Event| event.group = 5)]
    #[case::recorded(|event: &mut Event| event.recorded = at(day("2025-03-14"), 13))]
    #[case::effective(|event: &mut Event| event.effective = day("2025-03-13"))]
    #[case::actor(|event: &mut Event| event.actor = Actor("li".to_owned()))]
    #[case::project(|event: &mut Event| event.project = Some(ProjectId(8)))]
    #[case::no_project(|event: &mut Event| event.project = None)]
    #[case::change(|event: &mut Event| event.change = Change::Note { text: "未核实".to_owned() })]
    #[case::reason(|event: &mut Event| event.reason = Some("书面".to_owned()))]
    #[case::no_reason(|event: &mut Event| event.reason = None)]
    #[case::no_source(|event: &mut Event| event.source = None)]
    #[case::document(|event: &mut Event| source(event).source = "report2024".to_owned())]
    #[case::section(|event: &mut Event| source(event).section = "三".to_owned())]
    #[case::locator(|event: &mut Event| source(event).locator = "学校".to_owned())]
    #[case::undoes(|event: &mut Event| event.undoes = Some(3))]
    #[case::way(|event: &mut Event| event.via = Some(via(Way::Account, None, None)))]
    #[case::key(|event: &mut Event| event.via = Some(via(Way::Key, Some("SHA256:x"), None)))]
    #[case::address(|event: &mut Event| event.via = Some(via(Way::Key, None, Some("10.0.0.5"))))]
    fn every_field_is_in_the_hash(#[case] alter: fn(&mut Event)) {
        let mut altered = event();
        alter(&mut altered);
        assert_ne!(hash(&altered), hash(&event()));
    }

    #[test]
    fn every_part_of_the_way_is_told_apart() {
        let mut ways = [
            via(Way::Key, Some("a"), Some("b")),
            via(Way::Key, Some("a"), None),
            via(Way::Key, None, Some("a")),
            via(Way::Account, None, Some("a")),
        ]
        .map(|via| {
            let mut event = event();
            event.via = Some(via);
            hash(&event).to_string()
        });
        ways.sort();
        assert!(ways.windows(2).all(|pair| pair[0] != pair[1]));
    }

    #[test]
    fn the_event_before_is_in_the_hash() {
        let (event, change) = (event(), "{}");
        let content = Content {
            event: &event,
            change,
        };
        let first = link(Link::ROOT, content);
        assert_eq!(link(Link::ROOT, content), first);
        assert_ne!(link(first, content), first);
    }

    #[test]
    fn words_cannot_wander_from_field_to_field() {
        let mut one = event();
        (one.actor, one.reason) = (Actor("ab".to_owned()), Some("c".to_owned()));
        let mut other = event();
        (other.actor, other.reason) = (Actor("a".to_owned()), Some("bc".to_owned()));
        assert_ne!(hash(&one), hash(&other));
    }

    #[test]
    fn hexadecimal_digits_read_back() {
        let link = hash(&event());
        let hex = link.to_string();
        assert_eq!((hex.len(), Link::from_hex(&hex)), (64, Some(link)));
        assert_eq!(Link::ROOT.to_string(), "0".repeat(64));
    }

    #[rstest]
    #[case("")]
    #[case(&"0".repeat(63))]
    #[case(&"0".repeat(65))]
    #[case(&format!("{}g", "0".repeat(63)))]
    #[case(&"０".repeat(64))]
    fn other_digits_are_refused(#[case] hex: &str) {
        assert_eq!(Link::from_hex(hex), None);
    }
}
