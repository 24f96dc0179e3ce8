//! The public surface of the crate, item by item, is what `tests/public/surface.txt` says.
//!
//! `BLESS=1 cargo test --test public` writes the listing anew; whoever reviews a change sees in its difference what
//! hosts will see.
//! The listing is read from the sources, with the features of the crate switched on. It has the items that a path from
//! the root reaches, their public fields, variants and methods, and which traits they implement. Traits that only
//! `#[derive]` mentions are there as the attribute, automatic ones (`Send`) are left to `tests/embed/autotraits.rs`.
//! What is hidden from the documentation stands at the end: macros and signatures need it, hosts must not.

mod source;

mod public {
    mod surface;
    mod text;
}
