//! What a terminal was measured to do, and which settings follow from it.

use super::model::Width;

/// A sign and how many columns it took.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sample {
    /// The sign.
    pub sign: Sign,
    /// The columns that the terminal moved on; nothing where it did not answer.
    pub columns: Option<u16>,
}

/// What is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// Chinese: four columns where UTF-8 arrives, more where its bytes are taken for something else.
    Chinese,
    /// A number in a circle.
    Circled,
    /// A quotation mark.
    Quote,
    /// A dash.
    Dash,
    /// Three dots.
    Dots,
    /// The point in the middle of names.
    Point,
    /// A line.
    Line,
    /// A Greek letter.
    Greek,
    /// The shade of bars.
    Shade,
    /// A coloured disc.
    Emoji,
}

impl Sign {
    /// All of them. Chinese comes first: where it does not arrive, nothing else is worth asking.
    pub const ALL: [Self; 10] = [
        Self::Chinese,
        Self::Circled,
        Self::Quote,
        Self::Dash,
        Self::Dots,
        Self::Point,
        Self::Line,
        Self::Greek,
        Self::Shade,
        Self::Emoji,
    ];

    /// The text that is printed.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Chinese => "中文",
            Self::Circled => "①",
            Self::Quote => "“",
            Self::Dash => "—",
            Self::Dots => "…",
            Self::Point => "·",
            Self::Line => "│",
            Self::Greek => "α",
            Self::Shade => "░",
            Self::Emoji => "🔴",
        }
    }

    /// The columns that duban reckons with.
    pub const fn reckoned(self) -> u16 {
        match self {
            Self::Chinese => 4,
            Self::Emoji => 2,
            _ => 1,
        }
    }

    /// Whether Unicode leaves its width open.
    const fn is_open(self) -> bool {
        !matches!(self, Self::Chinese | Self::Shade | Self::Emoji)
    }
}

/// Everything that was measured.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terminal {
    /// Columns and rows, if it has a size.
    pub size: Option<(u16, u16)>,
    /// The signs in their order.
    pub samples: Vec<Sample>,
}

impl Terminal {
    fn columns(&self, sign: Sign) -> Option<u16> {
        let sample = self.samples.iter().find(|sample| sample.sign == sign)?;
        sample.columns
    }

    /// Whether it answers at all.
    pub fn answers(&self) -> bool {
        self.samples.iter().any(|sample| sample.columns.is_some())
    }

    /// Whether UTF-8 arrives; nothing where it does not answer.
    pub fn is_utf8(&self) -> Option<bool> {
        let columns = self.columns(Sign::Chinese)?;
        Some(columns == Sign::Chinese.reckoned())
    }

    /// The `width` that fits; nothing where it cannot be told.
    pub fn width(&self) -> Option<Width> {
        let open: Option<Vec<u16>> = Sign::ALL
            .into_iter()
            .filter(|sign| sign.is_open())
            .map(|sign| self.columns(sign))
            .collect();
        let open = open.filter(|_| self.is_utf8() == Some(true))?;
        Some(if open.iter().all(|columns| *columns == 1) {
            Width::Narrow
        } else {
            Width::Wide
        })
    }

    /// Whether only ASCII is safe.
    pub fn needs_ascii(&self) -> bool {
        let shade = self.columns(Sign::Shade);
        self.is_utf8() == Some(false) || shade.is_some_and(|columns| columns != 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terminal(columns: impl Fn(Sign) -> Option<u16>) -> Terminal {
        let sample = |sign| Sample {
            sign,
            columns: columns(sign),
        };
        Terminal {
            size: None,
            samples: Sign::ALL.map(sample).to_vec(),
        }
    }

    #[test]
    fn the_settings_follow_from_what_was_measured() {
        let narrow = terminal(|sign| Some(sign.reckoned()));
        assert_eq!(narrow.width(), Some(Width::Narrow));
        assert!(!narrow.needs_ascii());
        let wide = terminal(|sign| {
            Some(if sign == Sign::Quote {
                2
            } else {
                sign.reckoned()
            })
        });
        assert_eq!(wide.width(), Some(Width::Wide));
        let silent = terminal(|_| None);
        assert_eq!((silent.width(), silent.is_utf8()), (None, None));
        assert!(!silent.answers());
        // A terminal set to GBK takes the six bytes for three characters.
        let gbk = terminal(|sign| Some(if sign == Sign::Chinese { 6 } else { 3 }));
        assert_eq!((gbk.width(), gbk.is_utf8()), (None, Some(false)));
        assert!(gbk.needs_ascii());
        let shade = terminal(|sign| {
            Some(if sign == Sign::Shade {
                2
            } else {
                sign.reckoned()
            })
        });
        assert!(shade.needs_ascii());
    }
}
