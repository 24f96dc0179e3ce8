//! Methods stand with their type: an inherent `impl` block only where the type is defined.

use syn::spanned::Spanned;
use syn::{Item, Type};

use crate::source::{Crate, Def, shown};

/// The module of the top level that a module belongs to.
fn top(krate: &Crate, module: usize) -> &str {
    let path = &krate.modules[module].path;
    path.first().map_or("lib", String::as_str)
}

#[test]
fn inherent_methods_stand_in_the_top_level_module_of_their_type() {
    let krate = Crate::load();
    let mut astray = Vec::new();
    for (index, module) in krate.modules.iter().enumerate() {
        for item in &module.items {
            let Item::Impl(block) = item else { continue };
            let (None, Type::Path(ty)) = (&block.trait_, &*block.self_ty) else {
                continue;
            };
            let segments = ty.path.segments.iter();
            let path: Vec<String> = segments.map(|part| part.ident.to_string()).collect();
            let Some(Def::Item(home, name)) = krate.resolve(index, &path) else {
                continue;
            };
            if top(&krate, home) != top(&krate, index) {
                let (place, line) = (shown(&module.file), block.span().start().line);
                astray.push(format!(
                    "{place}:{line}: `{name}` is defined in {}",
                    shown(&krate.modules[home].file)
                ));
            }
        }
    }
    assert!(
        astray.is_empty(),
        "{} blocks:\n{}",
        astray.len(),
        astray.join("\n")
    );
}
