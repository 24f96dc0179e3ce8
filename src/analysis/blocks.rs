//! [`BlockName`]: a block as people call it.

use std::fmt;
use std::sync::Arc;

use super::HOST_SCOPE;
use crate::symtable::{Block, BlockId, BlockKind, Scope, SymbolTable};

/// A block as people call it.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct BlockName {
    /// Its number in the symbol table.
    pub id: BlockId,
    /// What it is.
    pub kind: BlockKind,
    /// The qualified name, as `__qualname__` says it; empty for the module.
    pub qualname: Arc<str>,
    /// The line on which it begins, from 1.
    pub line: u32,
}

impl BlockName {
    /// The name of a block.
    pub(crate) fn of(symbols: &SymbolTable, block: &Block) -> Self {
        Self {
            id: block.id(),
            kind: block.kind(),
            qualname: qualname(symbols, block).into(),
            line: block.line(),
        }
    }

    /// Whether the block is the scope of a host around a program.
    pub(super) fn is_host_scope(&self) -> bool {
        &*self.qualname == HOST_SCOPE
    }
}

impl fmt::Display for BlockName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            BlockKind::Module => f.write_str("the module"),
            _ if self.is_host_scope() => f.write_str("the scope of the host"),
            BlockKind::Annotation => match self.qualname.strip_suffix(ANNOTATE) {
                Some("") | None => f.write_str("the annotations of the module"),
                Some(of) => write!(f, "the annotations of {}", of.trim_end_matches('.')),
            },
            BlockKind::TypeParameters => write!(f, "the type parameters of {}", self.qualname),
            BlockKind::TypeAlias => write!(f, "the type alias {}", self.qualname),
            BlockKind::TypeVariable => write!(f, "the bound or default of {}", self.qualname),
            _ if self.qualname.is_empty() => f.write_str("the module"),
            _ => f.write_str(&self.qualname),
        }
    }
}

/// How the functions of annotations are called.
const ANNOTATE: &str = "__annotate__";

/// How many blocks around one its qualified name has at most.
const MOST_PARTS: usize = 64;

/// The qualified name of a block: that of the function or class, in `<..>` where it has none.
pub(super) fn qualname(symbols: &SymbolTable, block: &Block) -> String {
    let mut parts: Vec<String> = Vec::new();
    let mut around = Some(block);
    while let Some(block) = around {
        let parent = block.parent().map(|id| symbols.block(id));
        let name = match block.kind() {
            BlockKind::Module => break,
            BlockKind::Lambda => "<lambda>".to_owned(),
            BlockKind::ListComp => "<listcomp>".to_owned(),
            BlockKind::SetComp => "<setcomp>".to_owned(),
            BlockKind::DictComp => "<dictcomp>".to_owned(),
            BlockKind::GeneratorExp => "<genexpr>".to_owned(),
            // The name of what is annotated: that is the function beside the block, or the block around.
            BlockKind::Annotation => annotated(symbols, block),
            _ => super::shown(block.name()).into_owned(),
        };
        if &*name == HOST_SCOPE {
            if parts.is_empty() {
                parts.push(name);
            }
            break;
        }
        if is_host_body(block) {
            break;
        }
        let is_type_scope = block.kind().is_type_scope();
        if !is_type_scope || parts.is_empty() {
            if parts.len() >= MOST_PARTS {
                parts.push("..".to_owned());
                break;
            }
            let is_global = parent.is_some_and(|parent| {
                parent.scope(block.name()) == Scope::GlobalExplicit
                    && matches!(block.kind(), BlockKind::Function | BlockKind::Class)
            });
            let in_function = parent.is_some_and(|parent| {
                parent.kind().is_function_like() && !parent.kind().is_type_scope()
            });
            parts.push(name);
            if is_global {
                break;
            }
            if in_function && !parent.is_some_and(is_host_body) {
                parts.push("<locals>".to_owned());
            }
        }
        around = parent;
    }
    parts.reverse();
    parts.join(".")
}

/// Whether a block is the body of a program inside a scope of the host.
fn is_host_body(block: &Block) -> bool {
    block.kind() == BlockKind::Function && &**block.name() == "<module>"
}

/// What an annotation block annotates.
fn annotated(symbols: &SymbolTable, block: &Block) -> String {
    let beside = symbols.blocks().nth(block.id().0 as usize + 1);
    let function =
        beside.filter(|other| other.span() == block.span() && other.kind() == BlockKind::Function);
    match function {
        Some(function) => format!("{}.{ANNOTATE}", super::shown(function.name())),
        None => ANNOTATE.to_owned(),
    }
}

/// Whether a qualified name is what somebody asks for, who may leave out `<locals>`.
pub(crate) fn named_like(qualname: &str, asked: &str) -> bool {
    let parts = |name: &'_ str| -> Vec<String> {
        let parts = name.split('.').filter(|part| *part != "<locals>");
        parts.map(str::to_owned).collect()
    };
    qualname == asked || parts(qualname) == parts(asked)
}
