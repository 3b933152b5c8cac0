//! The trade's words: stages' classes, lights, levels, precisions, ownership.
