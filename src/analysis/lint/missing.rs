//! `missing-nonlocal`: a function reads a name before it assigns it, and means the variable around it.
//!
//! Reported is only what must raise: no assignment comes before the read, on no path.

use super::{Found, LintRule};
use crate::analysis::occurrences::NO_LOOP;
use crate::analysis::{Occurrence, Reading};
use crate::symtable::{Block, BlockKind, SymbolFlags};

/// What has to be declared, and whose variable it is.
struct Meant {
    statement: &'static str,
    owner: String,
}

pub(super) fn missing_nonlocals(reading: &Reading<'_>, found: &mut Found<'_>) {
    for block in reading.symbols.blocks() {
        if matches!(block.kind(), BlockKind::Function | BlockKind::Lambda) {
            of_function(reading, block, found);
        }
    }
}

fn of_function(reading: &Reading<'_>, function: &Block, found: &mut Found<'_>) {
    let index = reading.index;
    for (at, symbol) in function.symbols().enumerate() {
        let flags = symbol.flags();
        let given = SymbolFlags::PARAMETER
            | SymbolFlags::TYPE_PARAM
            | SymbolFlags::GLOBAL
            | SymbolFlags::NONLOCAL
            | SymbolFlags::COMP_ITER;
        if !flags.intersects(SymbolFlags::BOUND) || flags.intersects(given) {
            continue;
        }
        let variable = index.variable_of(function.id(), at);
        if index.owner(variable) != Some(function.id()) {
            continue;
        }
        let here = || {
            let all = index.of(variable);
            all.filter(|each| index.frame(each.block) == function.id())
        };
        let read = here().find(|each| each.usage.is_read() && !is_later(reading, each));
        let Some(read) = read else { continue };
        let may_come_before = |binding: &&Occurrence| {
            let repeats = binding.outer_loop != NO_LOOP && binding.outer_loop == read.outer_loop;
            binding.usage.is_binding() && (binding.effect <= read.span.start || repeats)
        };
        if here().any(|each| may_come_before(&each)) {
            continue;
        }
        let Some(binding) = here().find(|each| each.usage.is_binding()) else {
            continue;
        };
        let Some(Meant { statement, owner }) = meant(reading, function, symbol.name()) else {
            continue;
        };
        let name = reading.name(read);
        let message = format!(
            "`{name}` is local to {}, because line {} assigns it, and is read before that",
            reading.block_name(function.id()),
            reading.source.line(binding.span.start),
        );
        let instead = format!("declare `{statement} {name}` to mean that of {owner}");
        let mut lint = reading.lint(LintRule::MissingNonlocal, read.span, message, instead);
        lint.relate(reading, binding.span, "assigned");
        found.add(lint);
    }
}

/// Whether a generator expression reads it, which may be later.
fn is_later(reading: &Reading<'_>, occurrence: &Occurrence) -> bool {
    let mut block = reading.symbols.block(occurrence.block);
    while block.id() != reading.index.frame(block.id()) {
        if block.kind() == BlockKind::GeneratorExp {
            return true;
        }
        let Some(parent) = block.parent() else { break };
        block = reading.symbols.block(parent);
    }
    false
}

/// The variable of the same name that a function around has, or the module.
fn meant(reading: &Reading<'_>, function: &Block, name: &str) -> Option<Meant> {
    let mut around = function.parent();
    while let Some(id) = around {
        let block = reading.symbols.block(id);
        let flags = block
            .symbol(name)
            .map_or(SymbolFlags::empty(), |symbol| symbol.flags());
        let is_module = block.kind() == BlockKind::Module;
        if block.kind().is_function_like() || is_module {
            let declared = flags.intersects(SymbolFlags::GLOBAL | SymbolFlags::NONLOCAL);
            // In the module the flag says that some function declares it.
            let declared = declared && !is_module;
            if flags.intersects(SymbolFlags::BOUND) && !declared {
                let statement = if is_module { "global" } else { "nonlocal" };
                let owner = reading.block_name(id);
                return Some(Meant { statement, owner });
            }
        }
        around = block.parent();
    }
    None
}
