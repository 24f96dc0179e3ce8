//! What is written in Rust, as the evaluator sees it: tables of functions, methods and types.
//!
//! The tables themselves stand in `builtins` and `modules`; a [`Registry`] hands them to the evaluator,
//! so that this layer does not know them. All of it is static: a new runtime allocates nothing for it.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::value::{TypeId, Value};
use crate::vm::{Outcome, Vm};

/// The arguments of a native call. They are rooted while the call runs.
#[derive(Clone, Copy)]
pub(crate) struct Args<'a> {
    /// Positional arguments; for methods the receiver first. Where the signature is
    /// [`Signature::Params`]: one entry per parameter, unbound where nothing was given.
    pub(crate) pos: &'a [Value],
    /// Keyword arguments, left over only for [`Signature::Raw`]: (str, value).
    pub(crate) kw: &'a [(Value, Value)],
}

impl Args<'_> {
    /// The argument at `index`, unbound if there is none.
    #[inline]
    pub(crate) fn get(&self, index: usize) -> Value {
        self.pos.get(index).copied().unwrap_or(Value::UNBOUND)
    }

    /// The argument at `index` if it was given.
    #[inline]
    pub(crate) fn opt(&self, index: usize) -> Option<Value> {
        self.pos.get(index).copied().filter(|v| v.is_bound())
    }

    pub(crate) fn len(&self) -> usize {
        self.pos.len()
    }
}

/// A function written in Rust.
pub(crate) type NativeFn = fn(&mut Vm, Args<'_>) -> Outcome;

/// What kind of object a native is to scripts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum NativeKind {
    /// `builtin_function_or_method`: `len`.
    Function,
    /// `method_descriptor`: `str.upper`; binds to an instance.
    Method,
    /// `wrapper_descriptor`: `int.__add__`; binds to an instance.
    Slot,
    /// `classmethod_descriptor`: `dict.fromkeys`; binds to the class.
    ClassMethod,
    /// A static method: `str.maketrans`; `object.__new__`.
    Static,
    /// `getset_descriptor`: a computed attribute; `call` gets it from `[self]`.
    GetSet,
    /// `member_descriptor`: the same, as another type.
    Member,
}

/// How the arguments are checked before the function runs, and in which of CPython's phrasings errors
/// are put. The receiver of a method does not count.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Signature {
    /// Anything; the function looks itself.
    Raw,
    /// `f() takes no arguments (1 given)`
    NoArgs,
    /// `f() takes exactly one argument (0 given)`
    One,
    /// Positional only, from `.0` to `.1`: `f expected at least 1 argument, got 0`
    Positional(usize, usize),
    /// Named parameters, see [`Params`].
    Params(&'static Params),
    /// `__new__` of a built-in type: the first argument is a class that derives from it, and the rest is
    /// looked at by the function.
    New(TypeId),
}

/// Named parameters in order.
#[derive(Debug)]
pub(crate) struct Params {
    pub(crate) names: &'static [&'static str],
    /// The first so many are positional only.
    pub(crate) posonly: usize,
    /// Parameters from this index on are keyword only.
    pub(crate) kwonly: usize,
    /// The first so many must be given.
    pub(crate) required: usize,
}

/// One native function, method or computed attribute.
pub(crate) struct NativeDef {
    pub(crate) name: &'static str,
    pub(crate) kind: NativeKind,
    pub(crate) signature: Signature,
    pub(crate) call: NativeFn,
    /// The setter of a computed attribute: `[self, value]`, value unbound for `del`.
    pub(crate) set: Option<NativeFn>,
}

impl NativeDef {
    const fn new(
        name: &'static str,
        kind: NativeKind,
        signature: Signature,
        call: NativeFn,
    ) -> Self {
        Self {
            name,
            kind,
            signature,
            call,
            set: None,
        }
    }

    /// A function of a module.
    pub(crate) const fn function(name: &'static str, signature: Signature, call: NativeFn) -> Self {
        Self::new(name, NativeKind::Function, signature, call)
    }

    /// A method of a type.
    pub(crate) const fn method(name: &'static str, signature: Signature, call: NativeFn) -> Self {
        Self::new(name, NativeKind::Method, signature, call)
    }

    /// A special method of a type.
    pub(crate) const fn slot(name: &'static str, signature: Signature, call: NativeFn) -> Self {
        Self::new(name, NativeKind::Slot, signature, call)
    }

    /// A class method of a type: the class comes first.
    pub(crate) const fn class_method(
        name: &'static str,
        signature: Signature,
        call: NativeFn,
    ) -> Self {
        Self::new(name, NativeKind::ClassMethod, signature, call)
    }

    /// A static method of a type.
    pub(crate) const fn static_method(
        name: &'static str,
        signature: Signature,
        call: NativeFn,
    ) -> Self {
        Self::new(name, NativeKind::Static, signature, call)
    }

    /// `__new__` of a built-in type.
    pub(crate) const fn constructor(ty: TypeId, call: NativeFn) -> Self {
        Self::new("__new__", NativeKind::Static, Signature::New(ty), call)
    }

    /// A computed attribute that cannot be set.
    pub(crate) const fn getter(name: &'static str, call: NativeFn) -> Self {
        Self::new(name, NativeKind::GetSet, Signature::Raw, call)
    }

    /// A computed attribute with a setter.
    pub(crate) const fn getset(name: &'static str, call: NativeFn, set: NativeFn) -> Self {
        Self {
            name,
            kind: NativeKind::GetSet,
            signature: Signature::Raw,
            call,
            set: Some(set),
        }
    }

    /// A read-only attribute that scripts see as a member.
    pub(crate) const fn member(name: &'static str, call: NativeFn) -> Self {
        Self::new(name, NativeKind::Member, Signature::Raw, call)
    }
}

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
    pub(crate) doc: &'static str,
}

/// Everything that is built in, by reference.
pub(crate) struct Registry {
    pub(crate) tables: &'static [NativeTable],
    pub(crate) types: &'static [TypeDef],
    /// The docstring of a type by its name, where `types` has none: those of exceptions.
    pub(crate) type_doc: fn(&str) -> Option<&'static str>,
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
