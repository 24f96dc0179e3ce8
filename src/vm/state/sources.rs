//! Source texts, for the lines of tracebacks. They go when the last code that was made from them is gone.

use std::collections::HashSet;
use std::sync::Arc;

use crate::heap::Heap;

/// What an entry takes beside the texts.
const ENTRY: usize = 96;
/// Texts that are kept without asking whether anybody needs them.
const FEW: usize = 64;
const SMALL: usize = 1 << 16;

/// Source texts by file name.
///
/// Invariant: the heap's accounts hold `bytes`.
pub(crate) struct Sources {
    /// Name and text, in the order of the names: small where there is one.
    texts: Vec<(Arc<str>, Arc<str>)>,
    bytes: usize,
    /// With more texts, or more bytes of them, those without code are dropped first.
    most: (usize, usize),
}

impl Default for Sources {
    fn default() -> Self {
        Self {
            texts: Vec::new(),
            bytes: 0,
            most: (FEW, SMALL),
        }
    }
}

impl Sources {
    /// Remembers the text of a source; a later one of the same name takes its place. The code need not be linked yet.
    pub(crate) fn insert(&mut self, heap: &mut Heap, name: Arc<str>, text: Arc<str>) {
        if self.texts.len() >= self.most.0 || self.bytes + text.len() > self.most.1 {
            self.prune(heap);
        }
        let bytes = name.len() + text.len() + ENTRY;
        let before = match self.place(&name) {
            Ok(at) => {
                let old = std::mem::replace(&mut self.texts[at].1, text);
                old.len() + name.len() + ENTRY
            }
            Err(at) => {
                if self.texts.is_empty() {
                    self.texts.reserve_exact(1);
                }
                self.texts.insert(at, (name, text));
                0
            }
        };
        heap.accounting.hold(bytes);
        heap.accounting.release(before);
        self.bytes = self.bytes + bytes - before;
    }

    /// Where the text of a name is, or belongs.
    fn place(&self, name: &str) -> Result<usize, usize> {
        self.texts
            .binary_search_by(|(other, _)| (**other).cmp(name))
    }

    /// Drops the texts that no code object of the heap was made from.
    fn prune(&mut self, heap: &mut Heap) {
        let codes = heap.codes.values();
        let used: HashSet<&str> = codes.map(|slot| &*slot.object.code.filename).collect();
        self.texts.retain(|(name, _)| used.contains(&**name));
        let left = self.texts.iter();
        let bytes = left
            .map(|(name, text)| name.len() + text.len() + ENTRY)
            .sum();
        heap.accounting.release(self.bytes - bytes);
        self.bytes = bytes;
        self.most = (FEW + 2 * self.texts.len(), SMALL + 2 * bytes);
    }

    /// The text of a source that was remembered.
    pub(crate) fn get(&self, name: &str) -> Option<&Arc<str>> {
        let at = self.place(name).ok()?;
        Some(&self.texts[at].1)
    }

    /// A line, from 1, of a source that was remembered, without its newline.
    pub(crate) fn line(&self, name: &str, line: u32) -> Option<&str> {
        let text = self.get(name)?;
        text.split('\n').nth((line as usize).checked_sub(1)?)
    }
}
