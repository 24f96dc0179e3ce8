//! What keeps an object alive: the shortest way to it from a root.
//!
//! Breadth first from all roots, over the references that the collector follows; the names of those on the way are
//! looked up at the end.

use std::collections::HashSet;
use std::fmt;
use std::sync::Arc;

use super::links::{self, Link};
use super::seen::Seen;
use super::text::visible;
use crate::embed::look::short::{self, class_name, generator_qualname};
use crate::embed::run::scope::Variables;
use crate::heap::Heap;
use crate::value::{FunctionKey, Tag, Value};
use crate::vm::{HostRoot, Root, RootPlace, Vm};

/// Bytes of a name or contents.
const TEXT: usize = 60;
/// So many objects are shown at either end of a long way.
const END: usize = 50;
/// The root of a number that is none.
const NONE: u32 = u32::MAX;

/// What keeps an object alive: the way to it from a root; see [`Runtime::why_alive`](crate::Runtime::why_alive).
///
/// Its [`Display`](fmt::Display) is one line, `handle of the host -> list -> closure step -> cell n`; with `{:#}` each
/// step has a line of its own, and says by which reference it is held.
///
/// ```
/// use nonlocal::{Closure, Runtime};
///
/// let mut rt = Runtime::new();
/// let f: Closure = rt.run("handlers = {'click': (lambda n: lambda: n)(1)}\nhandlers['click']")?;
/// let n = rt.cell(&f, "n")?;
/// drop(f);
/// let why = rt.why_alive(&n)?;
/// assert_eq!(why.to_string(), "global handlers -> dict -> closure <lambda> -> cell n");
/// assert_eq!(format!("{why:#}"), "\
/// global handlers
///   -> dict
///   -> value of 'click': closure <lambda>
///   -> free variable n: cell n");
/// # Ok::<(), nonlocal::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct WhyAlive {
    /// Where the way begins.
    pub root: WhyRoot,
    /// The objects on the way; the last one is what was asked for. Of a long way, its beginning and its end.
    pub steps: Vec<WhyStep>,
    /// How many objects in the middle of a long way are not among the steps.
    pub left_out: usize,
}

/// An object on the way from a root to what it keeps alive.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct WhyStep {
    /// By which reference the object before it holds it: `free variable n`, `item 0`, `attribute x`; empty where it has no
    /// name.
    pub link: String,
    /// The object: `cell n`, `closure step`, `list`.
    pub object: String,
}

/// What is alive by itself.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum WhyRoot {
    /// A handle of the host.
    Handle,
    /// A scope of the host, which has a cell.
    Scope,
    /// The handle that was asked with, and nothing else.
    AskedWith,
    /// Data of the host, such as what a `Held` was made of.
    HostData,
    /// A call that the host has to answer.
    HostCall,
    /// The class of a type of the host.
    HostType,
    /// A global of `__main__`; the name is empty where the namespace itself was asked for.
    Global(String),
    /// A name in the dict of the module `builtins`.
    BuiltinName(String),
    /// A module in `sys.modules`.
    Module(String),
    /// A function that runs, or stands still.
    Frame {
        /// The qualified name of its code.
        qualname: String,
        /// The line that it stands at.
        line: u32,
    },
    /// A built-in function that runs, or one of the runtime's own objects.
    Runtime,
    /// A function that was given to `sys.settrace` or to something like it.
    Observer,
    /// What waits to be finalised.
    Finalizer,
    /// What the module `warnings` has set.
    Warnings,
    /// Nothing has to keep it alive: it is a value without an object, such as a small int, or built in.
    Immediate,
}

impl fmt::Display for WhyRoot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let named = |f: &mut fmt::Formatter<'_>, what: &str, all: &str, name: &str| match name {
            "" => f.write_str(all),
            name => write!(f, "{what} {}", visible(name)),
        };
        match self {
            Self::Handle => f.write_str("handle of the host"),
            Self::Scope => f.write_str("scope of the host"),
            Self::AskedWith => f.write_str("nothing but the handle that asks"),
            Self::HostData => f.write_str("data of the host"),
            Self::HostCall => f.write_str("call that the host has to answer"),
            Self::HostType => f.write_str("type of the host"),
            Self::Global(name) => named(f, "global", "globals", name),
            Self::BuiltinName(name) => named(f, "built-in name", "built-in names", name),
            Self::Module(name) => named(f, "module", "sys.modules", name),
            Self::Frame { qualname, line } => {
                write!(f, "frame {} at line {line}", visible(qualname))
            }
            Self::Runtime => f.write_str("the runtime itself"),
            Self::Observer => f.write_str("observer of the script"),
            Self::Finalizer => f.write_str("what waits to be finalised"),
            Self::Warnings => f.write_str("settings of warnings"),
            Self::Immediate => f.write_str("no object, so nothing has to keep it"),
        }
    }
}

impl fmt::Display for WhyAlive {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.root)?;
        let after = self.steps.len() - END.min(self.steps.len());
        for (index, step) in self.steps.iter().enumerate() {
            if self.left_out > 0 && index == after {
                let separator = if f.alternate() { "\n  " } else { " " };
                write!(f, "{separator}-> ... {} more ...", self.left_out)?;
            }
            let object = visible(&step.object);
            match (f.alternate(), step.link.as_str()) {
                (false, _) => write!(f, " -> {object}")?,
                (true, "") => write!(f, "\n  -> {object}")?,
                (true, link) => write!(f, "\n  -> {}: {object}", visible(link))?,
            }
        }
        Ok(())
    }
}

/// Why what is behind a handle is alive; the handle belongs to this runtime.
pub(super) fn why_alive(vm: &mut Vm, asked: &Arc<Root>) -> WhyAlive {
    let target = asked.value;
    if !target.is_heap() {
        return WhyAlive {
            root: WhyRoot::Immediate,
            steps: vec![step(vm, String::new(), target, None, true)],
            left_out: 0,
        };
    }
    let Some((place, path)) = shortest(vm, asked) else {
        let scoped = is_in_scope(vm, asked);
        // The list of roots has one, who asks one more, and one is made to ask.
        let copied = Arc::strong_count(asked) > 3;
        let root = match (scoped, copied) {
            (true, _) => WhyRoot::Scope,
            (false, true) => WhyRoot::Handle,
            (false, false) => WhyRoot::AskedWith,
        };
        return WhyAlive {
            root,
            steps: vec![step(vm, String::new(), target, None, true)],
            left_out: 0,
        };
    };
    in_words(vm, place, &path)
}

/// Whether a living scope has the cell behind this very handle.
fn is_in_scope(vm: &Vm, asked: &Arc<Root>) -> bool {
    scoped_handles(vm).contains(&Arc::as_ptr(asked).addr())
}

/// The handles that are in scopes of the host, by their addresses.
fn scoped_handles(vm: &Vm) -> HashSet<usize> {
    let scopes = vm.host.scopes.living().into_iter();
    let scopes = scopes.filter_map(|scope| scope.downcast::<Variables>().ok());
    scopes
        .flat_map(|scope| {
            let cells = scope.cells.iter();
            let addresses = cells.map(|cell| Arc::as_ptr(cell.root()).addr());
            addresses.collect::<Vec<_>>()
        })
        .collect()
}

/// Where the way begins.
#[derive(Clone, Copy)]
enum Start {
    Root(RootPlace),
    Scope,
}

/// The shortest way from a root other than this handle, and its objects, the one asked for last.
fn shortest(vm: &mut Vm, asked: &Arc<Root>) -> Option<(Start, Vec<Value>)> {
    let target = asked.value;
    let mut seen = Seen::default();
    let mut starts = Vec::new();
    let mut found = None;
    let mut add = |value: Value, start: Start| {
        if value.is_heap() {
            let (number, is_new) = seen.insert(value);
            if is_new {
                starts.push(start);
            }
            if value.untwinned() == target.untwinned() {
                found = found.or(Some(number));
            }
        }
    };
    let scoped = scoped_handles(vm);
    let handles: Vec<Arc<Root>> = vm.host.roots.held().cloned().collect();
    for root in &handles {
        if !Arc::ptr_eq(root, asked) {
            let start = match scoped.contains(&Arc::as_ptr(root).addr()) {
                true => Start::Scope,
                false => Start::Root(RootPlace::Host(HostRoot::Handle)),
            };
            add(root.value, start);
        }
    }
    drop(handles);
    vm.visit_roots(&mut |_, place, value| {
        if place != RootPlace::Host(HostRoot::Handle) {
            add(value, Start::Root(place));
        }
    });
    let mut holders = vec![NONE; seen.len()];
    let mut next = 0;
    while found.is_none()
        && let Some(value) = seen.at(next)
    {
        vm.heap.visit_references(value, &mut |held| {
            if held.is_heap() && seen.insert(held).1 {
                holders.push(next as u32);
                if held.untwinned() == target.untwinned() {
                    found = Some(holders.len() as u32 - 1);
                }
            }
        });
        next += 1;
    }
    let mut path = Vec::new();
    let mut at = found?;
    loop {
        path.extend(seen.at(at as usize));
        match holders[at as usize] {
            NONE => break,
            holder => at = holder,
        }
    }
    path.reverse();
    Some((*starts.get(at as usize)?, path))
}

/// Puts a way into words. What scripts do not see as an object of its own is left out.
fn in_words(vm: &Vm, start: Start, path: &[Value]) -> WhyAlive {
    let heap = &vm.heap;
    let mut rest = path;
    // The name under which a namespace has what comes next, which is then left out.
    let entry = |names: &mut &[Value]| {
        let dict = names.first().and_then(|value| value.as_dict())?;
        let held = *names.get(1)?;
        let name = key_of(heap, dict.into(), held)?;
        *names = &names[1..];
        Some(short::name(heap.as_text(name)?, TEXT))
    };
    let root = match start {
        Start::Scope => WhyRoot::Scope,
        Start::Root(place) => match place {
            RootPlace::Globals => WhyRoot::Global(entry(&mut rest).unwrap_or_default()),
            RootPlace::Builtins => WhyRoot::BuiltinName(entry(&mut rest).unwrap_or_default()),
            RootPlace::Modules => WhyRoot::Module(entry(&mut rest).unwrap_or_default()),
            RootPlace::Runtime | RootPlace::Native => WhyRoot::Runtime,
            RootPlace::Observer => WhyRoot::Observer,
            RootPlace::Finalizer => WhyRoot::Finalizer,
            RootPlace::Warnings => WhyRoot::Warnings,
            RootPlace::Host(HostRoot::Handle) => WhyRoot::Handle,
            RootPlace::Host(HostRoot::Data) => WhyRoot::HostData,
            RootPlace::Host(HostRoot::Call) => WhyRoot::HostCall,
            RootPlace::Host(HostRoot::Type) => WhyRoot::HostType,
            RootPlace::Frame(index) => {
                let frame = vm.frames.get(index);
                WhyRoot::Frame {
                    qualname: frame.map_or_else(String::new, |frame| {
                        short::name(&heap[frame.code].code.qualname, TEXT)
                    }),
                    line: vm.running_line(index),
                }
            }
        },
    };
    let mut steps = Vec::new();
    // The root has said which module it is.
    let said = matches!(root, WhyRoot::Module(_)) && rest.len() > 1;
    if let Some(&first) = rest
        .first()
        .filter(|first| !said || first.tag() != Tag::Module)
    {
        let link = match start {
            Start::Root(RootPlace::Frame(index)) => variable_of(vm, index, first),
            _ => None,
        };
        let words = link.map_or_else(String::new, |link| link.words(vm, TEXT));
        steps.push(step(vm, words, first, None, rest.len() == 1));
    }
    let mut at = 0;
    let mut left_out = 0;
    while let Some(&held) = rest.get(at + 1) {
        if left_out == 0 && at >= END && rest.len() - at > 2 * END {
            left_out = rest.len() - END - at - 1;
            at += left_out;
            continue;
        }
        let holder = rest[at];
        // Past a dict, tuple or list that is no object of its own, if the object behind it is one of the holder's.
        let behind = rest.get(at + 2).copied();
        let hidden = matches!(held.tag(), Tag::Dict | Tag::Tuple | Tag::List)
            && link_to(heap, holder, held).is_none();
        let past = behind.filter(|_| hidden);
        let past = past.and_then(|behind| Some((behind, link_to(heap, holder, behind)?)));
        let (object, link) = match past {
            Some((behind, link)) => {
                at += 2;
                (behind, Some(link))
            }
            None => {
                at += 1;
                (
                    held,
                    link_to(heap, holder, held).or_else(|| world(heap, holder, held)),
                )
            }
        };
        let by = holder.as_function();
        let words = link.map_or_else(String::new, |link| link.words(vm, TEXT));
        steps.push(step(vm, words, object, by, at + 1 == rest.len()));
    }
    WhyAlive {
        root,
        steps,
        left_out,
    }
}

/// The key of a value in a dict.
fn key_of(heap: &Heap, dict: Value, held: Value) -> Option<Value> {
    let dict = &heap[dict.as_dict()?];
    let entry = dict.iter().find(|entry| entry.value == held)?;
    Some(entry.key)
}

/// What the first reference of an object to another is called.
fn link_to(heap: &Heap, holder: Value, held: Value) -> Option<Link> {
    let mut found = None;
    links::visit(heap, holder, &mut |link, value| {
        if found.is_none() && value == held {
            found = Some(link);
        }
    });
    found
}

/// What a reference to the world around is called, which graphs leave out.
fn world(heap: &Heap, holder: Value, held: Value) -> Option<Link> {
    let globals = match holder.tag() {
        Tag::Function => holder.as_function().map(|key| heap[key].globals),
        Tag::Frame => holder.as_frame().map(|key| heap[key].globals),
        Tag::Generator => holder
            .as_generator()
            .and_then(|key| heap[key].frame.as_ref())
            .map(|frame| frame.globals),
        _ => None,
    };
    match held.tag() {
        Tag::Code => Some(Link::Part("code")),
        Tag::Dict if globals.is_some_and(|globals| Value::from(globals) == held) => {
            Some(Link::Part("globals"))
        }
        _ => None,
    }
}

/// The variable of an activation that holds an object.
fn variable_of(vm: &Vm, index: usize, held: Value) -> Option<Link> {
    let mut found = None;
    links::of_activation(vm, vm.frames.get(index)?, &mut |link, value| {
        if found.is_none() && value == held {
            found = Some(link);
        }
    });
    found
}

/// The name of a cell as the function before it calls it; at the end of the way, or else the first function that holds
/// it.
fn cell_name(vm: &Vm, cell: Value, holder: Option<FunctionKey>, is_last: bool) -> Option<String> {
    let cell = cell.as_cell()?;
    let name = |function: FunctionKey| {
        let function = vm.heap.functions.get(function)?;
        let index = function.object.closure.iter().position(|of| *of == cell)?;
        let code = &vm.heap[function.object.code].code;
        Some(short::name(code.freevars.get(index)?, TEXT))
    };
    holder.and_then(name).or_else(|| {
        if !is_last {
            return None;
        }
        let functions = vm.heap.functions.iter();
        functions.map(|(key, _)| key).find_map(name)
    })
}

/// An object on the way; `holder` is the function before it.
fn step(
    vm: &Vm,
    link: String,
    object: Value,
    holder: Option<FunctionKey>,
    is_last: bool,
) -> WhyStep {
    let heap = &vm.heap;
    let named = |what: &str, name: &str| format!("{what} {}", short::name(name, TEXT));
    let text = match object.tag() {
        Tag::Cell => match cell_name(vm, object, holder, is_last) {
            Some(name) => format!("cell {name}"),
            None => "cell".to_owned(),
        },
        Tag::Function => {
            let function = object.as_function().map(|key| &heap[key]);
            let name = function.map_or("", |function| {
                let own = function.extras.as_ref();
                own.and_then(|extras| heap.as_text(extras.name))
                    .unwrap_or(&heap[function.code].code.name)
            });
            let captures = function.is_some_and(|function| !function.closure.is_empty());
            named(if captures { "closure" } else { "function" }, name)
        }
        Tag::Generator => {
            let name = object.as_generator();
            let name = name.map_or("", |key| generator_qualname(heap, key));
            named(class_name(heap, vm.type_of(object)), name)
        }
        Tag::Frame => {
            let code = object.as_frame().map(|key| heap[key].code);
            named("frame", code.map_or("", |code| &heap[code].code.qualname))
        }
        Tag::Code => {
            let code = object.as_code();
            named("code", code.map_or("", |code| &heap[code].code.qualname))
        }
        Tag::Class => named("class", class_name(heap, object)),
        Tag::Module => {
            let name = object.as_module().map(|key| heap[key].name);
            named("module", name.map_or("", |name| heap.text(name)))
        }
        Tag::Instance | Tag::Exception => named(class_name(heap, vm.type_of(object)), "object"),
        Tag::Int | Tag::Float | Tag::Bool | Tag::None | Tag::Str | Tag::BigInt => {
            short::short(vm, object, TEXT)
        }
        _ => short::name(class_name(heap, vm.type_of(object)), TEXT),
    };
    WhyStep { link, object: text }
}
