//! This crate's side of the oracle, in the form in which `reference.py` answers.

use nonlocal::code::{CodeFlags, CodeObject};

use crate::script::{engine, mask_addresses};

/// What a program prints, and the last line of its traceback. Warnings do not count.
pub(crate) fn run(name: &str, source: &str) -> String {
    match engine::run(name, source, engine::Options::default()) {
        Ok(outcome) => match outcome.stderr.lines().next_back() {
            Some(last) if outcome.status != 0 => format!("{}! {last}\n", outcome.stdout),
            _ => outcome.stdout,
        },
        Err(panic) => panic,
    }
}

/// What a program prints, then what it writes to the standard error.
pub(crate) fn warned(name: &str, source: &str) -> String {
    match engine::run(name, source, engine::Options::default()) {
        Ok(outcome) => mask_addresses(&format!("{}--\n{}", outcome.stdout, outcome.stderr)),
        Err(panic) => panic,
    }
}

/// What a program prints, addresses masked.
pub(crate) fn output(name: &str, source: &str) -> String {
    match engine::run(name, source, engine::Options::default()) {
        Ok(outcome) => mask_addresses(&outcome.stdout),
        Err(panic) => panic,
    }
}

/// All code objects with their names, sorted.
pub(crate) fn codes(name: &str, source: &str) -> String {
    let code = match nonlocal::Program::compile(name, source) {
        Ok(program) => program.code().clone(),
        Err(error) => return error.to_string(),
    };
    let mut lines = Vec::new();
    let mut pending = vec![code];
    while let Some(code) = pending.pop() {
        lines.push(describe(&code));
        pending.extend(code.children.iter().map(|child| child.code.clone()));
    }
    lines.sort();
    lines.join("\n")
}

fn describe(code: &CodeObject) -> String {
    let mut locals = code.varnames.clone();
    // CPython's order in a class body is that of a set: `reference.py`.
    if !code.flags.contains(CodeFlags::OPTIMIZED) {
        locals.sort();
    }
    format!(
        "{} line {} args {} {} {} flags {:#x} varnames={} cellvars={} freevars={}",
        code.qualname,
        code.firstlineno,
        code.argcount,
        code.posonlyargcount,
        code.kwonlyargcount,
        code.flags.bits() & 0x3ff,
        locals.join(","),
        code.cellvars.join(","),
        code.freevars.join(","),
    )
}

/// The symbol table: a line for each block, then a line for each name in it, sorted.
pub(crate) fn symbols(name: &str, source: &str) -> String {
    let table = match nonlocal::symtable::of_source(name, source) {
        Ok(table) => table,
        Err(error) => return error.to_string(),
    };
    let mut lines = Vec::new();
    let mut pending = vec![(table.module(), 0)];
    while let Some((id, depth)) = pending.pop() {
        let block = table.block(id);
        let indent = "  ".repeat(depth);
        let nested = if block.is_nested() { " nested" } else { "" };
        lines.push(format!("{indent}{} {}{nested}", block.name(), block.line()));
        let mut names: Vec<_> = block.symbols().collect();
        names.sort_by_key(|symbol| symbol.name());
        for symbol in names {
            let scope = symbol.scope().to_string().replace(' ', "-");
            lines.push(format!(
                "{indent}  {} {scope} {}",
                symbol.name(),
                symbol.flags().bits() & 0xfff
            ));
        }
        pending.extend(
            block
                .children()
                .iter()
                .rev()
                .map(|&child| (child, depth + 1)),
        );
    }
    lines.join("\n")
}
