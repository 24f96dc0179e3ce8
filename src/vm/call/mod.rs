//! Calls: from script to script by pushing a frame, from and to Rust by recursion.
//!
//! The callee and its arguments lie next to each other on the register stack, so that an argument becomes a
//! parameter where it lies:
//!
//! ```text
//!  stack[at]   stack[at + 1] ..               stack[at + count]
//!  callee      positional arguments ..        keyword arguments (as many as `names` has) last
//! ```
//!
//! Input: such a window and a [`ReturnTo`]. Output: a value, or a frame that was pushed. In this folder: binding
//! for script functions (`arguments`) and for natives (`binding`), both by `parameters`; what a native is
//! (`native`, `signature`, `receiver`), and where all of them are found (`registry`); `*` and `**` (`spread`);
//! making functions (`closures`); room on the stack (`room`). Neighbours: `class` (calls of classes), `generator`, `run` (the host's
//! functions).
//!
//! Invariant: the arguments of a native are rooted until it returns.

pub(crate) mod arguments;
pub(crate) mod binding;
pub(crate) mod builtin_calls;
pub(crate) mod closures;
pub(crate) mod native;
pub(crate) mod parameters;
mod receiver;
pub(crate) mod registry;
pub(in crate::vm) mod room;
pub(crate) mod signature;
mod special_methods;
pub(crate) mod spread;

use smallvec::SmallVec;

use super::eval::Left;
use super::{Fault, Frame, Outcome, ReturnTo, Trap, Vm};
use crate::code::Reg;
use crate::object::{Making, Rare};
use crate::value::{CellKey, ClassKey, CodeKey, DictKey, FunctionKey, Tag, Value};
use crate::vm::native_frame::Resumed;
use crate::vm::price;

/// So many layers a callable may have around its function: CPython 3.14 calls as many on 8 MB of stack, and crashes at 60,000.
const LAYERS: u32 = 50_000;

/// What a call has led to.
pub(super) enum Called {
    /// A native has run.
    Value(Value),
    /// A frame was pushed.
    Frame,
}

/// Positional arguments of a call that had to be taken apart.
pub(super) type Positional = SmallVec<[Value; 8]>;
/// Keyword arguments: (str, value).
pub(crate) type Keywords = SmallVec<[(Value, Value); 4]>;

impl Vm {
    // ---- from Rust ------------------------------------------------------------------------------

    /// Calls anything callable from Rust. The arguments need not be rooted; the result is.
    pub(crate) fn call(&mut self, callee: Value, args: &[Value]) -> Outcome {
        if self.retrace.is_active()
            && let Some(answer) = self.consult(callee, args, &[])
        {
            return answer;
        }
        let Some(function) = callee.as_function() else {
            return match self.call_native(callee, args) {
                Some(result) => result,
                None => self.call_kw(callee, args, &[]),
            };
        };
        self.enter_native()?;
        let at = self.stack_top();
        self.make_room(at, args.len() + 1)?;
        self.stack[at + 1..][..args.len()].copy_from_slice(args);
        if !self.push_simple(function, at + 1, args.len() as u32, ReturnTo::Entry) {
            return self.call_kw(callee, args, &[]);
        }
        let mark = self.heap.mark();
        for value in args {
            self.heap.keep(*value);
        }
        let result = self.eval();
        self.leave_native(mark, result)
    }

    /// Unroots everything that a native call has kept since `mark`, except its result.
    #[inline]
    pub(in crate::vm) fn leave_native(&mut self, mark: usize, result: Outcome) -> Outcome {
        self.heap.release(mark);
        self.keep_fault(&result);
        result.map(|value| self.heap.keep(value))
    }

    /// As [`Vm::call`], with keyword arguments (str, value).
    pub(crate) fn call_kw(
        &mut self,
        callee: Value,
        args: &[Value],
        kw: &[(Value, Value)],
    ) -> Outcome {
        if self.retrace.is_active()
            && let Some(answer) = self.consult(callee, args, kw)
        {
            return answer;
        }
        self.enter_native()?;
        let mark = self.heap.mark();
        let (at, names) = self.place_call(callee, args, kw)?;
        let outer = self.heap.begin_share();
        let result = match self.enter_call(at, args.len() + kw.len(), names, ReturnTo::Entry) {
            Ok(Called::Value(value)) => Ok(value),
            Ok(Called::Frame) => self.eval(),
            Err(fault) => Err(fault),
        };
        self.heap.end_share(outer);
        self.leave_native(mark, result)
    }

    /// Puts a callee and its arguments where a call expects them, and keeps them; with them comes the tuple of the names
    /// of keyword arguments.
    fn place_call(
        &mut self,
        callee: Value,
        args: &[Value],
        kw: &[(Value, Value)],
    ) -> Outcome<(usize, Option<Value>)> {
        let at = self.stack_top();
        self.make_room(at, args.len() + kw.len() + 1 + 256)?;
        let values = args.iter().chain(kw.iter().map(|(_, value)| value));
        for (slot, value) in [&callee].into_iter().chain(values).enumerate() {
            self.stack[at + slot] = *value;
            self.heap.keep(*value);
        }
        let names = (!kw.is_empty()).then(|| {
            let names: Vec<Value> = kw.iter().map(|(name, _)| *name).collect();
            self.heap.new_tuple(&names)
        });
        Ok((at, names))
    }

    /// Calls anything callable, from outside: a script function can then stop the run ([`super::Pause`]).
    pub(crate) fn start_call(
        &mut self,
        callee: Value,
        args: &[Value],
        kw: &[(Value, Value)],
    ) -> Outcome {
        let (at, names) = self.place_call(callee, args, kw)?;
        match self.enter_call(at, args.len() + kw.len(), names, ReturnTo::Entry)? {
            Called::Value(value) => Ok(self.heap.keep(value)),
            Called::Frame => {
                self.budget.set_direct(true);
                self.eval()
            }
        }
    }

    /// `getattr(obj, name)(*args)`
    pub(crate) fn call_method(&mut self, obj: Value, name: &str, args: &[Value]) -> Outcome {
        let name = self.heap.intern(name);
        let (function, receiver) = self.load_method(obj, name)?;
        match receiver {
            Some(receiver) => {
                let mut all: SmallVec<[Value; 4]> = SmallVec::with_capacity(args.len() + 1);
                all.push(receiver);
                all.extend_from_slice(args);
                self.call(function, &all)
            }
            None => self.call(function, args),
        }
    }

    /// Runs module or exec code to its end. `namespace` may be unbound: then the globals are it. Code that suspends
    /// gives its generator.
    pub(crate) fn run_code(
        &mut self,
        code: CodeKey,
        globals: DictKey,
        namespace: Value,
        closure: &[CellKey],
    ) -> Outcome {
        self.run_body(code, globals, namespace, closure, None)
    }

    /// Runs the body of a class, which is that of `function`, in its namespace.
    pub(crate) fn run_class_body(&mut self, function: FunctionKey, namespace: Value) -> Outcome {
        let object = &self.heap[function];
        let (code, globals) = (object.code, object.globals);
        self.run_body(code, globals, namespace, &[], Some(function))
    }

    fn run_body(
        &mut self,
        code: CodeKey,
        globals: DictKey,
        namespace: Value,
        closure: &[CellKey],
        function: Option<FunctionKey>,
    ) -> Outcome {
        self.enter_native()?;
        match self.push_body(
            code,
            globals,
            namespace,
            (closure, function),
            ReturnTo::Entry,
        )? {
            Called::Value(value) => Ok(value),
            Called::Frame => self.eval(),
        }
    }

    /// Puts the frame of module, class or exec code on top; code that suspends gives its generator.
    pub(in crate::vm) fn push_body(
        &mut self,
        code: CodeKey,
        globals: DictKey,
        namespace: Value,
        (closure, function): (&[CellKey], Option<FunctionKey>),
        ret: ReturnTo,
    ) -> Outcome<Called> {
        let own: SmallVec<[CellKey; 4]> = match function {
            Some(function) => self.heap[function].closure.iter().copied().collect(),
            None => closure.into(),
        };
        let closure = &own[..];
        let at = self.stack_top();
        let linked = &self.heap[code];
        let size = linked.code.frame_size as usize;
        let (takes, flags) = (linked.code.parameter_count(), linked.code.flags);
        let free_slots: SmallVec<[u16; 4]> = linked
            .code
            .cell_slots
            .get(linked.code.cellvars.len()..)
            .unwrap_or_default()
            .into();
        if free_slots.len() != closure.len() {
            return Err(Trap::Invalid.into());
        }
        self.make_room(at, size.max(256) + 256)?;
        self.stack[at..at + size].fill(Value::UNBOUND);
        if takes > 0 {
            // The code of a function that runs as a body gets no arguments.
            let bare = |vm: &mut Self| vm.make_function(code, globals, closure.into());
            if let Some(of) = function.or_else(|| bare(self).as_function()) {
                self.bind_arguments(of, at, 0, None)?;
            }
        }
        for (slot, cell) in free_slots.iter().zip(closure) {
            self.stack[at + *slot as usize] = (*cell).into();
        }
        let namespace = if namespace == Value::dict(globals) {
            Value::UNBOUND
        } else {
            namespace
        };
        let frame = Frame {
            code,
            base: at,
            pc: 0,
            ret,
            function,
            globals,
            namespace,
            handled: Value::UNBOUND,
            object: None,
        };
        if flags.is_generator_like() {
            return Ok(Called::Value(self.make_generator(frame)));
        }
        self.push_frame(frame)?;
        Ok(Called::Frame)
    }

    // ---- from the eval loop -----------------------------------------------------------------------

    /// The fast path: a function whose positional parameters take the arguments given, and defaults for the
    /// rest. False: not that simple.
    #[inline(never)]
    pub(super) fn push_simple(
        &mut self,
        key: FunctionKey,
        first: usize,
        count: u32,
        ret: ReturnTo,
    ) -> bool {
        if self.make_room(first, 512).is_err() || self.room_for_frame().is_err() {
            // The long way fails in the same place, and says so.
            return false;
        }
        let function = &self.heap.functions[key].object;
        let entry = self.heap.codes[function.code].object.entry;
        if entry.simple_argc != count && !self.add_defaults(key, first, count) {
            return false;
        }
        let function = &self.heap.functions[key].object;
        let (clear, end) = (
            first + entry.simple_argc as usize,
            first + entry.locals_end as usize,
        );
        if clear < end {
            self.stack[clear..end].fill(Value::UNBOUND);
        }
        let free = first + entry.free_base as usize;
        for (slot, cell) in self.stack[free..].iter_mut().zip(&function.closure) {
            *slot = (*cell).into();
        }
        self.frames.push(Frame {
            code: function.code,
            base: first,
            pc: 0,
            ret,
            function: Some(key),
            globals: function.globals,
            namespace: Value::UNBOUND,
            handled: Value::UNBOUND,
            object: None,
        });
        true
    }

    /// Puts the defaults of the last positional parameters after `count` arguments, if that completes a call
    /// of a function that takes nothing but positional parameters.
    fn add_defaults(&mut self, key: FunctionKey, first: usize, count: u32) -> bool {
        let function = &self.heap.functions[key].object;
        let argc = self.heap.codes[function.code].object.entry.simple_argc;
        let Some(tuple) = function.defaults.as_tuple() else {
            return false;
        };
        let defaults = &self.heap.tuples[tuple].object.items;
        if argc == u32::MAX || count > argc {
            return false;
        }
        let missing = (argc - count) as usize;
        let Some(skip) = defaults.len().checked_sub(missing) else {
            return false;
        };
        let from = first + count as usize;
        self.stack[from..from + missing].copy_from_slice(&defaults[skip..]);
        true
    }

    /// A call whose callee and arguments lie on the stack from `at`; the result of a native is stored at
    /// once, a script's when its frame returns.
    pub(super) fn call_window(
        &mut self,
        at: usize,
        count: usize,
        names: Option<Value>,
        ret: ReturnTo,
    ) -> Outcome<()> {
        let top = self.frames.len() - 1;
        let base = self.frames[top].base;
        let size = self.heap[self.frames[top].code].entry.frame_size as usize;
        // Slots beyond the registers must not be overlaid by the callee's window.
        let at = if size > 256 {
            let to = base + size;
            self.make_room(to, count + 1 + 256)?;
            self.stack.copy_within(at..=at + count, to);
            to
        } else {
            at
        };
        match self.enter_call(at, count, names, ret)? {
            Called::Frame => Ok(()),
            Called::Value(value) => {
                if let ReturnTo::Register(dst) = ret {
                    self.stack[base + dst.0 as usize] = value;
                }
                Ok(())
            }
        }
    }

    // ---- dispatch ----------------------------------------------------------------------------------

    /// Finds out what the callee is, and either runs it (natives) or pushes its frame.
    pub(super) fn enter_call(
        &mut self,
        at: usize,
        mut count: usize,
        mut names: Option<Value>,
        ret: ReturnTo,
    ) -> Outcome<Called> {
        let leave = self.leave_to(ret);
        let mut callee = self.stack[at];
        let mut first = at + 1;
        // The callee's own slot can take one receiver.
        let mut room = true;
        // Each turn unwraps one layer (a bound method, an instance with `__call__`, ..).
        let mut layers = 0;
        loop {
            let (function, receiver) = match callee.tag() {
                Tag::Function => {
                    let Some(key) = callee.as_function() else {
                        return Err(Trap::Invalid.into());
                    };
                    return self.enter_function(key, first, count, names, ret);
                }
                Tag::Builtin => return self.enter_builtin(callee, first, count, names, leave),
                Tag::Method => {
                    let Some(key) = callee.as_method() else {
                        return Err(Trap::Invalid.into());
                    };
                    let (function, receiver) = (self.heap[key].function, self.heap[key].receiver);
                    // Keyword arguments are refused first, where the native binds its arguments.
                    if function.as_builtin().is_some() && names.is_none() {
                        self.check_bound_native(function, receiver, count)?;
                    }
                    (function, receiver)
                }
                Tag::Class => {
                    let Some(class) = callee.as_class() else {
                        return Err(Trap::Invalid.into());
                    };
                    return self.enter_class(class, first, count, names, ret);
                }
                Tag::Type => {
                    let value = self.with_args(first, count, names, leave, |vm, args| {
                        vm.instantiate(callee, args)
                    })?;
                    return Ok(Called::Value(value));
                }
                Tag::HostFunction => {
                    let Some(key) = callee.as_host_function() else {
                        return Err(Trap::Invalid.into());
                    };
                    let value = self.with_args(first, count, names, leave, |vm, args| {
                        (vm.host.call)(vm, key, args, ret)
                    })?;
                    return Ok(Called::Value(value));
                }
                _ => {
                    if let Some(key) = callee.as_rare()
                        && let Rare::Partial(partial) = &self.heap[key]
                    {
                        let partial = **partial;
                        self.enter_layer(&mut layers, count)?;
                        (first, count, names) =
                            self.spread_partial(partial, first, count, names)?;
                        callee = partial.function;
                        room = true;
                        continue;
                    }
                    let Some(call) = self.lookup_special(callee, "__call__") else {
                        return Err(self.not_callable(callee)?);
                    };
                    self.enter_layer(&mut layers, 0)?;
                    if self.binds_receiver(call) {
                        (call, callee)
                    } else {
                        let class = self.type_of(callee);
                        let bound = self.bind(call, callee, class)?;
                        if bound == callee {
                            return Err(self.recursion_error("maximum recursion depth exceeded"));
                        }
                        callee = bound;
                        continue;
                    }
                }
            };
            first = if room {
                first - 1
            } else {
                self.enter_layer(&mut layers, count)?;
                self.shift_window(first, count)?
            };
            room = false;
            self.stack[first] = receiver;
            callee = function;
            count += 1;
        }
    }

    /// One more layer around a function, which moves the arguments: methods of methods are a long chain, and partials or
    /// `__call__` attributes may be an endless one.
    fn enter_layer(&mut self, layers: &mut u32, moved: usize) -> Outcome<()> {
        *layers += 1;
        if *layers > LAYERS {
            return Err(self.recursion_error("maximum recursion depth exceeded"));
        }
        self.budget.burn(1 + price::moved(moved))
    }

    /// The error of calling what cannot be called; a module may have been meant as its member.
    #[cold]
    fn not_callable(&mut self, callee: Value) -> Outcome<Fault> {
        let mut message = format!("'{}' object is not callable", self.type_name(callee));
        if let Some(module) = self.heap.payload(callee).as_module() {
            let name = self.heap[module].name;
            if let Some(text) = self.heap.as_text(name).map(str::to_owned)
                && let Some(member) = self.getattr_opt(callee, name)?
                && self.is_callable(member)
            {
                message.push_str(&format!(". Did you mean: '{text}.{text}(...)'?"));
            }
        }
        Ok(self.type_error(message))
    }

    /// Moves arguments beyond the running frame and everything above it, with a free slot in front of
    /// them, which it gives: room for one more receiver.
    fn shift_window(&mut self, first: usize, count: usize) -> Outcome<usize> {
        let to = self.stack_top().max(first);
        self.make_room(to, count + 1 + 256)?;
        self.stack.copy_within(first..first + count, to + 1);
        Ok(to)
    }

    /// A call of a script function: binds the arguments and pushes the frame, or makes the generator.
    fn enter_function(
        &mut self,
        key: FunctionKey,
        first: usize,
        count: usize,
        names: Option<Value>,
        ret: ReturnTo,
    ) -> Outcome<Called> {
        let code = self.heap[key].code;
        let entry = self.heap[code].entry;
        self.make_room(first, count + (entry.frame_size as usize).max(256) + 256)?;
        self.room_for_frame()?;
        self.budget.burn_slots(entry.frame_size as usize);
        if names.is_none() && entry.simple_argc as usize == count {
            let clear = first + count..first + entry.clear_end as usize;
            if !clear.is_empty() {
                self.stack[clear].fill(Value::UNBOUND);
            }
        } else {
            self.bind_arguments(key, first, count, names)?;
        }
        let linked = &self.heap.codes[code].object;
        let free_slots = linked
            .code
            .cell_slots
            .get(linked.code.cellvars.len()..)
            .unwrap_or_default();
        let function = &self.heap.functions[key].object;
        if free_slots.len() != function.closure.len() {
            return Err(Trap::Invalid.into());
        }
        for (slot, cell) in free_slots.iter().zip(&function.closure) {
            self.stack[first + *slot as usize] = (*cell).into();
        }
        let frame = Frame {
            code,
            base: first,
            pc: 0,
            ret,
            function: Some(key),
            globals: function.globals,
            namespace: Value::UNBOUND,
            handled: Value::UNBOUND,
            object: None,
        };
        if linked.code.flags.is_generator_like() {
            return Ok(Called::Value(self.make_generator(frame)));
        }
        self.push_frame(frame)?;
        Ok(Called::Frame)
    }

    /// A call of a class of a script. Where nothing about its construction is special, the instance is
    /// made here and `__init__` runs in the same eval loop.
    fn enter_class(
        &mut self,
        class: ClassKey,
        first: usize,
        count: usize,
        names: Option<Value>,
        ret: ReturnTo,
    ) -> Outcome<Called> {
        match (self.making(class), ret) {
            (Making::Plain, _) if count == 0 => {
                self.budget.burn_one();
                let instance = self.heap.make_instance(class, Value::UNBOUND);
                return Ok(Called::Value(instance));
            }
            (Making::Init(init), ReturnTo::Register(dst)) => {
                let instance = self.heap.make_instance(class, Value::UNBOUND);
                // The class's own slot takes the instance.
                let first = first - 1;
                self.stack[first] = instance;
                return self.enter_function(
                    init,
                    first,
                    count + 1,
                    names,
                    ReturnTo::Init { dst, instance },
                );
            }
            _ => {}
        }
        let value = self.with_args(first, count, names, self.leave_to(ret), |vm, args| {
            vm.instantiate(class.into(), args)
        })?;
        Ok(Called::Value(value))
    }

    // ---- leaving a frame -----------------------------------------------------------------------------

    /// As [`Vm::leave_frame`] from a function that a native or a class has called, and that nothing looks at.
    #[inline(never)]
    pub(super) fn return_value(&mut self, value: Value) -> Outcome<()> {
        let ret = self.frames.pop().map(|frame| frame.ret);
        match ret {
            Some(ReturnTo::Native) => self.drive(Resumed::Value(value)),
            Some(ReturnTo::Init { dst, instance }) if value.is_none() => {
                self.set_caller(dst, instance);
                Ok(())
            }
            _ => Err(self.wrong_init_result(value)),
        }
    }

    #[cold]
    fn wrong_init_result(&mut self, value: Value) -> Fault {
        let given = self.type_name(value);
        self.type_error(format!("__init__() should return None, not '{given}'"))
    }

    /// Leaves the top frame with a result, wherever that goes.
    pub(super) fn leave_frame(&mut self, value: Value) -> Outcome<Left> {
        let Some(frame) = self.frames.last().copied() else {
            return Err(Trap::Invalid.into());
        };
        if let ReturnTo::Init { .. } = frame.ret
            && !value.is_none()
        {
            // The caller raises it: the frame of `__init__` is done.
            self.finish_frame();
            return Err(self.wrong_init_result(value));
        }
        self.finish_frame();
        match frame.ret {
            ReturnTo::Entry => Ok(Left::Entry(value)),
            ReturnTo::Register(dst) => {
                self.set_caller(dst, value);
                Ok(Left::Caller)
            }
            ReturnTo::Init { dst, instance } => {
                self.set_caller(dst, instance);
                Ok(Left::Caller)
            }
            ReturnTo::Native => {
                self.drive(Resumed::Value(value))?;
                Ok(Left::Caller)
            }
            ReturnTo::GeneratorEntry { .. }
            | ReturnTo::GeneratorNative { .. }
            | ReturnTo::GeneratorNext { .. }
            | ReturnTo::GeneratorSend { .. } => self.generator_returned(frame.ret, value),
        }
    }

    /// Puts a result into a register of the frame that is on top now.
    pub(super) fn set_caller(&mut self, dst: Reg, value: Value) {
        if let Some(caller) = self.frames.last()
            && let Some(slot) = self.stack.get_mut(caller.base + dst.0 as usize)
        {
            *slot = value;
        }
    }

    /// The exception that is being handled where the script stands: `sys.exception()`.
    pub(crate) fn current_exception(&self) -> Value {
        self.frames
            .iter()
            .rev()
            .map(|frame| frame.handled)
            .find(|v| v.is_bound())
            .unwrap_or(Value::NONE)
    }

    /// The fault of `raise` without an exception to raise.
    pub(super) fn raise_current(&mut self) -> Fault {
        match self.current_exception().as_exception() {
            Some(exc) => Fault::Raised(exc),
            None => self.runtime_error("No active exception to reraise"),
        }
    }
}
