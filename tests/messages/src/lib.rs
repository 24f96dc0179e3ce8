//! What the compiler says of mistakes that hosts make; see `tests/messages.rs`.
