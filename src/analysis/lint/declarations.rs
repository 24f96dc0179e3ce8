//! `idle-nonlocal` and `unread-capture`: declarations that do nothing, and variables that nobody looks at.

use super::{Found, LintRule};
use crate::analysis::{HOST_SCOPE, Reading, Usage};
use crate::symtable::{Block, BlockId, Scope, Symbol, SymbolFlags};

pub(super) fn declarations(reading: &Reading<'_>, found: &mut Found<'_>) {
    for block in reading.symbols.blocks() {
        if block.kind().is_comprehension() {
            continue;
        }
        for (at, symbol) in block.symbols().enumerate() {
            let flags = symbol.flags();
            if flags.contains(SymbolFlags::NONLOCAL) && !flags.intersects(SymbolFlags::BOUND) {
                idle(reading, block, at, found);
            } else if symbol.scope() == Scope::Cell && block.kind().is_function_like() {
                unread(reading, block, at, symbol, found);
            }
        }
    }
}

/// A `nonlocal` whose name is not bound.
fn idle(reading: &Reading<'_>, block: &Block, symbol: usize, found: &mut Found<'_>) {
    let index = reading.index;
    let variable = index.variable_of(block.id(), symbol);
    let declared = index
        .of_within(variable, block.span())
        .find(|each| each.usage == Usage::Nonlocal && each.block == block.id());
    let Some(declared) = declared else { return };
    let name = reading.name(declared);
    let message = format!(
        "{} declares `{name}` nonlocal and never binds it",
        reading.block_name(block.id())
    );
    let instead = "leave the declaration out: reading a variable needs none".to_owned();
    found.add(reading.lint(LintRule::IdleNonlocal, declared.span, message, instead));
}

/// A cell variable that is bound and never read.
fn unread(reading: &Reading<'_>, owner: &Block, symbol: usize, of: &Symbol, found: &mut Found<'_>) {
    let index = reading.index;
    let variable = index.variable_of(owner.id(), symbol);
    let is_hidden = &**owner.name() == HOST_SCOPE || of.name().starts_with('_');
    if is_hidden || index.owner(variable) != Some(owner.id()) {
        return;
    }
    if index
        .of(variable)
        .any(|each| matches!(each.usage, Usage::Read | Usage::Super))
    {
        return;
    }
    let is_elsewhere = |block: BlockId| index.frame(block) != index.frame(owner.id());
    let bound = index
        .of(variable)
        .find(|each| each.usage.is_binding() && is_elsewhere(each.block));
    let Some(bound) = bound else { return };
    let frames = [owner.id(), bound.block];
    if frames.iter().any(|&frame| reading.is_dynamic(frame)) {
        return;
    }
    let name = reading.name(bound);
    let message = format!(
        "{} binds `{name}` of {}, and nothing ever reads it",
        reading.block_name(index.frame(bound.block)),
        reading.block_name(owner.id()),
    );
    let instead = format!("leave `{name}` out, or read it where it was meant to be read");
    let mut lint = reading.lint(LintRule::UnreadCapture, bound.span, message, instead);
    if let Some(own) = index.of(variable).find(|each| each.block == owner.id()) {
        lint.relate(reading, own.span, "owned");
    }
    found.add(lint);
}
