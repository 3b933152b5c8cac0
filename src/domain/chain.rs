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

    /// The first eight digits, for people.
    pub fn short(&self) -> String {
        self.to_string().chars().take(8).collect()
    }
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
    for field in fields {
        sum.update((field.len() as u64).to_be_bytes());
        sum.update(field.as_bytes());
    }
    Link(sum.finalize().into())
}
