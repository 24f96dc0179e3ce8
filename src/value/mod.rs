//! [`Value`]: what a register, a cell or a list item holds.
//!
//! A value is a pair of scalars, so that the compiler moves it in two machine registers: a tag, and
//! 64 bits that are an integer, the bits of a float, an index of something built in, or the slot key of
//! an object on the heap. Copying one costs nothing and roots nothing: what is reachable is decided by
//! the collector (`heap`).
//!
//! Invariant: `size_of::<Value>() == 16`; a key is only ever paired with the tag of its kind.

use slotmap::{Key, KeyData, new_key_type};

mod kinds;
mod type_id;

pub(crate) use kinds::heap_kinds;
pub(crate) use type_id::TypeId;

/// Makes the tags, the keys, and the constructors and accessors of values that live on the heap.
macro_rules! tags_and_keys {
    ($(
        $tag:ident $(, $twin:ident)* | $key:ident $object:ident $map:ident $($new:ident $get:ident)?;
    )*) => {
        /// The kind of a [`Value`].
        #[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
        #[repr(u8)]
        pub(crate) enum Tag {
            /// No value: an unassigned local, an empty cell. Never seen by scripts.
            Unbound,
            None,
            Ellipsis,
            NotImplemented,
            Bool,
            /// An integer of up to 64 bits.
            Int,
            Float,
            /// A built-in function or method: indices of its table and its row.
            Builtin,
            /// A built-in type; the last tag of what does not live on the heap.
            Type,
            $($tag, $($twin,)*)*
        }

        new_key_type! {
            $(pub(crate) struct $key;)*
        }

        $($(
            impl Value {
                #[inline]
                pub(crate) fn $new(key: $key) -> Self {
                    Self { bits: key.data().as_ffi(), tag: Tag::$tag }
                }

                #[inline]
                pub(crate) fn $get(self) -> Option<$key> {
                    if self.tag as u8 == Tag::$tag as u8 {
                        Some($key::from(KeyData::from_ffi(self.bits)))
                    } else {
                        None
                    }
                }
            }

            impl From<$key> for Value {
                #[inline]
                fn from(key: $key) -> Self {
                    Self::$new(key)
                }
            }
        )?)*
    };
}

heap_kinds!(tags_and_keys);

/// A Python value, seen from inside the runtime.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Value {
    bits: u64,
    tag: Tag,
}

const _: () = assert!(size_of::<Value>() == 16);

impl Value {
    pub(crate) const UNBOUND: Self = Self {
        bits: 0,
        tag: Tag::Unbound,
    };
    pub(crate) const NONE: Self = Self {
        bits: 0,
        tag: Tag::None,
    };
    pub(crate) const ELLIPSIS: Self = Self {
        bits: 0,
        tag: Tag::Ellipsis,
    };
    pub(crate) const NOT_IMPLEMENTED: Self = Self {
        bits: 0,
        tag: Tag::NotImplemented,
    };
    pub(crate) const TRUE: Self = Self {
        bits: 1,
        tag: Tag::Bool,
    };
    pub(crate) const FALSE: Self = Self {
        bits: 0,
        tag: Tag::Bool,
    };

    #[inline]
    pub(crate) fn tag(self) -> Tag {
        self.tag
    }

    /// The raw 64 bits; with the tag they identify an object (`is`, `id()`).
    #[inline]
    pub(crate) fn bits(self) -> u64 {
        self.bits
    }

    #[inline]
    pub(crate) const fn bool(value: bool) -> Self {
        Self {
            bits: value as u64,
            tag: Tag::Bool,
        }
    }

    #[inline]
    pub(crate) const fn int(value: i64) -> Self {
        Self {
            bits: value as u64,
            tag: Tag::Int,
        }
    }

    #[inline]
    pub(crate) const fn float(value: f64) -> Self {
        Self {
            bits: value.to_bits(),
            tag: Tag::Float,
        }
    }

    /// The built-in function at `row` of `table` (see `builtins::registry`).
    #[inline]
    pub(crate) const fn builtin(table: u16, row: u16) -> Self {
        Self {
            bits: ((table as u64) << 16) | row as u64,
            tag: Tag::Builtin,
        }
    }

    /// A built-in type.
    #[inline]
    pub(crate) const fn builtin_type(id: TypeId) -> Self {
        Self {
            bits: id as u64,
            tag: Tag::Type,
        }
    }

    /// A mutable set, or a frozen one: both live in the same arena.
    #[inline]
    pub(crate) fn set(key: SetKey, frozen: bool) -> Self {
        Self {
            bits: key.data().as_ffi(),
            tag: if frozen { Tag::FrozenSet } else { Tag::Set },
        }
    }

    /// An object of the heap by its tag and its key.
    pub(crate) fn of_kind(tag: Tag, key: impl Key) -> Self {
        Self {
            bits: key.data().as_ffi(),
            tag,
        }
    }

    /// The value itself; a frozen set as if it were not frozen.
    pub(crate) fn untwinned(self) -> Self {
        match self.tag {
            Tag::FrozenSet => Self {
                tag: Tag::Set,
                ..self
            },
            _ => self,
        }
    }

    /// The key of a set or a frozenset.
    #[inline]
    pub(crate) fn as_any_set(self) -> Option<SetKey> {
        matches!(self.tag, Tag::Set | Tag::FrozenSet)
            .then(|| SetKey::from(KeyData::from_ffi(self.bits)))
    }

    #[inline]
    pub(crate) fn is_unbound(self) -> bool {
        self.tag as u8 == Tag::Unbound as u8
    }

    #[inline]
    pub(crate) fn is_bound(self) -> bool {
        !self.is_unbound()
    }

    #[inline]
    pub(crate) fn is_none(self) -> bool {
        self.tag as u8 == Tag::None as u8
    }

    #[inline]
    pub(crate) fn is_not_implemented(self) -> bool {
        self.tag as u8 == Tag::NotImplemented as u8
    }

    /// The value of a bool.
    #[inline]
    pub(crate) fn as_bool(self) -> Option<bool> {
        (self.tag as u8 == Tag::Bool as u8).then_some(self.bits != 0)
    }

    /// The value of an inline int; `None` for a bool.
    #[inline]
    pub(crate) fn as_int(self) -> Option<i64> {
        (self.tag as u8 == Tag::Int as u8).then_some(self.bits as i64)
    }

    /// The value of an inline int or a bool.
    #[inline]
    pub(crate) fn as_int_or_bool(self) -> Option<i64> {
        matches!(self.tag, Tag::Int | Tag::Bool).then_some(self.bits as i64)
    }

    #[inline]
    pub(crate) fn as_float(self) -> Option<f64> {
        (self.tag as u8 == Tag::Float as u8).then_some(f64::from_bits(self.bits))
    }

    /// Table and row of a built-in function.
    #[inline]
    pub(crate) fn as_builtin(self) -> Option<(u16, u16)> {
        (self.tag as u8 == Tag::Builtin as u8)
            .then_some(((self.bits >> 16) as u16, self.bits as u16))
    }

    #[inline]
    pub(crate) fn as_builtin_type(self) -> Option<TypeId> {
        if self.tag as u8 == Tag::Type as u8 {
            TypeId::from_index(self.bits as usize)
        } else {
            None
        }
    }

    /// Python's `is`: the same object, or the same immediate.
    #[inline]
    pub(crate) fn is(self, other: Self) -> bool {
        self == other
    }

    /// What `id()` gives and default reprs show: stable while the object lives, different for objects
    /// that live at the same time.
    pub(crate) fn address(self) -> u64 {
        const HEAP_BASE: u64 = 0x7000_0000_0000;
        const STATIC_BASE: u64 = 0x5000_0000_0000;
        let tag = self.tag as u64;
        if self.is_heap() {
            // A slot of an arena is unique per kind; the version of its key is not needed.
            let tag = if self.tag == Tag::FrozenSet {
                Tag::Set as u64
            } else {
                tag
            };
            return HEAP_BASE + (tag << 36) + (self.bits() & 0xffff_ffff) * 16;
        }
        match self.tag {
            Tag::Float | Tag::Int => {
                let mixed = self.bits().wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ (self.bits() >> 29);
                STATIC_BASE + (tag << 40) + ((mixed >> 24) & !0xf)
            }
            _ => STATIC_BASE + (tag << 40) + self.bits() * 32,
        }
    }

    /// Whether it is a class or a built-in type.
    #[inline]
    pub(crate) fn is_type(self) -> bool {
        matches!(self.tag, Tag::Type | Tag::Class)
    }

    /// Whether the value is the key of an object on the heap.
    #[inline]
    pub(crate) fn is_heap(self) -> bool {
        self.tag as u8 > Tag::Type as u8
    }
}

impl Default for Value {
    fn default() -> Self {
        Self::UNBOUND
    }
}

impl From<bool> for Value {
    fn from(value: bool) -> Self {
        Self::bool(value)
    }
}

impl std::fmt::Debug for Value {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:?}({:#x})", self.tag, self.bits)
    }
}
