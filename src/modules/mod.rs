//! The modules that scripts can import.
