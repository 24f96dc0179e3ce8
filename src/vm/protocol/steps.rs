//! What Python asks of objects whose special methods are those of scripts, as natives that may leave: calls,
//! truth, comparison, `in`, and texts.

use smallvec::SmallVec;

use super::compare::comparison_names;
use crate::code::{CompareOp, Conversion};
use crate::value::{Tag, TypeId, Value};
use crate::vm::exception::errors::is_raised;
use crate::vm::native_frame::{Action, Leave, NativeState, NativeStep, Resumed};
use crate::vm::protocol::deep::has_items;
use crate::vm::{Outcome, Vm, retraced};

/// A call whose result is the native's own: `[callee, arguments ..]`, `count` of them.
pub(crate) static CALL: NativeStep = NativeStep {
    name: "__call__",
    run: |_, state, resumed| match resumed {
        Resumed::Start => {
            let [callee, args @ ..] = state.values;
            Ok(Action::Call(callee, args[..state.count].into()))
        }
        resumed => resumed.value().map(Action::Done),
    },
};

/// The same with keyword arguments: `[callee, arguments, names]`.
pub(crate) static CALL_KW: NativeStep = NativeStep {
    name: "__call__",
    run: |vm, state, resumed| match resumed {
        Resumed::Start => {
            let [callee, all, names, ..] = state.values;
            let all = vm.heap.tuple_items(all).into();
            Ok(Action::CallKw(callee, all, names))
        }
        resumed => resumed.value().map(Action::Done),
    },
};

/// `bool(value)`: `[value]`.
pub(crate) static TRUTH: NativeStep = NativeStep {
    name: "bool",
    run: truth,
};

/// `a op b`: `[a, b]`, the operator in `count`; with [`AS_TRUTH`], whether it holds.
pub(crate) static COMPARE: NativeStep = NativeStep {
    name: "compare",
    run: compare,
};

/// Added to the operator in the state of [`COMPARE`].
const AS_TRUTH: usize = 1 << 8;

/// Where a comparison stands that waits for the truth of its result, or for the items of containers.
const TRUTH_STAGE: u32 = 9;
const ITEMS_STAGE: u32 = 8;

/// `item in container`: `[container, item]`.
pub(crate) static CONTAINS: NativeStep = NativeStep {
    name: "__contains__",
    run: contains,
};

/// `str(value)`, `repr(value)` or `ascii(value)`: `[value]`, the conversion in `count`.
pub(crate) static TEXT: NativeStep = NativeStep {
    name: "repr",
    run: text,
};

/// The text of a value of a built-in type that asks scripts for those of others: `[value, conversion]`.
pub(crate) static PLAIN_TEXT: NativeStep = retraced!("repr", |vm, [value, conversion, ..]| {
    vm.plain_text(value, conversion.as_int().unwrap_or(0) as usize)
});

/// The same formatted: `[value, spec]`.
pub(crate) static PLAIN_FORMAT: NativeStep = retraced!("format", |vm, [value, spec, ..]| {
    vm.format_value(value, spec, Conversion::None)
});

/// `hash(value)` of what consists of others: `[value]`.
pub(crate) static PLAIN_HASH: NativeStep =
    retraced!("hash", |vm, [value, ..]| vm.hash(value).map(Value::int));

/// `format(value, spec)` after a conversion: `[value, spec]`, the conversion in `count`; the spec may be unbound.
pub(crate) static FORMAT: NativeStep = NativeStep {
    name: "format",
    run: format,
};

/// `len(value)`: `[value]`.
pub(crate) static LEN: NativeStep = NativeStep {
    name: "len",
    run: |vm, state, resumed| {
        let value = state.values[0];
        let length = match (resumed, vm.lookup_special(value, "__len__")) {
            (Resumed::Start, Some(method)) => return vm.special_action(method, value, &[]),
            (Resumed::Start, None) => vm.len(value)?,
            (resumed, _) => {
                let result = resumed.value()?;
                vm.checked_len(result)?
            }
        };
        Ok(Action::Done(vm.heap.new_usize(length)))
    },
};

/// `hash(value)`: `[value]`.
pub(crate) static HASH: NativeStep = NativeStep {
    name: "hash",
    run: |vm, state, resumed| {
        let value = state.values[0];
        let hash = match resumed {
            Resumed::Start => match vm.lookup_special(value, "__hash__") {
                Some(method) if !method.is_none() => {
                    match vm.special_action_if_had(method, value, &[])? {
                        Some(action) => return Ok(action),
                        None => vm.hash(value)?,
                    }
                }
                _ => vm.hash(value)?,
            },
            resumed => {
                let result = resumed.value()?;
                vm.checked_hash(result)?
            }
        };
        Ok(Action::Done(Value::int(hash)))
    },
};

fn truth(vm: &mut Vm, state: &mut NativeState, resumed: Resumed) -> Outcome<Action> {
    let value = state.values[0];
    let result = match resumed {
        Resumed::Start if !is_asked_for_truth(value) => {
            return vm
                .truthy(value)
                .map(|truth| Action::Done(Value::bool(truth)));
        }
        Resumed::Start => {
            for (stage, name) in [(1, "__bool__"), (2, "__len__")] {
                if let Some(method) = vm.lookup_special(value, name)
                    && let Some(action) = vm.special_action_if_had(method, value, &[])?
                {
                    state.stage = stage;
                    return Ok(action);
                }
            }
            return Ok(Action::Done(Value::TRUE));
        }
        resumed => resumed.value()?,
    };
    if state.stage == 2 {
        let length = vm.length_from(result)?;
        return Ok(Action::Done(Value::bool(length != 0)));
    }
    if result.as_bool().is_none() {
        let given = vm.type_name(result);
        return Err(vm.type_error(format!("__bool__ should return bool, returned {given}")));
    }
    Ok(Action::Done(result))
}

/// Whether the truth of a value is what special methods say.
fn is_asked_for_truth(value: Value) -> bool {
    matches!(
        value.tag(),
        Tag::Instance | Tag::Class | Tag::Exception | Tag::Rare
    )
}

/// The operator of a comparison, as it was put into a state.
pub(super) fn operator(count: usize) -> CompareOp {
    const ALL: [CompareOp; 6] = [
        CompareOp::Lt,
        CompareOp::Le,
        CompareOp::Eq,
        CompareOp::Ne,
        CompareOp::Gt,
        CompareOp::Ge,
    ];
    let wanted = count & 0xff;
    ALL.into_iter()
        .find(|op| *op as usize == wanted)
        .unwrap_or(CompareOp::Eq)
}

fn compare(vm: &mut Vm, state: &mut NativeState, resumed: Resumed) -> Outcome<Action> {
    let ([a, b, ..], op) = (state.values, operator(state.count));
    let as_truth = state.count & AS_TRUTH != 0;
    let (plain, reflected) = comparison_names(op);
    let (a_type, b_type) = (vm.type_of(a), vm.type_of(b));
    let right_first = a_type != b_type && vm.is_subtype(b_type, a_type);
    let mut found = None;
    match resumed {
        Resumed::Start if !is_shown_by_script(a) && !is_shown_by_script(b) => {
            match vm.trial(|vm| vm.compare(op, a, b)) {
                Some(value) => found = Some(value?),
                None => {
                    state.stage = ITEMS_STAGE;
                    return Ok(vm.compare_items_action(op, a, b));
                }
            }
        }
        Resumed::Start => {}
        resumed if state.stage == ITEMS_STAGE => found = Some(resumed.value()?),
        resumed => {
            let value = resumed.value()?;
            if state.stage == TRUTH_STAGE {
                return Ok(Action::Done(value));
            }
            found = Some(value).filter(|value| !value.is_not_implemented());
        }
    }
    while found.is_none() {
        let stage = state.stage;
        state.stage += 1;
        let (receiver, name, other) = match stage {
            0 if right_first => (b, reflected, a),
            1 => (a, plain, b),
            2 if !right_first => (b, reflected, a),
            0 | 2 => continue,
            _ => {
                found = Some(vm.compare_by_identity(op, a, b)?);
                break;
            }
        };
        let Some(method) = vm.lookup_special(receiver, name) else {
            continue;
        };
        if let Some(action) = vm.special_action_if_had(method, receiver, &[other])? {
            return Ok(action);
        }
    }
    let found = found.unwrap_or(Value::FALSE);
    if as_truth && found.as_bool().is_none() {
        state.stage = TRUTH_STAGE;
        return Ok(Action::Native(&TRUTH, NativeState::of(&[found])));
    }
    Ok(Action::Done(found))
}

fn contains(vm: &mut Vm, state: &mut NativeState, resumed: Resumed) -> Outcome<Action> {
    let [container, item, ..] = state.values;
    match (resumed, state.stage) {
        (Resumed::Start, _) => {
            if !is_shown_by_script(container) {
                state.stage = 1;
                return Ok(vm.contains_items_action(container, item));
            }
            if let Some(method) = vm.lookup_special(container, "__contains__")
                && !method.is_none()
                && let Some(action) = vm.special_action_if_had(method, container, &[item])?
            {
                return Ok(action);
            }
            vm.contains(container, item)
                .map(|found| Action::Done(Value::bool(found)))
        }
        (resumed, 0) => {
            state.stage = 1;
            let verdict = resumed.value()?;
            Ok(Action::Native(&TRUTH, NativeState::of(&[verdict])))
        }
        (resumed, _) => resumed.value().map(Action::Done),
    }
}

fn text(vm: &mut Vm, state: &mut NativeState, resumed: Resumed) -> Outcome<Action> {
    let value = state.values[0];
    let as_str = state.count == Conversion::Str as usize;
    let result = match resumed {
        Resumed::Start => {
            let name = match as_str {
                true => vm.str_method(value),
                false => "__repr__",
            };
            let method = vm.lookup_special(value, name);
            if let Some(method) = method.filter(|_| is_shown_by_script(value))
                && let Some(action) = vm.special_action_if_had(method, value, &[])?
            {
                return Ok(action);
            }
            let conversion = state.count;
            match vm.trial(|vm| vm.plain_text(value, conversion)) {
                Some(text) => return text.map(Action::Done),
                None => match vm.show_action(value) {
                    Some(action) => return Ok(action),
                    None => {
                        let conversion = Value::int(conversion as i64);
                        let state = NativeState::of(&[value, conversion]);
                        return Ok(Action::Native(&PLAIN_TEXT, state));
                    }
                },
            }
        }
        resumed => resumed.value()?,
    };
    let method = if as_str { "__str__" } else { "__repr__" };
    let result = vm.as_str_value(result, method)?;
    match state.count == Conversion::Ascii as usize {
        true => vm.ascii_of_repr(result).map(Action::Done),
        false => Ok(Action::Done(result)),
    }
}

fn format(vm: &mut Vm, state: &mut NativeState, resumed: Resumed) -> Outcome<Action> {
    match (resumed, state.stage) {
        (Resumed::Start, _) if state.count != Conversion::None as usize => {
            state.stage = 1;
            let mut text = NativeState::of(&[state.values[0]]);
            text.count = state.count;
            return Ok(Action::Native(&TEXT, text));
        }
        (Resumed::Start, _) => {}
        (resumed, 1) => state.values[0] = resumed.value()?,
        (resumed, _) => {
            let result = resumed.value()?;
            return vm.as_formatted(result).map(Action::Done);
        }
    }
    let [value, spec, ..] = state.values;
    state.stage = 2;
    if !is_shown_by_script(value) {
        let is_container = vm.show_action(value);
        let plain = !spec.is_bound() || vm.heap.text(spec).is_empty();
        return match vm.trial(|vm| vm.format_value(value, spec, Conversion::None)) {
            Some(text) => text.map(Action::Done),
            None if plain && is_container.is_some() => Ok(vm.text_action(value, Conversion::Str)),
            None => Ok(Action::Native(
                &PLAIN_FORMAT,
                NativeState::of(&[value, spec]),
            )),
        };
    }
    let spec = match spec.is_bound() {
        true => spec,
        false => vm.heap.new_str(""),
    };
    match vm.lookup_special(value, "__format__") {
        Some(method) => vm.special_action(method, value, &[spec]),
        None => vm.format_object(value, spec).map(Action::Done),
    }
}

/// Whether special methods of scripts may make the text of a value, or of something in it.
pub(crate) fn asks_for_text(value: Value) -> bool {
    is_shown_by_script(value) || has_items(value)
}

/// Whether special methods of scripts may make the text of a value.
fn is_shown_by_script(value: Value) -> bool {
    matches!(value.tag(), Tag::Instance | Tag::Exception | Tag::Class)
}

impl Vm {
    /// The call of a raw attribute of the type of `receiver` as its method.
    pub(crate) fn special_action(
        &mut self,
        method: Value,
        receiver: Value,
        args: &[Value],
    ) -> Outcome<Action> {
        if self.binds_receiver(method) {
            let all = [receiver].into_iter().chain(args.iter().copied());
            return Ok(Action::Call(method, all.collect()));
        }
        let class = self.type_of(receiver);
        let bound = self.bind(method, receiver, class)?;
        self.heap.keep(bound);
        Ok(Action::Call(bound, args.into()))
    }

    /// As [`Vm::special_action`]; what its descriptor refuses with an AttributeError is not there.
    pub(crate) fn special_action_if_had(
        &mut self,
        method: Value,
        receiver: Value,
        args: &[Value],
    ) -> Outcome<Option<Action>> {
        match self.special_action(method, receiver, args) {
            Err(fault) if is_raised(&self.heap, fault, TypeId::AttributeError) => Ok(None),
            result => result.map(Some),
        }
    }

    /// Calls something with at most four arguments, whose result is that of the running native.
    pub(crate) fn call_leaving(&mut self, leave: Leave, callee: Value, args: &[Value]) -> Outcome {
        if !leave.is_allowed() || args.len() > 4 {
            return self.call(callee, args);
        }
        let mut all: SmallVec<[Value; 5]> = SmallVec::from_slice(&[callee]);
        all.extend_from_slice(args);
        let mut state = NativeState::of(&all);
        state.count = args.len();
        self.begin(leave, &CALL, state)
    }

    /// As [`Vm::call_kw`], where the result is that of the running native.
    pub(crate) fn call_kw_leaving(
        &mut self,
        leave: Leave,
        callee: Value,
        pos: &[Value],
        kw: &[(Value, Value)],
    ) -> Outcome {
        if !leave.is_allowed() {
            return self.call_kw(callee, pos, kw);
        }
        if kw.is_empty() && pos.len() <= 4 {
            return self.call_leaving(leave, callee, pos);
        }
        let (all, names) = self.call_arguments(pos, kw);
        self.begin(leave, &CALL_KW, NativeState::of(&[callee, all, names]))
    }

    /// The arguments of a call as a tuple, and the names of those at its end; unbound: there are none.
    pub(crate) fn call_arguments(
        &mut self,
        pos: &[Value],
        kw: &[(Value, Value)],
    ) -> (Value, Value) {
        let values = kw.iter().map(|(_, value)| *value);
        let all: SmallVec<[Value; 8]> = pos.iter().copied().chain(values).collect();
        let all = self.heap.new_tuple(&all);
        if kw.is_empty() {
            return (all, Value::UNBOUND);
        }
        let names: SmallVec<[Value; 8]> = kw.iter().map(|(name, _)| *name).collect();
        (all, self.heap.new_tuple(&names))
    }

    /// As [`Vm::call_special`], where the result is that of the running native.
    pub(crate) fn call_special_leaving(
        &mut self,
        leave: Leave,
        v: Value,
        name: &'static str,
        args: &[Value],
    ) -> Outcome<Option<Value>> {
        let Some(method) = self.lookup_special(v, name) else {
            return Ok(None);
        };
        if !leave.is_allowed() || !self.binds_receiver(method) || args.len() > 3 {
            return self.call_unbound(method, v, args).map(Some);
        }
        let mut all: SmallVec<[Value; 5]> = SmallVec::from_slice(&[v]);
        all.extend_from_slice(args);
        self.call_leaving(leave, method, &all).map(Some)
    }

    /// `bool(value)` for an instruction, or for a native that gives nothing else.
    pub(crate) fn truthy_leaving(&mut self, leave: Leave, value: Value) -> Outcome<bool> {
        if !leave.is_allowed() || !is_asked_for_truth(value) {
            return self.truthy(value);
        }
        let truth = self.begin(leave, &TRUTH, NativeState::of(&[value]))?;
        Ok(truth == Value::TRUE)
    }

    /// `a op b`; `as_truth`: as a bool.
    pub(crate) fn compare_leaving(
        &mut self,
        leave: Leave,
        op: CompareOp,
        as_truth: bool,
        (a, b): (Value, Value),
    ) -> Outcome {
        let asks = |value| is_shown_by_script(value) || has_items(value);
        if !leave.is_allowed() || (!asks(a) && !asks(b)) {
            let value = self.compare(op, a, b)?;
            return match as_truth {
                true if value.as_bool().is_none() => self.truthy(value).map(Value::bool),
                _ => Ok(value),
            };
        }
        let mut state = NativeState::of(&[a, b]);
        state.count = op as usize | if as_truth { AS_TRUTH } else { 0 };
        self.begin(leave, &COMPARE, state)
    }

    /// Whether `a op b` holds, as a part of what a native does that has left.
    pub(crate) fn compare_action(&mut self, op: CompareOp, a: Value, b: Value) -> Action {
        let mut state = NativeState::of(&[a, b]);
        state.count = op as usize | AS_TRUTH;
        Action::Native(&COMPARE, state)
    }

    /// `len(value)`.
    pub(crate) fn len_leaving(&mut self, leave: Leave, value: Value) -> Outcome {
        if leave.is_allowed() && value.tag() == Tag::Instance {
            return self.begin(leave, &LEN, NativeState::of(&[value]));
        }
        let length = self.len(value)?;
        Ok(self.heap.new_usize(length))
    }

    /// `hash(value)`.
    pub(crate) fn hash_leaving(&mut self, leave: Leave, value: Value) -> Outcome {
        if leave.is_allowed() && value.tag() == Tag::Instance {
            return self.begin(leave, &HASH, NativeState::of(&[value]));
        }
        if leave.is_allowed() && has_items(value) {
            return self.begin(leave, &PLAIN_HASH, NativeState::of(&[value]));
        }
        self.hash(value).map(Value::int)
    }

    /// `item in container` for an instruction.
    pub(in crate::vm) fn contains_leaving(
        &mut self,
        container: Value,
        item: Value,
    ) -> Outcome<bool> {
        if !self.may_leave.is_allowed()
            || !(is_shown_by_script(container) || self.asks_in(container, item))
        {
            return self.contains(container, item);
        }
        let state = NativeState::of(&[container, item]);
        let found = self.begin(self.may_leave, &CONTAINS, state)?;
        Ok(found == Value::TRUE)
    }

    /// The text of a value by its own methods, as a str.
    pub(crate) fn text_leaving(
        &mut self,
        leave: Leave,
        value: Value,
        conversion: Conversion,
    ) -> Outcome {
        if !leave.is_allowed() || !asks_for_text(value) {
            return self.plain_text(value, conversion as usize);
        }
        let mut state = NativeState::of(&[value]);
        state.count = conversion as usize;
        self.begin(leave, &TEXT, state)
    }

    /// The same, as a part of what a native does that has left.
    pub(crate) fn text_action(&mut self, value: Value, conversion: Conversion) -> Action {
        let mut state = NativeState::of(&[value]);
        state.count = conversion as usize;
        Action::Native(&TEXT, state)
    }

    fn plain_text(&mut self, value: Value, conversion: usize) -> Outcome {
        match conversion {
            _ if conversion == Conversion::Repr as usize => self.repr_value(value),
            _ if conversion == Conversion::Ascii as usize => self.ascii_value(value),
            _ => self.str_value(value),
        }
    }

    /// A replacement field of an f-string, or `format()`; the spec may be unbound.
    pub(crate) fn format_leaving(
        &mut self,
        leave: Leave,
        value: Value,
        spec: Value,
        conversion: Conversion,
    ) -> Outcome {
        if !leave.is_allowed() || !asks_for_text(value) {
            return self.format_value(value, spec, conversion);
        }
        let mut state = NativeState::of(&[value, spec]);
        state.count = conversion as usize;
        self.begin(leave, &FORMAT, state)
    }

    /// What a comparison gives where no method has an answer.
    fn compare_by_identity(&mut self, op: CompareOp, a: Value, b: Value) -> Outcome {
        match op {
            CompareOp::Eq => Ok(Value::bool(a.is(b))),
            CompareOp::Ne => Ok(Value::bool(!a.is(b))),
            _ => Err(self.not_comparable(op, a, b)),
        }
    }

    /// What `__format__` returned, if it is a str.
    pub(crate) fn as_formatted(&mut self, result: Value) -> Outcome {
        if self.heap.as_text(result).is_none() {
            let given = self.type_name(result);
            return Err(self.type_error(format!("__format__ must return a str, not {given}")));
        }
        Ok(result)
    }
}
