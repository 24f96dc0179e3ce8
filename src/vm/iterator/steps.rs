//! Iterators that ask scripts for their items, as natives that may leave: `iter()`, `map`, `filter`, `zip`,
//! `enumerate`, `iter` of a callable, and objects with `__getitem__`.

use crate::object::Iter;
use crate::value::{IteratorKey, Tag, TypeId, Value};
use crate::vm::exception::errors::is_raised;
use crate::vm::iterator::container_iterators::is_end_of_sequence;
use crate::vm::iterator::exhaust;
use crate::vm::native_frame::{Action, CallArgs, NativeState, NativeStep, Resumed};
use crate::vm::protocol::steps::TRUTH;
use crate::vm::{Outcome, Vm};

/// So many iterators are looked through for one that asks a script.
const DEPTH: usize = 8;

/// `iter(value)`: `[value]`; in `count` whether who asks alone holds the iterator.
pub(crate) static ITER: NativeStep = NativeStep {
    name: "iter",
    run: iter,
};

/// The next item of a `map` or a `zip`: `[iterator, row ..]`; rows that are longer than three are in a list.
pub(crate) static ROW: NativeStep = NativeStep {
    name: "map",
    run: row,
};

/// The next item of a `filter`: `[predicate, source, item]`.
pub(crate) static FILTER: NativeStep = NativeStep {
    name: "filter",
    run: filter,
};

/// The next item of an `enumerate`: `[iterator, source, number]`.
pub(crate) static ENUMERATE: NativeStep = NativeStep {
    name: "enumerate",
    run: |vm, state, resumed| {
        let [iterator, source, number, ..] = state.values;
        match (resumed, iterator.as_iterator()) {
            (Resumed::Start, _) => Ok(Action::Next(source)),
            (Resumed::Value(value), Some(key)) => vm.numbered(key, number, value).map(Action::Done),
            (Resumed::Value(value) | Resumed::Ended(value), _) => Ok(Action::End(value)),
            (Resumed::Raised(fault), _) => Err(fault),
        }
    },
};

/// The next result of a callable: `[iterator, callable, sentinel]`.
pub(crate) static CALLABLE: NativeStep = NativeStep {
    name: "iter",
    run: |vm, state, resumed| {
        let [iterator, callable, sentinel, ..] = state.values;
        let Some(key) = iterator.as_iterator() else {
            return Err(vm.bad_operand());
        };
        let result = match resumed {
            Resumed::Start => return Ok(Action::Call(callable, CallArgs::new())),
            Resumed::Raised(fault) if !is_raised(&vm.heap, fault, TypeId::StopIteration) => {
                return Err(fault);
            }
            Resumed::Raised(_) => {
                exhaust(&mut vm.heap, key, TypeId::CallableIterator);
                return Ok(Action::End(Value::NONE));
            }
            Resumed::Value(value) | Resumed::Ended(value) => value,
        };
        // The call may have exhausted this very iterator.
        if matches!(vm.heap[key], Iter::Done { .. }) {
            return Ok(Action::End(Value::NONE));
        }
        if vm.eq(sentinel, result)? {
            exhaust(&mut vm.heap, key, TypeId::CallableIterator);
            return Ok(Action::End(Value::NONE));
        }
        Ok(Action::Done(result))
    },
};

/// The next item of an object with `__getitem__`: `[iterator, object, index]`.
pub(crate) static SEQUENCE: NativeStep = NativeStep {
    name: "iter",
    run: |vm, state, resumed| {
        let [iterator, object, index, ..] = state.values;
        let (Some(key), Some(at)) = (iterator.as_iterator(), index.as_int()) else {
            return Err(vm.bad_operand());
        };
        match resumed {
            Resumed::Start => match vm.lookup_special(object, "__getitem__") {
                Some(method) if at < i64::MAX => vm.special_action(method, object, &[index]),
                _ => Ok(match vm.sequence_next(key, object, at)? {
                    Some(item) => Action::Done(item),
                    None => Action::End(Value::NONE),
                }),
            },
            Resumed::Value(item) | Resumed::Ended(item) => {
                if matches!(vm.heap[key], Iter::Sequence { .. }) {
                    vm.heap[key] = Iter::Sequence {
                        object,
                        index: at + 1,
                    };
                }
                Ok(Action::Done(item))
            }
            Resumed::Raised(fault) if is_end_of_sequence(&vm.heap, fault) => {
                let ty = vm.builtin_type_of(iterator);
                exhaust(&mut vm.heap, key, ty);
                Ok(Action::End(Value::NONE))
            }
            Resumed::Raised(fault) => Err(fault),
        }
    },
};

fn iter(vm: &mut Vm, state: &mut NativeState, resumed: Resumed) -> Outcome<Action> {
    let (value, owned) = (state.values[0], state.count == 1);
    let iterator = match resumed {
        Resumed::Start => {
            let method = vm.lookup_special(value, "__iter__");
            if let Some(method) = method.filter(|method| vm.enters_frame(*method)) {
                vm.gc.handed = None;
                return vm.special_action(method, value, &[]);
            }
            let iterator = match owned {
                true => vm.iter_owned(value)?,
                false => vm.iter(value)?,
            };
            return Ok(Action::Done(iterator));
        }
        resumed => resumed.value()?,
    };
    if owned {
        vm.own_handed(iterator);
    }
    match vm.is_iterator(iterator) {
        true => Ok(Action::Done(iterator)),
        false => {
            let name = vm.type_name(iterator);
            Err(vm.type_error(format!("iter() returned non-iterator of type '{name}'")))
        }
    }
}

fn row(vm: &mut Vm, state: &mut NativeState, resumed: Resumed) -> Outcome<Action> {
    const CALLED: u32 = 1;
    let Some(key) = state.values[0].as_iterator() else {
        return Err(vm.bad_operand());
    };
    let (width, strict, function) = match &vm.heap[key] {
        Iter::Zip { iterators, strict } => (iterators.len(), *strict, None),
        Iter::Map {
            iterators,
            strict,
            function,
        } => (iterators.len(), *strict, Some(*function)),
        _ if state.stage == CALLED => (0, false, None),
        _ => return Ok(Action::End(Value::NONE)),
    };
    match resumed {
        Resumed::Start => {}
        resumed if state.stage == CALLED => return resumed.value().map(Action::Done),
        Resumed::Value(item) => vm.put_in_row(state, width, item)?,
        Resumed::Raised(fault) if !strict || !is_raised(&vm.heap, fault, TypeId::StopIteration) => {
            return Err(fault);
        }
        Resumed::Ended(value) if !strict => return Ok(Action::End(value)),
        Resumed::Ended(_) | Resumed::Raised(_) => {
            vm.check_strict(key, state.count)?;
            return Ok(Action::End(Value::NONE));
        }
    }
    if let Iter::Zip { iterators, .. } | Iter::Map { iterators, .. } = &vm.heap[key]
        && let Some(&source) = iterators.get(state.count)
    {
        return Ok(Action::Next(source));
    }
    let items: CallArgs = match state.values[1].as_list() {
        Some(list) if width > 3 => vm.heap[list].items.as_slice().into(),
        _ => state.values[1..=state.count.min(3)].into(),
    };
    match function {
        Some(function) => {
            state.stage = CALLED;
            Ok(Action::Call(function, items))
        }
        None if items.is_empty() => Ok(Action::End(Value::NONE)),
        None => Ok(Action::Done(vm.heap.new_tuple(&items))),
    }
}

fn filter(vm: &mut Vm, state: &mut NativeState, resumed: Resumed) -> Outcome<Action> {
    const ITEM: u32 = 0;
    const VERDICT: u32 = 1;
    const TRUTH_OF_IT: u32 = 2;
    let [predicate, source, item, ..] = state.values;
    match (state.stage, resumed) {
        (_, Resumed::Start) => Ok(Action::Next(source)),
        (_, Resumed::Raised(fault)) => Err(fault),
        (ITEM, Resumed::Ended(value)) => Ok(Action::End(value)),
        (ITEM, Resumed::Value(item)) => {
            vm.budget.burn(1)?;
            state.values[2] = item;
            if predicate.is_none() || predicate.as_builtin_type() == Some(TypeId::Bool) {
                state.stage = TRUTH_OF_IT;
                return Ok(Action::Native(&TRUTH, NativeState::of(&[item])));
            }
            state.stage = VERDICT;
            Ok(Action::call1(predicate, item))
        }
        (VERDICT, resumed) => {
            state.stage = TRUTH_OF_IT;
            let verdict = resumed.value()?;
            Ok(Action::Native(&TRUTH, NativeState::of(&[verdict])))
        }
        (_, resumed) => {
            if resumed.value()? == Value::TRUE {
                return Ok(Action::Done(item));
            }
            state.stage = ITEM;
            Ok(Action::Next(source))
        }
    }
}

impl Vm {
    /// `iter(v)` for a loop, whose instruction may get it later and alone holds it.
    pub(in crate::vm) fn iter_leaving(&mut self, v: Value) -> Outcome {
        if v.tag() != Tag::Instance || !self.may_leave.is_allowed() {
            return self.iter_owned(v);
        }
        let mut state = NativeState::of(&[v]);
        state.count = 1;
        self.begin(self.may_leave, &ITER, state)
    }

    /// The native that advances an iterator, if scripts take part in it.
    pub(in crate::vm) fn iterator_step(
        &self,
        key: IteratorKey,
    ) -> Option<(&'static NativeStep, NativeState)> {
        if !self.asks_script(key.into(), DEPTH) {
            return None;
        }
        let iterator = Value::from(key);
        Some(match &self.heap[key] {
            Iter::Zip { .. } | Iter::Map { .. } => (&ROW, NativeState::of(&[iterator])),
            &Iter::Filter {
                predicate,
                iterator,
            } => (&FILTER, NativeState::of(&[predicate, iterator])),
            &Iter::Enumerate {
                iterator: source,
                next,
            } => (&ENUMERATE, NativeState::of(&[iterator, source, next])),
            &Iter::Callable { callable, sentinel } => {
                (&CALLABLE, NativeState::of(&[iterator, callable, sentinel]))
            }
            &Iter::Sequence { object, index } => {
                let state = NativeState::of(&[iterator, object, Value::int(index)]);
                (&SEQUENCE, state)
            }
            _ => return None,
        })
    }

    /// Whether the next item of an iterator comes from a script. Where that is far to look, it may.
    pub(crate) fn asks_script(&self, v: Value, depth: usize) -> bool {
        let key = match v.tag() {
            Tag::Generator | Tag::Instance | Tag::Exception => return true,
            Tag::Iterator => v.as_iterator(),
            _ => None,
        };
        let Some(key) = key else {
            return false;
        };
        let Some(depth) = depth.checked_sub(1) else {
            return true;
        };
        match &self.heap[key] {
            Iter::Zip { iterators, .. } => iterators
                .iter()
                .any(|source| self.asks_script(*source, depth)),
            Iter::Map {
                iterators,
                function,
                ..
            } => {
                calls_script(*function)
                    || iterators.iter().any(|source| self.is_object_next(*source))
                    || iterators
                        .iter()
                        .any(|source| self.asks_script(*source, depth))
            }
            Iter::Filter {
                predicate,
                iterator,
            } => calls_script(*predicate) || self.asks_script(*iterator, depth),
            Iter::Enumerate { iterator, .. } => self.asks_script(*iterator, depth),
            Iter::Callable { callable, .. } => calls_script(*callable),
            Iter::Sequence { object, .. } => object.tag() == Tag::Instance,
            _ => false,
        }
    }

    /// Whether the next item of an iterator over a list or a tuple is an object of a script's class: a built-in function
    /// that gets it may ask that.
    fn is_object_next(&self, source: Value) -> bool {
        let item = source.as_iterator().and_then(|key| match self.heap[key] {
            Iter::List { list, index } => self.heap[list].items.get(index).copied(),
            Iter::Tuple { tuple, index } => self.heap.sequence_item(tuple, index),
            _ => None,
        });
        item.is_some_and(|item| item.tag() == Tag::Instance)
    }

    /// Whether an iterable gives items that come from scripts, or is made an iterator by one.
    pub(crate) fn iterates_script(&self, v: Value) -> bool {
        self.asks_script(v, DEPTH)
    }

    /// Whether a call of a method runs a frame: that of a generator function does not.
    fn enters_frame(&self, method: Value) -> bool {
        match method.as_function() {
            Some(function) => {
                let code = self.heap[function].code;
                !self.heap[code].code.flags.is_generator_like()
            }
            None => false,
        }
    }

    fn put_in_row(&mut self, state: &mut NativeState, width: usize, item: Value) -> Outcome<()> {
        let at = state.count;
        state.count += 1;
        if width <= 3 {
            state.values[1 + at] = item;
            return Ok(());
        }
        let list = match state.values[1].as_list() {
            Some(list) => list,
            None => {
                let list = self.heap.new_list_key();
                state.values[1] = list.into();
                list
            }
        };
        self.list_push(list, item)
    }
}

/// Whether a call of this may lead to a script.
fn calls_script(callee: Value) -> bool {
    callee.as_builtin().is_none() && callee.as_builtin_type().is_none() && !callee.is_none()
}
