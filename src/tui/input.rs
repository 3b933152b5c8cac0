//! From the terminal's events to ours: folded keys, mended arrows, cleaned pastes.

use crossterm::event::{
    Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEventKind,
};

use super::key::{Code, Key};
use super::msg::Msg;
use crate::text::fold::{fold_key, is_han};

/// A key press: the key as commands mean it and the character as texts want it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stroke {
    /// Folded: `：` is `:`, `Ａ` is `A`.
    pub(crate) key: Key,
    /// The character itself, if it types one.
    pub(crate) typed: Option<char>,
}

impl Stroke {
    /// A key that types what it says.
    pub(crate) fn of(key: Key) -> Self {
        let typed = match key.code {
            Code::Char(letter) if !key.ctrl && !key.alt => Some(letter),
            _ => None,
        };
        let code = match key.code {
            Code::Char(letter) => Code::Char(fold_key(letter)),
            code => code,
        };
        Self {
            key: Key { code, ..key },
            typed,
        }
    }

    /// Whether an input method must be on, for no key of any keyboard types this.
    pub(crate) fn is_han(self) -> bool {
        self.typed.is_some_and(is_han)
    }
}

/// What the mouse did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Pointing {
    /// The left button went down.
    Press,
    /// It moved while the button is down.
    Drag,
    /// The button was let go.
    Release,
    /// The wheel was turned towards the user.
    WheelDown,
    /// The wheel was turned away.
    WheelUp,
}

/// The mouse did something at a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Mouse {
    pub(crate) what: Pointing,
    /// Column and row.
    pub(crate) at: (u16, u16),
}

/// Turns a terminal event into a message; what does not concern us gives none.
pub(crate) fn message(event: &Event) -> Option<Msg> {
    match event {
        Event::Key(key) if key.kind != KeyEventKind::Release => Some(Msg::Key(stroke(*key)?)),
        Event::Paste(text) => Some(Msg::Paste(text.clone())),
        Event::Resize(width, height) => Some(Msg::Resize(*width, *height)),
        Event::Mouse(event) => pointing(event.kind).map(|what| {
            Msg::Mouse(Mouse {
                what,
                at: (event.column, event.row),
            })
        }),
        Event::Key(_) | Event::FocusGained | Event::FocusLost => None,
    }
}

const fn pointing(kind: MouseEventKind) -> Option<Pointing> {
    Some(match kind {
        MouseEventKind::Down(MouseButton::Left) => Pointing::Press,
        MouseEventKind::Drag(MouseButton::Left) => Pointing::Drag,
        MouseEventKind::Up(MouseButton::Left) => Pointing::Release,
        MouseEventKind::ScrollDown => Pointing::WheelDown,
        MouseEventKind::ScrollUp => Pointing::WheelUp,
        _ => return None,
    })
}

fn stroke(event: KeyEvent) -> Option<Stroke> {
    let code = match event.code {
        KeyCode::Char(letter) => Code::Char(letter),
        KeyCode::Enter => Code::Enter,
        KeyCode::Esc => Code::Esc,
        KeyCode::Tab => Code::Tab,
        KeyCode::BackTab => Code::BackTab,
        KeyCode::Backspace => Code::Backspace,
        KeyCode::Delete => Code::Delete,
        KeyCode::Up => Code::Up,
        KeyCode::Down => Code::Down,
        KeyCode::Left => Code::Left,
        KeyCode::Right => Code::Right,
        KeyCode::Home => Code::Home,
        KeyCode::End => Code::End,
        KeyCode::PageUp => Code::PageUp,
        KeyCode::PageDown => Code::PageDown,
        KeyCode::F(number) => Code::F(number),
        _ => return None,
    };
    Some(Stroke::of(Key {
        code,
        ctrl: event.modifiers.contains(KeyModifiers::CONTROL),
        alt: event.modifiers.contains(KeyModifiers::ALT),
    }))
}

/// Puts an arrow key together again that a slow link tore into `Esc`, `[`, `A`.
///
/// `next` gives the event that follows within a moment, if one does.
pub(crate) fn mend(first: Event, mut next: impl FnMut() -> Option<Event>) -> Vec<Event> {
    if plain(&first) != Some(KeyCode::Esc) {
        return vec![first];
    }
    let Some(second) = next() else {
        return vec![first];
    };
    if !matches!(plain(&second), Some(KeyCode::Char('[' | 'O'))) {
        return vec![first, second];
    }
    let Some(third) = next() else {
        return vec![first, second];
    };
    match plain(&third).and_then(final_byte) {
        Some(code) => vec![Event::Key(KeyEvent::new(code, KeyModifiers::NONE))],
        None => vec![first, second, third],
    }
}

fn plain(event: &Event) -> Option<KeyCode> {
    match event {
        Event::Key(key) if key.kind == KeyEventKind::Press => Some(key.code),
        _ => None,
    }
}

const fn final_byte(code: KeyCode) -> Option<KeyCode> {
    Some(match code {
        KeyCode::Char('A') => KeyCode::Up,
        KeyCode::Char('B') => KeyCode::Down,
        KeyCode::Char('C') => KeyCode::Right,
        KeyCode::Char('D') => KeyCode::Left,
        KeyCode::Char('H') => KeyCode::Home,
        KeyCode::Char('F') => KeyCode::End,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press(code: KeyCode) -> Event {
        Event::Key(KeyEvent::new(code, KeyModifiers::NONE))
    }

    fn mended(codes: &[KeyCode]) -> Vec<Event> {
        let mut events = codes.iter().map(|code| press(*code));
        let first = events.next().unwrap();
        mend(first, || events.next())
    }

    #[test]
    fn a_torn_arrow_is_an_arrow() {
        let torn = [KeyCode::Esc, KeyCode::Char('['), KeyCode::Char('A')];
        assert_eq!(mended(&torn), [press(KeyCode::Up)]);
        assert_eq!(mended(&[KeyCode::Esc]), [press(KeyCode::Esc)]);
        let other = [KeyCode::Esc, KeyCode::Char('j')];
        assert_eq!(
            mended(&other),
            [press(KeyCode::Esc), press(KeyCode::Char('j'))]
        );
    }

    #[test]
    fn full_width_keys_are_folded_but_typed_as_they_are() {
        let stroke = Stroke::of(Key::plain(Code::Char('：')));
        assert_eq!(stroke.key, Key::plain(Code::Char(':')));
        assert_eq!(stroke.typed, Some('：'));
        assert!(Stroke::of(Key::plain(Code::Char('水'))).is_han());
    }

    #[test]
    fn a_control_key_types_nothing() {
        let event = Event::Key(KeyEvent::new(KeyCode::Char('s'), KeyModifiers::CONTROL));
        let Some(Msg::Key(stroke)) = message(&event) else {
            panic!("no key");
        };
        assert_eq!(stroke.typed, None);
        assert_eq!(stroke.key, "ctrl-s".parse().unwrap());
    }
}
