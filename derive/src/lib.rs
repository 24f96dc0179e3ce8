//! Derive macros of the crate `nonlocal`, which exports them with its feature `derive`.
//!
//! They make what a host would write by hand, and name nothing but the public API and the hidden helpers of its module
//! `__private`.

mod attributes;
mod convert;
mod host_type;

use proc_macro::TokenStream;
use syn::{DeriveInput, parse_macro_input};

/// Implements `FromValue`.
///
/// | Rust | Python |
/// |---|---|
/// | a struct with named fields | a `dict` with their names as keys, or an object with attributes of these names |
/// | a struct with one field without a name | what the field takes |
/// | a struct with more of them | a `tuple` or a `list` of as many items |
/// | a variant of an enum without fields | a `str`: the name of the variant |
/// | a variant with one field without a name | what the field takes; the first variant that takes the value is it |
///
/// A field of type `Option` may be missing. Attributes: `#[nonlocal(rename = "..")]` on a field or variant,
/// `#[nonlocal(default)]` on a field that may be missing, and `#[nonlocal(rename_all = "snake_case")]` (or `"lowercase"`,
/// `"UPPERCASE"`) on the type, for all names without one of their own.
#[proc_macro_derive(FromValue, attributes(nonlocal))]
pub fn from_value(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    finish(convert::from_value(&input))
}

/// Implements `IntoValue`: a struct with named fields becomes a `dict`, and so on as the table of `FromValue` says. The
/// attributes are the same.
#[proc_macro_derive(IntoValue, attributes(nonlocal))]
pub fn into_value(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    finish(convert::into_value(&input))
}

/// Implements `HostObject`: values of the type are objects of a class of scripts.
///
/// Attributes of fields: `#[nonlocal(get)]` makes a property of it, `#[nonlocal(get, set)]` one that scripts can set;
/// the type of the field must be `Clone`. `#[nonlocal(rename = "..")]` gives it another name. Attributes of the type:
/// `rename`, `doc = ".."`, `subclassable`, `exclusive` (for types that are not `Sync`), `debug_repr`, and
/// `with = function`, a function from `HostType<Self>` to `HostType<Self>` that adds constructor, methods and operators.
#[proc_macro_derive(HostType, attributes(nonlocal))]
pub fn host_type(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    finish(host_type::host_type(&input))
}

/// The code, or the error at its place in the source.
fn finish(made: syn::Result<proc_macro2::TokenStream>) -> TokenStream {
    made.unwrap_or_else(|error| error.to_compile_error()).into()
}
