//! Weak references.

use super::traced;
use crate::value::Value;

traced! {
    /// `weakref.ref`: knows an object without keeping it alive.
    ///
    /// The collector forgets the object when nothing else reaches it (`heap::weak`); whoever asks before that
    /// gets a reference that keeps it alive again.
    #[derive(Clone, Copy, Debug)]
    pub(crate) struct WeakRef {
        /// The object; unbound since it is gone.
        #[untraced = "this is what makes the reference weak"]
        pub(crate) target: Value,
        /// Called with the reference when the object is gone; unbound: nothing is.
        pub(crate) callback: Value,
        /// The reference as scripts see it: itself, or the instance of a subclass around it.
        #[untraced = "whoever reaches this object comes from there"]
        pub(crate) outer: Value,
        /// The hash of the object, once it was asked for.
        pub(crate) hash: Option<i64>,
    }
}

/// Without the object, and without the reference around it: whoever writes objects knows at the end only whether these are
/// among them.
#[cfg(feature = "freeze")]
impl super::Pack for WeakRef {
    fn pack(&self, to: &mut super::Packer) {
        // A built-in type is always there.
        let built_in = Some(self.target).filter(|target| !target.is_heap());
        built_in.unwrap_or_default().pack(to);
        self.callback.pack(to);
    }

    fn unpack(from: &mut super::Unpacker<'_>) -> super::Unpacked<Self> {
        let target = Value::unpack(from)?;
        if target.is_heap() {
            return Err(super::Damaged("a weak reference is none"));
        }
        Ok(Self {
            target,
            callback: Value::unpack(from)?,
            outer: Value::UNBOUND,
            hash: None,
        })
    }
}
