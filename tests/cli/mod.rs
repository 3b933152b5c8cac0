//! The command line: words in, answer, exit code and database out. A theme a file.

mod calendar;
mod changes;
mod conflict;
mod damage;
mod export;
mod figures;
mod flags;
mod holidays;
mod hostile;
mod identity;
mod import;
mod init;
mod look;
mod mail;
mod older;
mod ordinary;
mod output;
mod overdue;
mod past;
mod reads;
mod remind;
mod review;
mod say;
mod slip;
mod template;
mod week;
