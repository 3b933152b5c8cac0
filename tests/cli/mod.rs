//! The command line: words in, answer, exit code and database out. A theme a file.

mod calendar;
mod changes;
mod conflict;
mod damage;
mod flags;
mod holidays;
mod init;
mod look;
mod older;
mod ordinary;
mod output;
mod overdue;
mod past;
mod reads;
mod review;
mod say;
mod week;
