//! Sums and secrets: hashlib, hmac, secrets, uuid.

mod hash;

use crate::entry::{Entry, python, rust};

pub(crate) const MODULES: &[Entry] = &[
    rust!("_hashlib", hash::module),
    rust!("_blake2", hash::blake2_module),
    python!("hashlib", "hashlib.py"),
    python!("hmac", "hmac.py"),
    python!("secrets", "secrets.py"),
    python!("uuid", "uuid.py"),
];
