//! Symbol tables: the listings of `tests/listings/symtable/*.py` are as the `.table` files beside them say.
//!
//! `BLESS=1 cargo test --test listings` writes the listings anew; read the difference before you commit it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{env, fs};

use nonlocal::symtable::{Block, BlockId, BlockKind, Reason, Scope, SymbolTable, of_source};

/// The first line of each blessed file.
const HEADER: &str = "# Regenerate with: BLESS=1 cargo test --test listings\n";

fn sources() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/listings/symtable");
    let entries = fs::read_dir(&folder).expect("the folder of the listings");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let is_source = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "py");
    let mut paths: Vec<_> = paths.filter(is_source).collect();
    paths.sort();
    paths
}

fn table(path: &Path) -> SymbolTable {
    let text = fs::read_to_string(path).expect("a source");
    of_source(&path.to_string_lossy(), &text).unwrap_or_else(|error| panic!("{path:?}: {error}"))
}

#[test]
fn listings_are_as_blessed() {
    let bless = env::var_os("BLESS").is_some();
    let mut wrong = Vec::new();
    for path in sources() {
        let listing = format!("{HEADER}{}", table(&path));
        let blessed = path.with_extension("table");
        if bless {
            fs::write(&blessed, listing).expect("a writable folder");
        } else if fs::read_to_string(&blessed).unwrap_or_default() != listing {
            wrong.push(format!("{}:\n{listing}", path.display()));
        }
    }
    assert!(
        wrong.is_empty(),
        "these listings changed:\n{}",
        wrong.join("\n")
    );
}

#[test]
fn a_free_name_is_a_cell_of_one_enclosing_block_and_free_in_between() {
    for path in sources() {
        let table = table(&path);
        // The names of an inlined comprehension are those of the frame that runs it.
        for block in table.blocks().filter(|block| !block.is_inlined()) {
            for name in block.freevars() {
                owner(&table, block, &name)
                    .unwrap_or_else(|| panic!("{path:?}: {name} in {block:?}"));
            }
        }
    }
}

/// The block whose cell a free name of a block is; every block in between passes it through.
fn owner(table: &SymbolTable, block: &Block, name: &str) -> Option<BlockId> {
    let mut around = block.parent();
    while let Some(id) = around {
        let block = table.block(id);
        if block.cellvars().iter().any(|cell| **cell == *name) {
            return Some(id);
        }
        // An inlined comprehension runs in the frame of the block around it.
        let passes = block.freevars().iter().any(|free| **free == *name) || block.is_inlined();
        if !passes {
            return None;
        }
        around = block.parent();
    }
    None
}

#[test]
fn reasons_agree_with_scopes() {
    for path in sources() {
        let table = table(&path);
        for block in table.blocks() {
            for symbol in block.symbols() {
                let agrees = match symbol.reason() {
                    Reason::Bound => matches!(symbol.scope(), Scope::Local | Scope::Cell),
                    Reason::ModuleLevel => {
                        matches!(symbol.scope(), Scope::Local | Scope::GlobalExplicit)
                    }
                    Reason::CapturedBy(_) => symbol.scope() == Scope::Cell,
                    Reason::GlobalStatement => symbol.scope() == Scope::GlobalExplicit,
                    Reason::Enclosing(_)
                    | Reason::NonlocalStatement(_)
                    | Reason::PassedThrough { .. } => symbol.scope() == Scope::Free,
                    Reason::EnclosingGlobal(_) | Reason::NotBound => {
                        symbol.scope() == Scope::GlobalImplicit
                    }
                    _ => true,
                };
                assert!(agrees, "{path:?}: {symbol:?} in {}", block.name());
            }
        }
    }
}

#[test]
fn names_of_a_block_are_told_apart_and_found() {
    for path in sources() {
        let table = table(&path);
        for block in table.blocks() {
            let names: BTreeSet<_> = block
                .symbols()
                .map(|symbol| symbol.name().clone())
                .collect();
            assert_eq!(names.len(), block.symbols().count());
            for name in names {
                assert!(block.symbol(&name).is_some());
            }
            assert_eq!(block.scope("no such name"), Scope::GlobalImplicit);
        }
    }
}

#[test]
fn blocks_form_a_tree() {
    let table = of_source(
        "tree",
        "def f():\n    class C:\n        x = lambda: [y for y in z]\n",
    )
    .expect("a program");
    let module = table.block(table.module());
    assert_eq!((module.kind(), module.parent()), (BlockKind::Module, None));
    for block in table.blocks() {
        for &child in block.children() {
            assert!(table.block(child).id() > block.id());
        }
    }
    let kinds: Vec<_> = table.blocks().map(Block::kind).collect();
    assert_eq!(
        kinds,
        [
            BlockKind::Module,
            BlockKind::Annotation,
            BlockKind::Function,
            BlockKind::Class,
            BlockKind::Lambda,
            BlockKind::ListComp
        ]
    );
}
