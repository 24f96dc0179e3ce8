//! Code linked into a runtime: a code object with its constants and names as values, and its caches.

use crate::code::{CacheIdx, CodeObject, Instr, NameIdx};
use crate::object::traced;
use crate::value::{ClassKey, CodeKey, DictKey, PropertyKey, Value};

traced! {
    /// A [`CodeObject`] made ready to run in one runtime; scripts see it as the `code` object.
    pub(crate) struct LinkedCode {
        pub(crate) code: CodeObject,
        /// The instructions, where the eval loop reaches them in one step.
        /// Each runtime has its own: those of an `Arc` would cost an addition for each that runs (8 % of the counts of
        /// `benches/instructions`).
        pub(crate) instrs: Box<[Instr]>,
        /// `constants[i]` is the value of `code.constants[i]`.
        pub(crate) constants: Box<[Value]>,
        /// `names[i]` is the interned string of `code.names[i]`.
        pub(crate) names: Box<[Value]>,
        /// `children[i]` is the linked code of `code.children[i]`.
        pub(crate) children: Box<[CodeKey]>,
        /// The linked code that this one is a child of, to find the owners of its free variables.
        #[untraced = "code does not keep alive the code around it; the key may be stale"]
        pub(crate) parent: Option<CodeKey>,
        /// Whether a function of this code was made of cells that somebody chose, not by the code around it.
        pub(crate) chosen_cells: bool,
        /// The inline caches, by the instructions' cache operands.
        #[untraced = "a cache is used only for a live class, in an epoch in which no class has changed"]
        pub(crate) caches: Box<[Cache]>,
        /// Whether functions with builtins of their own run this code: no cache remembers builtins then.
        pub(crate) own_builtins: bool,
        /// What a call needs at a glance.
        pub(crate) entry: EntryInfo,
        /// The compilation that it is a part of: a number for each, within which equal constants are one object.
        pub(crate) unit: u32,
        /// The objects that attributes have given out, so that they stay the same; empty until one is asked for.
        pub(crate) given: Box<[Value]>,
    }

    /// The facts about a code object that the fast path of a call needs.
    #[derive(Clone, Copy, Debug)]
    pub(crate) struct EntryInfo {
        /// The number of positional parameters if the function takes nothing else (no `*args`, `**kwargs`,
        /// keyword-only parameters), is not a generator, and has all its slots in registers; else `u32::MAX`.
        pub(crate) simple_argc: u32,
        /// Slots from the end of the parameters to the start of the temporaries, to be cleared at entry; all slots if
        /// there are more than registers, or if the code is not the compiler's.
        pub(crate) clear_end: u16,
        /// As `clear_end`, without the slots of the free variables where these come last: a call writes them all.
        pub(crate) locals_end: u16,
        /// Slot of the first free variable's cell if they lie in consecutive registers (the compiler's
        /// layout), else `u16::MAX`.
        pub(crate) free_base: u16,
        pub(crate) frame_size: u16,
    }

    /// An inline cache of a global or an attribute look-up.
    #[derive(Clone, Copy, Debug, Default)]
    pub(crate) enum Cache {
        #[default]
        Empty,
        /// The name was entry `index` of the globals.
        Global { index: u32 },
        /// The name was not in these globals at this version, and the registry of builtins gave `value`
        /// (as long as the runtime has no dict of builtins that a script may change).
        Builtin {
            globals: DictKey,
            globals_version: u32,
            value: Value,
        },
        /// The name was not in these globals at this version, and was entry `index` of the dict of builtins.
        BuiltinEntry {
            globals: DictKey,
            globals_version: u32,
            index: u32,
        },
        /// On instances of `class` (while the class epoch is `epoch`) no descriptor of the type is in the
        /// way and the name was entry `index` of the instance's dict.
        InstanceAttr {
            class: ClassKey,
            epoch: u32,
            index: u32,
        },
        /// On instances of `class` the type gives `value` (not a data descriptor); the instance's dict
        /// must not have the name.
        ClassAttr {
            class: ClassKey,
            epoch: u32,
            value: Value,
        },
        /// Instances of `class` have the attribute in this one of their slots.
        SlotAttr {
            class: ClassKey,
            epoch: u32,
            index: u32,
        },
        /// Instances of `class` have the attribute computed by this property.
        Computed {
            class: ClassKey,
            epoch: u32,
            property: PropertyKey,
        },
        /// The name was entry `index` of the namespace of a module, which is of no class of a script's.
        ModuleAttr { index: u32 },
        /// Asked of the class itself, whose metaclass is `type`, the attribute is `value`.
        OwnAttr {
            class: ClassKey,
            epoch: u32,
            value: Value,
        },
        /// On instances of the built-in type, the method is `value`.
        TypeAttr {
            ty: crate::value::TypeId,
            value: Value,
        },
    }
}

impl LinkedCode {
    /// The interned string of a name operand.
    #[inline(always)]
    pub(crate) fn name(&self, name: NameIdx) -> Value {
        self.names[name.0 as usize]
    }

    /// The inline cache of a cache operand; `None` for [`CacheIdx::NONE`].
    #[inline(always)]
    pub(crate) fn cache(&self, cache: CacheIdx) -> Option<&Cache> {
        self.caches.get(cache.0 as usize)
    }

    /// What the object of a frame that ends keeps of its slots: the variables. The temporaries may hold what is gone.
    pub(crate) fn variables_in(&self, slots: &[Value]) -> Box<[Value]> {
        if self.entry.clear_end < self.entry.frame_size {
            let variables = slots.get(..usize::from(self.entry.clear_end));
            return variables.unwrap_or_default().into();
        }
        // Here variables and temporaries are not known apart by where they lie.
        let mut kept = vec![Value::UNBOUND; slots.len()].into_boxed_slice();
        for &slot in self.code.varname_slots.iter().chain(&self.code.cell_slots) {
            let slot = usize::from(slot);
            if let (Some(kept), Some(value)) = (kept.get_mut(slot), slots.get(slot)) {
                *kept = *value;
            }
        }
        kept
    }
}
