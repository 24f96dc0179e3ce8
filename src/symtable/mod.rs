//! Symbol tables.
