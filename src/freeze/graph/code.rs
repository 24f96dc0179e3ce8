//! Code that travels: as the trees that the compiler made, so that nested code stays nested.
//!
//! Of all code that is reached, that which no other reached code contains is written, with all that is nested in it; each
//! code object is a place in such a tree. Texts of sources go along by file name, for the lines of tracebacks.

use std::collections::HashMap;

use super::NotThawed;
use crate::code::wire::{Reader, WireError, Writer};
use crate::code::{CodeObject, Constant};
use crate::heap::Heap;
use crate::object::{Damaged, Numbers, Pack, Packer, Unpacked, Unpacker};
use crate::value::{CodeKey, Tag, Value};
use crate::vm::{Outcome, Vm, price};

/// Where code stands: in which tree, and there from child to child.
struct Place {
    tree: u32,
    children: Vec<u32>,
}

impl Pack for Place {
    fn pack(&self, to: &mut Packer) {
        self.tree.pack(to);
        self.children.pack(to);
    }

    fn unpack(from: &mut Unpacker<'_>) -> Unpacked<Self> {
        Ok(Self {
            tree: Pack::unpack(from)?,
            children: Pack::unpack(from)?,
        })
    }
}

/// The code around some code, outwards, as far as it is there.
fn ancestors(vm: &Vm, code: CodeKey) -> impl Iterator<Item = CodeKey> {
    let is_there = |vm: &Vm, key: CodeKey| vm.heap.codes.contains_key(key);
    std::iter::successors(Some(code), move |&key| {
        let parent = vm.heap[key].parent?;
        is_there(vm, parent).then_some(parent)
    })
}

/// Writes code objects: the trees, then the place of each.
pub(super) fn write(vm: &Vm, codes: &[CodeKey]) -> Result<Vec<u8>, WireError> {
    let mut places: HashMap<CodeKey, (u32, Vec<u32>)> = HashMap::new();
    let reached: std::collections::HashSet<CodeKey> = codes.iter().copied().collect();
    let (mut trees, mut out) = (Vec::new(), Packer::default());
    for &code in codes {
        let root = ancestors(vm, code)
            .filter(|key| reached.contains(key))
            .last();
        let root = root.unwrap_or(code);
        if let std::collections::hash_map::Entry::Vacant(entry) = places.entry(root) {
            entry.insert((trees.len() as u32, Vec::new()));
            trees.push(root);
        }
    }
    let mut writer = Writer::default();
    writer.put_count(trees.len())?;
    let mut files = Vec::new();
    for &root in &trees {
        let linked = &vm.heap[root];
        linked.code.write(&mut writer)?;
        if !files.contains(&&linked.code.filename) {
            files.push(&linked.code.filename);
        }
    }
    let sources = files
        .into_iter()
        .filter_map(|name| Some((name, vm.sources.get(name)?)));
    let sources: Vec<_> = sources.collect();
    writer.put_count(sources.len())?;
    for (name, text) in sources {
        writer.put(&**name)?;
        writer.put(&**text)?;
    }
    out.block(&writer.finish());
    out.number(codes.len() as u64);
    for &code in codes {
        place_of(vm, code, &places).pack(&mut out);
        vm.heap[code].chosen_cells.pack(&mut out);
        vm.heap[code].own_builtins.pack(&mut out);
    }
    Ok(out.bytes)
}

/// The place of some code, outwards to the root of its tree.
fn place_of(vm: &Vm, code: CodeKey, trees: &HashMap<CodeKey, (u32, Vec<u32>)>) -> Place {
    let (mut children, mut tree) = (Vec::new(), 0);
    let mut inner = code;
    for outer in ancestors(vm, code) {
        if outer != inner {
            let index = vm.heap[outer]
                .children
                .iter()
                .position(|child| *child == inner);
            children.push(index.unwrap_or_default() as u32);
            inner = outer;
        }
        if let Some((number, _)) = trees.get(&outer) {
            tree = *number;
            break;
        }
    }
    children.reverse();
    Place { tree, children }
}

/// Reads code objects, verified and linked.
pub(super) fn read(vm: &mut Vm, bytes: &[u8], room: usize) -> Result<Vec<Value>, NotThawed> {
    let mut from = Unpacker::new(bytes, &[], &[], room);
    let mut reader = Reader::new(from.block()?);
    let trees = reader.list(CodeObject::read)?;
    let sources = reader.list(|from| Ok((from.take::<&str>()?, from.take::<&str>()?)))?;
    reader.finish()?;
    let mut roots = Vec::with_capacity(trees.len());
    for code in &trees {
        let key = vm.link_given(code)?;
        vm.heap.keep(key.into());
        roots.push(key);
    }
    for (name, text) in sources {
        remember_source(vm, name, text)?;
    }
    let count = from.length()?;
    let mut codes = Vec::with_capacity(count);
    for _ in 0..count {
        let code = find(vm, &roots, &Place::unpack(&mut from)?)?;
        let linked = &mut vm.heap[code];
        linked.chosen_cells |= bool::unpack(&mut from)?;
        linked.own_builtins |= bool::unpack(&mut from)?;
        codes.push(code.into());
    }
    Ok(codes)
}

/// The code at a place.
fn find(vm: &Vm, roots: &[CodeKey], place: &Place) -> Unpacked<CodeKey> {
    let mut found = roots.get(place.tree as usize).copied();
    for &index in &place.children {
        found = found.and_then(|key| vm.heap[key].children.get(index as usize).copied());
    }
    found.ok_or(Damaged("there is no code at a place"))
}

/// Keeps the text of a source, unless there is another one of that name.
fn remember_source(vm: &mut Vm, name: &str, text: &str) -> Outcome<()> {
    if vm.sources.get(name).is_none() {
        vm.refuse(name.len() + text.len())?;
        vm.sources.insert(&mut vm.heap, name.into(), text.into());
    }
    Ok(())
}

/// Constants of code that are objects which go along by themselves: of each the number of the code, the place among its
/// constants, and the number of the object. So what is one object stays one, as `is` shows.
pub(super) fn shared_constants(vm: &Vm, codes: &[CodeKey], numbers: &Numbers) -> Vec<u8> {
    let mut shared: Vec<(u32, (u32, u32))> = Vec::new();
    for &code in codes {
        let Some(number) = numbers.known(code.into()) else {
            continue;
        };
        for (place, constant) in (0..).zip(&vm.heap[code].constants) {
            if constant.is_heap()
                && let Some(object) = numbers.known(*constant)
            {
                shared.push((number, (place, object)));
            }
        }
    }
    let mut out = Packer::default();
    shared.pack(&mut out);
    out.bytes
}

/// Puts objects that went along into their places among the constants.
pub(super) fn share_constants(vm: &mut Vm, from: &mut Unpacker<'_>) -> Result<(), NotThawed> {
    for _ in 0..from.length()? {
        let code = CodeKey::unpack(from)?;
        let (place, object) = (u32::unpack(from)? as usize, from.reference()?);
        let linked = &vm.heap[code];
        let constant = linked.code.constants.get(place);
        vm.budget.burn(constant.map_or(1, price_of))?;
        if !constant.is_some_and(|constant| is_constant(&vm.heap, constant, object)) {
            return Err(Damaged("a constant is another one").into());
        }
        if let Some(slot) = vm.heap[code].constants.get_mut(place) {
            *slot = object;
        }
    }
    Ok(())
}

/// What comparing a constant costs.
fn price_of(constant: &Constant) -> u64 {
    match constant {
        Constant::Str(text) => 1 + price::text(text.len()),
        Constant::Bytes(data) => 1 + price::text(data.len()),
        Constant::Tuple(items) => 1 + items.iter().map(price_of).sum::<u64>(),
        // Each is looked for among all.
        Constant::FrozenSet(items) => {
            1 + items.len() as u64 * items.iter().map(price_of).sum::<u64>()
        }
        _ => 1,
    }
}

/// Whether an object is what linking makes of a constant. Constants are nested no deeper than they can be written.
fn is_constant(heap: &Heap, constant: &Constant, object: Value) -> bool {
    let all = |constants: &[Constant], objects: &[Value]| {
        let mut pairs = constants.iter().zip(objects);
        constants.len() == objects.len()
            && pairs.all(|(constant, object)| is_constant(heap, constant, *object))
    };
    match constant {
        Constant::None => object.is_none(),
        Constant::Ellipsis => object == Value::ELLIPSIS,
        Constant::Bool(value) => object == Value::bool(*value),
        Constant::Int(value) => object == Value::int(*value),
        Constant::Float(value) => object == Value::float(*value),
        Constant::BigInt(value) => object.as_big_int().is_some_and(|key| heap[key] == **value),
        Constant::Complex(re, im) => object.as_complex().is_some_and(|key| {
            let bits = |re: f64, im: f64| (re.to_bits(), im.to_bits());
            bits(heap[key].re, heap[key].im) == bits(*re, *im)
        }),
        Constant::Str(text) => heap.as_text(object) == Some(text) && object.as_str().is_some(),
        Constant::Bytes(data) => object
            .as_bytes()
            .is_some_and(|key| *heap[key].data == **data),
        Constant::Tuple(items) => {
            let tuple = object.as_tuple();
            tuple.is_some_and(|key| all(items, &heap[key].items))
        }
        Constant::FrozenSet(items) => {
            let set = object
                .as_any_set()
                .filter(|_| object.tag() == Tag::FrozenSet);
            set.is_some_and(|key| {
                let held: Vec<Value> = heap[key].iter().map(|slot| slot.key).collect();
                let is_there = |item| held.iter().any(|held| is_constant(heap, item, *held));
                held.len() <= items.len() && items.iter().all(is_there)
            })
        }
    }
}
