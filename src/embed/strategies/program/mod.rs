//! A program of nested functions: its tree, who owns its names, its source, and what it does.
//!
//! ```text
//!  choices -> grow -> tree -> resolve: who owns each name, what is captured -> text: the source
//!                                                                           -> model: what it prints and keeps
//! ```
//!
//! `resolve` and `model` know nothing of the crate: they are there to be compared with it.

mod grow;
pub(super) mod model;
pub(super) mod resolve;
mod text;
mod tree;

use super::Choices;
use grow::Grower;
use resolve::Resolution;
use tree::Block;

/// A generated program.
pub(super) struct Program {
    module: Block,
    pub(super) resolution: Resolution,
    pub(super) source: String,
}

impl Program {
    /// Grows a program of about so many statements and expressions.
    pub(super) fn grow(choices: Choices, size: u32, generators: bool) -> Self {
        let size = i32::try_from(size).unwrap_or(i32::MAX);
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
    pub(super) fn predict(&self) -> model::Prediction {
        model::run(&self.module, &self.resolution)
    }
}
