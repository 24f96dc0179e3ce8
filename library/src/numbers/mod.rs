//! Numbers: random, decimal, fractions, statistics, colorsys.

mod random;
mod twister;

use crate::entry::{Entry, python, rust};

pub(crate) const MODULES: &[Entry] = &[
    python!("_decimal_arithmetic", "_decimal_arithmetic.py"),
    python!("_decimal_context", "_decimal_context.py"),
    python!("_decimal_core", "_decimal_core.py"),
    python!("_decimal_functions", "_decimal_functions.py"),
    python!("_decimal_make", "_decimal_make.py"),
    python!("_decimal_number", "_decimal_number.py"),
    python!("_decimal_text", "_decimal_text.py"),
    python!("_format_spec", "_format_spec.py"),
    rust!("_random", random::module),
    python!("_statistics", "_statistics.py"),
    python!("cmath", "cmath.py"),
    python!("colorsys", "colorsys.py"),
    python!("decimal", "decimal.py"),
    python!("fractions", "fractions.py"),
    python!("numbers", "numbers.py"),
    python!("random", "random.py"),
    python!("statistics", "statistics.py"),
];
