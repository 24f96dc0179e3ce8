//! What is awaited for the host to answer: calls of awaited functions, and what event loops wait for.
//!
//! ```text
//!  fetch(url) -> coroutine -> await HostWait -> no event loop runs: the run stops here (Stop::HostCall)
//!                                            -> one runs: passed up to it; it waits for many (Stop::HostCalls)
//! ```
//!
//! Invariant: an answer reaches who awaits it through the `Send` that the frame stands at, so that no Rust code lies
//! between the frame and the wait.

use std::sync::OnceLock;
use std::time::Duration;

use crate::code::{Awaited, CodeBuilder, CodeFlags, CodeObject, Constant, Instr, Reg};
use crate::heap::Alloc;
use crate::object::{
    Generator, GeneratorKind, GeneratorState, HostWait, Rare, SuspendedFrame, WaitState,
};
use crate::value::{CodeKey, HostFunctionKey, RareKey, Value};
use crate::vm::run::pause::Refusal;
use crate::vm::state::{Stop, Waiting};
use crate::vm::{Fault, GenStep, Outcome, ReturnTo, Vm};

/// How long a run sleeps before it looks whether it has been interrupted.
const SLICE: Duration = Duration::from_millis(10);

impl Vm {
    /// What a call of an awaited function gives: a coroutine that awaits the host's answer.
    pub(crate) fn host_coroutine(&mut self, function: HostFunctionKey, args: &[Value]) -> Outcome {
        let name = self.heap[function].name.clone();
        let name = self.heap.intern(&name);
        let wait = HostWait::call(function.into(), args);
        let wait = self.heap.new_object(Rare::HostWait(Box::new(wait)));
        let code = self.host_coroutine_code()?;
        let mut slots = vec![Value::UNBOUND; self.heap[code].code.frame_size as usize];
        slots[0] = wait;
        let live = slots.len() as u32;
        let globals = self.names.globals();
        let key = self.heap.alloc(Generator {
            kind: GeneratorKind::Coroutine,
            state: GeneratorState::Created,
            frame: Some(Box::new(SuspendedFrame {
                pc: 0,
                function: None,
                globals,
                namespace: Value::UNBOUND,
                handled: Value::UNBOUND,
                slots: slots.into(),
                live,
                sent: 0,
                object: None,
            })),
            code,
            name,
            qualname: name,
            async_state: 0,
            owned: false,
            finalized: false,
        });
        self.heap.note_generator(key);
        Ok(self.heap.keep(key.into()))
    }

    /// The code of such coroutines: `async def call(wait): return await wait`.
    fn host_coroutine_code(&mut self) -> Outcome<CodeKey> {
        static CODE: OnceLock<Option<CodeObject>> = OnceLock::new();
        if let Some(key) = self.host.awaited.code {
            return Ok(key);
        }
        let Some(code) = CODE.get_or_init(awaiting) else {
            return Err(self.system_error("no code for awaited functions"));
        };
        let key = self.link(code);
        self.host.awaited.code = Some(key);
        Ok(key)
    }

    /// `Send` to what the host has to answer: gives the answer, passes it up to the event loop, or stops the run.
    pub(in crate::vm) fn send_to_host(
        &mut self,
        key: RareKey,
        (base, value, exit): (usize, Reg, u32),
    ) -> Outcome<()> {
        let Some(wait) = self.heap.waiting(key) else {
            return Err(self.bad_operand());
        };
        let (state, answer, many) = (wait.state, wait.answer, wait.calls.is_bound());
        let function = wait.function;
        match (state, answer.as_exception()) {
            (WaitState::Answered, _) => {
                return self.sent(base, value, exit, GenStep::Returned(answer));
            }
            (WaitState::Failed, Some(exc)) => return Err(Fault::Raised(exc)),
            (WaitState::Passed | WaitState::Failed, _) => {
                return Err(self.runtime_error("the host has not answered this call"));
            }
            (WaitState::Created, _) => {}
        }
        if many {
            return self.wait_for_any(key, (base, value, exit));
        }
        if self.host.awaited.event_loop.is_bound() {
            if let Some(wait) = self.heap.waiting_mut(key) {
                wait.state = WaitState::Passed;
            }
            return self.sent(base, value, exit, GenStep::Yielded(key.into()));
        }
        if let Some(refusal) = self.refusal() {
            return Err(self.host_refused(function, refusal));
        }
        let args = self.heap.waiting(key).map(|wait| wait.args.to_vec());
        self.host.wait(Waiting {
            function,
            args: args.unwrap_or_default(),
            ret: ReturnTo::Register(value),
            exit: Some(exit),
        });
        Err(self.budget.stop(Stop::HostCall))
    }

    /// Waits until the host has answered one of an event loop's calls, or until it is time.
    fn wait_for_any(
        &mut self,
        key: RareKey,
        (base, value, exit): (usize, Reg, u32),
    ) -> Outcome<()> {
        self.budget.burn(1)?;
        let (calls, until) = match self.heap.waiting(key) {
            Some(wait) => (wait.calls, wait.until.map(Duration::from_nanos)),
            None => (Value::UNBOUND, None),
        };
        let first = calls.as_dict().and_then(|calls| {
            let first = self.heap[calls].iter().next()?;
            self.heap.waiting(first.value.as_rare()?)
        });
        let first = first.map(|wait| wait.function);
        let refusal = self.refusal();
        match (first, refusal) {
            (Some(function), Some(refusal)) => Err(self.host_refused(function, refusal)),
            (None, refusal) if refusal.is_some() || self.host.awaited.clock.is_virtual() => {
                self.sleep(until)?;
                let none = self.heap.new_list(Vec::new());
                self.sent(base, value, exit, GenStep::Returned(none))
            }
            _ => {
                self.host.wait(Waiting {
                    function: key.into(),
                    args: Vec::new(),
                    ret: ReturnTo::Register(value),
                    exit: Some(exit),
                });
                Err(self.budget.stop(Stop::HostCalls))
            }
        }
    }

    /// Sleeps until it is time, on this thread.
    fn sleep(&mut self, until: Option<Duration>) -> Outcome<()> {
        let Some(until) = until else {
            return Err(self.runtime_error("nothing is left that could wake the event loop"));
        };
        self.host.awaited.clock.jump(until);
        loop {
            let now = self.host.awaited.clock.now();
            let Some(left) = until.checked_sub(now).filter(|left| !left.is_zero()) else {
                return Ok(());
            };
            self.budget.check()?;
            self.budget.burn(1)?;
            std::thread::sleep(left.min(SLICE));
        }
    }

    /// The error of a call that cannot wait for its answer.
    #[cold]
    pub(crate) fn host_refused(&mut self, function: Value, refusal: Refusal) -> Fault {
        let function = function.as_host_function();
        let name = function.map_or("", |function| &*self.heap[function].name);
        let name = name.to_owned();
        let reason = match refusal {
            Refusal::NotStarted => {
                "the host runs this code in one go; to wait, it must be started with `Runtime::start`"
                    .to_owned()
            }
            Refusal::Native => {
                let native = self.native_in_between();
                format!(
                    "it is called from within {native}; call it in a loop or a comprehension, and pass on its result"
                )
            }
        };
        let text = format!("{name}() cannot wait for its answer: {reason}");
        self.runtime_error(text)
    }

    /// Whether a callable is an `async def`.
    #[cfg(feature = "async")]
    pub(crate) fn is_coroutine_function(&self, callable: Value) -> bool {
        let function = match callable.as_method() {
            Some(method) => self.heap[method].function,
            None => callable,
        };
        function.as_function().is_some_and(|function| {
            let code = self.heap[function].code;
            self.heap[code].code.flags.contains(CodeFlags::COROUTINE)
        })
    }

    /// An event loop begins to wait for a call: gives it a number.
    pub(crate) fn number_call(&mut self, key: RareKey) -> Option<u64> {
        let id = self.host.awaited.number();
        self.heap.waiting_mut(key)?.id = id;
        Some(id)
    }

    /// Answers a call that was passed up to an event loop, so that who awaits it can go on.
    pub(crate) fn settle_call(&mut self, key: RareKey, failed: bool, answer: Value) {
        if let Some(wait) = self.heap.waiting_mut(key) {
            wait.answer = answer;
            wait.state = match failed {
                true => WaitState::Failed,
                false => WaitState::Answered,
            };
        }
    }

    /// What the host has answered since the run has stopped, as a list of tuples for the event loop.
    pub(crate) fn take_answers(&mut self) -> Value {
        let answers = std::mem::take(&mut self.host.awaited.answers);
        let mut rows = Vec::with_capacity(answers.len());
        for (id, failed, value) in answers {
            let id = Value::int(i64::try_from(id).unwrap_or(i64::MAX));
            let row = [id, Value::bool(failed), value];
            rows.push(self.heap.new_tuple(&row));
        }
        self.heap.new_list(rows)
    }
}

fn awaiting() -> Option<CodeObject> {
    let mut code = CodeBuilder::new("call")
        .flags(CodeFlags::COROUTINE)
        .param("wait");
    let wait = code.register("wait");
    let (iter, value) = (code.temp(), code.temp());
    let none = code.constant(Constant::None);
    let (again, exit) = (code.label(), code.label());
    code.push(Instr::GetAwaitable {
        dst: iter,
        src: wait,
        of: Awaited::Value,
    });
    code.push(Instr::LoadConst {
        dst: value,
        idx: none,
    });
    code.place_label(again);
    code.push_jump(exit, |exit| Instr::Send { iter, value, exit });
    code.push(Instr::Yield {
        dst: value,
        src: value,
    });
    code.push_jump(again, |target| Instr::JumpBack { target });
    code.place_label(exit);
    code.push(Instr::Return { src: value });
    code.build().ok()
}
