//! Calls: from script to script by pushing a frame, from and to Rust by recursion.
//!
//! The callee and its arguments lie next to each other on the register stack, so that an argument becomes
//! a parameter where it lies:
//!
//! ```text
//!  stack[at]   stack[at + 1] ..               stack[at + count]
//!  callee      positional arguments ..        keyword arguments (as many as `names` has) last
//! ```

use smallvec::SmallVec;

use super::eval::Left;
use super::{Args, Fault, Frame, NativeKind, Outcome, ReturnTo, Signature, Trap, Vm};
use crate::code::Reg;
use crate::object::{Misc, Partial};
use crate::value::{
    CellKey, ClassKey, CodeKey, DictKey, FunctionKey, HostFunctionKey, Tag, TypeId, Value,
};

/// What a call has led to.
enum Called {
    /// A native has run.
    Value(Value),
    /// A frame was pushed.
    Frame,
}

/// Positional arguments of a call that had to be taken apart.
pub(super) type Positional = SmallVec<[Value; 8]>;
/// Keyword arguments: (str, value).
pub(super) type Keywords = SmallVec<[(Value, Value); 4]>;

/// So many positional arguments of a native are copied to the Rust stack without a vector.
const FEW: usize = 4;

impl Vm {
    // ---- from Rust ------------------------------------------------------------------------------

    /// Calls anything callable from Rust. The arguments need not be rooted; the result is.
    pub(crate) fn call(&mut self, callee: Value, args: &[Value]) -> Outcome {
        let Some(function) = callee.as_function() else {
            return self.call_kw(callee, args, &[]);
        };
        self.enter_native()?;
        let at = self.stack_top();
        self.make_room(at, args.len() + 1)?;
        self.stack[at + 1..][..args.len()].copy_from_slice(args);
        if !self.push_simple(function, at + 1, args.len() as u32, ReturnTo::Entry) {
            return self.call_kw(callee, args, &[]);
        }
        let mark = self.recent.len();
        for value in args {
            self.keep(*value);
        }
        let result = self.eval();
        self.leave_native(mark, result)
    }

    /// Roots nothing any more of what a native call has kept from `mark` on, but its result.
    #[inline]
    fn leave_native(&mut self, mark: usize, result: Outcome) -> Outcome {
        self.recent.truncate(mark);
        match result {
            Ok(value) => Ok(self.keep(value)),
            Err(fault) => {
                fault.exception().map(|exc| self.keep(exc));
                Err(fault)
            }
        }
    }

    /// As [`Vm::call`], with keyword arguments (str, value).
    pub(crate) fn call_kw(
        &mut self,
        callee: Value,
        args: &[Value],
        kw: &[(Value, Value)],
    ) -> Outcome {
        self.enter_native()?;
        let at = self.stack_top();
        self.make_room(at, args.len() + kw.len() + 1 + 256)?;
        let mark = self.recent.len();
        self.keep(callee);
        self.stack[at] = callee;
        for (i, value) in args
            .iter()
            .chain(kw.iter().map(|(_, value)| value))
            .enumerate()
        {
            self.stack[at + 1 + i] = *value;
            self.keep(*value);
        }
        let names = (!kw.is_empty()).then(|| {
            let names: Vec<Value> = kw.iter().map(|(name, _)| *name).collect();
            self.new_tuple(&names)
        });
        let outer = std::mem::replace(&mut self.recent_base, self.recent.len());
        let result = match self.enter_call(at, args.len() + kw.len(), names, ReturnTo::Entry) {
            Ok(Called::Value(value)) => Ok(value),
            Ok(Called::Frame) => self.eval(),
            Err(fault) => Err(fault),
        };
        self.recent_base = outer;
        self.leave_native(mark, result)
    }

    /// Calls anything callable, from outside: a script function can then stop the run ([`super::Pause`]).
    pub(crate) fn start_call(&mut self, callee: Value, args: &[Value]) -> Outcome {
        let at = self.stack_top();
        self.make_room(at, args.len() + 1 + 256)?;
        self.stack[at] = callee;
        self.stack[at + 1..][..args.len()].copy_from_slice(args);
        for value in args.iter().chain([&callee]) {
            self.keep(*value);
        }
        match self.enter_call(at, args.len(), None, ReturnTo::Entry)? {
            Called::Value(value) => Ok(self.keep(value)),
            Called::Frame => {
                if let Some(pause) = &mut self.pause {
                    pause.direct = true;
                }
                self.eval()
            }
        }
    }

    /// `getattr(obj, name)(*args)`
    pub(crate) fn call_method(&mut self, obj: Value, name: &str, args: &[Value]) -> Outcome {
        let name = self.intern(name);
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

    /// Runs module, class or exec code to its end. `namespace` may be unbound: then the globals are it.
    pub(crate) fn run_code(
        &mut self,
        code: CodeKey,
        globals: DictKey,
        namespace: Value,
        closure: &[CellKey],
    ) -> Outcome {
        self.enter_native()?;
        let at = self.stack_top();
        let linked = &self.heap[code];
        let size = linked.code.frame_size as usize;
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
        for (slot, cell) in free_slots.iter().zip(closure) {
            self.stack[at + *slot as usize] = (*cell).into();
        }
        let namespace = if namespace == Value::dict(globals) {
            Value::UNBOUND
        } else {
            namespace
        };
        self.push_frame(Frame {
            code,
            base: at,
            pc: 0,
            ret: ReturnTo::Entry,
            function: None,
            globals,
            namespace,
            handled: Value::UNBOUND,
            object: None,
        })?;
        self.eval()
    }

    /// The first free place of the register stack above the running frame.
    pub(super) fn stack_top(&self) -> usize {
        match self.frames.last() {
            Some(frame) => frame.base + self.heap[frame.code].entry.frame_size as usize,
            None => 0,
        }
    }

    /// Makes the register stack reach at least `count` slots beyond `from`.
    pub(super) fn make_room(&mut self, from: usize, count: usize) -> Outcome<()> {
        let end = from + count;
        if self.stack.len() < end {
            let size = end.next_power_of_two();
            self.heap
                .accounting
                .allocated((size - self.stack.len()) * size_of::<Value>());
            self.stack.resize(size, Value::UNBOUND);
        }
        Ok(())
    }

    /// Pushes a frame whose slots are ready. Raises: RecursionError.
    pub(super) fn push_frame(&mut self, frame: Frame) -> Outcome<()> {
        if self.frames.len() >= self.recursion_limit {
            return Err(self.recursion_error("maximum recursion depth exceeded"));
        }
        self.frames.push(frame);
        Ok(())
    }

    // ---- from the eval loop -----------------------------------------------------------------------

    /// The fast path: a function whose positional parameters take the arguments given, and defaults for the
    /// rest. False: not that simple.
    #[inline]
    pub(super) fn push_simple(
        &mut self,
        key: FunctionKey,
        first: usize,
        count: u32,
        ret: ReturnTo,
    ) -> bool {
        if self.stack.len() < first + 512 {
            self.stack
                .resize((first + 512).next_power_of_two(), Value::UNBOUND);
        }
        let function = &self.heap.functions[key].object;
        let entry = self.heap.codes[function.code].object.entry;
        if self.frames.len() >= self.recursion_limit
            || (entry.simple_argc != count && !self.add_defaults(key, first, count))
        {
            return false;
        }
        let function = &self.heap.functions[key].object;
        let (clear, end) = (
            first + entry.simple_argc as usize,
            first + entry.clear_end as usize,
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

    /// Puts the defaults of the last positional parameters behind `count` arguments, if that completes a call
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

    /// As [`Vm::call_window`], for a function of the host and a window within the frame whose registers start at
    /// `base`.
    pub(super) fn call_host_function(
        &mut self,
        function: HostFunctionKey,
        at: usize,
        count: usize,
        base: usize,
        dst: Reg,
    ) -> Outcome<()> {
        let ret = ReturnTo::Register(dst);
        let Some(given) = self.stack.get(at + 1..=at + count).filter(|_| count <= FEW) else {
            return self.call_window(at, count, None, ret);
        };
        let mut few = [Value::UNBOUND; FEW];
        few[..count].copy_from_slice(given);
        self.slice -= 1;
        let args = Args {
            pos: &few[..count],
            kw: &[],
        };
        let value = (self.host_call)(self, function, args, ret)?;
        self.stack[base + dst.0 as usize] = value;
        Ok(())
    }

    /// `CallEx`: callee, an iterable of positional arguments, and perhaps a dict, from `at`.
    pub(super) fn call_ex(&mut self, at: usize, keywords: bool, ret: ReturnTo) -> Outcome<()> {
        let (callee, iterable) = (self.stack[at], self.stack[at + 1]);
        let args: SmallVec<[Value; 8]> = match (iterable.as_tuple(), iterable.as_list()) {
            (Some(tuple), _) => self.heap[tuple].items.iter().copied().collect(),
            (_, Some(list)) => self.heap[list].items.iter().copied().collect(),
            _ => self.star_arguments(callee, iterable)?,
        };
        let kw: Keywords = match self.stack[at + 2].as_dict() {
            Some(dict) if keywords => self.heap[dict]
                .iter()
                .map(|entry| (entry.key, entry.value))
                .collect(),
            _ => Keywords::new(),
        };
        if kw.iter().any(|(name, _)| self.as_text(*name).is_none()) {
            return Err(self.type_error("keywords must be strings"));
        }
        let to = self.stack_top();
        let count = args.len() + kw.len();
        self.make_room(to, count + 1 + 256)?;
        self.stack[to] = callee;
        for (slot, value) in self.stack[to + 1..]
            .iter_mut()
            .zip(args.iter().chain(kw.iter().map(|(_, value)| value)))
        {
            *slot = *value;
        }
        let names = (!kw.is_empty()).then(|| {
            let names: Vec<Value> = kw.iter().map(|(name, _)| *name).collect();
            self.new_tuple(&names)
        });
        let base = self.frames[self.frames.len() - 1].base;
        match self.enter_call(to, count, names, ret)? {
            Called::Frame => Ok(()),
            Called::Value(value) => {
                if let ReturnTo::Register(dst) = ret {
                    self.stack[base + dst.0 as usize] = value;
                }
                Ok(())
            }
        }
    }

    /// The arguments after `*` from any iterable.
    fn star_arguments(&mut self, callee: Value, iterable: Value) -> Outcome<SmallVec<[Value; 8]>> {
        match self.collect(iterable) {
            Ok(items) => Ok(items.into()),
            Err(fault)
                if self.is_raised(fault, TypeId::TypeError) && !self.is_iterable(iterable) =>
            {
                let message = format!(
                    "{} argument after * must be an iterable, not {}",
                    self.callee_text(callee),
                    self.type_name(iterable)
                );
                Err(self.type_error(message))
            }
            Err(fault) => Err(fault),
        }
    }

    /// How CPython names a callee in messages about its arguments: `module.f()`.
    pub(crate) fn callee_text(&mut self, callee: Value) -> String {
        let attr = |vm: &mut Self, name: &str| {
            let name = vm.intern(name);
            vm.getattr_opt(callee, name)
                .ok()
                .flatten()
                .and_then(|v| vm.as_text(v).map(str::to_owned))
        };
        match (attr(self, "__module__"), attr(self, "__qualname__")) {
            (module, Some(qualname)) => match module {
                Some(module) if module != "builtins" => format!("{module}.{qualname}()"),
                _ => format!("{qualname}()"),
            },
            _ => self.str_of(callee).unwrap_or_default(),
        }
    }

    // ---- dispatch ----------------------------------------------------------------------------------

    /// Finds out what the callee is, and either runs it (natives) or pushes its frame.
    fn enter_call(
        &mut self,
        at: usize,
        mut count: usize,
        mut names: Option<Value>,
        ret: ReturnTo,
    ) -> Outcome<Called> {
        let mut callee = self.stack[at];
        let mut first = at + 1;
        // The callee's own slot can take one receiver.
        let mut room = true;
        // Each turn unwraps one layer (a bound method, an instance with `__call__`, ..).
        loop {
            let (function, receiver) = match callee.tag() {
                Tag::Function => {
                    let Some(key) = callee.as_function() else {
                        return Err(Trap::Invalid.into());
                    };
                    return self.enter_function(key, first, count, names, ret);
                }
                Tag::Builtin => return self.enter_builtin(callee, first, count, names),
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
                    let value = self
                        .with_args(first, count, names, |vm, args| vm.instantiate(callee, args))?;
                    return Ok(Called::Value(value));
                }
                Tag::HostFunction => {
                    let Some(key) = callee.as_host_function() else {
                        return Err(Trap::Invalid.into());
                    };
                    let value = self.with_args(first, count, names, |vm, args| {
                        (vm.host_call)(vm, key, args, ret)
                    })?;
                    return Ok(Called::Value(value));
                }
                _ => {
                    if let Some(key) = callee.as_misc()
                        && let Misc::Partial(partial) = &self.heap[key]
                    {
                        let partial = **partial;
                        // A chain of partials may be endless.
                        self.tick(1)?;
                        (first, count, names) =
                            self.spread_partial(partial, first, count, names)?;
                        callee = partial.function;
                        room = true;
                        continue;
                    }
                    let Some(call) = self.lookup_special(callee, "__call__") else {
                        return Err(self.not_callable(callee)?);
                    };
                    // A chain of `__call__` attributes that are instances themselves may be endless.
                    self.tick(1)?;
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
                self.shift_window(first, count)?
            };
            room = false;
            self.stack[first] = receiver;
            callee = function;
            count += 1;
        }
    }

    /// The error of calling what cannot be called; a module may have been meant as its member.
    #[cold]
    fn not_callable(&mut self, callee: Value) -> Outcome<Fault> {
        let mut message = format!("'{}' object is not callable", self.type_name(callee));
        if let Some(module) = self.payload(callee).as_module() {
            let name = self.heap[module].name;
            if let Some(text) = self.as_text(name).map(str::to_owned)
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

    /// Puts the arguments of a `functools.partial` before those of its call, beyond everything that is in
    /// use; gives the new window, in front of which one slot is free, and the names of its keyword arguments.
    fn spread_partial(
        &mut self,
        partial: Partial,
        first: usize,
        count: usize,
        names: Option<Value>,
    ) -> Outcome<(usize, usize, Option<Value>)> {
        self.keep(partial.function);
        let given = match partial.args.as_tuple() {
            Some(tuple) => self.heap[tuple].items.len(),
            None => 0,
        };
        let own = self.heap[partial.keywords].len();
        let to = self.stack_top().max(first + count);
        self.make_room(to, 1 + given + count + own + 256)?;
        self.tick((given + own) as u64 / 8)?;
        let start = to + 1;
        self.stack[to] = Value::NONE;
        if let Some(tuple) = partial.args.as_tuple() {
            let items = &self.heap.tuples[tuple].object.items;
            self.stack[start..start + given].copy_from_slice(items);
        }
        for at in start..start + given {
            let value = self.stack[at];
            self.keep(value);
        }
        if own == 0 {
            self.stack.copy_within(first..first + count, start + given);
            return Ok((start, given + count, names));
        }
        let later: Vec<Value> = match names.and_then(Value::as_tuple) {
            Some(tuple) => self.heap[tuple].items.to_vec(),
            None => Vec::new(),
        };
        let positional = count - later.len();
        self.stack
            .copy_within(first..first + positional, start + given);
        let mut keywords: Vec<(Value, Value)> = self.heap[partial.keywords]
            .iter()
            .map(|entry| (entry.key, entry.value))
            .collect();
        for (at, name) in later.into_iter().enumerate() {
            let value = self.stack[first + positional + at];
            let known = keywords
                .iter()
                .position(|(known, _)| self.text(*known) == self.text(name));
            match known {
                Some(known) => keywords[known].1 = value,
                None => keywords.push((name, value)),
            }
        }
        let end = start + given + positional;
        for (at, &(_, value)) in keywords.iter().enumerate() {
            self.stack[end + at] = value;
            self.keep(value);
        }
        let all: Vec<Value> = keywords.iter().map(|(name, _)| *name).collect();
        let total = given + positional + all.len();
        Ok((start, total, Some(self.new_tuple(&all))))
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
        if self.frames.len() >= self.recursion_limit {
            return Err(self.recursion_error("maximum recursion depth exceeded"));
        }
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

    /// Calls `run` with the window's arguments copied out of the stack.
    fn with_args(
        &mut self,
        first: usize,
        count: usize,
        names: Option<Value>,
        run: impl FnOnce(&mut Self, Args<'_>) -> Outcome,
    ) -> Outcome {
        let (pos, kw) = self.take_args(first, count, names);
        self.slice -= 1;
        self.keep_args(first, &pos, &kw);
        run(self, Args { pos: &pos, kw: &kw })
    }

    /// The window's arguments, taken apart.
    pub(super) fn take_args(
        &self,
        first: usize,
        count: usize,
        names: Option<Value>,
    ) -> (Positional, Keywords) {
        let args = self.stack.get(first..first + count).unwrap_or_default();
        let names: &[Value] = match names.and_then(|v| v.as_tuple()) {
            Some(key) => &self.heap[key].items,
            None => return (Positional::from_slice(args), Keywords::new()),
        };
        let (pos, kw) = args.split_at(count.saturating_sub(names.len()));
        (
            Positional::from_slice(pos),
            names.iter().copied().zip(kw.iter().copied()).collect(),
        )
    }

    /// A call of a native.
    fn enter_builtin(
        &mut self,
        callee: Value,
        first: usize,
        count: usize,
        names: Option<Value>,
    ) -> Outcome<Called> {
        let Some((table, row)) = callee.as_builtin() else {
            return Err(Trap::Invalid.into());
        };
        if names.is_none()
            && count <= FEW
            && let Some(given) = self.stack.get(first..first + count)
        {
            // Most calls: no vector is made and moved.
            let mut few = [Value::UNBOUND; FEW];
            few[..count].copy_from_slice(given);
            return self.run_builtin(
                table,
                row,
                first,
                Args {
                    pos: &few[..count],
                    kw: &[],
                },
            );
        }
        let (pos, kw) = self.take_args(first, count, names);
        self.run_builtin(table, row, first, Args { pos: &pos, kw: &kw })
    }

    /// Checks the arguments of a native and runs it.
    #[inline]
    fn run_builtin(
        &mut self,
        table: u16,
        row: u16,
        first: usize,
        args: Args<'_>,
    ) -> Outcome<Called> {
        let def = self.registry.native(table, row);
        let Args { pos, kw } = args;
        self.slice -= 1;
        let mark = self.recent.len();
        self.keep_args(first, pos, kw);
        let receiver = usize::from(matches!(
            def.kind,
            NativeKind::Method | NativeKind::Slot | NativeKind::ClassMethod
        ));
        let given = pos.len().wrapping_sub(receiver);
        let plain = kw.is_empty()
            && pos.len() >= receiver
            && match def.signature {
                Signature::NoArgs => given == 0,
                Signature::One => given == 1,
                Signature::Positional(min, max) => (min..=max).contains(&given),
                Signature::Raw | Signature::Params(_) | Signature::New(_) => false,
            }
            && (receiver == 0 || self.receiver_fits(table, pos[0]));
        let result = if plain {
            (def.call)(self, args)
        } else {
            let owner = self.registry.table(table);
            match self.bind_native(def, owner, args) {
                Ok(bound) if matches!(def.signature, Signature::Raw | Signature::New(_)) => {
                    (def.call)(self, Args { pos: &bound, kw })
                }
                Ok(bound) => (def.call)(
                    self,
                    Args {
                        pos: &bound,
                        kw: &[],
                    },
                ),
                Err(fault) => Err(fault),
            }
        };
        self.recent.truncate(mark);
        match result {
            Ok(value) => Ok(Called::Value(self.keep(value))),
            Err(fault) => {
                fault.exception().map(|exc| self.keep(exc));
                Err(fault)
            }
        }
    }

    /// Roots the arguments of a native where their window lies above the running frame, where the
    /// collector does not look.
    #[inline]
    fn keep_args(&mut self, first: usize, pos: &[Value], kw: &[(Value, Value)]) {
        if first > self.stack_top() {
            for value in pos.iter().chain(kw.iter().map(|(_, value)| value)) {
                self.keep(*value);
            }
        }
    }

    /// Whether a method's receiver is plainly of the table's type (else the binder looks closely).
    fn receiver_fits(&self, table: u16, receiver: Value) -> bool {
        let ty = self.registry.table(table).ty;
        ty.is_none() || (super::fast::builtin_type_of(receiver) == ty)
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
        if let ReturnTo::Register(dst) = ret
            && let Some(init) = self.simple_init(class)
        {
            let instance = self.make_instance(class, Value::UNBOUND);
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
        let value = self.with_args(first, count, names, |vm, args| {
            vm.instantiate(class.into(), args)
        })?;
        Ok(Called::Value(value))
    }

    // ---- leaving a frame -----------------------------------------------------------------------------

    /// Leaves the top frame with a result, wherever that goes.
    pub(super) fn leave_frame(&mut self, value: Value) -> Outcome<Left> {
        let Some(frame) = self.frames.last().copied() else {
            return Err(Trap::Invalid.into());
        };
        if let ReturnTo::Init { .. } = frame.ret
            && !value.is_none()
        {
            let message = format!(
                "__init__() should return None, not '{}'",
                self.type_name(value)
            );
            // The caller raises it: the frame of `__init__` is done.
            self.finish_frame();
            return Err(self.type_error(message));
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
            ReturnTo::GeneratorEntry { .. }
            | ReturnTo::GeneratorNext { .. }
            | ReturnTo::GeneratorSend { .. } => self.generator_returned(frame.ret, value),
        }
    }

    /// Puts a result into a register of the frame that is on top now.
    pub(super) fn set_caller(&mut self, dst: crate::code::Reg, value: Value) {
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
