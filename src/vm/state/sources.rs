//! Source texts, for the lines of tracebacks.

use std::collections::HashMap;
use std::sync::Arc;

/// Source texts by file name.
#[derive(Default)]
pub(crate) struct Sources {
    texts: HashMap<Arc<str>, Arc<str>>,
}

impl Sources {
    /// Remembers the text of a source; a later one of the same name takes its place.
    pub(crate) fn insert(&mut self, name: Arc<str>, text: Arc<str>) {
        self.texts.insert(name, text);
    }

    /// The text of a source that was remembered.
    pub(crate) fn get(&self, name: &str) -> Option<&Arc<str>> {
        self.texts.get(name)
    }

    /// A line, from 1, of a source that was remembered, without its newline.
    pub(crate) fn line(&self, name: &str, line: u32) -> Option<&str> {
        let text = self.texts.get(name)?;
        text.split('\n').nth((line as usize).checked_sub(1)?)
    }
}
