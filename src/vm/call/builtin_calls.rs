//! Calls of natives and of functions of the host: the window's arguments, checked and handed to a Rust function.
//!
//! Invariant: the arguments and the result are rooted while the native runs and after it.

use super::{Called, Keywords, Positional};
use crate::code::Reg;
use crate::object::Making;
use crate::value::{Tag, TypeId, Value};
use crate::vm::call::native::NativeFn;
use crate::vm::call::signature::Plain;
use crate::vm::native_frame::Leave;
use crate::vm::state::price;
use crate::vm::{Args, Outcome, ReturnTo, Signature, Trap, Vm};

impl Vm {
    /// A call from the eval loop. The `count` arguments start at `first`, and the slot before them is free for the
    /// callee; the registers of the frame start at `base`. True: a frame was pushed; else the result is in `dst`.
    pub(in crate::vm) fn call_any<const OBSERVED: bool>(
        &mut self,
        callee: Value,
        (first, count, base, dst): (usize, usize, usize, Reg),
    ) -> Outcome<bool> {
        let ret = ReturnTo::Register(dst);
        let plain = match callee.tag() {
            Tag::Function if !self.is_wide() => {
                let key = callee.as_function().ok_or(Trap::Invalid)?;
                if self.push_simple(key, first, count as u32, ret) {
                    return Ok(true);
                }
                None
            }
            Tag::HostFunction => self.call_host_function(callee, first, count, ret),
            Tag::Class if !self.is_wide() => {
                if self.push_init(callee, first, count, dst) {
                    return Ok(true);
                }
                None
            }
            Tag::Builtin | Tag::Type if !OBSERVED => self.call_frameless(callee, first, count, dst),
            _ => None,
        };
        if let Some(result) = plain {
            self.stack[base + dst.0 as usize] = result?;
            return Ok(false);
        }
        self.stack[first - 1] = callee;
        let frames = self.frames.len();
        self.call_window(first - 1, count, None, ret)?;
        Ok(self.frames.len() != frames)
    }

    /// Makes an instance of a class of a script and pushes the frame of its `__init__`, where that is all that the call
    /// does and the arguments fit. False: nothing has happened.
    fn push_init(&mut self, class: Value, first: usize, count: usize, dst: Reg) -> bool {
        let Some(class) = class.as_class() else {
            return false;
        };
        let Making::Init(init) = self.making(class) else {
            return false;
        };
        let code = self.heap[init].code;
        if self.heap[code].entry.simple_argc as usize != count + 1 {
            return false;
        }
        let instance = self.heap.make_instance(class, Value::UNBOUND);
        // The class's own slot takes it.
        self.stack[first - 1] = instance;
        let ret = ReturnTo::Init { dst, instance };
        self.push_simple(init, first - 1, count as u32 + 1, ret)
    }

    /// Whether the frame that runs has slots beyond its registers, which no callee's window may overlay.
    fn is_wide(&self) -> bool {
        let top = self.frames.len() - 1;
        self.heap[self.frames[top].code].entry.frame_size > 256
    }

    /// A call that pushes no frame and needs no binding, with arguments that are rooted where they lie: a native, the
    /// constructor of a built-in type, a class whose instances are made without `__init__`, a function of the host, whose
    /// answer may come later, into `dst`. `None`: it is none of these, and nothing has happened.
    #[inline(never)]
    pub(in crate::vm) fn call_frameless(
        &mut self,
        callee: Value,
        first: usize,
        count: usize,
        dst: Reg,
    ) -> Option<Outcome> {
        if let Some((table, row)) = callee.as_builtin()
            && let Some(shortcut) = self.registry.native(table, row).shortcut
            && let Some(value) = shortcut(&mut self.heap, self.stack.get(first..first + count)?)
        {
            return Some(Ok(value));
        }
        self.call_without_shortcut(callee, first, count, dst)
    }

    /// As [`Vm::call_frameless`], where no shortcut has an answer.
    #[inline(never)]
    fn call_without_shortcut(
        &mut self,
        callee: Value,
        first: usize,
        count: usize,
        dst: Reg,
    ) -> Option<Outcome> {
        match callee.tag() {
            Tag::HostFunction => {
                self.call_host_function(callee, first, count, ReturnTo::Register(dst))
            }
            Tag::Builtin => self.call_plain(callee, first, count, self.may_leave),
            Tag::Type => self.construct_plain(callee, first, count),
            Tag::Class if count == 0 => match self.making(callee.as_class()?) {
                Making::Plain => {
                    self.budget.burn_one();
                    let class = callee.as_class()?;
                    Some(Ok(self.heap.make_instance(class, Value::UNBOUND)))
                }
                _ => None,
            },
            _ => None,
        }
    }

    /// A call of a function of the host with few arguments. `None`: there are more, or the frame is wide, and nothing has
    /// happened.
    fn call_host_function(
        &mut self,
        callee: Value,
        first: usize,
        count: usize,
        ret: ReturnTo,
    ) -> Option<Outcome> {
        let function = callee.as_host_function()?;
        if count > Plain::MOST || self.is_wide() {
            return None;
        }
        let few = Few::of(self.stack.get(first..first + count)?);
        self.budget.burn_native();
        let args = Args::new(few.values(), &[]);
        Some((self.host.call)(self, function, args, ret))
    }

    /// Calls the getter of a property for the instruction that reads the attribute: true if its frame was pushed, false if
    /// the register has the result. `None`: it is neither a plain function nor one of the host, and nothing has happened.
    pub(in crate::vm) fn call_getter(
        &mut self,
        getter: Value,
        object: Value,
        dst: Reg,
    ) -> Outcome<Option<bool>> {
        let ret = ReturnTo::Register(dst);
        if let Some(function) = getter.as_function() {
            let first = self.stack_top();
            self.make_room(first, 1)?;
            self.stack[first] = object;
            return Ok(self.push_simple(function, first, 1, ret).then_some(true));
        }
        let Some(function) = getter.as_host_function() else {
            return Ok(None);
        };
        self.budget.burn_native();
        let mark = self.heap.mark();
        // The function may take it out of the frame that it was read from.
        self.heap.keep(object);
        let result = (self.host.call)(self, function, Args::new(&[object], &[]), ret);
        self.heap.release(mark);
        self.keep_fault(&result);
        let base = self.running().base;
        self.stack[base + dst.0 as usize] = result?;
        Ok(Some(false))
    }

    /// As [`Vm::call_plain`], for a built-in type: its constructor takes the type first.
    #[inline]
    fn construct_plain(&mut self, callee: Value, first: usize, count: usize) -> Option<Outcome> {
        let ty = callee.as_builtin_type()?;
        if ty.is_plain_exception() {
            self.budget.burn_one();
            let mark = self.heap.mark();
            let exc = self
                .heap
                .new_exception(ty, self.stack.get(first..first + count)?);
            self.heap.release(mark);
            return Some(Ok(exc.into()));
        }
        if ty == TypeId::Type && count == 1 {
            self.budget.burn_one();
            return Some(Ok(self.type_of(*self.stack.get(first)?)));
        }
        if ty == TypeId::Super && count == 0 {
            self.budget.burn_one();
            let mark = self.heap.mark();
            let result = self.implicit_super();
            self.heap.release(mark);
            self.keep_fault(&result);
            return Some(result);
        }
        // `type` and the other exceptions have more to do than their constructors.
        if ty == TypeId::Type || ty.is_exception() || count >= Plain::MOST {
            return None;
        }
        let new = self.registry.type_def(ty).new?;
        self.stack[first - 1] = callee;
        let few = Few::of(self.stack.get(first - 1..first + count)?);
        Some(self.run_few(new, few, self.may_leave))
    }

    /// A call of a native that needs no binding, with arguments that are rooted where they lie. `None`: it is not
    /// that simple, and nothing has happened.
    #[inline]
    pub(in crate::vm) fn call_plain(
        &mut self,
        callee: Value,
        first: usize,
        count: usize,
        leave: Leave,
    ) -> Option<Outcome> {
        let args = self.stack.get(first..first + count)?;
        let (native, few) = self.plain_native(callee, args)?;
        Some(self.run_few(native, few, leave))
    }

    /// A call of a native from Rust that needs no binding, and so no window of the stack. `None`: it is not that simple,
    /// and nothing has happened.
    pub(in crate::vm) fn call_native(&mut self, callee: Value, args: &[Value]) -> Option<Outcome> {
        let (native, few) = self.plain_native(callee, args)?;
        if let Err(fault) = self.enter_native() {
            return Some(Err(fault));
        }
        let mark = self.heap.mark();
        for value in args {
            self.heap.keep(*value);
        }
        let outer = self.heap.begin_share();
        let leave = self.leave_to(ReturnTo::Entry);
        let result = self.run_few(native, few, leave);
        self.heap.end_share(outer);
        Some(self.leave_native(mark, result))
    }

    /// The function of a native that takes these arguments as they are, and what it is called with.
    #[inline(always)]
    fn plain_native(&self, callee: Value, args: &[Value]) -> Option<(NativeFn, Few)> {
        let (table, row) = callee.as_builtin()?;
        let def = self.registry.native(table, row);
        let plain = def.plain;
        if !plain.takes(args.len()) {
            return None;
        }
        let mut few = Few::of(args);
        if plain.has_receiver && !self.registry.receiver_fits(table, few.all[0]) {
            return None;
        }
        few.count = args.len().max(usize::from(plain.width));
        Some((def.call, few))
    }

    /// Runs a native, and unroots what it has kept except for what it raises.
    #[inline(always)]
    fn run_few(&mut self, native: NativeFn, few: Few, leave: Leave) -> Outcome {
        self.budget.burn_native();
        let mark = self.heap.mark();
        let result = native(self, Args::new(few.values(), &[]).leaving(leave));
        self.heap.release(mark);
        self.keep_fault(&result);
        result
    }

    /// Roots what was raised.
    #[inline]
    pub(in crate::vm) fn keep_fault<T>(&mut self, result: &Outcome<T>) {
        if let Err(fault) = result {
            fault.exception().map(|exc| self.heap.keep(exc));
        }
    }

    /// A call of a native.
    pub(in crate::vm) fn enter_builtin(
        &mut self,
        callee: Value,
        first: usize,
        count: usize,
        names: Option<Value>,
        leave: Leave,
    ) -> Outcome<Called> {
        let mark = self.heap.mark();
        self.keep_args(first, count);
        let plain = match names {
            None => self.call_plain(callee, first, count, leave),
            Some(_) => None,
        };
        let result = match plain {
            Some(result) => result,
            None => {
                let (pos, kw) = self.take_args(first, count, names);
                self.call_bound(callee, Args::new(&pos, &kw).leaving(leave))
            }
        };
        self.heap.release(mark);
        self.keep_fault(&result);
        result.map(|value| Called::Value(self.heap.keep(value)))
    }

    /// Binds the arguments of a native and runs it.
    fn call_bound(&mut self, callee: Value, args: Args<'_>) -> Outcome {
        let Some((table, row)) = callee.as_builtin() else {
            return Err(Trap::Invalid.into());
        };
        let (def, owner) = (self.registry.native(table, row), self.registry.table(table));
        self.budget.burn_later(price::NATIVE + price::BINDING);
        let bound = self.bind_native(def, owner, args)?;
        let kw = match def.signature {
            Signature::Raw | Signature::New(_) => args.kw,
            _ => &[],
        };
        (def.call)(self, Args::new(&bound, kw).leaving(args.leave))
    }

    /// Calls `run` with the window's arguments copied out of the stack.
    pub(in crate::vm) fn with_args(
        &mut self,
        first: usize,
        count: usize,
        names: Option<Value>,
        leave: Leave,
        run: impl FnOnce(&mut Self, Args<'_>) -> Outcome,
    ) -> Outcome {
        let (pos, kw) = self.take_args(first, count, names);
        self.budget.burn_native();
        self.keep_args(first, count);
        run(self, Args::new(&pos, &kw).leaving(leave))
    }

    /// The window's arguments, taken apart.
    pub(in crate::vm) fn take_args(
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

    /// Roots the arguments of a native where their window lies above the running frame, where the
    /// collector does not look.
    #[inline]
    fn keep_args(&mut self, first: usize, count: usize) {
        if first > self.stack_top() {
            for at in first..first + count {
                let value = self.stack[at];
                self.heap.keep(value);
            }
        }
    }
}

/// At most [`Plain::MOST`] arguments, copied without a vector. What is behind those that were given is unbound.
struct Few {
    all: [Value; Plain::MOST],
    count: usize,
}

impl Few {
    #[inline(always)]
    fn of(given: &[Value]) -> Self {
        let mut all = [Value::UNBOUND; Plain::MOST];
        for (slot, value) in all.iter_mut().zip(given) {
            *slot = *value;
        }
        Self {
            all,
            count: given.len(),
        }
    }

    #[inline(always)]
    fn values(&self) -> &[Value] {
        &self.all[..self.count]
    }
}
