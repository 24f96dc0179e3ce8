//! What the collector visits is derived from the fields of the objects.

use std::fs;

use quote::ToTokens;
use syn::Item;

use crate::source::{module_of, root, rust_files};

/// The objects that say by hand what they refer to, because no declaration shows it.
const LEAVES: [&str; 2] = ["HostBox", "Str"];

/// The trait with its leaves (values, keys, containers, plain data), and the macro that derives the rest.
const DERIVES: [&str; 2] = ["object", "trace"];

/// The trait of the same name for the types of hosts is another one.
const HOSTS: &str = "embed";

#[test]
fn only_leaves_are_traced_by_hand() {
    let mut by_hand = Vec::new();
    for file in rust_files(&root().join("src")) {
        let module = module_of(&file);
        if module == DERIVES || module.first().is_some_and(|first| first == HOSTS) {
            continue;
        }
        let text = fs::read_to_string(&file).expect("a source file");
        for item in syn::parse_file(&text).expect("a source file").items {
            if let Item::Impl(block) = &item
                && let Some((_, path, _)) = &block.trait_
                && path
                    .segments
                    .last()
                    .is_some_and(|last| last.ident == "Trace")
            {
                by_hand.push(block.self_ty.to_token_stream().to_string());
            }
        }
    }
    by_hand.sort();
    assert_eq!(by_hand, LEAVES);
}
