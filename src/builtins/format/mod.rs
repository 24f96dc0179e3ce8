//! Formatting: the mini-language of format specs, `str.format`, and `%`.
//!
//! ```text
//!  "{:>8.2f}".format(x)  -> template -> format(x, ">8.2f") -> float.__format__ -> spec, number
//!  "%8.2f" % x           -> percent  -> the same writers of numbers
//! ```

pub(crate) mod float;
pub(crate) mod number;
pub(crate) mod percent;
pub(crate) mod spec;
pub(crate) mod template;
pub(crate) mod types;
