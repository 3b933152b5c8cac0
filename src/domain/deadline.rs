//! Deadlines as people say them: the phrase, how precise it is, and the last acceptable day.
