//! What is named instead of copied: what another runtime has itself.
//!
//! Modules are named, whether the runtime or the host has them, and so are the functions, classes and single objects that
//! a module has under a name; only `__main__` belongs to the objects that travel. Built-in types and functions go by their
//! names as well, as the numbers by which values know them change from version to version.

use std::cell::OnceCell;
use std::sync::OnceLock;

use super::{HostData, NotThawed};
use crate::object::{Pack, Packer, Rare, Unpacked, Unpacker};
use crate::table::HashMap;
use crate::value::{DictKey, Tag, TypeId, Value};
use crate::vm::{Outcome, Vm};

/// A text inside of a name.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub(crate) struct Text(pub(crate) Box<str>);

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self(text.into())
    }
}

impl Pack for Text {
    fn pack(&self, to: &mut Packer) {
        to.block(self.0.as_bytes());
    }

    fn unpack(from: &mut Unpacker<'_>) -> Unpacked<Self> {
        let text = from.text()?;
        from.take_bytes(text.len())?;
        Ok(text.into())
    }
}

/// The name of something that is there in every runtime that may read it.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "snake_case")
)]
pub(crate) enum Name {
    /// A built-in type.
    Type(Text),
    /// The constructor of a built-in type.
    New(Text),
    /// A built-in function: of a type, or of a module.
    Native {
        of_type: bool,
        owner: Text,
        name: Text,
    },
    /// A module.
    Module(Text),
    /// The namespace of a module.
    Namespace(Text),
    /// What a module has under a name, which may be that of a class and of what the class has.
    Attribute { module: Text, path: Text },
    /// A function of the host among the globals of `__main__`.
    Global(Text),
    /// A class of the host that is in no module.
    HostType(Text),
    /// An object of which a runtime has one.
    Single(Text),
}

/// The only object of its kind.
const NO_DEFAULT: &str = "typing.NoDefault";
const PLACEHOLDER: &str = "functools.Placeholder";

impl Pack for Name {
    fn pack(&self, to: &mut Packer) {
        let mut write = |kind, texts: &[&Text]| {
            to.byte(kind);
            texts.iter().for_each(|text| text.pack(to));
        };
        match self {
            Self::Type(name) => write(0, &[name]),
            Self::New(name) => write(1, &[name]),
            Self::Native {
                of_type: true,
                owner,
                name,
            } => write(2, &[owner, name]),
            Self::Native {
                of_type: false,
                owner,
                name,
            } => write(3, &[owner, name]),
            Self::Module(name) => write(4, &[name]),
            Self::Namespace(name) => write(5, &[name]),
            Self::Attribute { module, path } => write(6, &[module, path]),
            Self::Global(name) => write(7, &[name]),
            Self::HostType(name) => write(8, &[name]),
            Self::Single(name) => write(9, &[name]),
        }
    }

    fn unpack(from: &mut Unpacker<'_>) -> Unpacked<Self> {
        let kind = from.byte()?;
        let first = Text::unpack(from)?;
        Ok(match kind {
            0 => Self::Type(first),
            1 => Self::New(first),
            2 | 3 => Self::Native {
                of_type: kind == 2,
                owner: first,
                name: Text::unpack(from)?,
            },
            4 => Self::Module(first),
            5 => Self::Namespace(first),
            6 => Self::Attribute {
                module: first,
                path: Text::unpack(from)?,
            },
            7 => Self::Global(first),
            8 => Self::HostType(first),
            9 => Self::Single(first),
            _ => return Err(crate::object::Damaged("a name is of no kind")),
        })
    }
}

/// The names of the objects that modules have.
pub(crate) struct Known {
    /// Modules and their namespaces.
    modules: HashMap<Value, Name>,
    /// What they have: looked through when the first object is met that may be among it.
    contents: OnceCell<HashMap<Value, Name>>,
}

impl Known {
    /// Of the modules that were imported.
    pub(crate) fn new(vm: &Vm) -> Self {
        let mut modules = HashMap::default();
        each_module(vm, &mut |module, name, dict| {
            if let Some(module) = module {
                modules
                    .entry(module)
                    .or_insert_with(|| Name::Module(name.into()));
            }
            let namespace = || Name::Namespace(name.into());
            modules.entry(dict.into()).or_insert_with(namespace);
        });
        Self {
            modules,
            contents: OnceCell::new(),
        }
    }

    /// For a run, whose modules travel with all that they have come to: only what is the host's is named, and the
    /// namespaces that every runtime has.
    pub(super) fn of_host(vm: &Vm) -> Self {
        let mut contents = contents(vm);
        let is_host = |value: Value| {
            value.as_host_function().is_some() || vm.heap.host_class(value).is_some()
        };
        contents.retain(|value, _| is_host(*value));
        let mut modules = HashMap::default();
        let main = vm.names.globals();
        modules.insert(main.into(), Name::Namespace("__main__".into()));
        if let Some(builtins) = vm.names.builtins() {
            modules.insert(builtins.into(), Name::Namespace("builtins".into()));
        }
        Self {
            modules,
            contents: OnceCell::from(contents),
        }
    }

    /// The name of a module, a namespace, or of what a module has.
    pub(crate) fn get(&self, vm: &Vm, value: Value) -> Option<&Name> {
        let may_have_one = match value.tag() {
            Tag::Module | Tag::Dict => return self.modules.get(&value),
            Tag::Function => value
                .as_function()
                .is_some_and(|key| self.modules.contains_key(&vm.heap[key].globals.into())),
            Tag::Class => !is_of_main(vm, value),
            Tag::Instance => !is_of_main(vm, vm.type_of(value)),
            Tag::HostFunction | Tag::Property | Tag::Wrapper | Tag::Method | Tag::Rare => true,
            _ => false,
        };
        if !may_have_one {
            return None;
        }
        self.contents.get_or_init(|| contents(vm)).get(&value)
    }
}

/// Goes through the modules that were imported: the module, unless it is that of the built-in names, its name, and its
/// namespace.
fn each_module(vm: &Vm, visit: &mut impl FnMut(Option<Value>, &str, DictKey)) {
    if let Some(builtins) = vm.names.builtins() {
        visit(None, "builtins", builtins);
    }
    let Some(modules) = vm.names.modules() else {
        return;
    };
    for entry in vm.heap[modules].iter() {
        if let (Some(name), Some(module)) = (vm.heap.as_text(entry.key), entry.value.as_module())
            && name != "__main__"
        {
            visit(Some(entry.value), name, vm.heap[module].dict);
        }
    }
}

/// What modules have.
fn contents(vm: &Vm) -> HashMap<Value, Name> {
    let mut known = HashMap::default();
    each_module(vm, &mut |_, name, dict| {
        add_contents(vm, name, dict, &mut known);
    });
    known
}

/// Adds what a module has. What has several names goes by the one that it says itself.
fn add_contents(vm: &Vm, module: &str, dict: DictKey, known: &mut HashMap<Value, Name>) {
    for entry in vm.heap[dict].iter() {
        let Some(name) = vm.heap.as_text(entry.key) else {
            continue;
        };
        if !belongs_to_module(vm, entry.value, dict) {
            continue;
        }
        let mut add = |value: Value, path: &str| {
            let rank = |module: &str, path: &str| {
                let says = (qualname_of(vm, value), module_of(vm, value));
                (says.0 == Some(path), says.1 == Some(module))
            };
            let is_better = match known.get(&value) {
                Some(Name::Attribute {
                    module: of,
                    path: other,
                }) => rank(module, path) > rank(&of.0, &other.0),
                known => known.is_none(),
            };
            if is_better {
                let (module, path) = (module.into(), path.into());
                known.insert(value, Name::Attribute { module, path });
            }
        };
        add(entry.value, name);
        let Some(class) = entry.value.as_class() else {
            continue;
        };
        for member in vm.heap[vm.heap[class].dict].iter() {
            if let Some(own) = vm.heap.as_text(member.key)
                && belongs_to_module(vm, member.value, dict)
            {
                add(member.value, &format!("{name}.{own}"));
            }
        }
    }
}

/// Whether an object that a module has under a name is the module's own, and one of a kind that is named.
fn belongs_to_module(vm: &Vm, value: Value, dict: DictKey) -> bool {
    let heap = &vm.heap;
    match value.tag() {
        Tag::Function => value
            .as_function()
            .is_some_and(|key| heap[key].globals == dict),
        Tag::Class => !is_of_main(vm, value),
        Tag::Instance => !is_of_main(vm, vm.type_of(value)),
        Tag::HostFunction | Tag::Property | Tag::Wrapper | Tag::Method => true,
        Tag::Rare => value
            .as_rare()
            .is_some_and(|key| !matches!(heap[key], Rare::Host(_) | Rare::WeakRef(_))),
        _ => false,
    }
}

/// Whether a class says that it is of `__main__`.
fn is_of_main(vm: &Vm, class: Value) -> bool {
    class.as_class().is_some() && module_of(vm, class).is_none_or(|module| module == "__main__")
}

/// The `__module__` of a class, if that is a text.
fn module_of(vm: &Vm, class: Value) -> Option<&str> {
    let dict = vm.heap[class.as_class()?].dict;
    let mut entries = vm.heap[dict].iter();
    let module = entries.find(|entry| vm.heap.as_text(entry.key) == Some("__module__"))?;
    vm.heap.as_text(module.value)
}

/// The `__qualname__` of a class or a function.
fn qualname_of(vm: &Vm, value: Value) -> Option<&str> {
    match value.as_class() {
        Some(class) => vm.heap.as_text(vm.heap[class].qualname),
        None => {
            let function = value.as_function()?;
            Some(&*vm.heap[vm.heap[function].code].code.qualname)
        }
    }
}

/// The name of what does not live on the heap.
pub(crate) fn of_built_in(vm: &Vm, value: Value) -> Option<Name> {
    if let Some(ty) = value.as_builtin_type() {
        return Some(Name::Type(Text::from(&*format!("{ty:?}"))));
    }
    let (table, row) = value.as_builtin()?;
    if table == 0 {
        let ty = TypeId::from_index(row.into())?;
        return Some(Name::New(Text::from(&*format!("{ty:?}"))));
    }
    let name = vm.registry.native(table, row).name;
    let table = vm.registry.table(table);
    Some(Name::Native {
        of_type: table.ty.is_some(),
        owner: table.owner.into(),
        name: name.into(),
    })
}

/// The name of what stands among the globals of `__main__`: a function of the host is looked up there.
pub(crate) fn of_global(vm: &Vm, value: Value) -> Option<Name> {
    let globals = &vm.heap[vm.names.globals()];
    let entry = globals.iter().find(|entry| entry.value == value)?;
    vm.heap
        .as_text(entry.key)
        .map(|name| Name::Global(name.into()))
}

/// The name of an object of which there is one.
pub(crate) fn of_single(vm: &Vm, value: Value) -> Option<Name> {
    match vm.heap[value.as_rare()?] {
        Rare::NoDefault => Some(Name::Single(NO_DEFAULT.into())),
        Rare::Placeholder => Some(Name::Single(PLACEHOLDER.into())),
        _ => None,
    }
}

fn type_of_name(name: &Text) -> Option<TypeId> {
    static NAMES: OnceLock<HashMap<String, TypeId>> = OnceLock::new();
    let all = || TypeId::ALL.iter().map(|ty| (format!("{ty:?}"), *ty));
    NAMES.get_or_init(|| all().collect()).get(&*name.0).copied()
}

impl Name {
    /// What has the name in this runtime. Modules that it needs are imported.
    pub(crate) fn find(&self, vm: &mut Vm, host: &dyn HostData) -> Result<Value, NotThawed> {
        let found = match self {
            Self::Type(name) => type_of_name(name).map(Value::builtin_type),
            Self::New(name) => type_of_name(name).map(|ty| Value::builtin(0, ty as u16)),
            Self::Native {
                of_type,
                owner,
                name,
            } => native(vm, *of_type, &owner.0, &name.0),
            Self::Module(name) => Some(vm.import_module(&name.0)?),
            Self::Namespace(name) if &*name.0 == "builtins" => Some(vm.builtins_dict().into()),
            Self::Namespace(name) if &*name.0 == "__main__" => Some(vm.names.globals().into()),
            Self::Namespace(name) => {
                let module = vm.import_module(&name.0)?;
                module.as_module().map(|key| vm.heap[key].dict.into())
            }
            Self::Attribute { module, path } => attribute(vm, &module.0, &path.0)?,
            Self::Global(name) => {
                let (globals, name) = (vm.names.globals(), vm.heap.intern(&name.0));
                let found = vm.heap.dict_get_str(globals, name);
                found.filter(|value| value.as_host_function().is_some())
            }
            Self::HostType(name) => host.class(vm, &name.0),
            Self::Single(name) if &*name.0 == NO_DEFAULT => {
                Some(vm.names.no_type_default(&mut vm.heap))
            }
            Self::Single(name) if &*name.0 == PLACEHOLDER => {
                Some(vm.names.placeholder(&mut vm.heap))
            }
            Self::Single(_) => None,
        };
        match found {
            Some(value) => Ok(vm.heap.keep(value)),
            None => Err(NotThawed::Missing(self.to_string())),
        }
    }
}

fn native(vm: &Vm, of_type: bool, owner: &str, name: &str) -> Option<Value> {
    let tables = (0u16..).zip(vm.registry.tables).skip(1);
    let own = tables.filter(|(_, table)| table.ty.is_some() == of_type && table.owner == owner);
    own.into_iter().find_map(|(number, table)| {
        let row = table.rows.iter().position(|row| row.name == name)?;
        Some(Value::builtin(number, u16::try_from(row).ok()?))
    })
}

/// What a module has under a name, and what that has under the next one.
fn attribute(vm: &mut Vm, module: &str, path: &str) -> Outcome<Option<Value>> {
    let module = if module == "builtins" {
        vm.builtins_dict();
        vm.import_module(module)?
    } else {
        vm.import_module(module)?
    };
    vm.heap.keep(module);
    let mut found = module;
    for (depth, name) in path.split('.').enumerate() {
        let name = vm.heap.intern(name);
        let next = match found.as_class() {
            Some(_) if depth > 0 => vm.own_attr(found, name),
            _ if depth == 0 => vm.getattr_opt(found, name)?,
            _ => None,
        };
        match next {
            Some(next) => found = vm.heap.keep(next),
            None => return Ok(None),
        }
    }
    Ok(Some(found))
}

impl std::fmt::Display for Name {
    /// As the subject of a sentence about what is not there.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Type(name) | Self::New(name) => write!(f, "the built-in type {}", name.0),
            Self::Native { owner, name, .. } => {
                write!(f, "the built-in function {}.{}", owner.0, name.0)
            }
            Self::Module(name) | Self::Namespace(name) => write!(f, "the module '{}'", name.0),
            Self::Attribute { module, path } => {
                write!(f, "'{}' of the module '{}'", path.0, module.0)
            }
            Self::Global(name) => {
                write!(f, "the function '{}' of the host among the globals", name.0)
            }
            Self::HostType(name) => write!(f, "the type '{}' of the host", name.0),
            Self::Single(name) => write!(f, "the object {}", name.0),
        }
    }
}
