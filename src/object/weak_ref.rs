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
