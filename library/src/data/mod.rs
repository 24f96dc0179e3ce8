//! Objects as bytes or text, and kept: struct, base64, csv, array, pickle and their like.

mod ascii;
mod csv;
mod pack;
mod unicode;
pub(crate) mod value;

use crate::entry::{Entry, python, rust};

pub(crate) const MODULES: &[Entry] = &[
    rust!("_binascii", ascii::module),
    python!("base64", "base64.py"),
    python!("binascii", "binascii.py"),
    rust!("_struct", pack::module),
    python!("_csv", "csv/_csv.py"),
    rust!("_csv_rows", csv::module),
    python!("array", "array.py"),
    python!("csv", "csv/csv.py"),
    python!("graphlib", "graphlib.py"),
    python!("marshal", "marshal.py"),
    python!("queue", "queue.py"),
    python!("struct", "struct.py"),
    python!("_pickle_common", "pickle/_pickle_common.py"),
    python!("_pickle_read", "pickle/_pickle_read.py"),
    python!("_pickle_write", "pickle/_pickle_write.py"),
    python!("pickle", "pickle/pickle.py"),
    python!("_tomllib_parser", "tomllib/_tomllib_parser.py"),
    python!("tomllib", "tomllib/tomllib.py"),
    rust!("unicodedata", unicode::module),
];
