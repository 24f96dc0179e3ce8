//! How the collector reads an object: [`Trace`], and `traced!`, which derives it from the declaration.
//!
//! Each object of the heap, and each part of one, is declared inside of `traced!`, which visits every field. So a
//! new field is traced without a word, and a field of a type that the collector cannot read does not compile. Only
//! the leaves are written by hand: values and keys, the containers of the standard library, plain data, and the
//! few types whose insides no declaration shows (`Str`, `HostBox`).
//!
//! A field that must not keep alive what it refers to says so in the declaration, with the reason:
//! `#[untraced = ".."]`, or `#[untraced = ".."; while condition]` with a method of the object that tells when.
//!
//! Invariant: `tests/layering.rs` refuses an `impl Trace` anywhere else.

use std::any::Any;
use std::collections::VecDeque;
use std::ops::Range;
use std::sync::Arc;

use hashbrown::HashTable;
use num_bigint::BigInt;
use smallvec::{Array, SmallVec};

use crate::code::{CodeObject, Instr};
use crate::value::{self, TypeId, Value, heap_kinds};

/// Shows an object's outgoing references to the collector, and says how large it is.
pub(crate) trait Trace {
    /// Whether there can be anything to visit. A container whose items have nothing is not walked.
    const REFERS: bool;
    /// Whether there can be anything outside of the value itself.
    const OWNS: bool;

    /// Calls `visit` with every value that the object holds, immediates and unbound ones included.
    fn trace(&self, visit: &mut impl FnMut(Value));

    /// As [`Self::trace`] for a part of the object, so that a large one can be visited bit by bit.
    fn trace_part(&self, part: &mut Part, visit: &mut impl FnMut(Value)) {
        if !part.take(1).is_empty() {
            self.trace(visit);
        }
    }

    /// The bytes that the object owns outside of itself.
    fn extra_bytes(&self) -> usize;
}

/// Which part of an object is visited: of its fields and of the items in them, so many after so many that are passed.
#[derive(Debug)]
pub(crate) struct Part {
    pass: usize,
    left: usize,
}

impl Part {
    pub(crate) fn new(pass: usize, length: usize) -> Self {
        Self { pass, left: length }
    }

    /// Which of the next `count` units belong to the part.
    #[inline]
    fn take(&mut self, count: usize) -> Range<usize> {
        let start = self.pass.min(count);
        let end = count.min(start.saturating_add(self.left));
        self.pass -= start;
        self.left -= end - start;
        start..end
    }

    /// Whether the object ended before the part did.
    pub(crate) fn is_last(&self) -> bool {
        self.left > 0
    }
}

/// What an allocator keeps beside each block, about: some keep nothing, glibc's a word.
const BLOCK: usize = size_of::<usize>() / 2;

/// What a block of so many bytes takes; there is none without bytes.
#[inline]
pub(crate) const fn block(bytes: usize) -> usize {
    bytes + BLOCK * (bytes > 0) as usize
}

/// Declares structs with named fields, and enums, of which the collector visits every field.
macro_rules! traced {
    () => {};
    (
        $(#[$meta:meta])*
        $vis:vis struct $name:ident {
            $(
                $(#[doc = $doc:literal])*
                $(#[untraced = $why:literal $(; while $condition:ident)?])?
                $field_vis:vis $field:ident: $ty:ty
            ),* $(,)?
        }
        $($rest:tt)*
    ) => {
        $(#[$meta])*
        $vis struct $name {
            $(
                $(#[doc = $doc])*
                $(#[doc = concat!("\n\nNot traced: ", $why)])?
                $field_vis $field: $ty,
            )*
        }

        impl $crate::object::Trace for $name {
            const REFERS: bool = false $(|| $crate::object::traced!(@refers $ty $(, $why $(, $condition)?)?))*;
            const OWNS: bool = false $(|| <$ty as $crate::object::Trace>::OWNS)*;

            #[inline]
            fn trace(&self, visit: &mut impl FnMut($crate::value::Value)) {
                $($crate::object::traced!(@visit self.$field, visit $(, $why $(, self.$condition())?)?);)*
            }

            fn trace_part(
                &self,
                part: &mut $crate::object::Part,
                visit: &mut impl FnMut($crate::value::Value),
            ) {
                let _ = (&part, &visit);
                $($crate::object::traced!(@part self.$field, part, visit $(, $why $(, self.$condition())?)?);)*
            }

            #[inline]
            fn extra_bytes(&self) -> usize {
                0 $(+ $crate::object::Trace::extra_bytes(&self.$field))*
            }
        }

        $crate::object::traced! { $($rest)* }
    };
    (
        $(#[$meta:meta])*
        $vis:vis enum $name:ident {
            $(
                $(#[$variant_meta:meta])*
                $variant:ident
                $({ $($(#[doc = $doc:literal])* $field:ident: $ty:ty),* $(,)? })?
                $(( $payload:ty ))?
            ),* $(,)?
        }
        $($rest:tt)*
    ) => {
        $(#[$meta])*
        $vis enum $name {
            $(
                $(#[$variant_meta])*
                $variant $({ $($(#[doc = $doc])* $field: $ty,)* })? $(($payload))?,
            )*
        }

        impl $crate::object::Trace for $name {
            const REFERS: bool = false
                $($($(|| <$ty as $crate::object::Trace>::REFERS)*)?)*
                $($(|| <$payload as $crate::object::Trace>::REFERS)?)*;
            const OWNS: bool = false
                $($($(|| <$ty as $crate::object::Trace>::OWNS)*)?)*
                $($(|| <$payload as $crate::object::Trace>::OWNS)?)*;

            #[inline]
            fn trace(&self, visit: &mut impl FnMut($crate::value::Value)) {
                let _ = &visit;
                match self {
                    $(Self::$variant $({ $($field),* })? $(($crate::object::traced!(@bind inner $payload)))? => {
                        $($($crate::object::traced!(@visit *$field, visit);)*)?
                        $($crate::object::traced!(@visit *$crate::object::traced!(@bind inner $payload), visit);)?
                    })*
                }
            }

            fn trace_part(
                &self,
                part: &mut $crate::object::Part,
                visit: &mut impl FnMut($crate::value::Value),
            ) {
                let _ = (&part, &visit);
                match self {
                    $(Self::$variant $({ $($field),* })? $(($crate::object::traced!(@bind inner $payload)))? => {
                        $($($crate::object::traced!(@part *$field, part, visit);)*)?
                        $($crate::object::traced!(@part *$crate::object::traced!(@bind inner $payload), part, visit);)?
                    })*
                }
            }

            #[inline]
            fn extra_bytes(&self) -> usize {
                match self {
                    $(Self::$variant $({ $($field),* })? $(($crate::object::traced!(@bind inner $payload)))? => {
                        0 $($(+ $crate::object::Trace::extra_bytes($field))*)?
                            $(+ $crate::object::Trace::extra_bytes($crate::object::traced!(@bind inner $payload)))?
                    })*
                }
            }
        }

        $crate::object::traced! { $($rest)* }
    };
    (@refers $ty:ty) => { <$ty as $crate::object::Trace>::REFERS };
    (@refers $ty:ty, $why:literal) => { false };
    (@refers $ty:ty, $why:literal, $condition:ident) => { $crate::object::traced!(@refers $ty) };
    (@visit $place:expr, $visit:ident) => { $crate::object::Trace::trace(&$place, $visit) };
    (@visit $place:expr, $visit:ident, $why:literal) => {};
    (@visit $place:expr, $visit:ident, $why:literal, $condition:expr) => {
        if !$condition {
            $crate::object::traced!(@visit $place, $visit);
        }
    };
    (@part $place:expr, $part:ident, $visit:ident) => {
        $crate::object::Trace::trace_part(&$place, $part, $visit)
    };
    (@part $place:expr, $part:ident, $visit:ident, $why:literal) => {};
    (@part $place:expr, $part:ident, $visit:ident, $why:literal, $condition:expr) => {
        if !$condition {
            $crate::object::traced!(@part $place, $part, $visit);
        }
    };
    (@bind $name:ident $payload:ty) => { $name };
}

/// Declares objects as `traced!` does, which are written as bytes field by field as well ([`Pack`](super::Pack)).
macro_rules! packed {
    ($($declarations:tt)*) => {
        $crate::object::traced! { $($declarations)* }
        #[cfg(feature = "freeze")]
        $crate::object::pack_fields! { $($declarations)* }
    };
}

pub(crate) use {packed, traced};

impl Trace for Value {
    const REFERS: bool = true;
    const OWNS: bool = false;

    #[inline]
    fn trace(&self, visit: &mut impl FnMut(Value)) {
        visit(*self);
    }

    #[inline]
    fn extra_bytes(&self) -> usize {
        0
    }
}

/// Shows keys as the values that they are the keys of. Without the tag the key of a set says too little: an object
/// that refers to a set holds a [`Value`].
macro_rules! keys {
    ($(
        $tag:ident $(, $twin:ident)* | $key:ident $object:ident $map:ident $($new:ident $get:ident)?;
    )*) => {
        $($(
            impl Trace for value::$key {
                const REFERS: bool = true;
                const OWNS: bool = false;

                #[inline]
                fn trace(&self, visit: &mut impl FnMut(Value)) {
                    visit(Value::$new(*self));
                }

                #[inline]
                fn extra_bytes(&self) -> usize {
                    0
                }
            }
        )?)*
    };
}

heap_kinds!(keys);

/// What refers to nothing, and owns nothing that belongs to one object alone.
macro_rules! plain {
    ($($ty:ty,)*) => {
        $(
            impl Trace for $ty {
                const REFERS: bool = false;
                const OWNS: bool = false;

                #[inline]
                fn trace(&self, _visit: &mut impl FnMut(Value)) {}

                #[inline]
                fn extra_bytes(&self) -> usize {
                    0
                }
            }
        )*
    };
}

plain! {
    bool,
    u8,
    u16,
    u32,
    u64,
    usize,
    i64,
    f64,
    TypeId,
    Instr,
    // Says of a class what the class itself holds: see `Hooks`.
    super::Making,
    Arc<str>,
    // A Rust function of the host; the script values that it holds lie in a `HostBox`.
    Arc<dyn Any + Send + Sync>,
}

impl Trace for CodeObject {
    const REFERS: bool = false;
    const OWNS: bool = true;

    #[inline]
    fn trace(&self, _visit: &mut impl FnMut(Value)) {}

    /// As if it were not shared: a runtime pays for all code that it runs, so that nobody has to know who else has it.
    fn extra_bytes(&self) -> usize {
        self.bytes()
    }
}

impl Trace for BigInt {
    const REFERS: bool = false;
    const OWNS: bool = true;

    #[inline]
    fn trace(&self, _visit: &mut impl FnMut(Value)) {}

    fn extra_bytes(&self) -> usize {
        usize::try_from(self.bits().div_ceil(64)).map_or(usize::MAX, |digits| block(digits * 8))
    }
}

impl Trace for HashTable<u32> {
    const REFERS: bool = false;
    const OWNS: bool = true;

    #[inline]
    fn trace(&self, _visit: &mut impl FnMut(Value)) {}

    fn extra_bytes(&self) -> usize {
        block(self.allocation_size())
    }
}

impl<T: Trace> Trace for Option<T> {
    const REFERS: bool = T::REFERS;
    const OWNS: bool = T::OWNS;

    #[inline]
    fn trace(&self, visit: &mut impl FnMut(Value)) {
        if let Some(inner) = self {
            inner.trace(visit);
        }
    }

    fn trace_part(&self, part: &mut Part, visit: &mut impl FnMut(Value)) {
        if let Some(inner) = self {
            inner.trace_part(part, visit);
        }
    }

    #[inline]
    fn extra_bytes(&self) -> usize {
        self.as_ref().map_or(0, T::extra_bytes)
    }
}

impl<A: Trace, B: Trace> Trace for (A, B) {
    const REFERS: bool = A::REFERS || B::REFERS;
    const OWNS: bool = A::OWNS || B::OWNS;

    #[inline]
    fn trace(&self, visit: &mut impl FnMut(Value)) {
        self.0.trace(visit);
        self.1.trace(visit);
    }

    #[inline]
    fn extra_bytes(&self) -> usize {
        self.0.extra_bytes() + self.1.extra_bytes()
    }
}

impl<T: Trace> Trace for [T] {
    const REFERS: bool = T::REFERS;
    const OWNS: bool = T::OWNS;

    #[inline]
    fn trace(&self, visit: &mut impl FnMut(Value)) {
        if T::REFERS {
            self.iter().for_each(|item| item.trace(visit));
        }
    }

    fn trace_part(&self, part: &mut Part, visit: &mut impl FnMut(Value)) {
        if T::REFERS {
            let items = &self[part.take(self.len())];
            items.iter().for_each(|item| item.trace(visit));
        }
    }

    #[inline]
    fn extra_bytes(&self) -> usize {
        if T::OWNS {
            self.iter().map(T::extra_bytes).sum()
        } else {
            0
        }
    }
}

impl<T: Trace + ?Sized> Trace for Box<T> {
    const REFERS: bool = T::REFERS;
    const OWNS: bool = true;

    #[inline]
    fn trace(&self, visit: &mut impl FnMut(Value)) {
        T::trace(self, visit);
    }

    fn trace_part(&self, part: &mut Part, visit: &mut impl FnMut(Value)) {
        T::trace_part(self, part, visit);
    }

    #[inline]
    fn extra_bytes(&self) -> usize {
        block(size_of_val::<T>(self)) + T::extra_bytes(self)
    }
}

impl<T: Trace> Trace for Vec<T> {
    const REFERS: bool = T::REFERS;
    const OWNS: bool = true;

    #[inline]
    fn trace(&self, visit: &mut impl FnMut(Value)) {
        self.as_slice().trace(visit);
    }

    fn trace_part(&self, part: &mut Part, visit: &mut impl FnMut(Value)) {
        self.as_slice().trace_part(part, visit);
    }

    #[inline]
    fn extra_bytes(&self) -> usize {
        block(self.capacity() * size_of::<T>()) + self.as_slice().extra_bytes()
    }
}

impl<T: Trace> Trace for VecDeque<T> {
    const REFERS: bool = T::REFERS;
    const OWNS: bool = true;

    #[inline]
    fn trace(&self, visit: &mut impl FnMut(Value)) {
        let (front, back) = self.as_slices();
        front.trace(visit);
        back.trace(visit);
    }

    fn trace_part(&self, part: &mut Part, visit: &mut impl FnMut(Value)) {
        let (front, back) = self.as_slices();
        front.trace_part(part, visit);
        back.trace_part(part, visit);
    }

    #[inline]
    fn extra_bytes(&self) -> usize {
        let (front, back) = self.as_slices();
        block(self.capacity() * size_of::<T>()) + front.extra_bytes() + back.extra_bytes()
    }
}

impl<A: Array> Trace for SmallVec<A>
where
    A::Item: Trace,
{
    const REFERS: bool = A::Item::REFERS;
    const OWNS: bool = true;

    #[inline]
    fn trace(&self, visit: &mut impl FnMut(Value)) {
        self.as_slice().trace(visit);
    }

    fn trace_part(&self, part: &mut Part, visit: &mut impl FnMut(Value)) {
        self.as_slice().trace_part(part, visit);
    }

    #[inline]
    fn extra_bytes(&self) -> usize {
        let spilled = if self.spilled() {
            block(self.capacity() * size_of::<A::Item>())
        } else {
            0
        };
        spilled + self.as_slice().extra_bytes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    traced! {
        struct Inner {
            boxed: Box<[Value]>,
            number: u32,
            #[untraced = "a test of what is left alone"]
            weak: Value,
            #[untraced = "a test of a condition"; while is_seven]
            stale: Value,
            #[untraced = "a test of a condition"; while is_eight]
            fresh: Value,
        }

        enum Shape {
            Unit,
            Named { first: Value, rest: Vec<(Value, Value)> },
            Tuple(Box<Inner>),
        }

        struct Outer {
            one: Option<Value>,
            two: SmallVec<[Value; 1]>,
            three: VecDeque<Value>,
            shapes: Vec<Shape>,
            numbers: Vec<u64>,
        }
    }

    impl Inner {
        fn is_seven(&self) -> bool {
            self.number == 7
        }

        fn is_eight(&self) -> bool {
            self.number == 8
        }
    }

    fn outer() -> Outer {
        let int = Value::int;
        let inner = Inner {
            boxed: Box::new([int(8), int(9)]),
            number: 7,
            weak: int(99),
            stale: int(99),
            fresh: int(10),
        };
        Outer {
            one: Some(int(0)),
            two: SmallVec::from_slice(&[int(1), int(2)]),
            three: VecDeque::from([int(3), int(4)]),
            shapes: vec![
                Shape::Unit,
                Shape::Named {
                    first: int(5),
                    rest: vec![(int(6), int(7))],
                },
                Shape::Tuple(Box::new(inner)),
            ],
            numbers: vec![1, 2, 3],
        }
    }

    #[test]
    fn every_field_is_visited_but_what_is_marked() {
        let mut seen = Vec::new();
        outer().trace(&mut |value| seen.extend(value.as_int()));
        assert_eq!(seen, Vec::from_iter(0..11));
        const { assert!(Outer::REFERS && !Vec::<u64>::REFERS) };
    }

    #[test]
    fn the_parts_of_an_object_are_the_whole() {
        for length in 1..20 {
            let (mut seen, mut pass) = (Vec::new(), 0);
            loop {
                let mut part = Part::new(pass, length);
                outer().trace_part(&mut part, &mut |value| seen.extend(value.as_int()));
                if part.is_last() {
                    break;
                }
                pass += length;
            }
            assert_eq!(seen, Vec::from_iter(0..11), "{length}");
        }
    }

    #[test]
    fn what_lies_outside_of_the_object_is_counted() {
        let outer = outer();
        let value = size_of::<Value>();
        let shapes = outer.shapes.capacity() * size_of::<Shape>();
        let inside = 2 * value + size_of::<Inner>() + 2 * value;
        let flat = outer.two.capacity() + outer.three.capacity();
        let blocks = 7 * BLOCK;
        assert_eq!(
            outer.extra_bytes(),
            flat * value + shapes + inside + 3 * size_of::<u64>() + blocks
        );
    }
}
