//! [`Snapshot`]: variables and what they hold, as plain data.
//!
//! ```text
//!  variables:  make_counter.n -> 0    make_counter.log -> 1
//!  nodes:      0: int 41    1: list [2, 3]    2: str 'a'    3: str 'b'
//! ```
//!
//! All that variables hold stands in one table, so that nothing recurses along it, however deep it is, not even a drop.
//!
//! Invariant: nodes are numbered in the order in which they are met from the variables on, level by level. So equal
//! states are equal tables.

use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;

use num_bigint::BigInt;

use crate::freeze::graph::names::Name;
use crate::value::TypeId;

/// The number of a node.
pub(super) type Id = u32;

/// A captured variable by name: the function whose variable it is, which call of it, and the name.
///
/// ```
/// use nonlocal::{Closure, Runtime};
///
/// let mut rt = Runtime::new();
/// let (a, b): (Closure, Closure) = rt.run("
/// def make(n):
///     return lambda: n
/// make(1), make(2)")?;
/// let snapshot = rt.snapshot([&a, &b])?;
/// let names: Vec<_> = snapshot.variables().map(|(name, _)| name.to_string()).collect();
/// assert_eq!(names, ["make.n", "make#2.n"]);
/// # Ok::<(), nonlocal::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[non_exhaustive]
pub struct Variable {
    /// The qualified name of the function that owns the variable; `None` if a scope of the host does.
    pub function: Option<Arc<str>>,
    /// Which call of the function, or which scope, made it: they are numbered from 1 on, in the order in which they are
    /// met.
    pub call: u32,
    /// The name of the variable.
    pub name: Arc<str>,
}

impl Variable {
    /// The owner, as the variable's name begins: `make_counter`, `make_counter#2`, `<host>`.
    #[must_use]
    pub fn owner(&self) -> String {
        let function = self.function.as_deref().unwrap_or("<host>");
        match self.call {
            1 => function.to_owned(),
            call => format!("{function}#{call}"),
        }
    }
}

impl fmt::Display for Variable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.owner(), self.name)
    }
}

/// What one node is; numbers are those of other nodes.
#[derive(Clone, PartialEq, Debug)]
#[cfg_attr(feature = "serde", derive(::serde::Serialize, ::serde::Deserialize))]
pub(super) enum Data {
    Unbound,
    None,
    Ellipsis,
    NotImplemented,
    Bool(bool),
    Int(i64),
    /// An int that fits no `i64`: its bytes with the sign, the lowest first.
    BigInt(Vec<u8>),
    /// The bits of a float: NaNs are equal if they are the same.
    Float(u64),
    Complex(u64, u64),
    /// As the runtime has it: lone surrogates are characters of their own (`crate::text::surrogates`).
    Str(String),
    Bytes(Vec<u8>),
    ByteArray(Vec<u8>),
    Tuple(Vec<Id>),
    List(Vec<Id>),
    Set(Vec<Id>),
    FrozenSet(Vec<Id>),
    Deque(Vec<Id>, Option<u64>),
    Dict(Vec<(Id, Id)>),
    OrderedDict(Vec<(Id, Id)>),
    /// Start, stop, step.
    Range([Id; 3]),
    Slice([Id; 3]),
    Instance(Instance),
    /// `types.SimpleNamespace`, by its dict.
    Namespace(Id),
    /// A member of an enum: the class, and the name.
    Member(Id, String),
    Method {
        function: Id,
        receiver: Id,
    },
    /// A class that a script defined, by its qualified name.
    Class(String),
    Function(Function),
    /// What `functools.cache` or `lru_cache` made of a function.
    Cached(Id),
    /// The cell of a variable itself, by the variable's number.
    Cell(u32),
    Named(Name),
}

/// A function of a script: its qualified name, and the numbers of the variables that it captures.
#[derive(Clone, PartialEq, Debug)]
#[cfg_attr(feature = "serde", derive(::serde::Serialize, ::serde::Deserialize))]
pub(super) struct Function {
    pub(super) name: String,
    pub(super) variables: Vec<u32>,
}

/// An instance of a class of a script.
#[derive(Clone, PartialEq, Debug)]
#[cfg_attr(feature = "serde", derive(::serde::Serialize, ::serde::Deserialize))]
pub(super) struct Instance {
    pub(super) class: Id,
    /// The `__dict__`.
    pub(super) attributes: Option<Id>,
    pub(super) slots: Vec<(String, Id)>,
    /// The built-in value inside, where a base is a built-in type.
    pub(super) value: Option<Id>,
}

impl Data {
    /// Shows the numbers of the nodes that it refers to, in order.
    pub(super) fn children(&self, visit: &mut impl FnMut(Id)) {
        match self {
            Self::Tuple(items)
            | Self::List(items)
            | Self::Set(items)
            | Self::FrozenSet(items)
            | Self::Deque(items, _) => items.iter().copied().for_each(visit),
            Self::Dict(entries) | Self::OrderedDict(entries) => {
                for (key, value) in entries {
                    visit(*key);
                    visit(*value);
                }
            }
            Self::Range(parts) | Self::Slice(parts) => parts.iter().copied().for_each(visit),
            Self::Instance(instance) => {
                visit(instance.class);
                instance.attributes.into_iter().for_each(&mut *visit);
                instance.slots.iter().for_each(|(_, slot)| visit(*slot));
                instance.value.into_iter().for_each(visit);
            }
            Self::Method { function, receiver } => {
                visit(*function);
                visit(*receiver);
            }
            Self::Namespace(node) | Self::Member(node, _) | Self::Cached(node) => visit(*node),
            _ => {}
        }
    }

    /// As [`Data::children`], to change them.
    #[cfg(feature = "serde")]
    pub(super) fn children_mut(&mut self, visit: &mut impl FnMut(&mut Id)) {
        match self {
            Self::Tuple(items)
            | Self::List(items)
            | Self::Set(items)
            | Self::FrozenSet(items)
            | Self::Deque(items, _) => items.iter_mut().for_each(visit),
            Self::Dict(entries) | Self::OrderedDict(entries) => {
                for (key, value) in entries {
                    visit(key);
                    visit(value);
                }
            }
            Self::Range(parts) | Self::Slice(parts) => parts.iter_mut().for_each(visit),
            Self::Instance(instance) => {
                visit(&mut instance.class);
                instance.attributes.iter_mut().for_each(&mut *visit);
                instance.slots.iter_mut().for_each(|(_, slot)| visit(slot));
                instance.value.iter_mut().for_each(visit);
            }
            Self::Method { function, receiver } => {
                visit(function);
                visit(receiver);
            }
            Self::Namespace(node) | Self::Member(node, _) | Self::Cached(node) => visit(node),
            _ => {}
        }
    }
}

/// The captured variables of closures by owner and name, and what they hold: plain data, of no runtime.
///
/// [`Runtime::snapshot`](crate::Runtime::snapshot) takes it, and [`Runtime::restore`](crate::Runtime::restore) gives it to
/// the closures of another runtime or of a newer source. It loses nothing: tuples, sets, bytes, long ints, dicts with any
/// keys come back as such, in their order, and objects that were shared are shared again. Code is named, not copied:
/// functions, classes, modules.
///
/// With the feature `serde` it is `Serialize` and `Deserialize`: as a text that people can read in formats for people,
/// such as JSON, and as a table in others. See [the module](super) for the text.
///
/// Two snapshots are equal if they hold the same state with the same sharing, their order included.
#[derive(Clone, PartialEq, Default)]
pub struct Snapshot {
    /// Invariant: no variable twice, and those of one owner in a row.
    pub(super) variables: Vec<(Variable, Id)>,
    pub(super) nodes: Vec<Data>,
}

impl Snapshot {
    /// The variables with what they hold: owner by owner, in the order in which they were met.
    pub fn variables(&self) -> impl ExactSizeIterator<Item = (&Variable, Node<'_>)> {
        self.variables
            .iter()
            .map(|(variable, id)| (variable, self.node(*id)))
    }

    /// What a variable holds: by its owner, as [`Variable::owner`] writes it, and its name.
    ///
    /// ```
    /// use nonlocal::snapshot::State;
    /// use nonlocal::{Closure, Runtime};
    ///
    /// let mut rt = Runtime::new();
    /// let f: Closure = rt.run("
    /// def make():
    ///     seen = {(1, 2)}
    ///     return lambda: seen
    /// make()")?;
    /// let snapshot = rt.snapshot([&f])?;
    /// let State::Set(mut seen) = snapshot.get("make", "seen").unwrap().state() else { panic!() };
    /// assert!(matches!(seen.next().unwrap().state(), State::Tuple(_)));
    /// assert!(snapshot.get("make", "other").is_none());
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    #[must_use]
    pub fn get(&self, owner: &str, name: &str) -> Option<Node<'_>> {
        let mut variables = self.variables();
        let found =
            variables.find(|(variable, _)| *variable.name == *name && variable.owner() == owner);
        found.map(|(_, node)| node)
    }

    pub(super) fn node(&self, id: Id) -> Node<'_> {
        Node { snapshot: self, id }
    }

    /// The node of a number; a number that is none is an empty variable.
    pub(super) fn data(&self, id: Id) -> &Data {
        self.nodes.get(id as usize).unwrap_or(&Data::Unbound)
    }

    /// How many nodes refer to each node, its variables counted.
    pub(super) fn references(&self) -> HashMap<Id, u32> {
        let mut references = HashMap::new();
        let mut count = |id: Id| *references.entry(id).or_insert(0) += 1;
        self.variables.iter().for_each(|(_, id)| count(*id));
        self.nodes.iter().for_each(|data| data.children(&mut count));
        references
    }
}

/// An object in a [`Snapshot`]: one place of the tree.
#[derive(Clone, Copy)]
pub struct Node<'a> {
    pub(super) snapshot: &'a Snapshot,
    pub(super) id: Id,
}

impl<'a> Node<'a> {
    /// What the object is.
    #[must_use]
    pub fn state(self) -> State<'a> {
        let node = |id: Id| self.snapshot.node(id);
        let items = |items: &'a [Id]| Nodes {
            snapshot: self.snapshot,
            items: items.iter(),
        };
        let entries = |entries: &'a [(Id, Id)]| Entries {
            snapshot: self.snapshot,
            entries: entries.iter(),
        };
        match self.snapshot.data(self.id) {
            Data::Unbound => State::Unbound,
            Data::None => State::None,
            Data::Ellipsis => State::Ellipsis,
            Data::NotImplemented => State::NotImplemented,
            Data::Bool(value) => State::Bool(*value),
            Data::Int(value) => State::Int(*value),
            Data::BigInt(bytes) => State::BigInt(BigInt::from_signed_bytes_le(bytes)),
            Data::Float(bits) => State::Float(f64::from_bits(*bits)),
            Data::Complex(re, im) => State::Complex(f64::from_bits(*re), f64::from_bits(*im)),
            Data::Str(text) => State::Str(crate::text::surrogates::shown(text)),
            Data::Bytes(data) => State::Bytes(data),
            Data::ByteArray(data) => State::ByteArray(data),
            Data::Tuple(ids) => State::Tuple(items(ids)),
            Data::List(ids) => State::List(items(ids)),
            Data::Set(ids) => State::Set(items(ids)),
            Data::FrozenSet(ids) => State::FrozenSet(items(ids)),
            Data::Deque(ids, bound) => State::Deque(items(ids), *bound),
            Data::Dict(ids) => State::Dict(entries(ids)),
            Data::OrderedDict(ids) => State::OrderedDict(entries(ids)),
            Data::Range(parts) => State::Range(parts.map(node)),
            Data::Slice(parts) => State::Slice(parts.map(node)),
            Data::Instance(instance) => State::Instance(InstanceState {
                class: node(instance.class),
                attributes: instance.attributes.map(node),
                slots: &instance.slots,
                value: instance.value.map(node),
                snapshot: self.snapshot,
            }),
            Data::Namespace(dict) => State::Namespace(node(*dict)),
            Data::Member(class, name) => State::Member(node(*class), name),
            Data::Method { function, receiver } => State::Method(node(*function), node(*receiver)),
            Data::Class(name) => State::Class(name),
            Data::Function(function) => State::Closure(ClosureState {
                snapshot: self.snapshot,
                function,
            }),
            Data::Cached(function) => State::Cached(node(*function)),
            Data::Cell(number) => match self.snapshot.variables.get(*number as usize) {
                Some((variable, _)) => State::Cell(variable),
                None => State::Unbound,
            },
            Data::Named(name) => State::Named(dotted(name)),
        }
    }

    /// Whether both are one object: Python's `is`. Short texts, numbers and the like are not told apart by that.
    #[must_use]
    pub fn is(self, other: Node<'_>) -> bool {
        std::ptr::eq(self.snapshot, other.snapshot) && self.id == other.id
    }
}

/// What an object of a [`Snapshot`] is.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum State<'a> {
    /// An empty variable: not yet assigned, or deleted.
    Unbound,
    /// `None`
    None,
    /// `...`
    Ellipsis,
    /// `NotImplemented`
    NotImplemented,
    /// `True` or `False`
    Bool(bool),
    /// An int that fits 64 bits with its sign.
    Int(i64),
    /// Any other int.
    BigInt(BigInt),
    /// A float.
    Float(f64),
    /// A complex number: its real part, its imaginary part.
    Complex(f64, f64),
    /// A str; lone surrogates, which Rust's strings cannot hold, are shown as escapes (and restored as they were).
    Str(std::borrow::Cow<'a, str>),
    /// `bytes`
    Bytes(&'a [u8]),
    /// `bytearray`
    ByteArray(&'a [u8]),
    /// A tuple.
    Tuple(Nodes<'a>),
    /// A list.
    List(Nodes<'a>),
    /// A set.
    Set(Nodes<'a>),
    /// A frozenset.
    FrozenSet(Nodes<'a>),
    /// `collections.deque`, with its `maxlen`.
    Deque(Nodes<'a>, Option<u64>),
    /// A dict: keys and values.
    Dict(Entries<'a>),
    /// `collections.OrderedDict`
    OrderedDict(Entries<'a>),
    /// `range(start, stop, step)`
    Range([Node<'a>; 3]),
    /// `slice(start, stop, step)`
    Slice([Node<'a>; 3]),
    /// An instance of a class that a script defined.
    Instance(InstanceState<'a>),
    /// `types.SimpleNamespace`, by its dict.
    Namespace(Node<'a>),
    /// A member of an enum: its class, its name.
    Member(Node<'a>, &'a str),
    /// A bound method: the function, and what it is bound to.
    Method(Node<'a>, Node<'a>),
    /// A class that a script defined, by its qualified name.
    Class(&'a str),
    /// A function of a script. It is named: restoring finds it among the closures that are there.
    Closure(ClosureState<'a>),
    /// What `functools.cache` or `lru_cache` made of a function; the results that it keeps are no state.
    Cached(Node<'a>),
    /// The cell of a variable, as `__closure__` has it.
    Cell(&'a Variable),
    /// What every runtime has, or a module of it, by its dotted name: built-in functions and types, modules, what modules
    /// have.
    Named(String),
}

/// A name as Python writes it: `int`, `str.upper`, `collections.Counter`.
fn dotted(name: &Name) -> String {
    match name {
        Name::Type(name) | Name::New(name) => {
            let mut types = TypeId::ALL.iter();
            let found = types.find(|ty| format!("{ty:?}") == *name.0);
            found.map_or_else(|| name.0.to_string(), |ty| ty.name().to_owned())
        }
        Name::Native { owner, name, .. } => format!("{}.{}", owner.0, name.0),
        Name::Attribute { module, path } => format!("{}.{}", module.0, path.0),
        Name::Module(name)
        | Name::Namespace(name)
        | Name::Global(name)
        | Name::HostType(name)
        | Name::Single(name) => name.0.to_string(),
    }
}

/// An instance in a [`Snapshot`].
#[derive(Clone, Copy)]
pub struct InstanceState<'a> {
    snapshot: &'a Snapshot,
    class: Node<'a>,
    attributes: Option<Node<'a>>,
    slots: &'a [(String, Id)],
    value: Option<Node<'a>>,
}

impl<'a> InstanceState<'a> {
    /// The class.
    #[must_use]
    pub fn class(&self) -> Node<'a> {
        self.class
    }

    /// The `__dict__`, if the instance has one.
    #[must_use]
    pub fn attributes(&self) -> Option<Node<'a>> {
        self.attributes
    }

    /// The attributes of `__slots__` that are set, by name.
    pub fn slots(&self) -> impl ExactSizeIterator<Item = (&'a str, Node<'a>)> + use<'a> {
        let snapshot = self.snapshot;
        self.slots
            .iter()
            .map(move |(name, id)| (&**name, snapshot.node(*id)))
    }

    /// The built-in value inside, where a base of the class is a built-in type such as `dict`.
    #[must_use]
    pub fn value(&self) -> Option<Node<'a>> {
        self.value
    }
}

/// A function of a script in a [`Snapshot`].
#[derive(Clone, Copy)]
pub struct ClosureState<'a> {
    snapshot: &'a Snapshot,
    function: &'a Function,
}

impl<'a> ClosureState<'a> {
    /// The qualified name.
    #[must_use]
    pub fn name(&self) -> &'a str {
        &self.function.name
    }

    /// The variables that it captures.
    pub fn variables(&self) -> impl Iterator<Item = &'a Variable> + use<'a> {
        let snapshot = self.snapshot;
        let numbers = self.function.variables.iter();
        numbers.filter_map(move |number| {
            let found = snapshot.variables.get(*number as usize)?;
            Some(&found.0)
        })
    }
}

/// The items of a container in a [`Snapshot`], in order.
#[derive(Clone)]
pub struct Nodes<'a> {
    snapshot: &'a Snapshot,
    items: std::slice::Iter<'a, Id>,
}

impl<'a> Iterator for Nodes<'a> {
    type Item = Node<'a>;

    fn next(&mut self) -> Option<Node<'a>> {
        self.items.next().map(|id| self.snapshot.node(*id))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.items.size_hint()
    }
}

impl ExactSizeIterator for Nodes<'_> {}

/// The keys and values of a dict in a [`Snapshot`], in order.
#[derive(Clone)]
pub struct Entries<'a> {
    snapshot: &'a Snapshot,
    entries: std::slice::Iter<'a, (Id, Id)>,
}

impl<'a> Iterator for Entries<'a> {
    type Item = (Node<'a>, Node<'a>);

    fn next(&mut self) -> Option<(Node<'a>, Node<'a>)> {
        let (key, value) = self.entries.next()?;
        Some((self.snapshot.node(*key), self.snapshot.node(*value)))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.entries.size_hint()
    }
}

impl ExactSizeIterator for Entries<'_> {}
