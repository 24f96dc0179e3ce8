//! The listing.

use std::collections::{BTreeMap, BTreeSet};
use std::{env, fs};

use syn::{
    Attribute, Fields, GenericArgument, GenericParam, ImplItem, Item, Meta, PathArguments,
    TraitItem, Type, Visibility,
};

use super::text;
use crate::source::{self, Crate, Def, exports, is_test, name_of};

/// The first line of the listing.
const HEADER: &str = "# Regenerate with: BLESS=1 cargo test --test public\n";

/// The paths that reach each item, shortest first; the second set is of those that the documentation hides.
#[derive(Default)]
struct Reached {
    shown: BTreeMap<Def, BTreeSet<String>>,
    hidden: BTreeMap<Def, BTreeSet<String>>,
    /// Re-exports of what other crates define.
    foreign: BTreeSet<String>,
}

impl Reached {
    fn of(krate: &Crate) -> Self {
        let mut reached = Self::default();
        reached.walk(krate, 0, "nonlocal", false, &mut BTreeSet::new());
        let Self { shown, hidden, .. } = &mut reached;
        hidden.retain(|def, _| !shown.contains_key(def));
        reached
    }

    fn walk(
        &mut self,
        krate: &Crate,
        module: usize,
        path: &str,
        hidden: bool,
        seen: &mut BTreeSet<(usize, bool)>,
    ) {
        if !seen.insert((module, hidden)) {
            return;
        }
        for item in &krate.modules[module].items {
            if !is_public(item) {
                continue;
            }
            let hidden = hidden || is_hidden(attributes(item));
            if let Item::Use(item) = item {
                for (name, source) in exports(item) {
                    let name = name.as_deref().unwrap_or("*");
                    match krate.resolve(module, &source) {
                        Some(def) => self.add(krate, def, path, name, hidden, seen),
                        None => {
                            let foreign = format!("{path}::{name} = {}", source.join("::"));
                            self.foreign.insert(foreign);
                        }
                    }
                }
            } else if let Item::Mod(inner) = item {
                let name = inner.ident.to_string();
                if let Some(def) = krate.resolve(module, &["self".into(), name.clone()]) {
                    self.add(krate, def, path, &name, hidden, seen);
                }
            } else if let Some(name) = name_of(item) {
                let name = name.to_string();
                let def = Def::Item(module, name.clone());
                self.add(krate, def, path, &name, hidden, seen);
            }
        }
    }

    fn add(
        &mut self,
        krate: &Crate,
        def: Def,
        path: &str,
        name: &str,
        hidden: bool,
        seen: &mut BTreeSet<(usize, bool)>,
    ) {
        // What a glob brings in is there under the path of the glob.
        let path = match name {
            "*" => path.to_owned(),
            name => format!("{path}::{name}"),
        };
        match def {
            Def::Module(module) => self.walk(krate, module, &path, hidden, seen),
            def => {
                let paths = if hidden {
                    &mut self.hidden
                } else {
                    &mut self.shown
                };
                paths.entry(def).or_default().insert(path);
            }
        }
    }
}

fn attributes(item: &Item) -> &[Attribute] {
    match item {
        Item::Const(item) => &item.attrs,
        Item::Enum(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        Item::Static(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Trait(item) => &item.attrs,
        Item::Type(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        _ => &[],
    }
}

fn is_public(item: &Item) -> bool {
    let visibility = match item {
        Item::Const(item) => &item.vis,
        Item::Enum(item) => &item.vis,
        Item::Fn(item) => &item.vis,
        Item::Mod(item) => &item.vis,
        Item::Static(item) => &item.vis,
        Item::Struct(item) => &item.vis,
        Item::Trait(item) => &item.vis,
        Item::Type(item) => &item.vis,
        Item::Union(item) => &item.vis,
        Item::Use(item) => &item.vis,
        _ => return false,
    };
    is_visible(visibility) && !is_test(attributes(item))
}

fn is_visible(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

fn is_hidden(attributes: &[Attribute]) -> bool {
    let is_hidden = |attribute: &Attribute| text::of(attribute) == "#[doc(hidden)]";
    attributes.iter().any(is_hidden)
}

/// The attributes that hosts notice, each with a blank behind it.
fn noticed(attributes: &[Attribute]) -> String {
    let mut out = String::new();
    for attribute in attributes {
        let path = attribute.path();
        let known = [
            "cfg",
            "derive",
            "non_exhaustive",
            "must_use",
            "deprecated",
            "repr",
        ];
        let is_noticed =
            known.iter().any(|name| path.is_ident(name)) || text::of(attribute) == "#[doc(hidden)]";
        if !is_noticed {
            continue;
        }
        // `must_use = "reason"`: the reason is documentation.
        let shown = match &attribute.meta {
            Meta::NameValue(value) if path.is_ident("must_use") => {
                format!("#[{}]", text::of(&value.path))
            }
            _ => text::of(attribute),
        };
        out += &format!("{shown} ");
    }
    out
}

/// The definition of an item, a line for each field, variant or method.
fn definition(item: &Item, out: &mut Vec<String>) {
    let attributes = noticed(attributes(item));
    match item {
        Item::Struct(item) => {
            let (name, generics) = (&item.ident, text::of(&item.generics));
            let clause = text::of(&item.generics.where_clause);
            let clause = if clause.is_empty() {
                clause
            } else {
                format!(" {clause}")
            };
            let fields = fields(&item.fields, true);
            out.push(format!(
                "{attributes}pub struct {name}{generics}{clause}{fields}"
            ));
        }
        Item::Enum(item) => {
            out.push(format!(
                "{attributes}pub enum {}{}",
                item.ident,
                text::of(&item.generics)
            ));
            for variant in &item.variants {
                let attributes = noticed(&variant.attrs);
                out.push(format!(
                    "    {attributes}{}{}",
                    variant.ident,
                    fields(&variant.fields, false)
                ));
            }
        }
        Item::Trait(item) => {
            let bounds = match item.supertraits.is_empty() {
                true => String::new(),
                false => format!(": {}", text::of(&item.supertraits)),
            };
            let (name, generics) = (&item.ident, text::of(&item.generics));
            let clause = text::of(&item.generics.where_clause);
            out.push(format!(
                "{attributes}pub trait {name}{generics}{bounds} {clause}"
            ));
            for item in &item.items {
                out.push(format!("    {}", member(item)));
            }
        }
        Item::Fn(item) => out.push(format!("{attributes}pub {}", text::of(&item.sig))),
        Item::Const(item) => out.push(format!(
            "{attributes}pub const {}: {}",
            item.ident,
            text::of(&item.ty)
        )),
        Item::Static(item) => out.push(format!(
            "{attributes}pub static {}: {}",
            item.ident,
            text::of(&item.ty)
        )),
        Item::Type(item) => {
            let (name, generics) = (&item.ident, text::of(&item.generics));
            out.push(format!(
                "{attributes}pub type {name}{generics} = {}",
                text::of(&item.ty)
            ));
        }
        other => out.push(text::of(other)),
    }
}

/// Public fields with their types; `..` stands for the others.
fn fields(fields: &Fields, by_visibility: bool) -> String {
    let is_shown = |field: &&syn::Field| !by_visibility || is_visible(&field.vis);
    let shown = fields.iter().filter(is_shown);
    let shown: Vec<String> = shown
        .map(|field| {
            let name = field.ident.as_ref().map(|name| format!("{name}: "));
            let attributes = noticed(&field.attrs);
            format!(
                "{attributes}{}{}",
                name.unwrap_or_default(),
                text::of(&field.ty)
            )
        })
        .collect();
    let more = if shown.len() < fields.len() {
        [".."].as_slice()
    } else {
        &[]
    };
    let all: Vec<&str> = shown
        .iter()
        .map(String::as_str)
        .chain(more.iter().copied())
        .collect();
    match fields {
        Fields::Named(_) => format!(" {{ {} }}", all.join(", ")),
        Fields::Unnamed(_) => format!("({})", all.join(", ")),
        Fields::Unit => String::new(),
    }
}

/// What a trait asks for or provides.
fn member(item: &TraitItem) -> String {
    match item {
        TraitItem::Fn(item) => {
            let provided = if item.default.is_some() {
                " { .. }"
            } else {
                ""
            };
            format!("{}{}{provided}", noticed(&item.attrs), text::of(&item.sig))
        }
        TraitItem::Const(item) => format!(
            "{}const {}: {}",
            noticed(&item.attrs),
            item.ident,
            text::of(&item.ty)
        ),
        TraitItem::Type(item) => text::of(item),
        other => text::of(other),
    }
}

/// What implementations add to each item: public methods, and the traits.
fn implementations(krate: &Crate, reached: &BTreeSet<&Def>) -> BTreeMap<Def, BTreeSet<String>> {
    let mut found: BTreeMap<Def, BTreeSet<String>> = BTreeMap::new();
    for (index, module) in krate.modules.iter().enumerate() {
        for item in &module.items {
            let Item::Impl(block) = item else { continue };
            if is_test(&block.attrs) {
                continue;
            }
            let home = subject(&block.self_ty).and_then(|path| krate.resolve(index, &path));
            let home = home.filter(|home| reached.contains(home));
            let (generics, clause) = (
                text::of(&block.generics),
                text::of(&block.generics.where_clause),
            );
            let (attributes, ty) = (noticed(&block.attrs), text::of(&block.self_ty));
            if let Some((sign, path, _)) = &block.trait_ {
                let segments: Vec<String> = path
                    .segments
                    .iter()
                    .map(|part| part.ident.to_string())
                    .collect();
                let of_trait = krate.resolve(index, &segments);
                let is_ours = of_trait
                    .as_ref()
                    .is_some_and(|of_trait| reached.contains(of_trait));
                let is_private = of_trait.is_some() && !is_ours;
                // What is not about a type of the crate stands with the trait.
                let Some(home) = home
                    .or(of_trait.filter(|_| is_ours))
                    .filter(|_| !is_private)
                else {
                    continue;
                };
                let sign = sign.map_or("", |_| "!");
                let path = path.segments.last().map(text::of).unwrap_or_default();
                let mut line = format!("{attributes}impl{generics} {sign}{path} for {ty} {clause}");
                for item in &block.items {
                    if let ImplItem::Type(item) = item {
                        line += &format!(" {{ type {} = {} }}", item.ident, text::of(&item.ty));
                    }
                }
                found.entry(home).or_default().insert(tidy(&line));
                continue;
            }
            let Some(home) = home else { continue };
            let within = match is_plain(block) {
                true => String::new(),
                false => format!(" // impl{generics} {ty} {clause}"),
            };
            for item in &block.items {
                let line = match item {
                    ImplItem::Fn(item) if is_visible(&item.vis) => {
                        format!(
                            "{attributes}{}pub {}",
                            noticed(&item.attrs),
                            text::of(&item.sig)
                        )
                    }
                    ImplItem::Const(item) if is_visible(&item.vis) => {
                        let attributes = noticed(&item.attrs);
                        format!(
                            "{attributes}pub const {}: {}",
                            item.ident,
                            text::of(&item.ty)
                        )
                    }
                    _ => continue,
                };
                found
                    .entry(home.clone())
                    .or_default()
                    .insert(tidy(&format!("{line}{within}")));
            }
        }
    }
    found
}

/// Whether a block holds for every value of its type, without bounds of its own.
fn is_plain(block: &syn::ItemImpl) -> bool {
    let mut params = Vec::new();
    for param in &block.generics.params {
        match param {
            GenericParam::Type(param) if param.bounds.is_empty() => {
                params.push(param.ident.to_string());
            }
            GenericParam::Lifetime(_) => {}
            _ => return false,
        }
    }
    let Type::Path(ty) = &*block.self_ty else {
        return false;
    };
    let arguments = ty.path.segments.iter().map(|part| &part.arguments);
    let is_own = |argument: &GenericArgument| match argument {
        GenericArgument::Lifetime(_) => true,
        GenericArgument::Type(ty) => params.contains(&text::of(ty)),
        _ => false,
    };
    block.generics.where_clause.is_none()
        && arguments.into_iter().all(|arguments| match arguments {
            PathArguments::AngleBracketed(arguments) => arguments.args.iter().all(is_own),
            _ => true,
        })
}

/// The path of the type that an implementation is for; references and boxes of it are other types.
fn subject(ty: &Type) -> Option<Vec<String>> {
    match ty {
        Type::Path(path) => Some(
            path.path
                .segments
                .iter()
                .map(|part| part.ident.to_string())
                .collect(),
        ),
        Type::Reference(reference) => subject(&reference.elem),
        _ => None,
    }
}

/// A line with what an absent clause has left behind taken out.
fn tidy(line: &str) -> String {
    let indent = line.len() - line.trim_start().len();
    let text = line.trim().replace("  ", " ").replace(", {", " {");
    let text = text.trim_end_matches(',');
    format!("{}{text}", &line[..indent])
}

/// Methods by name, then traits, whatever their attributes are.
fn order(line: &str) -> (bool, String) {
    let text = line.rsplit_once("] ").filter(|_| line.starts_with('#'));
    let text = text.map_or(line, |(_, text)| text).trim();
    let text = text.trim_start_matches("pub ").trim_start_matches("const ");
    (text.starts_with("impl"), text.to_owned())
}

fn section(
    krate: &Crate,
    items: &BTreeMap<Def, BTreeSet<String>>,
    implementations: &BTreeMap<Def, BTreeSet<String>>,
) -> String {
    let by_path: BTreeMap<&String, (&Def, Vec<&String>)> = items
        .iter()
        .filter_map(|(def, paths)| {
            let shortest = paths
                .iter()
                .min_by_key(|path| (path.matches("::").count(), *path))?;
            let others = paths.iter().filter(|path| *path != shortest).collect();
            Some((shortest, (def, others)))
        })
        .collect();
    let mut out = String::new();
    for (path, (def, others)) in by_path {
        out += &format!("\n{path}\n");
        for other in others {
            out += &format!("    also {other}\n");
        }
        let mut lines = Vec::new();
        match krate.item(def) {
            Some(item) => definition(item, &mut lines),
            None => panic!("{path}: nothing defines it"),
        }
        let mut added: Vec<&String> = implementations.get(def).into_iter().flatten().collect();
        added.sort_by_key(|line| order(line));
        lines.extend(added.into_iter().cloned());
        for line in lines {
            out += &format!("    {}\n", tidy(&line));
        }
    }
    out
}

fn listing() -> String {
    let krate = Crate::load();
    let reached = Reached::of(&krate);
    let all: BTreeSet<&Def> = reached.shown.keys().chain(reached.hidden.keys()).collect();
    let implementations = implementations(&krate, &all);
    let mut out = HEADER.to_owned();
    for foreign in &reached.foreign {
        out += &format!("\n{foreign}\n");
    }
    out += &section(&krate, &reached.shown, &implementations);
    out += "\n# Hidden from the documentation\n";
    out + &section(&krate, &reached.hidden, &implementations)
}

#[test]
fn the_surface_is_as_blessed() {
    let listing = listing();
    let blessed = source::root().join("tests/public/surface.txt");
    if env::var_os("BLESS").is_some() {
        fs::write(&blessed, listing).expect("a writable folder");
        return;
    }
    let expected = fs::read_to_string(&blessed).unwrap_or_default();
    let (old, new): (BTreeSet<&str>, BTreeSet<&str>) =
        (expected.lines().collect(), listing.lines().collect());
    let mut difference: Vec<String> = old
        .difference(&new)
        .map(|line| format!("- {line}"))
        .collect();
    difference.extend(new.difference(&old).map(|line| format!("+ {line}")));
    assert!(
        listing == expected,
        "the public surface changed; BLESS=1 writes it anew:\n{}",
        difference.join("\n")
    );
}

#[test]
fn what_macros_make_is_in_the_listing() {
    let listing = listing();
    for lines in [
        "\nnonlocal::Closure\n    #[derive(Clone)] pub struct Closure(..)\n",
        "\n        Move { dst: Reg, src: Reg }\n",
        "\n    impl IntoValue for i64\n",
    ] {
        assert!(listing.contains(lines), "{lines}");
    }
}
