//! Writing objects: from the roots on, each once, in the order in which they are met.

use super::kinds::{self, Entries, Keys};
use super::names::{self, Known, Name};
use super::{HostData, NotFrozen, code};
use crate::code::wire::Writer;
use crate::code::{CodeObject, Instr, NameIdx};
use crate::freeze::header::{self, Content};
use crate::object::{
    FrameState, GeneratorState, HostBox, Iter, Pack, Packer, Rare, Set, WaitState,
};
use crate::table::HashSet;
use crate::value::{CodeKey, DictKey, Tag, Value};
use crate::vm::{Outcome, Vm, price};

/// How an object begins in the section of kinds; other kinds go by the numbers of their tags.
pub(super) mod kind {
    pub(crate) const NAMED: u8 = 0;
    pub(crate) const CODE: u8 = 1;
    /// A namespace of which a part travels: its entries come at the end.
    pub(crate) const NAMESPACE: u8 = 2;
    /// A text of the table of interned ones.
    pub(crate) const INTERNED: u8 = 3;
}

/// What is written first, and leads to all objects.
pub(crate) struct Start<'a, R> {
    pub(crate) record: &'a R,
    /// Where code looks globals up that is found in no function.
    pub(crate) uses: &'a [(DictKey, CodeKey)],
}

/// Writes what a record reaches.
pub(crate) fn freeze<R: Pack>(
    vm: &mut Vm,
    content: Content,
    start: Start<'_, R>,
    host: &dyn HostData,
) -> Result<Vec<u8>, NotFrozen> {
    let known = match content {
        Content::Run => Known::of_host(vm),
        _ => Known::new(vm),
    };
    let mut freezer = Freezer {
        vm,
        host,
        known,
        to: Packer::default(),
        leaves: Packer::default(),
        kinds: Vec::new(),
        names: Vec::new(),
        codes: Vec::new(),
        globals: Globals::default(),
        weak: Vec::new(),
        may_run: content == Content::Run,
    };
    freezer.globals.uses.extend_from_slice(start.uses);
    freezer.write(content, start.record)
}

struct Freezer<'a> {
    vm: &'a mut Vm,
    host: &'a dyn HostData,
    known: Known,
    /// The bodies, and the numbers of all objects.
    to: Packer,
    leaves: Packer,
    kinds: Vec<u8>,
    names: Vec<Name>,
    codes: Vec<CodeKey>,
    globals: Globals,
    /// Weak references, by number.
    weak: Vec<u32>,
    /// Whether frames and generators may be among the objects that run.
    may_run: bool,
}

/// Which globals code names.
#[derive(Default)]
struct Globals {
    /// Code, and where it looks globals up; those from `next` on were not looked at.
    uses: Vec<(DictKey, CodeKey)>,
    next: usize,
    seen: HashSet<(DictKey, CodeKey)>,
    /// The names themselves, by namespace.
    named: HashSet<(DictKey, Value)>,
}

impl Freezer<'_> {
    fn write(&mut self, content: Content, record: &impl Pack) -> Result<Vec<u8>, NotFrozen> {
        let mut start = Packer::default();
        start.numbers.from = u32::MAX;
        record.pack(&mut start);
        std::mem::swap(&mut start.numbers, &mut self.to.numbers);
        std::mem::swap(&mut start.scopes, &mut self.to.scopes);
        let mut next = 0;
        loop {
            while let Some(object) = self.to.numbers.object(next) {
                self.to.numbers.from = next as u32;
                self.object(object)?;
                next += 1;
                if next % 64 == 0 {
                    self.vm.budget.burn(64)?;
                }
            }
            if !self.follow_globals()? {
                break;
            }
        }
        self.vm
            .budget
            .burn(price::copied(self.to.bytes.len() + self.leaves.bytes.len()))?;
        self.sections(content, &start.bytes)
    }

    /// All sections, one after the other.
    fn sections(&mut self, content: Content, roots: &[u8]) -> Result<Vec<u8>, NotFrozen> {
        let codes = code::write(self.vm, &self.codes)
            .map_err(|error| self.refused_at_last(error.reason))?;
        let hosts = self.host_data()?;
        let (globals, weak) = (self.namespaces(), self.weak_references());
        let constants = code::shared_constants(self.vm, &self.codes, &self.to.numbers);
        let mut names = Packer::default();
        std::mem::take(&mut self.names).pack(&mut names);
        let mut head = Writer::default();
        header::write(content, &mut head).map_err(|error| self.refused_at_last(error.reason))?;
        let mut out = Packer {
            bytes: head.finish(),
            ..Packer::default()
        };
        let sections = [
            roots,
            &names.bytes,
            &codes,
            &hosts,
            &self.kinds,
            &self.leaves.bytes,
            &self.to.bytes,
            &globals,
            &weak,
            &constants,
        ];
        let bytes = sections.iter().map(|section| section.len() + 10).sum();
        self.vm.refuse(bytes)?;
        out.bytes.reserve_exact(bytes);
        sections.iter().for_each(|section| out.block(section));
        Ok(out.bytes)
    }

    // ---- objects -----------------------------------------------------------------------------

    /// Writes the object that is next.
    fn object(&mut self, object: Value) -> Result<(), NotFrozen> {
        if let Some(name) = self.name(object) {
            self.kinds.push(kind::NAMED);
            self.leaves.number(self.names.len() as u64);
            self.names.push(name);
            return Ok(());
        }
        let before = self.kinds.len();
        self.kinds.push(object.tag() as u8);
        if self.leaf(object) || self.container(object) {
            return Ok(());
        }
        if let Some(why) = self.refusal(object) {
            return Err(self.refused(object, why));
        }
        if let Some(key) = object.as_code() {
            self.kinds[before] = kind::CODE;
            self.codes.push(key);
            return Ok(());
        }
        self.note_uses(object);
        self.body(object);
        Ok(())
    }

    /// The name of an object that is not copied.
    fn name(&self, object: Value) -> Option<Name> {
        if !object.is_heap() {
            return names::of_built_in(self.vm, object);
        }
        if let Some(name) = self.known.get(self.vm, object) {
            return Some(name.clone());
        }
        match object.tag() {
            Tag::HostFunction => names::of_global(self.vm, object),
            Tag::Class => self
                .host
                .type_name(self.vm, object)
                .map(|name| Name::HostType((&*name).into())),
            Tag::Module if !self.may_run => self.main_module(object),
            Tag::Rare => names::of_single(self.vm, object),
            _ => None,
        }
    }

    /// `__main__` is there in every runtime.
    fn main_module(&self, module: Value) -> Option<Name> {
        let key = module.as_module()?;
        let is_main = self.vm.heap[key].dict == self.vm.names.globals();
        is_main.then(|| Name::Module("__main__".into()))
    }

    /// Writes an object that refers to nothing.
    fn leaf(&mut self, object: Value) -> bool {
        let (heap, to) = (&self.vm.heap, &mut self.leaves);
        if let Some(key) = object.as_str() {
            if heap[key].interned
                && let Some(kind) = self.kinds.last_mut()
            {
                *kind = kind::INTERNED;
            }
            to.block(heap[key].as_str().as_bytes());
        } else if let Some(key) = object.as_big_int() {
            to.block(&heap[key].to_signed_bytes_le());
        } else if let Some(key) = object.as_bytes() {
            to.block(&heap[key].data);
        } else if let Some(key) = object.as_byte_array() {
            to.block(&heap[key].data);
        } else {
            return false;
        }
        true
    }

    /// Writes a dict or a set.
    fn container(&mut self, object: Value) -> bool {
        if let Some(dict) = object.as_dict() {
            let scope = self.to.scopes.of(dict);
            if scope.is_some_and(|scope| !scope.whole)
                && let Some(kind) = self.kinds.last_mut()
            {
                *kind = kind::NAMESPACE;
                return true;
            }
            Entries::pack(&self.vm.heap[dict], &mut self.to);
        } else if let Some(key) = object.as_any_set() {
            let set = &self.vm.heap[key];
            Keys::pack(set, has_stable_hashes(self.vm, set), &mut self.to);
        } else {
            return false;
        }
        true
    }

    /// Writes the fields of an object.
    fn body(&mut self, object: Value) {
        let heap = &self.vm.heap;
        let to = &mut self.to;
        macro_rules! by_kind {
            ($($get:ident)*) => {
                $(if let Some(key) = object.$get() {
                    return heap[key].pack(to);
                })*
            };
        }
        if let Some(key) = object.as_iterator() {
            return iterator(self.vm, &heap[key])
                .as_ref()
                .unwrap_or(&heap[key])
                .pack(to);
        }
        if let Some(key) = object.as_instance() {
            return kinds::pack_instance(heap, &heap[key], to);
        }
        if let Some(key) = object.as_rare()
            && let Rare::WeakRef(_) = &heap[key]
        {
            self.weak.push(to.numbers.from);
        }
        by_kind!(as_tuple as_list as_function as_method as_cell as_class as_range as_slice);
        by_kind!(as_complex as_exception as_generator as_frame as_traceback as_module as_property);
        by_kind!(as_wrapper as_super as_dict_view as_rare);
    }

    /// Why an object cannot travel, if it cannot.
    fn refusal(&self, object: Value) -> Option<String> {
        let heap = &self.vm.heap;
        let text = |text: &str| Some(text.to_owned());
        match object.tag() {
            Tag::HostFunction => {
                let name = object.as_host_function().map(|key| &*heap[key].name)?;
                Some(format!(
                    "is the function '{name}' of the host, which no module and no global has"
                ))
            }
            Tag::Generator => match heap[object.as_generator()?].state {
                GeneratorState::Running if !self.may_run => text("is a generator that runs"),
                _ => None,
            },
            Tag::Frame => match heap[object.as_frame()?].state {
                FrameState::Running { .. } if !self.may_run => text("is a frame that runs"),
                _ => None,
            },
            Tag::Rare => match &heap[object.as_rare()?] {
                Rare::HostWait(wait) if wait.state != WaitState::Created && !self.may_run => {
                    text("is a call that the host has to answer")
                }
                _ => None,
            },
            _ => None,
        }
    }

    /// The error that an object cannot travel, with the way to it.
    fn refused(&self, object: Value, why: String) -> NotFrozen {
        let numbers = &self.to.numbers;
        let first = numbers.known(object);
        let leaders = std::iter::successors(first, |number| numbers.leader(*number));
        let mut way: Vec<Value> = leaders
            .filter_map(|number| numbers.object(number as usize))
            .collect();
        way.reverse();
        NotFrozen::Refused(way, why)
    }

    fn refused_at_last(&self, why: String) -> NotFrozen {
        NotFrozen::Refused(Vec::new(), why)
    }

    // ---- globals -----------------------------------------------------------------------------

    /// Notes where the code of a function or a frame looks globals up.
    fn note_uses(&mut self, object: Value) {
        let heap = &self.vm.heap;
        let used = if let Some(key) = object.as_function() {
            let function = &heap[key];
            let annotate = function
                .extras
                .as_ref()
                .and_then(|extras| extras.annotate.as_code());
            if let Some(code) = annotate {
                self.globals.uses.push((function.globals, code));
            }
            Some((function.globals, function.code))
        } else if let Some(key) = object.as_generator() {
            let generator = &heap[key];
            generator
                .frame
                .as_ref()
                .map(|frame| (frame.globals, generator.code))
        } else {
            object
                .as_frame()
                .map(|key| (heap[key].globals, heap[key].code))
        };
        self.globals.uses.extend(used);
    }

    /// Gives numbers to the globals that code names which was met since the last time. Whether there was any.
    fn follow_globals(&mut self) -> Outcome<bool> {
        let mut found = false;
        while let Some(&(dict, code)) = self.globals.uses.get(self.globals.next) {
            self.globals.next += 1;
            if !self.globals.seen.insert((dict, code)) {
                continue;
            }
            let scope = self.to.scopes.of(dict);
            if scope.is_none_or(|scope| scope.whole)
                || self.known.get(self.vm, dict.into()).is_some()
            {
                continue;
            }
            for name in self.names_of(code)? {
                if let Some(at) = self.vm.heap.dict_find_str(dict, name) {
                    found |= self.name_global(dict, at);
                }
            }
        }
        for at in 0..self.to.scopes.all.len() {
            let scope = self.to.scopes.all[at];
            let number = self.to.numbers.known(scope.dict.into()).unwrap_or_default();
            if scope.whole && self.kinds.get(number as usize) == Some(&kind::NAMESPACE) {
                for entry in 0..self.vm.heap[scope.dict].entry_count() {
                    found |= self.name_global(scope.dict, entry);
                }
            }
        }
        Ok(found)
    }

    /// Lets an entry of a namespace travel; whether it did not before.
    fn name_global(&mut self, dict: DictKey, at: usize) -> bool {
        let Some(entry) = self.vm.heap[dict].entry(at) else {
            return false;
        };
        let (key, value) = (entry.key, entry.value);
        if !self.globals.named.insert((dict, key)) {
            return false;
        }
        let numbers = &mut self.to.numbers;
        numbers.from = numbers.known(dict.into()).unwrap_or_default();
        // Whatever they lead to is written before the section of globals is.
        let mut probe = Packer::default();
        std::mem::swap(&mut probe.numbers, numbers);
        std::mem::swap(&mut probe.scopes, &mut self.to.scopes);
        (key, value).pack(&mut probe);
        std::mem::swap(&mut probe.numbers, &mut self.to.numbers);
        std::mem::swap(&mut probe.scopes, &mut self.to.scopes);
        true
    }

    /// The globals that code names, and that nested in it, as interned texts; and those that every module has.
    fn names_of(&mut self, code: CodeKey) -> Outcome<Vec<Value>> {
        let code = self.vm.heap[code].code.clone();
        let mut names = vec!["__name__".into()];
        let mut work = vec![&code];
        while let Some(code) = work.pop() {
            self.vm.budget.burn(price::copied(code.instrs.len()))?;
            names.extend(
                global_names(code).map(|name| std::sync::Arc::clone(&code.names[name.0 as usize])),
            );
            work.extend(code.children.iter().rev().map(|child| &child.code));
        }
        Ok(names.iter().map(|name| self.vm.heap.intern(name)).collect())
    }

    /// The section of globals: of each namespace that travels in part the names and what they mean, in order.
    fn namespaces(&mut self) -> Vec<u8> {
        let mut out = Packer::default();
        let Self {
            vm,
            to,
            globals,
            kinds,
            ..
        } = self;
        std::mem::swap(&mut out.numbers, &mut to.numbers);
        let partial: Vec<DictKey> = to.scopes.all.iter().map(|scope| scope.dict).collect();
        for dict in partial {
            let number = out.numbers.known(dict.into()).unwrap_or_default();
            if kinds[number as usize] != kind::NAMESPACE {
                continue;
            }
            let goes_along = |key: Value| globals.named.contains(&(dict, key));
            let entries = vm.heap[dict].iter().filter(|entry| goes_along(entry.key));
            let entries: Vec<(Value, Value)> =
                entries.map(|entry| (entry.key, entry.value)).collect();
            out.reference(dict.into());
            entries.pack(&mut out);
        }
        std::mem::swap(&mut out.numbers, &mut to.numbers);
        out.bytes
    }

    // ---- what comes last ---------------------------------------------------------------------

    /// The section of data of the host: of each the name of its type, and what the type makes of it.
    fn host_data(&mut self) -> Result<Vec<u8>, NotFrozen> {
        let hosts: Vec<HostBox> = std::mem::take(&mut self.to.hosts);
        let mut out = Packer::default();
        out.number(hosts.len() as u64);
        for data in &hosts {
            let (name, bytes) = self
                .host
                .freeze(self.vm, data)
                .map_err(|why| self.refused(self.holder_of(data), why))?;
            out.block(name.as_bytes());
            out.block(&bytes);
        }
        Ok(out.bytes)
    }

    /// The object that has data of the host.
    fn holder_of(&self, data: &HostBox) -> Value {
        let all = (0..self.to.numbers.len()).filter_map(|number| self.to.numbers.object(number));
        let is_it = |object: &Value| {
            let held = object.as_rare().map(|key| &self.vm.heap[key]);
            matches!(held, Some(Rare::Host(held)) if std::sync::Arc::ptr_eq(&held.data, &data.data))
        };
        all.into_iter().find(is_it).unwrap_or_default()
    }

    /// The section of weak references: of each the reference that scripts see, the hash that it has once its object is gone,
    /// and the object if that goes along.
    fn weak_references(&mut self) -> Vec<u8> {
        let mut out = Packer::default();
        let (heap, numbers) = (&self.vm.heap, &self.to.numbers);
        out.number(self.weak.len() as u64);
        for &number in &self.weak {
            let object = numbers.object(number as usize).unwrap_or_default();
            let Some(Rare::WeakRef(weak)) = object.as_rare().map(|key| &heap[key]) else {
                continue;
            };
            // Scripts may have let go of the one that they saw.
            let outer = Some(weak.outer).filter(|outer| heap.contains(*outer));
            let outer = outer
                .and_then(|outer| numbers.known(outer))
                .unwrap_or(number);
            let is_there = weak.target.is_heap() && heap.contains(weak.target);
            let target = is_there.then(|| numbers.known(weak.target)).flatten();
            let shared = heap.shared_weak_ref(weak.target) == Some(weak.outer);
            // The hash itself is another one in each runtime.
            let is_hashed = target.is_none() && (is_there || weak.hash.is_some());
            (number, (outer, is_hashed)).pack(&mut out);
            target.map(|target| (target, shared)).pack(&mut out);
        }
        out.bytes
    }
}

/// The names that instructions look up among globals.
fn global_names(code: &CodeObject) -> impl Iterator<Item = NameIdx> {
    code.instrs.iter().filter_map(|instr| match *instr {
        Instr::LoadGlobal { name, .. }
        | Instr::StoreGlobal { name, .. }
        | Instr::DeleteGlobal { name }
        | Instr::LoadName { name, .. }
        | Instr::StoreName { name, .. }
        | Instr::DeleteName { name }
        | Instr::LoadFromDictOrGlobals { name, .. } => Some(name),
        _ => None,
    })
}

/// Whether the hash of each key is the same in every runtime: numbers, None, and tuples of such.
fn has_stable_hashes(vm: &Vm, set: &Set) -> bool {
    set.iter().all(|slot| match slot.key.as_tuple() {
        Some(key) => vm.heap[key].items.iter().all(|item| is_stable(*item)),
        None => is_stable(slot.key),
    })
}

fn is_stable(key: Value) -> bool {
    matches!(
        key.tag(),
        Tag::None | Tag::Bool | Tag::Int | Tag::BigInt | Tag::Float | Tag::Complex
    )
}

/// An iterator with its place among entries from which those that were deleted are gone; `None` if that is as it is.
fn iterator(vm: &Vm, iterator: &Iter) -> Option<Iter> {
    let heap = &vm.heap;
    let mut moved = iterator.over_table()?;
    match &mut moved {
        Iter::Dict { dict, index, .. } => {
            let dict = &heap[*dict];
            let before = 0..(*index).min(dict.entry_count());
            *index = before.filter(|at| dict.entry(*at).is_some()).count();
        }
        Iter::Set { set, index, .. } => {
            let set = &heap[set.as_any_set()?];
            if set.table().is_some() && has_stable_hashes(vm, set) {
                return None;
            }
            let before = 0..(*index).min(set.entry_count());
            *index = before.filter(|at| set.entry(*at).is_some()).count();
        }
        Iter::Ordered {
            ordered,
            index,
            version,
            ..
        } => {
            let Rare::OrderedDict(dict) = &heap[*ordered] else {
                return None;
            };
            let order = &heap[dict.order];
            let before = 0..(*index).min(order.entry_count());
            *index = before.filter(|at| order.entry(*at).is_some()).count();
            // The version of the order that is read is another one: whether it is that of the iterator is what counts.
            *version = u32::from(*version == order.version());
        }
        _ => return None,
    }
    Some(moved)
}
