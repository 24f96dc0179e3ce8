//! Generates nested-function programs that end and print what they see, for property tests and for the oracle.
//!
//! A program is a pure function of a seed (or of the bytes that a property test shrinks). It nests functions, lambdas,
//! classes and comprehensions over a few names, binds and rebinds them in every way, makes closures in loops, deletes
//! captured variables, and prints values, caught errors and cells. `resolve` computes who owns each name and what is
//! captured, `model` what the program prints and how many cells stay reachable, both without any Python.

#![allow(
    dead_code,
    reason = "each test that includes this module uses a part of it"
)]

mod grow;
pub(crate) mod iterators;
mod methods;
pub(crate) mod model;
pub(crate) mod objects;
pub(crate) mod resolve;
pub(crate) mod supers;
mod text;
mod tree;
pub(crate) mod values;
pub(crate) mod warned;

use grow::{Choices, Grower};
use resolve::Resolution;
use tree::Block;

/// A generated program: its tree, who owns its names, and its source.
pub(crate) struct Program {
    module: Block,
    pub(crate) resolution: Resolution,
    pub(crate) source: String,
}

impl Program {
    /// The program of a seed; `generators` allows generator functions, which the model does not run.
    pub(crate) fn from_seed(seed: u64, generators: bool) -> Self {
        Self::grow(Choices::Seed(seed), 30 + (seed % 90) as i32, generators)
    }

    /// The program that these bytes choose.
    pub(crate) fn from_bytes(bytes: Vec<u8>, generators: bool) -> Self {
        let size = (bytes.len() / 3) as i32;
        Self::grow(Choices::Bytes(bytes.into_iter()), size, generators)
    }

    fn grow(choices: Choices, size: i32, generators: bool) -> Self {
        let mut grower = Grower::new(choices, size, generators);
        let module = grower.module();
        let resolution = Resolution::new(&module, grower.blocks());
        let source = text::program(&module, &resolution);
        Self {
            module,
            resolution,
            source,
        }
    }

    /// What the program does according to the model.
    pub(crate) fn predict(&self) -> model::Prediction {
        model::run(&self.module, &self.resolution)
    }
}
