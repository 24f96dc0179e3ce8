//! Syntax trees as plain data: from source text, and to code.

use super::compiled::{issue, metered, optimize, options, paid, refuse};
use super::source::SourceMode;
use crate::code::CodeObject;
use crate::compile::tree::{self, Tree, TreeErrorKind};
use crate::compile::{Failed, Optimize, compile_reading, tree_of_source};
use crate::syntax::Mode;
use crate::value::TypeId;
use crate::vm::{Fault, Outcome, Vm};

/// The tree of source text as plain data.
pub(crate) fn parse_tree(vm: &mut Vm, name: &str, text: &str, mode: SourceMode) -> Outcome<Tree> {
    super::refuse_longer(vm, text.len())?;
    let options = options(vm, mode, Optimize::Nothing);
    let (source, tree, warnings) = metered(vm, name, text, |source, meter, warnings| {
        tree_of_source(source, &options, meter, warnings)
    })?;
    issue(vm, &source, options.mode, &warnings)?;
    tree.map_err(|refused| refuse(vm, &source, options.mode, &refused))
}

/// The code of a tree, at a level of `compile()`.
pub(crate) fn compile_tree(
    vm: &mut Vm,
    name: &str,
    tree: &Tree,
    level: i64,
) -> Outcome<CodeObject> {
    let options = options(vm, SourceMode::Exec, optimize(level));
    vm.budget.check()?;
    let room = vm.room_for(0)?;
    let (compiled, warnings) = paid(vm, room, |meter, warnings| {
        let reading = tree::read(tree, name, options.nesting, meter)?;
        let compiled = compile_reading(&reading, &options, meter, warnings);
        Ok((reading.source.clone(), reading.mode, compiled))
    })?;
    let (source, mode, compiled) = compiled.map_err(|error: tree::TreeError| {
        let class = match error.kind {
            TreeErrorKind::Type => TypeId::TypeError,
            TreeErrorKind::Value => TypeId::ValueError,
            TreeErrorKind::Recursion => TypeId::RecursionError,
            TreeErrorKind::System => TypeId::SystemError,
        };
        vm.raise(class, &error.message)
    })?;
    issue(vm, &source, mode, &warnings)?;
    match compiled {
        Ok(compiled) if mode == Mode::Exec => Ok(super::without_value(&compiled.code)),
        Ok(compiled) => Ok(compiled.code),
        Err(Failed::Refused(refused)) => Err(refuse(vm, &source, mode, &refused)),
        Err(Failed::Stopped(stopped)) => Err(Fault::Trap(stopped.into())),
    }
}
