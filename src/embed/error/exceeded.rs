//! What the error of a limit says: which limit, how large it is, and what was asked for.

use std::fmt;

use super::Limit;
use crate::embed::Limits;

/// The text of a limit's error.
pub(crate) struct Exceeded<'a> {
    pub(crate) limit: Limit,
    /// In the unit of the limit, where a single step asked for a known amount.
    pub(crate) asked: Option<u64>,
    pub(crate) limits: &'a Limits,
}

impl fmt::Display for Exceeded<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let limits = self.limits;
        let (size, unit) = match self.limit {
            Limit::Fuel => (limits.fuel, "units"),
            Limit::HeapBytes => (limits.heap_bytes.map(|bytes| bytes as u64), "bytes"),
            Limit::OutputBytes => (limits.output_bytes, "bytes"),
            Limit::IntegerBits => (Some(limits.integer_bits), "bits"),
            Limit::SourceBytes => (Some(limits.source_bytes as u64), "bytes"),
            Limit::WallTime => {
                write!(f, "{}", self.limit)?;
                return match limits.wall_time {
                    Some(time) => write!(f, ": the limit is {time:?}"),
                    None => Ok(()),
                };
            }
        };
        write!(f, "{}", self.limit)?;
        match (size, self.asked) {
            (Some(size), Some(more)) if self.limit == Limit::Fuel => {
                write!(
                    f,
                    ": one step asked for {more} units more than the limit of {size}"
                )
            }
            (Some(size), Some(asked)) => {
                write!(f, ": {asked} {unit} asked for, the limit is {size}")
            }
            (Some(size), None) => write!(f, ": the limit is {size} {unit}"),
            (None, _) => Ok(()),
        }
    }
}
