//! What is written of a run beside objects.

use crate::code::Reg;
use crate::object::{Damaged, Pack, Packer, Unpacked, Unpacker};
use crate::value::{CodeKey, DictKey, FrameKey, FunctionKey, GeneratorKey, IteratorKey, Value};
use crate::vm::{ReturnTo, Stop};

use super::Standing;

/// Writes and reads the fields of a struct, one after the other.
macro_rules! fields {
    ($($(#[$meta:meta])* struct $name:ident { $($(#[$field_meta:meta])* $field:ident: $ty:ty,)* })*) => {
        $(
            $(#[$meta])*
            pub(super) struct $name {
                $($(#[$field_meta])* pub(super) $field: $ty,)*
            }

            impl Pack for $name {
                fn pack(&self, to: &mut Packer) {
                    $(self.$field.pack(to);)*
                }

                fn unpack(from: &mut Unpacker<'_>) -> Unpacked<Self> {
                    Ok(Self { $($field: Pack::unpack(from)?,)* })
                }
            }
        )*
    };
}

fields! {
    /// All of it.
    struct Record {
        standing: Standing,
        /// The names of `__main__`, and of `builtins` where that is a dict, and what they mean.
        main: Vec<(Value, Value)>,
        builtins: Option<Vec<(Value, Value)>>,
        /// `sys.modules`, and the namespaces of modules of the host whose code runs.
        modules: Option<DictKey>,
        importing: Vec<DictKey>,
        warnings: Vec<Value>,
        warnings_version: i64,
        frames: Vec<Activation>,
        natives: Vec<Native>,
        waiting: Option<Awaiting>,
        awaited: Loops,
        /// The iterators that own generators, and those (`vm::generator::ownership`).
        lent: Vec<(IteratorKey, Vec<GeneratorKey>)>,
        /// The frame that stands before its instruction, not behind the one before.
        stands_before: Option<usize>,
        handed: Option<(GeneratorKey, usize)>,
        recursion_limit: usize,
    }

    /// A frame.
    struct Activation {
        code: CodeKey,
        base: usize,
        pc: u32,
        ret: ReturnTo,
        function: Option<FunctionKey>,
        globals: Scope,
        namespace: Value,
        handled: Value,
        object: Option<FrameKey>,
        /// By slot.
        registers: Vec<(u16, Value)>,
    }

    /// A native that has left the Rust stack.
    struct Native {
        step: u16,
        stage: u32,
        count: usize,
        values: Vec<Value>,
        fresh: bool,
        to_native: bool,
    }

    /// A call that the host has to answer.
    struct Awaiting {
        function: Value,
        args: Vec<Value>,
        ret: ReturnTo,
        exit: Option<u32>,
    }

    /// What event loops have to do with the host.
    struct Loops {
        event_loop: Value,
        last: u64,
        shown: u64,
        answers: Vec<(u64, (bool, Value))>,
        contexts: Vec<Value>,
        hooks: (Value, Value),
        /// Nanoseconds that the clock shows.
        now: u64,
    }
}

/// Where globals are looked up: as the globals of functions, they travel in part.
pub(super) struct Scope(pub(super) DictKey);

impl Pack for Scope {
    fn pack(&self, to: &mut Packer) {
        to.scope(self.0);
    }

    fn unpack(from: &mut Unpacker<'_>) -> Unpacked<Self> {
        Pack::unpack(from).map(Self)
    }
}

impl Pack for Standing {
    fn pack(&self, to: &mut Packer) {
        to.byte(match self.stop {
            Stop::Fuel => 0,
            Stop::HostCall => 1,
            Stop::HostCalls => 2,
            Stop::Observer => 3,
        });
        self.fuel.pack(to);
        self.time.pack(to);
        self.direct.pack(to);
    }

    fn unpack(from: &mut Unpacker<'_>) -> Unpacked<Self> {
        Ok(Self {
            stop: match from.byte()? {
                0 => Stop::Fuel,
                1 => Stop::HostCall,
                2 => Stop::HostCalls,
                3 => Stop::Observer,
                _ => return Err(Damaged("a run has stopped for no reason")),
            },
            fuel: Pack::unpack(from)?,
            time: Pack::unpack(from)?,
            direct: Pack::unpack(from)?,
        })
    }
}

impl Pack for Reg {
    fn pack(&self, to: &mut Packer) {
        to.byte(self.0);
    }

    fn unpack(from: &mut Unpacker<'_>) -> Unpacked<Self> {
        from.byte().map(Self)
    }
}

impl Pack for ReturnTo {
    fn pack(&self, to: &mut Packer) {
        match *self {
            Self::Entry => to.byte(0),
            Self::Register(reg) => {
                to.byte(1);
                reg.pack(to);
            }
            Self::Native => to.byte(2),
            Self::Init { dst, instance } => {
                to.byte(3);
                dst.pack(to);
                instance.pack(to);
            }
            Self::GeneratorEntry { generator } => {
                to.byte(4);
                generator.pack(to);
            }
            Self::GeneratorNative { generator } => {
                to.byte(5);
                generator.pack(to);
            }
            Self::GeneratorNext {
                generator,
                dst,
                exit,
            } => {
                to.byte(6);
                generator.pack(to);
                dst.pack(to);
                exit.pack(to);
            }
            Self::GeneratorSend {
                generator,
                value,
                exit,
                thrown,
            } => {
                to.byte(if thrown { 8 } else { 7 });
                generator.pack(to);
                value.pack(to);
                exit.pack(to);
            }
        }
    }

    fn unpack(from: &mut Unpacker<'_>) -> Unpacked<Self> {
        Ok(match from.byte()? {
            0 => Self::Entry,
            1 => Self::Register(Pack::unpack(from)?),
            2 => Self::Native,
            3 => Self::Init {
                dst: Pack::unpack(from)?,
                instance: Pack::unpack(from)?,
            },
            4 => Self::GeneratorEntry {
                generator: Pack::unpack(from)?,
            },
            5 => Self::GeneratorNative {
                generator: Pack::unpack(from)?,
            },
            6 => Self::GeneratorNext {
                generator: Pack::unpack(from)?,
                dst: Pack::unpack(from)?,
                exit: Pack::unpack(from)?,
            },
            kind @ (7 | 8) => Self::GeneratorSend {
                generator: Pack::unpack(from)?,
                value: Pack::unpack(from)?,
                exit: Pack::unpack(from)?,
                thrown: kind == 8,
            },
            _ => return Err(Damaged("a result goes nowhere")),
        })
    }
}
