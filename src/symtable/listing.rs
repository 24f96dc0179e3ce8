//! A symbol table as text: for people ([`Display`](fmt::Display)) and for comparison with other implementations
//! ([`SymbolTable::machine_listing`]).

use std::fmt::{self, Write as _};

use super::{Block, BlockId, BlockKind, Reason, Symbol, SymbolFlags, SymbolTable};

impl SymbolTable {
    /// The blocks and names in a form that a program can read: a line for each block, indented by its depth, then a
    /// line for each of its names.
    ///
    /// ```text
    /// function outer 1 generator varnames=a,b cellvars=a freevars=
    ///   a 4132 cell parameter
    /// ```
    ///
    /// The number is CPython's: the flags, and the number of the scope shifted left by 12.
    #[must_use]
    pub fn machine_listing(&self) -> String {
        let mut out = String::new();
        self.walk(&mut |block, depth| machine_block(&mut out, block, depth));
        out
    }

    /// Calls a function with each block that has code of its own and its depth, in source order.
    fn walk(&self, visit: &mut dyn FnMut(&Block, usize)) {
        let mut pending = vec![(self.module(), 0)];
        while let Some((id, depth)) = pending.pop() {
            let block = self.block(id);
            visit(block, depth);
            pending.extend(block.children.iter().rev().map(|&child| (child, depth + 1)));
        }
    }

    /// A block as a reason mentions it.
    fn describe(&self, id: BlockId) -> String {
        let block = self.block(id);
        match block.kind {
            BlockKind::Module => "the module".to_owned(),
            BlockKind::Function | BlockKind::Class => {
                format!("{} {} (line {})", block.kind, block.name, block.line)
            }
            kind if kind.is_type_scope() => {
                format!("the {kind} of {} (line {})", block.name, block.line)
            }
            kind => format!("the {kind} in line {}", block.line),
        }
    }

    /// The reason of a symbol as a sentence without its full stop.
    #[must_use]
    pub fn explain(&self, symbol: &Symbol) -> String {
        match symbol.reason {
            Reason::Bound if symbol.flags.contains(SymbolFlags::PARAMETER) => {
                "a parameter".to_owned()
            }
            Reason::Bound if symbol.flags.contains(SymbolFlags::TYPE_PARAM) => {
                "a type parameter".to_owned()
            }
            Reason::Bound => "bound here".to_owned(),
            Reason::CapturedBy(by) => format!("bound here, captured by {}", self.describe(by)),
            Reason::GlobalStatement => "declared global here".to_owned(),
            Reason::NonlocalStatement(owner) => {
                format!("declared nonlocal here, bound in {}", self.describe(owner))
            }
            Reason::NamedExpression(owner) => {
                format!("bound with := in {}", self.describe(owner))
            }
            Reason::Enclosing(owner) => format!("bound in {}", self.describe(owner)),
            Reason::PassedThrough { owner, to } => {
                format!(
                    "passed from {} to {}",
                    self.describe(owner),
                    self.describe(to)
                )
            }
            Reason::EnclosingGlobal(by) => format!("declared global in {}", self.describe(by)),
            Reason::NotBound => "bound in no enclosing function".to_owned(),
            Reason::ModuleLevel => "bound at module level".to_owned(),
            Reason::ClassNamespace(class) => format!("looked up in {} first", self.describe(class)),
            Reason::Inlined(comp) => format!("belongs to {}, inlined here", self.describe(comp)),
        }
    }
}

/// One block and its names in the machine form.
fn machine_block(out: &mut String, block: &Block, depth: usize) {
    let indent = "  ".repeat(depth);
    let join = |names: &mut dyn Iterator<Item = &str>| names.collect::<Vec<_>>().join(",");
    let varnames = join(&mut block.locals().map(|name| &**name));
    let cellvars = join(&mut block.cellvars().iter().map(|name| &**name));
    let freevars = join(&mut block.freevars().iter().map(|name| &**name));
    let kind = block.kind.to_string().replace(' ', "-");
    let _ = write!(out, "{indent}{kind} {} {}", block.name, block.line);
    let facts = [
        (block.nested, "nested"),
        (block.is_generator, "generator"),
        (block.is_coroutine, "coroutine"),
        (block.has_varargs, "varargs"),
        (block.has_varkeywords, "varkeywords"),
        (block.needs_class_closure, "class-closure"),
        (block.needs_classdict, "classdict"),
        (block.has_conditional_annotations, "conditional-annotations"),
        (block.can_see_class_scope, "sees-class"),
    ];
    for (_, fact) in facts.iter().filter(|(holds, _)| *holds) {
        let _ = write!(out, " {fact}");
    }
    let _ = writeln!(
        out,
        " varnames={varnames} cellvars={cellvars} freevars={freevars}"
    );
    for symbol in block.symbols() {
        let number = symbol.number();
        let scope = symbol.scope.to_string().replace(' ', "-");
        let _ = writeln!(
            out,
            "{indent}  {} {number} {scope}{}",
            symbol.name, symbol.flags
        );
    }
}

impl fmt::Display for SymbolFlags {
    /// The flags as words, each with a space before it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const WORDS: [(SymbolFlags, &str); 11] = [
            (SymbolFlags::PARAMETER, "parameter"),
            (SymbolFlags::ASSIGNED, "assigned"),
            (SymbolFlags::USED, "used"),
            (SymbolFlags::GLOBAL, "global"),
            (SymbolFlags::NONLOCAL, "nonlocal"),
            (SymbolFlags::ANNOTATED, "annotated"),
            (SymbolFlags::IMPORTED, "imported"),
            (SymbolFlags::TYPE_PARAM, "type-param"),
            (SymbolFlags::COMP_ITER, "comp-iter"),
            (SymbolFlags::COMP_CELL, "comp-cell"),
            (SymbolFlags::FREE_CLASS, "free-class"),
        ];
        for (_, word) in WORDS.iter().filter(|(flag, _)| self.contains(*flag)) {
            write!(f, " {word}")?;
        }
        Ok(())
    }
}

impl fmt::Display for SymbolTable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::new();
        self.walk(&mut |block, depth| self.readable_block(&mut text, block, depth));
        f.write_str(&text)
    }
}

impl SymbolTable {
    /// One block and its names for people.
    fn readable_block(&self, out: &mut String, block: &Block, depth: usize) {
        let indent = "    ".repeat(depth);
        let _ = write!(out, "{indent}{}", block.kind);
        if !matches!(block.kind, BlockKind::Module | BlockKind::Lambda)
            && !block.kind.is_comprehension()
        {
            let _ = write!(out, " {}", block.name);
        }
        if block.kind != BlockKind::Module {
            let _ = write!(out, ", line {}", block.line);
        }
        out.push('\n');
        let width = block
            .symbols()
            .map(|symbol| symbol.name.chars().count())
            .max()
            .unwrap_or(0);
        for symbol in block.symbols() {
            let (name, scope) = (&symbol.name, symbol.scope.to_string());
            let _ = writeln!(
                out,
                "{indent}  {name:width$}  {scope:15}  {}",
                self.explain(symbol)
            );
        }
    }
}
