//! `class-variable`: a function in a class reads a variable of the class by its bare name.
//!
//! Function scopes skip classes, so the name is a global; it is reported where no such global can be.

use super::{Found, LintRule};
use crate::analysis::{Reading, Usage};
use crate::symtable::{Block, BlockId, BlockKind, Reason, Scope, SymbolFlags};

pub(super) fn class_variables(reading: &Reading<'_>, found: &mut Found<'_>) {
    if has_unknown_globals(reading) {
        return;
    }
    for block in reading.symbols.blocks() {
        if !block.kind().is_function_like() {
            continue;
        }
        let Some(class) = class_around(reading, block) else {
            continue;
        };
        for (at, symbol) in block.symbols().enumerate() {
            let name = symbol.name();
            let is_global = symbol.scope() == Scope::GlobalImplicit
                && symbol.reason() == Reason::NotBound
                && symbol.flags().contains(SymbolFlags::USED);
            let is_special = name.starts_with("__") && name.ends_with("__");
            if !is_global || is_special || reading.builtins.contains(&&**name) {
                continue;
            }
            let Some(class) = binder(reading, class, name) else {
                continue;
            };
            report(reading, block, at, class, found);
        }
    }
}

/// Whether the module may have names that nothing in the source binds.
fn has_unknown_globals(reading: &Reading<'_>) -> bool {
    let text = reading.source.text();
    // Cheap, and on the safe side: it may stand in a string.
    if text.contains("import *") {
        return true;
    }
    reading.symbols.blocks().any(|block| {
        ["globals", "exec"]
            .iter()
            .any(|name| block.symbol(name).is_some())
    })
}

/// The innermost class around a block.
fn class_around<'a>(reading: &'a Reading<'_>, block: &Block) -> Option<&'a Block> {
    let mut around = block.parent();
    while let Some(id) = around {
        let block = reading.symbols.block(id);
        if block.kind() == BlockKind::Class {
            return Some(block);
        }
        around = block.parent();
    }
    None
}

/// The class around, from the inside, that binds a name.
fn binder<'a>(reading: &'a Reading<'_>, innermost: &'a Block, name: &str) -> Option<&'a Block> {
    let mut class = Some(innermost);
    while let Some(block) = class {
        let symbol = block.symbol(name);
        if symbol.is_some_and(|symbol| {
            symbol.flags().intersects(SymbolFlags::BOUND) && symbol.scope() == Scope::Local
        }) {
            return Some(block);
        }
        class = class_around(reading, block);
    }
    None
}

fn report(
    reading: &Reading<'_>,
    block: &Block,
    symbol: usize,
    class: &Block,
    found: &mut Found<'_>,
) {
    let index = reading.index;
    let variable = index.variable_of(block.id(), symbol);
    if index
        .of(variable)
        .any(|each| each.usage.is_binding() || each.usage == Usage::Global)
    {
        return;
    }
    let mut reads = index.of_within(variable, block.span());
    let Some(read) = reads.find(|each| each.block == block.id() && each.usage == Usage::Read)
    else {
        return;
    };
    let name = reading.name(read);
    let in_body = runs_in_class(reading, block.id(), class.id());
    let message = format!(
        "`{name}` is a variable of class {}, which {} cannot see",
        reading.block_name(class.id()),
        reading.block_name(block.id()),
    );
    let instead = if in_body {
        "write it as a loop, or bind it outside of the class".to_owned()
    } else {
        match (block.parent() == Some(class.id()), block.params().first()) {
            (true, Some(first)) if matches!(&**first, "self" | "cls") => {
                format!("write `{first}.{name}`")
            }
            _ => format!("write `{}.{name}`", super::shown(class.name())),
        }
    };
    let mut lint = reading.lint(LintRule::ClassVariable, read.span, message, instead);
    let own = class
        .position(symbol_name(block, symbol))
        .map(|at| index.variable_of(class.id(), at));
    if let Some(bound) = own.and_then(|own| index.of(own).find(|each| each.usage.is_binding())) {
        lint.relate(reading, bound.span, "bound");
    }
    found.add(lint);
}

fn symbol_name(block: &Block, symbol: usize) -> &str {
    block
        .symbols()
        .nth(symbol)
        .map_or("", |symbol| symbol.name())
}

/// Whether a block is a comprehension that runs in the body of a class, where the class has no name yet.
fn runs_in_class(reading: &Reading<'_>, block: BlockId, class: BlockId) -> bool {
    let mut block = reading.symbols.block(block);
    while block.kind().is_comprehension() {
        let Some(parent) = block.parent() else { break };
        if parent == class {
            return true;
        }
        block = reading.symbols.block(parent);
    }
    false
}
