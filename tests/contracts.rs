//! What the host's side promises, one module for each promise: each test breaks the rule, or puts the runtime where
//! keeping it is hardest.

#![cfg(feature = "parser")]

mod contracts {
    mod callbacks;
    mod drops;
    mod failures;
    mod fuel;
    mod handles;
    mod interrupts;
    mod limits;
    mod memory;
    mod templates;
    mod threads;
    mod waiting;
    mod waiting_places;
}
