//! Values that natives hold.

use crate::value::Value;

/// The values that natives hold: roots of the collector.
#[derive(Default)]
pub(crate) struct Rooted {
    pub(crate) recent: Vec<Value>,
    /// Where the share of the innermost eval loop, or of the native that calls something, ends in `recent`: above
    /// it is only what the eval loop left there, which lies in registers by now.
    pub(crate) base: usize,
}
