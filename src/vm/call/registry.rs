//! Everything that is built in, as the evaluator finds it: types, modules, and the tables of their natives.
//!
//! A built-in type is declared by a [`TypeDef`] in the file of its methods, a module by a [`ModuleDef`]. The list of
//! them all is a [`Registry`], which a runtime is given when it is made, so that this layer does not know them. All of
//! it is static: a new runtime allocates nothing for it, and a native is found by two indices.

use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

use super::native::{NativeDef, NativeFn, NativeKind};
use super::signature::Params;
use crate::value::{DictKey, TypeId, Value};
use crate::vm::{Outcome, Vm, new_without_contents};

/// No built-in type defines anything under a name of more bytes.
const LONGEST_NAME: usize = 64;

/// A built-in type.
#[derive(Clone, Copy)]
pub(crate) struct TypeDef {
    pub(crate) id: TypeId,
    /// Its docstring; empty if it has none.
    pub(crate) doc: &'static str,
    /// What the type itself defines beside `__new__`.
    pub(crate) methods: &'static [&'static [NativeDef]],
    /// What a call of the type does. It gets the class first, which may be a subclass, then the arguments.
    /// `None` for an exception: its base's. `None` for another type: `cannot create 'x' instances`.
    pub(crate) new: Option<NativeFn>,
    /// The parameters of the constructor.
    pub(crate) params: &'static Params,
    /// Whether scripts may derive from it.
    pub(crate) subclassable: bool,
    /// Whether the contents come in `__init__`, so that `__new__` by itself ignores its arguments.
    pub(crate) fills_in_init: bool,
    /// Whether instances have a `__dict__`.
    pub(crate) has_dict: bool,
    /// Whether instances hold data that those of the base do not.
    pub(crate) own_layout: bool,
    /// Whether the type says `__hash__ = None`.
    pub(crate) unhashable: bool,
    /// Whether there are weak references to instances.
    pub(crate) weak_refs: bool,
    /// What instances are to patterns.
    pub(crate) pattern: Pattern,
}

/// Which patterns an instance of a built-in type matches, beside those that name its class.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Pattern {
    Other,
    Sequence,
    Mapping,
}

impl TypeDef {
    /// A type that scripts can neither make instances of nor derive from.
    pub(crate) const fn new(
        id: TypeId,
        doc: &'static str,
        methods: &'static [&'static [NativeDef]],
    ) -> Self {
        Self {
            id,
            doc,
            methods,
            new: None,
            params: &Params::NONE,
            subclassable: false,
            fills_in_init: false,
            has_dict: false,
            own_layout: true,
            unhashable: false,
            weak_refs: false,
            pattern: Pattern::Other,
        }
    }
}

/// A module that scripts can import, or `builtins`.
#[derive(Clone, Copy)]
pub(crate) struct ModuleDef {
    pub(crate) name: &'static str,
    pub(crate) functions: &'static [&'static [NativeDef]],
    /// The types that are declared here. Those that name this module as theirs are among its names.
    pub(crate) types: &'static [&'static [TypeDef]],
    /// Other names: constants, and second names of types.
    pub(crate) values: &'static [(&'static str, Value)],
    /// Adds what has to be computed.
    pub(crate) fill: Option<fn(&mut Vm, DictKey) -> Outcome<()>>,
    /// Python that runs in the namespace after all of this: the name and the source of each part.
    pub(crate) python: &'static [(&'static str, &'static str)],
    /// Whether scripts cannot import it, because its functions only serve other modules.
    pub(crate) hidden: bool,
}

impl ModuleDef {
    /// A module without contents.
    pub(crate) const fn new(name: &'static str) -> Self {
        Self {
            name,
            functions: &[],
            types: &[],
            values: &[],
            fill: None,
            python: &[],
            hidden: false,
        }
    }

    /// A module that is Python throughout.
    pub(crate) const fn python(
        name: &'static str,
        python: &'static [(&'static str, &'static str)],
    ) -> Self {
        Self {
            python,
            ..Self::new(name)
        }
    }
}

/// A table of natives: functions of a module, or what a built-in type defines itself.
#[derive(Clone, Copy)]
pub(crate) struct NativeTable {
    /// The type whose table it is; `None` for functions and constructors.
    pub(crate) ty: Option<TypeId>,
    /// The module's name, or the type's.
    pub(crate) owner: &'static str,
    pub(crate) rows: &'static [NativeDef],
}

/// The module that a function of a library module says it is from: in CPython some have a module of C beside them.
pub(crate) fn c_module(module: &'static str) -> &'static str {
    match module {
        "bisect" => "_bisect",
        "functools" => "_functools",
        "heapq" => "_heapq",
        "operator" => "_operator",
        _ => module,
    }
}

/// How many built-in types there are.
pub(crate) const TYPE_COUNT: usize = TypeId::ALL.len();

/// Everything that is built in, by reference.
pub(crate) struct Registry {
    /// The natives; the first table has a constructor for each type, by the index of the type.
    pub(crate) tables: &'static [NativeTable],
    /// The definition of each type, by its index.
    pub(crate) types: &'static [TypeDef; TYPE_COUNT],
    pub(crate) builtins: &'static ModuleDef,
    /// What the `builtins` module names, in its order.
    pub(crate) builtin_order: &'static [&'static str],
    pub(crate) modules: &'static [&'static [ModuleDef]],
    /// Fills the namespace of a module when it is imported first.
    pub(crate) fill_module: fn(&mut Vm, &'static ModuleDef, DictKey) -> Outcome<()>,
    pub(crate) index: OnceLock<RegistryIndex>,
}

/// A map whose keys no script chooses, so that a fixed seed does.
type StaticMap<K, V> = HashMap<K, V, foldhash::fast::FixedState>;
type StaticSet<K> = HashSet<K, foldhash::fast::FixedState>;

/// Look-up tables over a registry, made once a process.
pub(crate) struct RegistryIndex {
    attrs: StaticMap<(TypeId, &'static str), Value>,
    builtins: StaticMap<&'static str, Value>,
}

impl Registry {
    fn index(&self) -> &RegistryIndex {
        self.index.get_or_init(|| self.build_index())
    }

    fn build_index(&self) -> RegistryIndex {
        let mut attrs = StaticMap::default();
        let mut builtins: StaticMap<_, _> = self.builtins.values.iter().copied().collect();
        for (t, table) in self.tables.iter().enumerate() {
            let rows = table.rows.iter().enumerate();
            let rows = rows.map(|(r, row)| (row.name, Value::builtin(t as u16, r as u16)));
            match table.ty {
                Some(ty) => attrs.extend(rows.map(|(name, value)| ((ty, name), value))),
                None if table.owner == "builtins" => builtins.extend(rows),
                None => {}
            }
        }
        debug_assert!(attrs.keys().all(|(_, name)| name.len() <= LONGEST_NAME));
        let listed: StaticSet<_> = self.builtin_order.iter().copied().collect();
        for &ty in TypeId::ALL {
            if self.type_def(ty).new.is_some() {
                attrs.insert((ty, "__new__"), Value::builtin(0, ty as u16));
            }
            if ty.module() == "builtins" && (ty.is_exception() || listed.contains(ty.name())) {
                builtins.insert(ty.name(), Value::builtin_type(ty));
            }
        }
        RegistryIndex { attrs, builtins }
    }

    /// The native behind a value of [`Value::builtin`].
    #[inline]
    pub(crate) fn native(&self, table: u16, row: u16) -> &'static NativeDef {
        &self.tables[table as usize].rows[row as usize]
    }

    /// The table that a native is in.
    pub(crate) fn table(&self, table: u16) -> &'static NativeTable {
        &self.tables[table as usize]
    }

    /// The rows of the tables that a test accepts, by name.
    fn rows(
        &self,
        accepts: impl Fn(&NativeTable) -> bool,
    ) -> impl Iterator<Item = (&'static str, Value)> {
        let tables = self.tables.iter().enumerate();
        tables
            .filter(move |(_, table)| accepts(table))
            .flat_map(|(t, table)| {
                let rows = table.rows.iter().enumerate();
                rows.map(move |(r, row)| (row.name, Value::builtin(t as u16, r as u16)))
            })
    }

    /// Everything the type itself defines, in the order of the tables.
    pub(crate) fn own_attrs(&self, ty: TypeId) -> impl Iterator<Item = (&'static str, Value)> {
        let new = self.type_def(ty).new;
        let new = new.map(|_| ("__new__", Value::builtin(0, ty as u16)));
        new.into_iter()
            .chain(self.rows(move |table| table.ty == Some(ty)))
    }

    /// The functions of a module, by name.
    pub(crate) fn module_functions(
        &self,
        module: &str,
    ) -> impl Iterator<Item = (&'static str, Value)> {
        self.rows(move |table| table.ty.is_none() && table.owner == module)
    }

    /// What the type itself defines under a name (its bases are not searched).
    pub(crate) fn own_attr(&self, ty: TypeId, name: &str) -> Option<Value> {
        // A script may ask for a name of megabytes, in each class of a long order: it is not even hashed.
        if name.len() > LONGEST_NAME {
            return None;
        }
        self.index().attrs.get(&(ty, name)).copied()
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

    /// The definition of a built-in type.
    #[inline]
    pub(crate) fn type_def(&self, ty: TypeId) -> &'static TypeDef {
        &self.types[ty as usize]
    }

    /// The modules that `import` finds.
    pub(crate) fn modules(&self) -> impl Iterator<Item = &'static ModuleDef> {
        let all = self.modules.iter().copied().flatten();
        all.filter(|module| !module.hidden)
    }

    /// A name of the `builtins` module.
    pub(crate) fn builtin(&self, name: &str) -> Option<Value> {
        self.index().builtins.get(name).copied()
    }

    /// All names of the `builtins` module, in the order of the module.
    pub(crate) fn builtin_names(&self) -> Vec<(&'static str, Value)> {
        let all = self.index().builtins.iter().map(|(k, v)| (*k, *v));
        let mut names: Vec<_> = all.collect();
        let order = self.builtin_order;
        names.sort_by_cached_key(|(name, _)| {
            let place = order.iter().position(|known| known == name);
            (place.unwrap_or(order.len()), *name)
        });
        names
    }

    // ---- what a value is among the natives ------------------------------------------------

    /// Whether a method's receiver is plainly of the table's type (else the binder looks closely).
    pub(crate) fn receiver_fits(&self, table: u16, receiver: Value) -> bool {
        let ty = self.table(table).ty;
        ty.is_none() || (crate::vm::eval::builtin_type_of(receiver) == ty)
    }

    /// The constructor of a built-in type; exceptions without one of their own use their base's.
    pub(crate) fn constructor(&self, ty: TypeId) -> Option<NativeFn> {
        let mut ty = ty;
        loop {
            let new = self.type_def(ty).new;
            if new.is_some() || !ty.is_exception() {
                return new;
            }
            ty = ty.base();
        }
    }

    /// The type whose constructor makes instances of a built-in type.
    pub(crate) fn constructor_owner(&self, ty: TypeId) -> TypeId {
        let mut ty = ty;
        while ty.is_exception() && self.type_def(ty).new.is_none() {
            ty = ty.base();
        }
        ty
    }

    /// Whether a raw attribute is the native that the built-in type defines under a name.
    pub(crate) fn is_native_of(&self, attr: Value, ty: TypeId, name: &str) -> bool {
        attr.as_builtin().is_some() && self.own_attr(ty, name) == Some(attr)
    }

    /// The type of a built-in function; `object` for other values.
    pub(crate) fn type_of_native(&self, v: Value) -> TypeId {
        let Some((table, row)) = v.as_builtin() else {
            return TypeId::Object;
        };
        match self.native(table, row).kind {
            NativeKind::Function | NativeKind::Static => TypeId::BuiltinFunction,
            NativeKind::Method => TypeId::MethodDescriptor,
            NativeKind::Slot => TypeId::WrapperDescriptor,
            NativeKind::ClassMethod => TypeId::ClassMethodDescriptor,
            NativeKind::GetSet => TypeId::GetSetDescriptor,
            NativeKind::Member | NativeKind::ClassValue => TypeId::MemberDescriptor,
        }
    }

    /// The kind of a built-in function; `None` for other values.
    #[inline]
    pub(crate) fn native_kind(&self, v: Value) -> Option<NativeKind> {
        v.as_builtin()
            .map(|(table, row)| self.native(table, row).kind)
    }

    /// Whether a raw attribute is a native that was defined under this name.
    pub(crate) fn is_native_named(&self, attr: Value, name: &str) -> bool {
        attr.as_builtin()
            .is_some_and(|(table, row)| self.native(table, row).name == name)
    }
}

// ---- from the lists to tables, at compile time -------------------------------------------------------

/// A loop over a slice that a `const fn` can run.
macro_rules! each {
    ($item:ident in $list:expr => $body:block) => {
        let mut at = 0;
        while at < $list.len() {
            let $item = &$list[at];
            at += 1;
            $body
        }
    };
}

/// How many tables of natives the modules have, with that of the constructors.
pub(crate) const fn count_tables(modules: &[&[ModuleDef]]) -> usize {
    let mut count = 1;
    each!(folder in modules => { each!(module in folder => {
        count += module.functions.len();
        each!(list in module.types => { each!(def in list => { count += def.methods.len(); }); });
    }); });
    count
}

/// The tables of the modules, after that of the constructors.
pub(crate) const fn list_tables<const COUNT: usize>(
    modules: &[&[ModuleDef]],
    constructors: &'static [NativeDef],
) -> [NativeTable; COUNT] {
    let constructors = NativeTable {
        ty: None,
        owner: "type",
        rows: constructors,
    };
    let (mut tables, mut count) = ([constructors; COUNT], 1);
    each!(folder in modules => { each!(module in folder => {
        each!(rows in module.functions => {
            tables[count] = NativeTable { ty: None, owner: module.name, rows };
            count += 1;
        });
        each!(list in module.types => { each!(def in list => { each!(rows in def.methods => {
            tables[count] = NativeTable { ty: Some(def.id), owner: def.id.name(), rows };
            count += 1;
        }); }); });
    }); });
    tables
}

/// The definition of each type, by its index. Fails to compile unless each type has exactly one.
pub(crate) const fn list_types(modules: &[&[ModuleDef]]) -> [TypeDef; TYPE_COUNT] {
    let mut types = [TypeDef::new(TypeId::Object, "", &[]); TYPE_COUNT];
    let (mut known, mut count) = ([false; TYPE_COUNT], 0);
    each!(folder in modules => { each!(module in folder => {
        each!(list in module.types => { each!(def in list => {
            assert!(!known[def.id as usize], "a type is defined twice");
            known[def.id as usize] = true;
            types[def.id as usize] = *def;
            count += 1;
        }); });
    }); });
    assert!(count == TYPE_COUNT, "a type is not defined");
    types
}

/// `__new__` of each type, by the index of the type.
pub(crate) const fn list_constructors(types: &[TypeDef; TYPE_COUNT]) -> [NativeDef; TYPE_COUNT] {
    const ROW: NativeDef = NativeDef::constructor(TypeId::Object, new_without_contents);
    let mut rows = [ROW; TYPE_COUNT];
    each!(def in types => {
        rows[def.id as usize] = match def.new {
            Some(new) if !def.fills_in_init => NativeDef::constructor(def.id, new),
            _ => NativeDef::constructor(def.id, new_without_contents),
        };
    });
    rows
}
