//! The objects that are not written field by field: functions and frames, whose globals travel in part; classes, which are
//! looked at closely when they are read; dicts and sets, whose tables are made anew.

use crate::heap::Heap;
use crate::object::{
    Class, Damaged, Dict, FrameObject, FrameState, Function, Generator, GeneratorState, Hooks,
    Instance, Pack, Packer, Set, SetSlot, SuspendedFrame, Unpacked, Unpacker,
};
use crate::value::{GeneratorKey, InstanceKey, Value};

impl Pack for Function {
    fn pack(&self, to: &mut Packer) {
        self.code.pack(to);
        self.closure.pack(to);
        to.scope(self.globals);
        self.defaults.pack(to);
        self.kwdefaults.pack(to);
        self.extras.pack(to);
    }

    fn unpack(from: &mut Unpacker<'_>) -> Unpacked<Self> {
        Ok(Self {
            code: Pack::unpack(from)?,
            closure: Pack::unpack(from)?,
            globals: Pack::unpack(from)?,
            defaults: Pack::unpack(from)?,
            kwdefaults: Pack::unpack(from)?,
            extras: Pack::unpack(from)?,
        })
    }
}

impl SuspendedFrame {
    /// Writes the frame; of the slots, those before `live`: those behind are unbound.
    fn pack_slots(&self, live: usize, to: &mut Packer) {
        self.pc.pack(to);
        self.function.pack(to);
        to.scope(self.globals);
        self.namespace.pack(to);
        self.handled.pack(to);
        self.slots.len().pack(to);
        live.pack(to);
        for slot in self.slots.iter().take(live) {
            slot.pack(to);
        }
        self.sent.pack(to);
        self.object.pack(to);
    }

    /// Writes the place for the slots of a generator that runs.
    fn pack_empty(&self, to: &mut Packer) {
        self.pc.pack(to);
        self.function.pack(to);
        to.scope(self.globals);
        self.namespace.pack(to);
        Value::UNBOUND.pack(to);
        self.slots.len().pack(to);
        to.number(0);
        self.sent.pack(to);
        None::<crate::value::FrameKey>.pack(to);
    }
}

impl Pack for SuspendedFrame {
    fn pack(&self, to: &mut Packer) {
        self.pack_slots(self.live as usize, to);
    }

    fn unpack(from: &mut Unpacker<'_>) -> Unpacked<Self> {
        let pc = Pack::unpack(from)?;
        let function = Pack::unpack(from)?;
        let globals = Pack::unpack(from)?;
        let namespace = Pack::unpack(from)?;
        let handled = Pack::unpack(from)?;
        let size = u16::unpack(from)?;
        let live = from.length()?;
        if live > usize::from(size) {
            return Err(Damaged("a frame has more slots than there are"));
        }
        from.take_bytes(usize::from(size) * size_of::<Value>())?;
        let mut slots = vec![Value::UNBOUND; size.into()].into_boxed_slice();
        for slot in &mut slots[..live] {
            *slot = Value::unpack(from)?;
        }
        Ok(Self {
            pc,
            function,
            globals,
            namespace,
            handled,
            slots,
            live: live as u32,
            sent: Pack::unpack(from)?,
            object: Pack::unpack(from)?,
        })
    }
}

impl Pack for Generator {
    fn pack(&self, to: &mut Packer) {
        self.kind.pack(to);
        self.state.pack(to);
        match &self.frame {
            // Its slots are on the stack: what stands here is stale.
            Some(frame) if self.state == GeneratorState::Running => {
                true.pack(to);
                frame.pack_empty(to);
            }
            frame => frame.pack(to),
        }
        self.code.pack(to);
        self.name.pack(to);
        self.qualname.pack(to);
        self.async_state.pack(to);
        self.owned.pack(to);
        self.finalized.pack(to);
    }

    fn unpack(from: &mut Unpacker<'_>) -> Unpacked<Self> {
        Ok(Self {
            kind: Pack::unpack(from)?,
            state: Pack::unpack(from)?,
            frame: Pack::unpack(from)?,
            code: Pack::unpack(from)?,
            name: Pack::unpack(from)?,
            qualname: Pack::unpack(from)?,
            async_state: Pack::unpack(from)?,
            owned: Pack::unpack(from)?,
            finalized: Pack::unpack(from)?,
        })
    }
}

impl Pack for FrameObject {
    fn pack(&self, to: &mut Packer) {
        self.code.pack(to);
        to.scope(self.globals);
        self.namespace.pack(to);
        match &self.state {
            FrameState::Suspended { generator } => {
                to.byte(0);
                generator.pack(to);
            }
            FrameState::Finished { slots } => {
                to.byte(1);
                slots.pack(to);
            }
            FrameState::Running { depth } => {
                to.byte(2);
                depth.pack(to);
            }
        }
        self.pc.pack(to);
        self.back.pack(to);
        self.extra_locals.pack(to);
        self.trace.pack(to);
        self.trace_lines.pack(to);
        self.trace_opcodes.pack(to);
    }

    fn unpack(from: &mut Unpacker<'_>) -> Unpacked<Self> {
        Ok(Self {
            code: Pack::unpack(from)?,
            globals: Pack::unpack(from)?,
            namespace: Pack::unpack(from)?,
            state: match from.byte()? {
                0 => FrameState::Suspended {
                    generator: GeneratorKey::unpack(from)?,
                },
                1 => FrameState::Finished {
                    slots: Pack::unpack(from)?,
                },
                2 => FrameState::Running {
                    depth: Pack::unpack(from)?,
                },
                _ => return Err(Damaged("a frame is in no state")),
            },
            pc: Pack::unpack(from)?,
            back: Pack::unpack(from)?,
            extra_locals: Pack::unpack(from)?,
            trace: Pack::unpack(from)?,
            trace_lines: Pack::unpack(from)?,
            trace_opcodes: Pack::unpack(from)?,
        })
    }
}

/// Only classes of scripts travel, and what is known of their hooks is found out again.
impl Pack for Class {
    fn pack(&self, to: &mut Packer) {
        self.name.pack(to);
        self.qualname.pack(to);
        self.bases.pack(to);
        self.mro.pack(to);
        self.dict.pack(to);
        self.metaclass.pack(to);
        self.layout.pack(to);
        self.has_dict.pack(to);
        self.abstract_methods.pack(to);
        self.is_abstract.pack(to);
        self.base.pack(to);
        self.slot_count.pack(to);
    }

    fn unpack(from: &mut Unpacker<'_>) -> Unpacked<Self> {
        Ok(Self {
            name: Pack::unpack(from)?,
            qualname: Pack::unpack(from)?,
            bases: Pack::unpack(from)?,
            mro: Pack::unpack(from)?,
            dict: Pack::unpack(from)?,
            metaclass: Pack::unpack(from)?,
            layout: Pack::unpack(from)?,
            has_dict: Pack::unpack(from)?,
            subclasses: Vec::new(),
            abstract_methods: Pack::unpack(from)?,
            is_abstract: Pack::unpack(from)?,
            base: Pack::unpack(from)?,
            slot_count: Pack::unpack(from)?,
            hooks: Hooks::default(),
            host: None,
        })
    }
}

/// Writes an instance, with what its slots hold: their list is not an object that anything else leads to.
pub(super) fn pack_instance(heap: &Heap, instance: &Instance, to: &mut Packer) {
    let Instance {
        class,
        dict,
        slots,
        payload,
    } = instance;
    class.pack(to);
    dict.pack(to);
    slots.is_some().pack(to);
    if let Some(slots) = slots {
        let items = &heap[*slots].items;
        to.number(items.len() as u64);
        items.iter().for_each(|item| item.pack(to));
    }
    payload.pack(to);
}

/// The entries of a dict, in order, and whose `__dict__` it is as a subclass's instance.
pub(super) struct Entries {
    pub(super) owner: Option<InstanceKey>,
    pub(super) entries: Vec<(Value, Value)>,
}

impl Entries {
    pub(super) fn pack(dict: &Dict, to: &mut Packer) {
        dict.owner.pack(to);
        to.number(dict.len() as u64);
        for entry in dict.iter() {
            entry.key.pack(to);
            entry.value.pack(to);
        }
    }

    pub(super) fn unpack(from: &mut Unpacker<'_>) -> Unpacked<Self> {
        Ok(Self {
            owner: Pack::unpack(from)?,
            entries: Pack::unpack(from)?,
        })
    }
}

/// The keys of a set.
pub(super) enum Keys {
    /// Where the hashes of all keys are the same in every runtime: the table as it is, so that what is added later goes
    /// where it would have gone. Of each slot that is not empty its place, and the key unless it was removed.
    Table {
        slots: usize,
        finger: usize,
        filled: Vec<(usize, Option<Value>)>,
    },
    /// In the order of the table; what is added later goes to the end.
    InOrder { keys: Vec<Value> },
}

impl Keys {
    pub(super) fn pack(set: &Set, has_stable_hashes: bool, to: &mut Packer) {
        match set.table() {
            Some((slots, finger)) if has_stable_hashes => {
                let is_filled = |slot: &&SetSlot| slot.key.is_bound() || slot.hash != 0;
                to.byte(0);
                slots.len().pack(to);
                finger.pack(to);
                to.number(slots.iter().filter(is_filled).count() as u64);
                for (place, slot) in slots.iter().enumerate().filter(|(_, slot)| is_filled(slot)) {
                    place.pack(to);
                    slot.key.is_bound().then_some(slot.key).pack(to);
                }
            }
            _ => {
                to.byte(1);
                to.number(set.len() as u64);
                set.iter().for_each(|slot| slot.key.pack(to));
            }
        }
    }

    /// The bytes that the list of keys takes.
    pub(super) fn bytes(&self) -> usize {
        match self {
            Self::Table { filled, .. } => size_of_val(&**filled),
            Self::InOrder { keys } => size_of_val(&**keys),
        }
    }

    /// Whether each key is a value.
    pub(super) fn are_bound(&self) -> bool {
        match self {
            Self::Table { filled, .. } => filled
                .iter()
                .all(|(_, key)| key.is_none_or(|key| key.is_bound())),
            Self::InOrder { keys } => keys.iter().all(|key| key.is_bound()),
        }
    }

    pub(super) fn unpack(from: &mut Unpacker<'_>) -> Unpacked<Self> {
        Ok(match from.byte()? {
            0 => Self::Table {
                slots: Pack::unpack(from)?,
                finger: Pack::unpack(from)?,
                filled: Pack::unpack(from)?,
            },
            1 => Self::InOrder {
                keys: Pack::unpack(from)?,
            },
            _ => return Err(Damaged("a set is of no kind")),
        })
    }
}
