//! Reading objects: all are made first, then filled, then looked at.

use num_bigint::BigInt;

use super::kinds::{Entries, Keys};
use super::names::Name;
use super::write::kind;
use super::{HostData, NotThawed, check, code};
use crate::code::wire::Reader;
use crate::freeze::header::{self, Content};
use crate::heap::{Alloc, Heap, tag_of_objects};
use crate::object::{
    ByteArray, Bytes, Damaged, Dict, GeneratorState, HostBox, Instance, List, Pack, Rare, Set, Str,
    Trace, Unpacked, Unpacker,
};
use crate::table::{HashMap, HashSet};
use crate::value::{DictKey, InstanceKey, SetKey, Tag, Value};
use crate::vm::{Outcome, Trap, Vm, price};

/// What was read.
pub(crate) struct Thawed {
    /// The roots, in the order in which they were given.
    pub(crate) roots: Vec<Value>,
    /// All objects, those that are named included.
    pub(crate) objects: Vec<Value>,
}

/// Reads objects into a runtime. What comes out is kept until the running native returns.
pub(crate) fn thaw(
    vm: &mut Vm,
    content: Content,
    bytes: &[u8],
    host: &dyn HostData,
    start: ReadStart<'_>,
) -> Result<Thawed, NotThawed> {
    vm.budget.burn(price::copied(bytes.len()))?;
    // Objects take some times as many bytes as they are written in: garbage must not be in the way.
    vm.room_for(bytes.len().saturating_mul(8))?;
    vm.refuse(bytes.len())?;
    let sections = Sections::of(content, bytes)?;
    let named = find_names(vm, sections.names, host)?;
    let codes = code::read(vm, sections.codes, vm.heap.accounting.room())?;
    let hosts = read_hosts(vm, sections.hosts, host)?;
    let mut thawer = Thawer {
        vm,
        objects: Vec::new(),
        hosts,
        named,
        codes,
        tables: Vec::new(),
        held: 0,
    };
    let thawed = thawer.read(&sections, content, start);
    if thawed.is_err() {
        thawer.give_up(sections.kinds);
    }
    let held = thawer.held;
    vm.heap.accounting.release(held);
    thawed
}

/// Reads what was written first; gives what is kept of it.
pub(crate) type ReadStart<'a> = &'a mut dyn FnMut(&mut Unpacker<'_>) -> Unpacked<Vec<Value>>;

/// The sections, as they follow each other.
struct Sections<'a> {
    roots: &'a [u8],
    names: &'a [u8],
    codes: &'a [u8],
    hosts: &'a [u8],
    kinds: &'a [u8],
    leaves: &'a [u8],
    bodies: &'a [u8],
    globals: &'a [u8],
    weak: &'a [u8],
    constants: &'a [u8],
}

impl<'a> Sections<'a> {
    fn of(content: Content, bytes: &'a [u8]) -> Result<Self, NotThawed> {
        let mut head = Reader::new(bytes);
        header::read(content, &mut head)?;
        let mut from = Unpacker::new(&bytes[head.offset()..], &[], &[], 0);
        let sections = Self {
            roots: from.block()?,
            names: from.block()?,
            codes: from.block()?,
            hosts: from.block()?,
            kinds: from.block()?,
            leaves: from.block()?,
            bodies: from.block()?,
            globals: from.block()?,
            weak: from.block()?,
            constants: from.block()?,
        };
        ended(&from)?;
        Ok(sections)
    }
}

/// Checks that nothing is left.
fn ended(from: &Unpacker<'_>) -> Unpacked<()> {
    match from.left() {
        0 => Ok(()),
        _ => Err(Damaged("there is more than there should be")),
    }
}

/// What finding a name costs: the table of its owner is looked for, and the name in it.
const NAME: u64 = 32;

/// What is named, found in this runtime.
fn find_names(vm: &mut Vm, bytes: &[u8], host: &dyn HostData) -> Result<Vec<Value>, NotThawed> {
    let mut from = Unpacker::new(bytes, &[], &[], vm.heap.accounting.room());
    let names = Vec::<Name>::unpack(&mut from)?;
    ended(&from)?;
    let mut found = Vec::with_capacity(names.len());
    for name in &names {
        vm.budget.burn(NAME)?;
        found.push(name.find(vm, host)?);
    }
    Ok(found)
}

/// Data of the host, which its types make again.
fn read_hosts(vm: &mut Vm, bytes: &[u8], host: &dyn HostData) -> Result<Vec<HostBox>, NotThawed> {
    let mut from = Unpacker::new(bytes, &[], &[], vm.heap.accounting.room());
    let count = from.length()?;
    let mut hosts = Vec::new();
    for _ in 0..count {
        let (name, data) = (from.text()?, from.block()?);
        hosts.push(host.thaw(vm, name, data).map_err(NotThawed::Missing)?);
    }
    ended(&from)?;
    Ok(hosts)
}

struct Thawer<'a> {
    vm: &'a mut Vm,
    objects: Vec<Value>,
    hosts: Vec<HostBox>,
    named: Vec<Value>,
    codes: Vec<Value>,
    /// Dicts and sets whose keys have to be there before they have a hash.
    tables: Vec<Table>,
    /// Bytes that reading takes by itself until it has ended.
    held: usize,
}

/// What is filled last.
enum Table {
    Dict(DictKey, Vec<(Value, Value)>),
    Set(SetKey, Keys),
}

impl Thawer<'_> {
    fn read(
        &mut self,
        sections: &Sections<'_>,
        content: Content,
        start: ReadStart<'_>,
    ) -> Result<Thawed, NotThawed> {
        self.make(sections.kinds, sections.leaves)?;
        let objects = std::mem::take(&mut self.objects);
        let hosts = std::mem::take(&mut self.hosts);
        let result = self.fill_all(sections, &objects, &hosts, start);
        self.objects = objects;
        let roots = result?;
        check::objects(self.vm, content, sections.kinds, &self.objects)?;
        for root in &roots {
            self.vm.heap.keep(*root);
        }
        if content == Content::Run || !self.tables.is_empty() {
            // The record of a run leads to them, which nobody else knows yet; and scripts may run that compute hashes,
            // before what holds them is filled.
            for object in &self.objects {
                self.vm.heap.keep(*object);
            }
        }
        self.fill_tables()?;
        let room = self.vm.heap.accounting.room();
        let mut from = Unpacker::new(sections.constants, &self.objects, &[], room);
        code::share_constants(self.vm, &mut from)?;
        ended(&from)?;
        self.check_room()?;
        check::finish(self.vm, sections.kinds, &self.objects);
        let objects = std::mem::take(&mut self.objects);
        Ok(Thawed { roots, objects })
    }

    /// Ends generators that nobody gets: the collector would go on with their frames, at which nobody has looked, to
    /// close them.
    fn give_up(&mut self, kinds: &[u8]) {
        let heap = &mut self.vm.heap;
        for (&kind, object) in kinds.iter().zip(&self.objects) {
            if kind == Tag::Generator as u8
                && let Some(key) = object.as_generator()
                && heap.contains(*object)
            {
                let generator = &mut heap[key];
                generator.state = GeneratorState::Closed;
                generator.frame = None;
            }
        }
    }

    /// Makes all objects; those that refer to others are empty.
    fn make(&mut self, kinds: &[u8], leaves: &[u8]) -> Result<(), NotThawed> {
        self.hold(kinds.len() * size_of::<Value>())?;
        self.objects.reserve_exact(kinds.len());
        let mut from = Unpacker::new(leaves, &[], &[], usize::MAX);
        let mut codes = std::mem::take(&mut self.codes).into_iter();
        let mut named = std::mem::take(&mut self.named).into_iter();
        for (number, &kind) in kinds.iter().enumerate() {
            if number % 256 == 0 {
                self.vm.budget.burn(256)?;
                self.check_room()?;
            }
            let object = match kind {
                kind::NAMED => {
                    // They are numbered in the order in which they are named.
                    from.number()?;
                    named.next().ok_or(Damaged("a name is missing"))?
                }
                kind::CODE => codes.next().ok_or(Damaged("code is missing"))?,
                kind::INTERNED => self.vm.heap.intern(from.text()?),
                _ => self.make_one(kind, &mut from)?,
            };
            self.objects.push(object);
        }
        if codes.next().is_some() || named.next().is_some() {
            return Err(Damaged("there is more than there should be").into());
        }
        Ok(ended(&from)?)
    }

    fn make_one(&mut self, kind: u8, from: &mut Unpacker<'_>) -> Result<Value, NotThawed> {
        let integer_bits = self.vm.bounds.integer_bits;
        let heap = &mut self.vm.heap;
        let is = |tag: Tag| kind == tag as u8;
        let object = if is(Tag::Str) {
            heap.alloc(Str::new(from.text()?)).into()
        } else if is(Tag::BigInt) {
            let big = BigInt::from_signed_bytes_le(from.block()?);
            if i64::try_from(&big).is_ok() {
                return Err(Damaged("a long int is short").into());
            }
            if big.bits() > integer_bits {
                return Err(NotThawed::Fault(Trap::IntegerBits.into()));
            }
            heap.alloc(big).into()
        } else if is(Tag::Bytes) {
            heap.alloc(Bytes {
                data: from.block()?.into(),
                hash: 0,
            })
            .into()
        } else if is(Tag::ByteArray) {
            heap.alloc(ByteArray {
                data: from.block()?.to_vec(),
                ..ByteArray::default()
            })
            .into()
        } else if kind == kind::NAMESPACE {
            heap.alloc(Dict::default()).into()
        } else {
            let tag =
                tag_of_objects(kind).filter(|tag| !matches!(tag, Tag::Code | Tag::HostFunction));
            let empty = tag.and_then(|tag| heap.new_empty(tag));
            empty.ok_or(Damaged("an object is of no kind"))?
        };
        Ok(object)
    }

    /// Takes room until reading has ended.
    fn hold(&mut self, bytes: usize) -> Outcome<()> {
        self.vm.refuse(bytes)?;
        self.vm.heap.accounting.hold(bytes);
        self.held += bytes;
        Ok(())
    }

    /// Whether the heap has grown beyond its limit.
    fn check_room(&mut self) -> Outcome<()> {
        if self.vm.heap.accounting.over_limit() {
            return Err(Trap::Memory.into());
        }
        Ok(())
    }

    /// Fills what was made; gives the roots.
    fn fill_all(
        &mut self,
        sections: &Sections<'_>,
        objects: &[Value],
        hosts: &[HostBox],
        start: ReadStart<'_>,
    ) -> Result<Vec<Value>, NotThawed> {
        let room = self.vm.heap.accounting.room();
        let mut from = Unpacker::new(sections.bodies, objects, hosts, room);
        for (number, (&kind, object)) in sections.kinds.iter().zip(objects).enumerate() {
            if number % 256 == 0 {
                self.vm.budget.burn(256)?;
                self.check_room()?;
            }
            from.allow(self.vm.heap.accounting.room());
            self.fill(kind, *object, &mut from)?;
        }
        ended(&from)?;
        let mut from = Unpacker::new(sections.globals, objects, &[], room);
        while from.left() > 0 {
            from.allow(self.vm.heap.accounting.room());
            self.fill_namespace(sections.kinds, &mut from)?;
        }
        let mut from = Unpacker::new(sections.weak, objects, &[], room);
        self.fill_weak(sections.kinds, &mut from)?;
        let mut from = Unpacker::new(sections.roots, objects, &[], room);
        let roots = start(&mut from)?;
        ended(&from)?;
        Ok(roots)
    }

    /// Fills one object.
    fn fill(&mut self, kind: u8, object: Value, from: &mut Unpacker<'_>) -> Result<(), NotThawed> {
        if matches!(
            kind,
            kind::NAMED | kind::CODE | kind::NAMESPACE | kind::INTERNED
        ) {
            return Ok(());
        }
        if let Some(dict) = object.as_dict() {
            let Entries { owner, entries } = Entries::unpack(from)?;
            self.vm.heap[dict].owner = owner;
            return self.fill_dict(dict, entries);
        }
        if let Some(set) = object.as_any_set() {
            let keys = Keys::unpack(from)?;
            check::ensure(keys.are_bound(), "a key of a set is missing")?;
            self.hold(keys.bytes())?;
            self.tables.push(Table::Set(set, keys));
            return Ok(());
        }
        if let Some(instance) = object.as_instance() {
            return Ok(fill_instance(&mut self.vm.heap, instance, from)?);
        }
        fill_object(&mut self.vm.heap, object, from)?;
        Ok(())
    }

    /// Fills a dict at once if its keys are texts, which all have their hashes; later otherwise.
    fn fill_dict(&mut self, dict: DictKey, entries: Vec<(Value, Value)>) -> Result<(), NotThawed> {
        let are_bound = entries
            .iter()
            .all(|(key, value)| key.is_bound() && value.is_bound());
        check::ensure(are_bound, "an entry of a dict is missing")?;
        if entries.iter().any(|(key, _)| key.as_str().is_none()) {
            self.hold(size_of_val(&*entries))?;
            self.tables.push(Table::Dict(dict, entries));
            return Ok(());
        }
        for (key, value) in entries {
            let growth = self.vm.heap[dict].growth();
            if growth > 0 {
                self.vm.refuse(growth)?;
            }
            self.vm.heap.dict_set_str(dict, key, value);
        }
        Ok(())
    }

    /// Reads the entries of a namespace that travels in part.
    fn fill_namespace(&mut self, kinds: &[u8], from: &mut Unpacker<'_>) -> Result<(), NotThawed> {
        let number = from.number()?;
        let dict = new_object(kinds, kind::NAMESPACE, number, from)?;
        let dict = dict.as_dict().ok_or(Damaged("a namespace is no dict"))?;
        let entries = Vec::<(Value, Value)>::unpack(from)?;
        if self.vm.heap[dict].len() > 0 {
            return Err(Damaged("a namespace is filled twice").into());
        }
        self.fill_dict(dict, entries)
    }

    /// Reads what weak references refer to.
    fn fill_weak(&mut self, kinds: &[u8], from: &mut Unpacker<'_>) -> Result<(), NotThawed> {
        let count = from.length()?;
        for _ in 0..count {
            let number = from.number()?;
            let reference = new_object(kinds, Tag::Rare as u8, number, from)?;
            let outer = from.reference()?;
            let is_hashed = bool::unpack(from)?;
            let target = match bool::unpack(from)? {
                true => Some((from.reference()?, bool::unpack(from)?)),
                false => None,
            };
            let heap = &mut self.vm.heap;
            let around = outer.as_instance().map(|key| heap[key].payload);
            let is_outer = outer == reference || around == Some(reference);
            let weak = reference.as_rare().map(|key| &mut heap[key]);
            let Some(Rare::WeakRef(weak)) = weak else {
                return Err(Damaged("an object is no weak reference").into());
            };
            if weak.outer.is_bound() || !is_outer {
                return Err(Damaged("a weak reference is that of another one").into());
            }
            weak.outer = outer;
            // Where the object did not come along, any hash will do: such references are equal to themselves alone.
            weak.hash = is_hashed.then_some(number as i64);
            if weak.target.is_bound() {
                weak.hash = None;
            }
            if let Some((target, shared)) = target {
                if !target.is_heap() {
                    return Err(Damaged("a weak reference refers to no object").into());
                }
                weak.target = target;
                weak.hash = None;
                heap.note_weak_ref(target, outer, shared);
            }
        }
        Ok(ended(from)?)
    }

    /// Fills dicts and sets whose keys are no texts, each after those that its keys hold.
    fn fill_tables(&mut self) -> Result<(), NotThawed> {
        let tables = std::mem::take(&mut self.tables);
        // Nothing leads to what they hold until they are filled, and scripts may run.
        for table in &tables {
            table.each(&mut |value| {
                self.vm.heap.keep(value);
            });
        }
        let order = self.inside_out(&tables)?;
        let mut tables: Vec<Option<Table>> = tables.into_iter().map(Some).collect();
        for at in order {
            let Some(table) = tables[at].take() else {
                continue;
            };
            match table {
                Table::Set(set, keys) => self.fill_set(set, keys)?,
                Table::Dict(dict, entries) => {
                    for (key, value) in entries {
                        let hash = self.vm.hash(key)? as u64;
                        let growth = self.vm.heap[dict].growth();
                        if growth > 0 {
                            self.vm.charge(growth)?;
                        }
                        self.vm.heap[dict].insert_new(hash, key, value);
                    }
                }
            }
        }
        Ok(())
    }

    /// The places of tables in an order in which each comes after those that the hashes of its keys may ask: frozensets,
    /// and what instances reach whose hash a script computes. Where they ask each other, as far as there is one.
    fn inside_out(&mut self, tables: &[Table]) -> Outcome<Vec<usize>> {
        let places: HashMap<Value, usize> = tables.iter().map(Table::value).zip(0..).collect();
        let (mut order, mut seen) = (Vec::with_capacity(tables.len()), HashSet::default());
        for table in tables {
            let mut work = vec![(table.value(), false)];
            while let Some((value, is_done)) = work.pop() {
                let place = places.get(&value).copied();
                if is_done {
                    order.extend(place);
                    continue;
                }
                if !seen.insert(value) {
                    continue;
                }
                self.vm.budget.burn(1)?;
                work.push((value, true));
                let mut visit = |held: Value| {
                    if held.is_heap() && held.as_str().is_none() {
                        work.push((held.untwinned(), false));
                    }
                };
                match place {
                    Some(place) => tables[place].keys(&mut visit),
                    None => self.vm.heap.visit_references(value, &mut visit),
                }
            }
        }
        Ok(order)
    }

    fn fill_set(&mut self, key: SetKey, keys: Keys) -> Result<(), NotThawed> {
        let made = match keys {
            Keys::Table {
                slots,
                finger,
                filled,
            } => {
                let bytes = slots.saturating_mul(size_of::<crate::object::SetSlot>());
                if slots / 64 > filled.len().max(1) * 1024 {
                    return Err(Damaged("a set has too many slots").into());
                }
                self.vm.charge(bytes)?;
                self.vm
                    .refuse(filled.len() * size_of::<(usize, Option<(u64, Value)>)>())?;
                let mut hashed = Vec::with_capacity(filled.len());
                for (place, key) in filled {
                    let key = match key {
                        Some(key) => Some((self.vm.hash(key)? as u64, key)),
                        None => None,
                    };
                    hashed.push((place, key));
                }
                Set::with_table(slots, finger, &hashed)
            }
            Keys::InOrder { keys } => {
                self.vm.refuse(keys.len() * size_of::<(u64, Value)>())?;
                let mut hashed = Vec::with_capacity(keys.len());
                for key in keys {
                    hashed.push((self.vm.hash(key)? as u64, key));
                }
                let set = Set::in_order(&hashed);
                self.vm.charge(set.extra_bytes())?;
                Some(set)
            }
        };
        self.vm.heap[key] = made.ok_or(Damaged("the table of a set is wrong"))?;
        Ok(())
    }
}

impl Table {
    /// The dict or set itself; a set stands for itself whether it is frozen or not.
    fn value(&self) -> Value {
        match self {
            Self::Dict(dict, _) => (*dict).into(),
            Self::Set(set, _) => Value::set(*set, false),
        }
    }

    /// Shows the keys that will be in it.
    fn keys(&self, visit: &mut impl FnMut(Value)) {
        match self {
            Self::Dict(_, entries) => entries.iter().for_each(|(key, _)| visit(*key)),
            Self::Set(_, Keys::Table { filled, .. }) => {
                filled.iter().filter_map(|(_, key)| *key).for_each(visit);
            }
            Self::Set(_, Keys::InOrder { keys }) => keys.iter().copied().for_each(visit),
        }
    }

    /// Shows the table, and what will be in it.
    fn each(&self, visit: &mut impl FnMut(Value)) {
        match self {
            Self::Dict(dict, entries) => {
                visit((*dict).into());
                for (key, value) in entries {
                    visit(*key);
                    visit(*value);
                }
            }
            Self::Set(set, Keys::Table { filled, .. }) => {
                visit(Value::set(*set, false));
                filled.iter().filter_map(|(_, key)| *key).for_each(visit);
            }
            Self::Set(set, Keys::InOrder { keys }) => {
                visit(Value::set(*set, false));
                keys.iter().copied().for_each(visit);
            }
        }
    }
}

/// The object of a number, which came with the bytes and is of a kind: what is named is never changed.
fn new_object(kinds: &[u8], kind: u8, number: u64, from: &Unpacker<'_>) -> Unpacked<Value> {
    let number = usize::try_from(number).unwrap_or(usize::MAX);
    if kinds.get(number) != Some(&kind) {
        return Err(Damaged("an object is of another kind"));
    }
    from.object(number)
}

/// Reads an instance, whose slots have a list of their own that nothing else leads to.
fn fill_instance(heap: &mut Heap, key: InstanceKey, from: &mut Unpacker<'_>) -> Unpacked<()> {
    let (class, dict) = (Pack::unpack(from)?, Pack::unpack(from)?);
    let slots = Option::<Vec<Value>>::unpack(from)?;
    let payload = Pack::unpack(from)?;
    let slots = slots.map(|items| heap.alloc(List { items }));
    heap.fill(
        key,
        Instance {
            class,
            dict,
            slots,
            payload,
        },
    );
    Ok(())
}

/// Reads the fields of an object and puts them into it.
fn fill_object(heap: &mut Heap, object: Value, from: &mut Unpacker<'_>) -> Unpacked<()> {
    macro_rules! fill {
        ($($get:ident)*) => {
            $(if let Some(key) = object.$get() {
                let read = Pack::unpack(from)?;
                heap.fill(key, read);
                return Ok(());
            })*
        };
    }
    fill!(as_tuple as_list as_function as_method as_cell as_class as_range as_slice);
    fill!(as_complex as_exception as_generator as_frame as_traceback as_module as_property);
    fill!(as_wrapper as_super as_dict_view as_rare as_iterator);
    match object.tag() {
        Tag::Str | Tag::BigInt | Tag::Bytes | Tag::ByteArray => Ok(()),
        _ => Err(Damaged("an object of this kind is not written")),
    }
}
