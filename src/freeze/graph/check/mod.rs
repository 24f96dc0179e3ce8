//! Whether objects that were read are such as the evaluator makes, and what is noted of them elsewhere.
//!
//! The evaluator trusts what it has made itself: that a function has the cells of its code, that the bases of classes
//! lead to no cycle, that a view lies inside of its bytes. Bytes may say otherwise, so each object is looked at before
//! anybody gets it. What only leads to an exception when a script meets it is left alone.

mod iterator;
mod rare;

use super::NotThawed;
use crate::code::Needed;
use crate::freeze::header::Content;
use crate::heap::Heap;
use crate::object::{
    Damaged, Exception, FrameState, Function, Generator, GeneratorState, Instance, Iter, Rare,
    Unpacked,
};
use crate::table::{HashMap, HashSet};
use crate::value::{ClassKey, CodeKey, Tag, TypeId, Value};
use crate::vm::{Vm, price};

/// The objects of one kind.
fn of_kind<'a>(
    kinds: &'a [u8],
    objects: &'a [Value],
    tag: Tag,
) -> impl Iterator<Item = Value> + 'a {
    let pairs = kinds.iter().zip(objects);
    pairs
        .filter(move |(kind, _)| **kind == tag as u8)
        .map(|(_, object)| *object)
}

pub(super) fn ensure(holds: bool, problem: &'static str) -> Unpacked<()> {
    if holds { Ok(()) } else { Err(Damaged(problem)) }
}

/// Looks at the objects that were filled.
pub(super) fn objects(
    vm: &mut Vm,
    content: Content,
    kinds: &[u8],
    all: &[Value],
) -> Result<(), NotThawed> {
    let may_run = content == Content::Run;
    vm.budget.burn(price::copied(all.len()))?;
    classes(vm, kinds, all)?;
    let mut frames = Frames::default();
    for (&kind, object) in kinds.iter().zip(all) {
        if kind != object.tag() as u8 {
            continue;
        }
        match object.tag() {
            Tag::Function => function(&vm.heap, *object)?,
            Tag::Generator => generator(vm, *object, &mut frames, may_run)?,
            Tag::Frame => frame(&vm.heap, *object, may_run)?,
            Tag::Instance => instance(vm, *object)?,
            Tag::Exception => exception(vm, *object)?,
            Tag::Iterator => iterator::check(&vm.heap, *object, may_run)?,
            Tag::Range => range(vm, *object)?,
            Tag::Rare => rare::check(&vm.heap, *object)?,
            // What a native holds of a call may lack a part.
            Tag::List | Tag::Tuple if !may_run => items(&vm.heap, *object)?,
            _ => {}
        }
    }
    siblings(&vm.heap, kinds, all)?;
    methods(&vm.heap, kinds, all)?;
    Ok(tracebacks(&vm.heap, kinds, all)?)
}

// ---- functions and frames --------------------------------------------------------------------

fn function(heap: &Heap, object: Value) -> Unpacked<()> {
    let Some(key) = object.as_function() else {
        return Ok(());
    };
    let Function {
        code,
        closure,
        defaults,
        kwdefaults,
        extras,
        ..
    } = &heap[key];
    let code = &heap[*code].code;
    ensure(
        closure.len() == code.freevars.len(),
        "a function has other cells than its code",
    )?;
    ensure(
        defaults.is_none() || defaults.as_tuple().is_some(),
        "defaults are no tuple",
    )?;
    ensure(
        kwdefaults.is_none() || kwdefaults.as_dict().is_some(),
        "defaults of keywords are no dict",
    )?;
    if let Some(extras) = extras
        && let Some(code) = extras.annotate.as_code()
    {
        let cells = extras.annotate_cells.len();
        ensure(
            cells == heap[code].code.freevars.len(),
            "annotations have other cells than their code",
        )?;
    }
    Ok(())
}

/// Functions that were made in the same call share the cells of its variables.
fn siblings(heap: &Heap, kinds: &[u8], all: &[Value]) -> Unpacked<()> {
    let functions = of_kind(kinds, all, Tag::Function).filter_map(Value::as_function);
    let checked = heap.check_siblings(functions);
    ensure(checked.is_ok(), "a variable has two cells")
}

/// What frames need, by their code and where they stand.
#[derive(Default)]
struct Frames(HashMap<(CodeKey, u32), Option<Needed>>);

impl Frames {
    fn needed(&mut self, heap: &Heap, code: CodeKey, pc: u32) -> Option<&Needed> {
        let needed = self.0.entry((code, pc));
        needed
            .or_insert_with(|| Needed::at(&heap[code].code, pc))
            .as_ref()
    }
}

fn generator(
    vm: &mut Vm,
    object: Value,
    frames: &mut Frames,
    may_run: bool,
) -> Result<(), NotThawed> {
    let Some(key) = object.as_generator() else {
        return Ok(());
    };
    let heap = &vm.heap;
    let Generator {
        state, frame, code, ..
    } = &heap[key];
    let Some(frame) = frame else {
        return Ok(ensure(
            *state == GeneratorState::Closed,
            "a generator has no frame",
        )?);
    };
    let parts = &heap[*code].code;
    ensure(
        parts.flags.is_generator_like(),
        "a generator has code of another kind",
    )?;
    ensure(
        frame.slots.len() == usize::from(parts.frame_size),
        "a frame has other slots than its code",
    )?;
    if *state == GeneratorState::Running {
        return Ok(ensure(may_run, "a generator runs")?);
    }
    // A function may have been given other code since, but its cells are the same.
    let cells = frame.function.map_or(&[][..], |key| &heap[key].closure);
    let free = parts.cell_slots.iter().skip(parts.cellvars.len());
    for (slot, cell) in free.zip(cells) {
        let held = frame.slots.get(usize::from(*slot));
        ensure(
            held == Some(&Value::from(*cell)),
            "a frame has lost a cell of its function",
        )?;
    }
    ensure(
        frame.object.is_none_or(|object| {
            matches!(heap[object].state, FrameState::Suspended { generator } if generator == key)
        }),
        "a generator has the frame of another one",
    )?;
    ensure(
        frame.handled.is_unbound() || frame.handled.as_exception().is_some(),
        "a frame handles what is no exception",
    )?;
    let pc = frame.pc;
    let (started, sent) = (*state == GeneratorState::Suspended, frame.sent);
    let slots = frame.slots.clone();
    let live = frame.live as usize;
    let parameters = parts.parameter_count();
    let (code, length) = (*code, parts.instrs.len());
    ensure(
        started || pc == 0,
        "a frame that has not begun stands elsewhere",
    )?;
    ensure(live <= slots.len(), "a frame has more slots than there are")?;
    if started {
        vm.budget.burn(price::copied(length))?;
    }
    let needed = frames
        .needed(&vm.heap, code, pc)
        .ok_or(Damaged("a frame stands where its code never comes"))?;
    let at = |reg: crate::code::Reg| slots.get(usize::from(reg.0)).copied().unwrap_or_default();
    if started {
        let wants = needed.sent.ok_or(Damaged("a frame stands at no yield"))?;
        ensure(wants.0 == sent, "what is sent goes elsewhere")?;
    } else {
        let given = slots.iter().take(parameters);
        ensure(
            given.into_iter().all(|slot| slot.is_bound()),
            "a parameter has no argument",
        )?;
    }
    let in_cells = needed.cells.iter().all(|reg| at(*reg).as_cell().is_some());
    Ok(ensure(in_cells, "a variable is in no cell")?)
}

fn frame(heap: &Heap, object: Value, may_run: bool) -> Unpacked<()> {
    let Some(key) = object.as_frame() else {
        return Ok(());
    };
    let frame = &heap[key];
    let size = usize::from(heap[frame.code].code.frame_size);
    match &frame.state {
        FrameState::Finished { slots } => {
            ensure(slots.len() <= size, "a frame has other slots than its code")
        }
        FrameState::Suspended { generator } => {
            let own = heap[*generator]
                .frame
                .as_ref()
                .and_then(|frame| frame.object);
            ensure(own == Some(key), "a frame is not that of its generator")
        }
        // Whoever reads a run looks at those of its frames.
        FrameState::Running { .. } => ensure(may_run, "a frame runs"),
    }
}

/// What methods are bound to ends in something that is no method.
fn methods(heap: &Heap, kinds: &[u8], all: &[Value]) -> Unpacked<()> {
    let next = |method: Value| {
        let function = heap[method.as_method()?].function;
        function.as_method().map(Value::from)
    };
    let methods = of_kind(kinds, all, Tag::Method);
    ensure(all_end(methods, next), "a method is bound to itself")
}

/// Tracebacks and frames lead outwards to an end.
fn tracebacks(heap: &Heap, kinds: &[u8], all: &[Value]) -> Unpacked<()> {
    let next = |object: Value| match object.tag() {
        Tag::Traceback => object
            .as_traceback()
            .and_then(|key| heap[key].next)
            .map(Value::from),
        _ => object
            .as_frame()
            .and_then(|key| heap[key].back)
            .map(Value::from),
    };
    let links = of_kind(kinds, all, Tag::Traceback).chain(of_kind(kinds, all, Tag::Frame));
    ensure(all_end(links, next), "a traceback goes round")
}

/// Whether each of some chains has an end.
fn all_end(links: impl Iterator<Item = Value>, next: impl Fn(Value) -> Option<Value>) -> bool {
    // The number of the walk that came by first: who meets its own trace goes round.
    let mut seen: HashMap<Value, usize> = HashMap::default();
    for (walk, first) in links.enumerate() {
        let mut at = Some(first);
        while let Some(link) = at {
            match seen.get(&link) {
                Some(&other) if other == walk => return false,
                Some(_) => break,
                None => seen.insert(link, walk),
            };
            at = next(link);
        }
    }
    true
}

// ---- classes and instances -------------------------------------------------------------------

/// So many slots of its own a class may have.
const SLOTS: u32 = 1 << 16;

/// Looks at the classes, each after its bases.
fn classes(vm: &mut Vm, kinds: &[u8], all: &[Value]) -> Result<(), NotThawed> {
    let mut state: HashMap<ClassKey, bool> = HashMap::default();
    let read: HashSet<ClassKey> = of_kind(kinds, all, Tag::Class)
        .filter_map(Value::as_class)
        .collect();
    for first in of_kind(kinds, all, Tag::Class).filter_map(Value::as_class) {
        let mut work = vec![(first, false)];
        while let Some((key, is_left)) = work.pop() {
            if is_left {
                class(vm, key)?;
                state.insert(key, true);
                continue;
            }
            match state.get(&key) {
                Some(true) => continue,
                Some(false) => return Err(Damaged("a class derives from itself").into()),
                None => state.insert(key, false),
            };
            work.push((key, true));
            for base in vm.heap[key].bases.iter().filter_map(|base| base.as_class()) {
                if read.contains(&base) && state.get(&base) != Some(&true) {
                    work.push((base, false));
                }
            }
        }
    }
    Ok(())
}

fn class(vm: &mut Vm, key: ClassKey) -> Result<(), NotThawed> {
    let class = &vm.heap[key];
    let own: Value = key.into();
    let (bases, mro) = (class.bases.clone(), class.mro.clone());
    let (base, layout, slots, metaclass) =
        (class.base, class.layout, class.slot_count, class.metaclass);
    let names = [class.name, class.qualname];
    vm.budget.burn(price::copied(bases.len() + mro.len()))?;
    ensure(
        names.iter().all(|name| name.as_str().is_some()),
        "a class has no name",
    )?;
    let are_types = |types: &[Value]| !types.is_empty() && types.iter().all(|ty| ty.is_type());
    ensure(are_types(&bases), "a class has bases that are no classes")?;
    ensure(
        are_types(&mro) && mro.contains(&own),
        "a class has an odd order of bases",
    )?;
    ensure(
        mro.last() == Some(&Value::builtin_type(TypeId::Object)),
        "a class is no object",
    )?;
    let is_meta = metaclass == Value::builtin_type(TypeId::Type)
        || metaclass
            .as_class()
            .is_some_and(|meta| vm.heap[meta].layout == TypeId::Type);
    ensure(is_meta, "a class has no metaclass")?;
    ensure(
        vm.best_base(&bases)? == base,
        "a class has another layout than its bases",
    )?;
    ensure(
        layout == vm.heap.layout_over(base),
        "a class has another layout than its bases",
    )?;
    let above = vm.heap.slot_count(base);
    ensure(
        slots >= above && slots - above <= SLOTS,
        "a class has too many slots",
    )?;
    Ok(())
}

fn instance(vm: &Vm, object: Value) -> Unpacked<()> {
    let Some(key) = object.as_instance() else {
        return Ok(());
    };
    let heap = &vm.heap;
    let Instance {
        class,
        payload,
        slots,
        ..
    } = &heap[key];
    let layout = heap[*class].layout;
    let most = heap[*class].slot_count as usize;
    ensure(
        slots.is_none_or(|slots| heap[slots].items.len() <= most),
        "an instance has more slots than its class",
    )?;
    let fits = match payload.tag() {
        Tag::Unbound => true,
        Tag::Instance => false,
        Tag::Rare
            if payload
                .as_rare()
                .is_some_and(|key| matches!(heap[key], Rare::Host(_))) =>
        {
            heap.host_base((*class).into()).is_some()
        }
        _ => vm.builtin_type_of(*payload).is_subtype(layout),
    };
    ensure(fits, "an instance holds what its class does not")
}

fn exception(vm: &Vm, object: Value) -> Unpacked<()> {
    let Some(key) = object.as_exception() else {
        return Ok(());
    };
    let Exception {
        class,
        args,
        cause,
        context,
        fields,
        ..
    } = &vm.heap[key];
    ensure(
        class.is_type() && vm.heap.layout_of_class(*class).is_exception(),
        "an exception is of no class",
    )?;
    ensure(
        args.as_tuple().is_some(),
        "the arguments of an exception are no tuple",
    )?;
    ensure(fields.len() <= 16, "an exception has too many fields")?;
    let is_exception = |value: &Value| value.is_none() || value.as_exception().is_some();
    ensure(
        is_exception(cause) && is_exception(context),
        "a cause is no exception",
    )
}

// ---- others ----------------------------------------------------------------------------------

/// Lists and tuples have no holes.
fn items(heap: &Heap, object: Value) -> Unpacked<()> {
    let list = object.as_list().map(|key| heap[key].items.as_slice());
    let items = list.or(object.as_tuple().map(|key| heap[key].items.as_slice()));
    let are_bound = items.is_none_or(|items| items.iter().all(|item| item.is_bound()));
    ensure(are_bound, "an item is missing")
}

fn range(vm: &mut Vm, object: Value) -> Result<(), NotThawed> {
    let Some(key) = object.as_range() else {
        return Ok(());
    };
    let range = vm.heap[key];
    let is_int = |value: &Value| matches!(value.tag(), Tag::Int | Tag::BigInt);
    let parts = [range.start, range.stop, range.step, range.length];
    ensure(
        parts.iter().all(is_int),
        "a range has bounds that are no ints",
    )?;
    let zero = Value::int(0);
    ensure(range.step != zero, "a range has no step")?;
    let again = vm.new_range(range.start, range.stop, range.step);
    let length = again.as_range().map_or(zero, |key| vm.heap[key].length);
    let same = vm.heap.int_ref(length) == vm.heap.int_ref(range.length);
    Ok(ensure(same, "a range has another length")?)
}

// ---- what is noted elsewhere -----------------------------------------------------------------

/// Notes of new objects what the heap and the evaluator keep beside them.
pub(super) fn finish(vm: &mut Vm, kinds: &[u8], all: &[Value]) {
    for (&kind, object) in kinds.iter().zip(all) {
        // What nothing leads to may be gone since scripts ran.
        if kind != object.tag() as u8 || !vm.heap.contains(*object) {
            continue;
        }
        if let Some(class) = object.as_class() {
            vm.heap.register_subclass(class);
            let metaclass = vm.heap[class].metaclass;
            vm.note_instance(metaclass, *object);
        } else if let Some(instance) = object.as_instance() {
            let class = vm.heap[instance].class;
            vm.note_instance(class.into(), *object);
        } else if let Some(generator) = object.as_generator() {
            vm.heap.note_generator(generator);
        } else if let Some(iterator) = object.as_iterator() {
            renew_iterator(&mut vm.heap, iterator);
        } else if let Some(rare) = object.as_rare() {
            count_view(&mut vm.heap, rare);
        }
    }
}

/// An iterator over an ordered dict goes on if the order has not changed since: its version is that of the new order.
fn renew_iterator(heap: &mut Heap, key: crate::value::IteratorKey) {
    let Iter::Ordered {
        ordered, version, ..
    } = &heap[key]
    else {
        return;
    };
    let Rare::OrderedDict(dict) = &heap[*ordered] else {
        return;
    };
    let (now, goes_on) = (heap[dict.order].version(), *version == 1);
    if let Iter::Ordered { version, .. } = &mut heap[key] {
        *version = if goes_on { now } else { now.wrapping_sub(1) };
    }
}

/// Lets a bytearray know of a view that looks at it.
fn count_view(heap: &mut Heap, key: crate::value::RareKey) {
    let Rare::MemoryView(view) = &mut heap[key] else {
        return;
    };
    view.hash = None;
    let (released, buffer) = (view.released, view.buffer);
    if let Some(bytes) = heap.payload(buffer).as_byte_array()
        && !released
    {
        heap[bytes].views += 1;
    }
}
