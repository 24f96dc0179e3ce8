//! Source text: spans and the line index.
