//! Everything that is built in, as the evaluator finds it: tables of natives, types, modules.
//!
//! The tables themselves stand in `builtins` and `modules`; a [`Registry`] hands them to the evaluator,
//! so that this layer does not know them. All of it is static: a new runtime allocates nothing for it.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::native::{NativeDef, NativeFn};
use super::signature::{Params, Signature};
use crate::value::{TypeId, Value};
use crate::vm::{Outcome, Vm};

/// A table of natives: the functions of a module, or what a built-in type defines itself.
pub(crate) struct NativeTable {
    /// The type whose table it is, else none.
    pub(crate) ty: Option<TypeId>,
    /// The module's name, or the type's.
    pub(crate) owner: &'static str,
    pub(crate) rows: &'static [NativeDef],
}

/// What calling a built-in type does: `cls` first (it may be a subclass), then the arguments.
#[derive(Clone, Copy)]
pub(crate) struct TypeDef {
    pub(crate) id: TypeId,
    /// `__new__`; none: `cannot create 'x' instances`.
    pub(crate) new: Option<NativeFn>,
    /// Whether scripts may derive from it.
    pub(crate) subclassable: bool,
    /// The parameters of the constructor.
    pub(crate) params: &'static Params,
    pub(crate) doc: &'static str,
}

/// Everything that is built in, by reference.
pub(crate) struct Registry {
    pub(crate) tables: &'static [NativeTable],
    pub(crate) types: &'static [TypeDef],
    /// The docstrings of exception classes, most of which have no row in `types`.
    pub(crate) exception_docs: &'static [(TypeId, &'static str)],
    /// Names of the `builtins` module that are neither in the table with owner `builtins` nor exception
    /// classes: types and constants.
    pub(crate) names: &'static [(&'static str, Value)],
    /// Modules that `import` finds, with what fills their namespace.
    pub(crate) modules: &'static [(&'static str, FillModule)],
    pub(crate) index: OnceLock<RegistryIndex>,
}

/// Fills the namespace of a module when it is imported first.
pub(crate) type FillModule = fn(&mut Vm, crate::value::DictKey) -> Outcome<()>;

/// A map whose keys no script chooses, so that a fixed seed does.
type StaticMap<K, V> = HashMap<K, V, foldhash::fast::FixedState>;

/// Look-up tables over a registry, made once a process.
pub(crate) struct RegistryIndex {
    attrs: StaticMap<(TypeId, &'static str), Value>,
    builtins: StaticMap<&'static str, Value>,
    types: StaticMap<TypeId, TypeDef>,
}

impl Registry {
    fn index(&self) -> &RegistryIndex {
        self.index.get_or_init(|| self.build_index())
    }

    fn build_index(&self) -> RegistryIndex {
        let mut attrs = StaticMap::default();
        let mut builtins: StaticMap<_, _> = self.names.iter().copied().collect();
        for (t, table) in self.tables.iter().enumerate() {
            for (r, row) in table.rows.iter().enumerate() {
                let value = Value::builtin(t as u16, r as u16);
                if let Signature::New(ty) = row.signature {
                    attrs.insert((ty, row.name), value);
                } else if let Some(ty) = table.ty {
                    attrs.insert((ty, row.name), value);
                } else if table.owner == "builtins" {
                    builtins.insert(row.name, value);
                }
            }
        }
        for ty in TypeId::ALL.iter().filter(|ty| ty.is_exception()) {
            builtins.insert(ty.name(), Value::builtin_type(*ty));
        }
        RegistryIndex {
            attrs,
            builtins,
            types: self.types.iter().map(|def| (def.id, *def)).collect(),
        }
    }

    /// The native behind a value of [`Value::builtin`].
    #[inline]
    pub(crate) fn native(&self, table: u16, row: u16) -> &'static NativeDef {
        &self.tables[table as usize].rows[row as usize]
    }

    /// The table a native stands in.
    pub(crate) fn table(&self, table: u16) -> &'static NativeTable {
        &self.tables[table as usize]
    }

    /// What the type itself defines under a name (its bases are not searched).
    pub(crate) fn own_attr(&self, ty: TypeId, name: &str) -> Option<Value> {
        let found = self.index().attrs.get(&(ty, name)).copied();
        if found.is_none()
            && name == "__init__"
            && ty.is_exception()
            && ty != TypeId::ExceptionGroup
        {
            // Each exception class has an `__init__` of its own, mostly its base's once more.
            return self.type_attr(ty.base(), name);
        }
        found
    }

    /// Everything the type itself defines, in the order of the tables.
    pub(crate) fn own_attrs(&self, ty: TypeId) -> Vec<(&'static str, Value)> {
        let mut found = Vec::new();
        for (t, table) in self.tables.iter().enumerate() {
            for (r, row) in table.rows.iter().enumerate() {
                let owner = if let Signature::New(of) = row.signature {
                    Some(of)
                } else {
                    table.ty
                };
                if owner == Some(ty) {
                    found.push((row.name, Value::builtin(t as u16, r as u16)));
                }
            }
        }
        found
    }

    /// What the type or one of its bases defines under a name.
    pub(crate) fn type_attr(&self, mut ty: TypeId, name: &str) -> Option<Value> {
        loop {
            if let Some(value) = self.own_attr(ty, name) {
                return Some(value);
            }
            if ty == TypeId::Object {
                return None;
            }
            ty = ty.base();
        }
    }

    /// The functions in the tables of a module, by name.
    pub(crate) fn module_functions(&self, module: &str) -> Vec<(&'static str, Value)> {
        let mut found = Vec::new();
        for (t, table) in self
            .tables
            .iter()
            .enumerate()
            .filter(|(_, table)| table.ty.is_none() && table.owner == module)
        {
            for (r, row) in table.rows.iter().enumerate() {
                found.push((row.name, Value::builtin(t as u16, r as u16)));
            }
        }
        found
    }

    /// The docstring of an exception class.
    pub(crate) fn exception_doc(&self, ty: TypeId) -> Option<&'static str> {
        let row = self.exception_docs.iter().find(|(id, _)| *id == ty);
        row.map(|(_, doc)| *doc)
    }

    /// A name of the `builtins` module.
    pub(crate) fn builtin(&self, name: &str) -> Option<Value> {
        self.index().builtins.get(name).copied()
    }

    /// All names of the `builtins` module, in the order of the module.
    pub(crate) fn builtin_names(&self) -> Vec<(&'static str, Value)> {
        let all = self.index().builtins.iter().map(|(k, v)| (*k, *v));
        let mut names: Vec<_> = all.collect();
        names.sort_by_cached_key(|(name, _)| (crate::vm::name::builtin_order::place(name), *name));
        names
    }

    /// Constructor and facts of a built-in type; exceptions that have no row of their own use that of
    /// their nearest base.
    pub(crate) fn type_def(&self, ty: TypeId) -> Option<TypeDef> {
        self.index().types.get(&ty).copied()
    }
}
