//! One's own preferences: where the database is, language, look, keys. The board's rules are not here; they are in the
//! log. What the screens alone understand (keys, themes) is handed on as words with their places.

mod load;
mod mail;
mod model;
mod place;
mod save;
mod terminal;

pub use load::{Environment, Error, Given, Origin, Settled, load, load_host, user_file};
pub use mail::{Mail, MailFault, MailWords};
pub use model::{Colour, Flags, OnTerminal, Width};
pub use place::{Binding, OwnTheme, Place, Word};
pub use save::{Saved, Unsaved, save_width};
pub use terminal::{Sample, Sign, Terminal};
