//! What the host gave away is dropped where its panics do no harm.
//!
//! Input: a destructor, or other code of the host that is expected not to panic. Output: what panicked meanwhile, as
//! texts. A destructor runs wherever the last handle goes: in the middle of a collection, in an instruction, in the
//! host's own code. It knows no runtime, so that panics are noted for the thread, and a collection takes what came in
//! while it ran.
//!
//! Invariant: no panic of a destructor passes through the heap.

use std::any::Any;
use std::cell::RefCell;
use std::mem;
use std::ops::{Deref, DerefMut};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// So many panics are told of one by one.
const MAX_TOLD: usize = 8;

/// What panicked while somebody listened.
#[derive(Default)]
pub(crate) struct Fallen {
    messages: Vec<String>,
    /// How many more there were.
    others: usize,
}

thread_local! {
    /// `None`: nobody listens.
    static FALLEN: RefCell<Option<Fallen>> = const { RefCell::new(None) };
}

impl Fallen {
    fn note(&mut self, message: String) {
        match self.messages.len() {
            0..MAX_TOLD => self.messages.push(message),
            _ => self.others += 1,
        }
    }

    /// Adds what panicked later.
    pub(crate) fn join(&mut self, other: Self) {
        self.others += other.others;
        other.messages.into_iter().for_each(|text| self.note(text));
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.messages.is_empty()
    }

    /// The messages, the last of which may stand for several.
    pub(crate) fn into_messages(self) -> Vec<String> {
        let mut messages = self.messages;
        if self.others > 0 {
            messages.push(format!("and {} more", self.others));
        }
        messages
    }
}

/// Runs code of the host that must not panic; if it does, that ends here. Whether it came to its end.
pub(crate) fn contain(run: impl FnOnce()) -> bool {
    let Err(panic) = catch_unwind(AssertUnwindSafe(run)) else {
        return true;
    };
    let message = panic_message(panic);
    // While the thread ends there is nobody to tell.
    let _ = FALLEN.try_with(|fallen| {
        if let Some(fallen) = fallen.borrow_mut().as_mut() {
            fallen.note(message);
        }
    });
    false
}

/// Something of the host, whose destructor may panic.
pub(crate) struct Contained<T>(Option<T>);

impl<T> Contained<T> {
    pub(crate) fn new(value: T) -> Self {
        Self(Some(value))
    }

    pub(crate) fn into_inner(mut self) -> T {
        self.0.take().expect("only the destructor takes it")
    }
}

impl<T> Drop for Contained<T> {
    fn drop(&mut self) {
        // Where it lies: it may be large.
        contain(|| self.0 = None);
    }
}

impl<T> Deref for Contained<T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.0.as_ref().expect("only the destructor takes it")
    }
}

impl<T> DerefMut for Contained<T> {
    fn deref_mut(&mut self) -> &mut T {
        self.0.as_mut().expect("only the destructor takes it")
    }
}

/// Runs something, and gives what panicked meanwhile.
pub(crate) fn listening<T>(run: impl FnOnce() -> T) -> (T, Fallen) {
    let outer = FALLEN.replace(Some(Fallen::default()));
    let result = run();
    let fallen = FALLEN.replace(outer).unwrap_or_default();
    (result, fallen)
}

/// What a panic said. What it carries is dropped only where that cannot panic in turn.
pub(crate) fn panic_message(panic: Box<dyn Any + Send>) -> String {
    match panic.downcast::<&str>() {
        Ok(text) => (*text).to_owned(),
        Err(panic) => match panic.downcast::<String>() {
            Ok(text) => *text,
            Err(unknown) => {
                mem::forget(unknown);
                "panic".to_owned()
            }
        },
    }
}

#[cfg(test)]
mod tests {
    use super::{contain, listening};

    #[test]
    fn panics_are_told_to_the_innermost_listener_alone() {
        assert!(!contain(|| panic!("before")));
        let ((), outer) = listening(|| {
            assert!(!contain(|| panic!("outer")));
            let ((), inner) =
                listening(|| (0..10).for_each(|n| assert!(!contain(|| panic!("{n}")))));
            let told = inner.into_messages();
            assert_eq!((told.len(), told[8].as_str()), (9, "and 2 more"));
            assert!(contain(|| ()));
        });
        assert_eq!(outer.into_messages(), ["outer"]);
    }
}
