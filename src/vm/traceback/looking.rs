//! [`Looking`]: what looking at an error may take.
//!
//! An exception that nobody caught is shown after its run, and what it is made of may be as hostile as the script:
//! chains and groups without end, texts of megabytes, a `__str__` that loops. So the text is paid for like the run
//! itself: with its fuel, in its time, within the room that the heap has left. Where one of them ends, the text ends,
//! and a line says so.

use crate::vm::state::price;
use crate::vm::{Fault, Outcome, Trap, Vm};

/// Texts longer than this are cut, whatever the limits are.
const MAX_TEXT: usize = 16 << 20;
/// So much text is there in any case.
const MIN_TEXT: usize = 64 << 10;
/// Of each text so much is shown.
const SHORT: usize = 256;
/// The text is there several times while it is made.
const SHARE: usize = 8;
/// With more linked exceptions, the rest is left out.
const MAX_NODES: usize = 2_000_000;
/// What an exception takes while the graph of them is followed.
const NODE: usize = 192;
/// Entries of tracebacks that become data.
const MAX_FRAMES: usize = 10_000;

/// What may still be taken to show an error, and whether that was enough.
pub(crate) struct Looking {
    bytes: usize,
    nodes: usize,
    /// Entries of tracebacks that may become data.
    pub(crate) frames: usize,
    /// The limit of the run that was hit on the way.
    stopped: Option<Trap>,
    is_cut: bool,
}

impl Looking {
    /// For an error that is shown now.
    pub(crate) fn new(vm: &Vm) -> Self {
        let room = vm.heap.accounting.room();
        Self {
            bytes: (room / SHARE).clamp(MIN_TEXT, MAX_TEXT),
            nodes: (room / 2 / NODE).clamp(MIN_TEXT / NODE, MAX_NODES),
            frames: MAX_FRAMES,
            stopped: None,
            is_cut: false,
        }
    }

    /// The bytes of text that there is room for.
    pub(super) fn text_room(&self) -> usize {
        self.bytes
    }

    /// Whether nothing more is to be shown.
    pub(super) fn is_over(&self) -> bool {
        self.is_cut
    }

    /// Takes one more exception of the graph; false: it is left out.
    pub(super) fn take_node(&mut self, vm: &mut Vm) -> bool {
        if self.nodes == 0 {
            self.is_cut = true;
        }
        self.nodes = self.nodes.saturating_sub(1);
        self.burn(vm, 1);
        !self.is_cut
    }

    /// Pays for a piece of text; false: there is no room for it.
    pub(super) fn take_text(&mut self, vm: &mut Vm, bytes: usize) -> bool {
        match self.bytes.checked_sub(bytes) {
            Some(left) => self.bytes = left,
            None => {
                self.bytes = 0;
                self.is_cut = true;
            }
        }
        self.burn(vm, price::text(bytes) + 1);
        !self.is_cut
    }

    fn burn(&mut self, vm: &mut Vm, units: u64) {
        if let Err(fault) = vm.budget.burn(units) {
            self.note(&fault);
        }
    }

    /// The text of a message, as [`Looking::text_or`], which is kept beside the traceback.
    pub(crate) fn message_or(
        &mut self,
        vm: &mut Vm,
        text: Outcome<String>,
        failed: &str,
    ) -> String {
        // The traceback needs room as well.
        let whole = self.bytes;
        self.bytes /= 2;
        let text = self.text_or(text, failed);
        self.bytes = whole.saturating_sub(text.len());
        self.burn(vm, price::text(text.len()) + 1);
        text
    }

    /// The line that ends a text which was cut: the message, or its beginning.
    pub(crate) fn last_line<'t>(&self, message: &'t str) -> &'t str {
        &message[..message.floor_char_boundary(SHORT)]
    }

    /// A text that may have failed: what stands for it then. A limit that was hit ends all.
    pub(crate) fn text_or(&mut self, text: Outcome<String>, failed: &str) -> String {
        match text {
            Ok(text) => self.fitting(text),
            Err(fault) => {
                self.note(&fault);
                failed.to_owned()
            }
        }
    }

    /// A text without the end that there is no room for; the beginning is there in any case.
    fn fitting(&mut self, mut text: String) -> String {
        let most = self.bytes.max(SHORT);
        if text.len() > most {
            let kept = text.floor_char_boundary(most);
            let gone = text.len() - kept;
            text.truncate(kept);
            text.shrink_to_fit();
            text.push_str(&format!("[{gone} more bytes]"));
        }
        text
    }

    fn note(&mut self, fault: &Fault) {
        if let Fault::Trap(trap) = fault {
            self.stopped = self.stopped.or(Some(*trap));
            self.is_cut = true;
        }
    }

    /// The line that stands where the text was cut, if it was.
    pub(crate) fn cut(&self) -> Option<String> {
        let why = match self.stopped {
            None => "the rest is not shown",
            Some(Trap::Fuel) => "the rest is not shown: there is no fuel left",
            Some(Trap::Time) => "the rest is not shown: the time is over",
            Some(Trap::Memory) => "the rest is not shown: there is no room left",
            Some(_) => "the rest is not shown: the run was ended",
        };
        self.is_cut.then(|| format!("[{why}]\n"))
    }

    /// For scripts: a limit that was hit while they looked ends their run.
    pub(crate) fn finish(self) -> Outcome<()> {
        match self.stopped {
            Some(trap) => Err(trap.into()),
            None => Ok(()),
        }
    }
}
