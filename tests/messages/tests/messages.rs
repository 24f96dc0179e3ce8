//! Each mistake of `cases/` is refused with the message beside it.
//!
//! ```text
//! cargo test --manifest-path tests/messages/Cargo.toml
//! TRYBUILD=overwrite cargo test --manifest-path tests/messages/Cargo.toml     # writes the messages anew
//! ```

#[test]
fn mistakes_are_explained() {
    trybuild::TestCases::new().compile_fail("cases/*.rs");
}
