//! The sources of the crate as a tree of modules, for the tests that check how it is built.
//!
//! Items that a macro makes are there too (`expand.rs`). Features count as switched on, `cfg(test)` as switched off.

#![allow(
    dead_code,
    reason = "each test that includes this module uses a part of it"
)]

mod expand;
pub(crate) mod paths;

use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

use quote::ToTokens;
use syn::{Item, UseTree, Visibility};

/// The folder of the repository.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// All files below a folder whose name ends in `.rs`, sorted.
pub(crate) fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder of sources") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                // What crates of their own are built into is no source.
                if path.file_name().is_some_and(|name| name != "target") {
                    folders.push(path);
                }
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}

/// The module whose file this is: `["vm", "call"]`; empty for `lib.rs`.
pub(crate) fn module_of(file: &Path) -> Vec<String> {
    let path = file.strip_prefix(root().join("src")).expect("a source");
    let parts = path.with_extension("");
    let mut parts: Vec<String> = parts
        .iter()
        .map(|part| part.to_string_lossy().into_owned())
        .collect();
    if parts
        .last()
        .is_some_and(|last| last == "mod" || last == "lib")
    {
        parts.pop();
    }
    parts
}

/// A path as messages show it.
pub(crate) fn shown(path: &Path) -> String {
    let path = path.strip_prefix(root()).unwrap_or(path);
    path.to_string_lossy().replace('\\', "/")
}

pub(crate) struct Module {
    /// `["vm", "call"]`; empty for `lib.rs`.
    pub(crate) path: Vec<String>,
    pub(crate) file: PathBuf,
    pub(crate) items: Vec<Item>,
    pub(crate) is_public: bool,
    imports: Vec<Import>,
}

/// One name that a `use` brings in; `name` is `None` for a glob.
struct Import {
    name: Option<String>,
    path: Vec<String>,
}

/// What a path leads to.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Def {
    Module(usize),
    /// An item by its name in the module that defines it.
    Item(usize, String),
}

pub(crate) struct Crate {
    pub(crate) modules: Vec<Module>,
    by_path: HashMap<Vec<String>, usize>,
    /// The macros that more than one file uses.
    macros: expand::Macros,
}

impl Crate {
    /// Reads `src/lib.rs` and every file that its modules name.
    pub(crate) fn load() -> Self {
        let mut krate = Self {
            modules: Vec::new(),
            by_path: HashMap::new(),
            macros: expand::foreign(),
        };
        for file in rust_files(&root().join("src")) {
            expand::export(&parse(&file), &mut krate.macros);
        }
        let lib = root().join("src/lib.rs");
        let items = parse(&lib);
        krate.add(Vec::new(), lib, items, true);
        for module in &mut krate.modules {
            let items = module.items.iter();
            module.imports = items.flat_map(imports).collect();
        }
        krate
    }

    fn add(&mut self, path: Vec<String>, file: PathBuf, items: Vec<Item>, is_public: bool) {
        let items = expand::all(items, &self.macros);
        let mut inner = Vec::new();
        for item in &items {
            if let Item::Mod(module) = item
                && !is_test(&module.attrs)
            {
                inner.push(module.clone());
            }
        }
        self.by_path.insert(path.clone(), self.modules.len());
        self.modules.push(Module {
            path: path.clone(),
            file: file.clone(),
            items,
            is_public,
            imports: Vec::new(),
        });
        for module in inner {
            let name = module.ident.to_string();
            let path = [path.as_slice(), std::slice::from_ref(&name)].concat();
            let is_public = matches!(module.vis, Visibility::Public(_));
            let (file, items) = match module.content {
                Some((_, items)) => (file.clone(), items),
                None => {
                    let file = file_of(&file, &name);
                    let items = parse(&file);
                    (file, items)
                }
            };
            self.add(path, file, items, is_public);
        }
    }

    /// What a path leads to that stands in a module; `None` for what another crate defines.
    pub(crate) fn resolve(&self, from: usize, path: &[String]) -> Option<Def> {
        self.resolve_unseen(from, path, &mut HashSet::new())
    }

    fn resolve_unseen(
        &self,
        from: usize,
        path: &[String],
        seen: &mut HashSet<(usize, String)>,
    ) -> Option<Def> {
        let mut at = match path.first()?.as_str() {
            "crate" => Def::Module(0),
            "self" => Def::Module(from),
            "super" => Def::Module(self.parent(from)?),
            name => self.lookup(from, name, seen)?,
        };
        for name in &path[1..] {
            let Def::Module(module) = at else { break };
            at = match name.as_str() {
                "super" => Def::Module(self.parent(module)?),
                "self" => at,
                // The file of the module is as near as an item comes that only the compiler can see.
                name => self.lookup(module, name, seen)?,
            };
        }
        Some(at)
    }

    fn parent(&self, module: usize) -> Option<usize> {
        let path = &self.modules[module].path;
        let parent = path.split_last()?.1;
        self.by_path.get(parent).copied()
    }

    /// What a name means in a module.
    fn lookup(&self, at: usize, name: &str, seen: &mut HashSet<(usize, String)>) -> Option<Def> {
        let module = &self.modules[at];
        let child = [module.path.as_slice(), &[name.to_owned()]].concat();
        if let Some(&child) = self.by_path.get(&child) {
            return Some(Def::Module(child));
        }
        if module.items.iter().any(|item| is_named(item, name)) {
            return Some(Def::Item(at, name.to_owned()));
        }
        if !seen.insert((at, name.to_owned())) {
            return None;
        }
        let named = module
            .imports
            .iter()
            .find(|import| import.name.as_deref() == Some(name) && !import.path.is_empty());
        if let Some(import) = named {
            // `use name::..` of another crate would find itself.
            return self.resolve_unseen(at, &import.path, seen);
        }
        let globs = module.imports.iter().filter(|import| import.name.is_none());
        globs
            .filter_map(|glob| match self.resolve_unseen(at, &glob.path, seen)? {
                Def::Module(module) if module != at => self.lookup(module, name, seen),
                _ => None,
            })
            .next()
    }

    /// The item of a definition.
    pub(crate) fn item(&self, def: &Def) -> Option<&Item> {
        let Def::Item(module, name) = def else {
            return None;
        };
        let items = &self.modules[*module].items;
        items.iter().find(|item| is_named(item, name))
    }
}

fn parse(file: &Path) -> Vec<Item> {
    let text = fs::read_to_string(file).unwrap_or_else(|error| panic!("{file:?}: {error}"));
    let parsed = syn::parse_file(&text);
    parsed
        .unwrap_or_else(|error| panic!("{file:?}: {error}"))
        .items
}

/// The file of `mod name;` in a file.
fn file_of(file: &Path, name: &str) -> PathBuf {
    let folder = file.parent().expect("a folder");
    let folder = match file.file_stem().and_then(|stem| stem.to_str()) {
        Some("lib" | "mod") | None => folder.to_owned(),
        Some(stem) => folder.join(stem),
    };
    let beside = folder.join(format!("{name}.rs"));
    if beside.exists() {
        beside
    } else {
        folder.join(name).join("mod.rs")
    }
}

/// Whether something is compiled for unit tests alone.
pub(crate) fn is_test(attributes: &[syn::Attribute]) -> bool {
    let is_test = |attribute: &syn::Attribute| {
        attribute.path().is_ident("cfg")
            && attribute.meta.to_token_stream().to_string() == "cfg (test)"
    };
    attributes.iter().any(is_test)
}

/// The name that an item defines.
pub(crate) fn name_of(item: &Item) -> Option<&syn::Ident> {
    Some(match item {
        Item::Const(item) => &item.ident,
        Item::Enum(item) => &item.ident,
        Item::Fn(item) => &item.sig.ident,
        Item::Static(item) => &item.ident,
        Item::Struct(item) => &item.ident,
        Item::Trait(item) => &item.ident,
        Item::Type(item) => &item.ident,
        Item::Union(item) => &item.ident,
        Item::Macro(item) => item.ident.as_ref()?,
        _ => return None,
    })
}

fn is_named(item: &Item, name: &str) -> bool {
    name_of(item).is_some_and(|ident| ident == name)
}

fn imports(item: &Item) -> Vec<Import> {
    let mut found = Vec::new();
    if let Item::Use(item) = item {
        leaves(&item.tree, &mut Vec::new(), &mut found);
    }
    found
}

fn leaves(tree: &UseTree, path: &mut Vec<String>, found: &mut Vec<Import>) {
    let mut leaf = |name: Option<String>, path: Vec<String>| found.push(Import { name, path });
    match tree {
        UseTree::Path(inner) => {
            path.push(inner.ident.to_string());
            leaves(&inner.tree, path, found);
            path.pop();
        }
        UseTree::Name(name) if name.ident == "self" => leaf(path.last().cloned(), path.clone()),
        UseTree::Name(name) => {
            let name = name.ident.to_string();
            leaf(Some(name.clone()), [path.as_slice(), &[name]].concat());
        }
        UseTree::Rename(rename) => {
            let path = match rename.ident.to_string().as_str() {
                "self" => path.clone(),
                name => [path.as_slice(), &[name.to_owned()]].concat(),
            };
            leaf(Some(rename.rename.to_string()), path);
        }
        UseTree::Glob(_) => leaf(None, path.clone()),
        UseTree::Group(group) => {
            for tree in &group.items {
                leaves(tree, path, found);
            }
        }
    }
}

/// The names that the `use` of an item brings in, each with its path.
pub(crate) fn exports(item: &syn::ItemUse) -> Vec<(Option<String>, Vec<String>)> {
    let mut found = Vec::new();
    leaves(&item.tree, &mut Vec::new(), &mut found);
    let pair = |import: Import| (import.name, import.path);
    found.into_iter().map(pair).collect()
}
