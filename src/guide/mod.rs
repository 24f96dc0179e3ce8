//! The guide: from a first script to host types, chapter by chapter.
//!
//! Each chapter is a page to be read in a few minutes, with examples that run as they stand. Read the first three
//! and you can write a host; come back for the others when you need them.
//!
//! | chapter | what it answers |
//! |---|---|
//! | [`first_script`] | How do I run a script, get its functions, and call them? |
//! | [`host_functions`] | How do scripts call my Rust code? |
//! | [`cells_and_scopes`] | What is a captured variable, and how do I read, rebind, and own one? |
//! | [`looking_in`] | What does a closure hold, why is it still there, what did a run do, and is the runtime whole? |
//! | [`limits`] | How do I run code that I did not write, and stop it? |
//! | [`errors`] | What can go wrong, and what do I show to whom? |
//! | [`threads`] | What may cross threads, and how do I use all cores? |
//! | [`waiting`] | How do scripts await, and how do runs become futures? |
//! | `freezing`, with the feature `freeze` | How do closures and runs leave as bytes, and go on elsewhere? |
//! | [`host_types`] | How do scripts use my Rust types? |
//! | [`code_objects`] | How do I run a language of my own, or no source at all? |
//! | [`differences`] | Where is this not CPython? |
//! | [`coming_from`] | I know mlua, rhai or PyO3: what is what? |
//!
//! The examples of the repository are small programs to start from; each chapter names the one that goes with it.

#![allow(
    clippy::doc_markdown,
    reason = "the chapters are prose; they name other crates and CPython"
)]

macro_rules! chapters {
    ($($name:ident $file:literal;)*) => {
        $(
            #[doc = include_str!($file)]
            pub mod $name {}
        )*
    };
}

chapters! {
    first_script "first_script.md";
    host_functions "host_functions.md";
    cells_and_scopes "cells_and_scopes.md";
    looking_in "looking_in.md";
    limits "limits.md";
    errors "errors.md";
    threads "threads.md";
    waiting "waiting.md";
    host_types "host_types.md";
    code_objects "code_objects.md";
    differences "differences.md";
    coming_from "coming_from.md";
}

#[cfg(feature = "freeze")]
#[doc = include_str!("freezing.md")]
pub mod freezing {}
