//! How an object is written as bytes and read again: [`Pack`], and `packed!`, which derives it from the declaration.
//!
//! What `traced!` is for the collector, `packed!` is for closures that travel: it declares objects whose fields are all
//! written, one after the other. A new field travels without a word, and a field of a type that cannot be written does
//! not compile. Only the leaves are written here by hand, and the kinds that are written in another way than field by
//! field (dicts, sets, functions, classes, code, ..), which are declared by `traced!` and belong to `freeze`.
//!
//! An object does not contain those that it refers to: it has their numbers ([`Numbers`]). So nothing here recurses
//! along references, and cycles are no matter.
//!
//! Invariant: reading trusts no byte: what does not fit is [`Damaged`], and nothing is allocated for a length that the
//! bytes left could not fill.

use std::collections::VecDeque;

use smallvec::{Array, SmallVec};

use super::HostBox;
use crate::code::wire;
use crate::table::HashMap;
use crate::value::{self, DictKey, Tag, TypeId, Value, heap_kinds};

/// The bytes are not what [`Pack`] has written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Damaged(pub(crate) &'static str);

impl Damaged {
    /// It may be whole, but there is no room for it.
    pub(crate) const NO_ROOM: Self = Self("there is no room for it");
}

/// What reading gives.
pub(crate) type Unpacked<T> = Result<T, Damaged>;

/// An object, or a part of one, that travels as bytes.
pub(crate) trait Pack: Sized {
    /// Writes the object.
    fn pack(&self, to: &mut Packer);
    /// Reads an object that [`Self::pack`] has written.
    fn unpack(from: &mut Unpacker<'_>) -> Unpacked<Self>;
}

/// The numbers of objects, in the order in which they were met.
///
/// They are found by the place of the object in its arena, without a hash: a million of them is nothing special.
#[derive(Default)]
pub(crate) struct Numbers {
    /// By kind and place: the number and one; 0: none.
    by_place: Vec<Vec<u32>>,
    /// Those that do not live on the heap, built-in functions and types.
    built_in: HashMap<Value, u32>,
    /// The objects by their numbers, and the number of the one that led to each.
    objects: Vec<(Value, u32)>,
    /// The number of the object that is written, so that leads to those that are new.
    pub(crate) from: u32,
}

impl Numbers {
    /// Where the number of an object on the heap stands.
    fn slot(&mut self, value: Value) -> &mut u32 {
        if !value.is_heap() {
            return self.built_in.entry(value).or_insert(0);
        }
        let kind = value.untwinned().tag() as usize;
        let place = value.bits() as u32 as usize;
        if self.by_place.len() <= kind {
            self.by_place.resize_with(kind + 1, Vec::new);
        }
        let places = &mut self.by_place[kind];
        if places.len() <= place {
            places.resize((place + 1).max(places.len() * 2), 0);
        }
        &mut places[place]
    }

    /// The number of an object; a new one if it has none.
    pub(crate) fn of(&mut self, value: Value) -> u32 {
        let next = self.objects.len() as u32 + 1;
        let slot = self.slot(value);
        if *slot == 0 {
            *slot = next;
            self.objects.push((value, self.from));
            return next - 1;
        }
        *slot - 1
    }

    /// The number of an object that has one.
    pub(crate) fn known(&self, value: Value) -> Option<u32> {
        let number = if value.is_heap() {
            let places = self.by_place.get(value.untwinned().tag() as usize)?;
            *places.get(value.bits() as u32 as usize)?
        } else {
            *self.built_in.get(&value)?
        };
        number.checked_sub(1)
    }

    /// The object of a number.
    pub(crate) fn object(&self, number: usize) -> Option<Value> {
        self.objects.get(number).map(|(object, _)| *object)
    }

    /// The object that led to the one of a number, if that is not the first.
    pub(crate) fn leader(&self, number: u32) -> Option<u32> {
        let (_, from) = *self.objects.get(number as usize)?;
        (from < number).then_some(from)
    }

    /// How many objects have numbers.
    pub(crate) fn len(&self) -> usize {
        self.objects.len()
    }
}

/// What objects are written to.
#[derive(Default)]
pub(crate) struct Packer {
    pub(crate) bytes: Vec<u8>,
    pub(crate) numbers: Numbers,
    /// The namespaces that functions look globals up in, of which no more travels than they name.
    pub(crate) scopes: Namespaces,
    /// The data of the host that instances of its types have.
    pub(crate) hosts: Vec<HostBox>,
}

/// The namespaces, in the order in which they were met.
#[derive(Default)]
pub(crate) struct Namespaces {
    pub(crate) all: Vec<Namespace>,
    places: HashMap<DictKey, u32>,
}

impl Namespaces {
    /// The one of a dict, if it is one.
    pub(crate) fn of(&self, dict: DictKey) -> Option<Namespace> {
        let place = self.places.get(&dict)?;
        self.all.get(*place as usize).copied()
    }

    fn add(&mut self, dict: DictKey) {
        self.places.insert(dict, self.all.len() as u32);
        self.all.push(Namespace { dict, whole: false });
    }

    /// All of a dict travels, if it is a namespace.
    fn take_whole(&mut self, dict: DictKey) {
        if let Some(place) = self.places.get(&dict) {
            self.all[*place as usize].whole = true;
        }
    }
}

/// A namespace of globals.
#[derive(Clone, Copy)]
pub(crate) struct Namespace {
    pub(crate) dict: DictKey,
    /// Whether it is an object of its own besides, so that all of it travels.
    pub(crate) whole: bool,
}

/// How a value begins: what it is, or that an object's number follows.
mod mark {
    pub(super) const UNBOUND: u8 = 0;
    pub(super) const NONE: u8 = 1;
    pub(super) const ELLIPSIS: u8 = 2;
    pub(super) const NOT_IMPLEMENTED: u8 = 3;
    pub(super) const FALSE: u8 = 4;
    pub(super) const TRUE: u8 = 5;
    pub(super) const INT: u8 = 6;
    pub(super) const FLOAT: u8 = 7;
    pub(super) const OBJECT: u8 = 8;
}

impl Packer {
    /// Writes one byte.
    #[inline]
    pub(crate) fn byte(&mut self, byte: u8) {
        self.bytes.push(byte);
    }

    /// Writes a number, the smaller the shorter.
    #[inline]
    pub(crate) fn number(&mut self, number: u64) {
        if number < 0x80 {
            return self.byte(number as u8);
        }
        wire::append(number, &mut self.bytes);
    }

    /// Writes bytes, with their number before them.
    pub(crate) fn block(&mut self, block: &[u8]) {
        self.number(block.len() as u64);
        self.bytes.extend_from_slice(block);
    }

    /// Writes which object is meant.
    #[inline]
    pub(crate) fn reference(&mut self, object: Value) {
        if let Some(dict) = object.as_dict() {
            self.scopes.take_whole(dict);
        }
        let number = self.numbers.of(object);
        self.number(u64::from(number));
    }

    /// Writes in which namespace globals are looked up.
    pub(crate) fn scope(&mut self, dict: DictKey) {
        if self.numbers.known(dict.into()).is_none() {
            self.scopes.add(dict);
        }
        let number = self.numbers.of(dict.into());
        self.number(u64::from(number));
    }
}

/// What objects are read from.
pub(crate) struct Unpacker<'a> {
    bytes: &'a [u8],
    /// The objects by their numbers: all are there, though not all are filled.
    objects: &'a [Value],
    /// The data of the host, by number.
    hosts: &'a [HostBox],
    /// How many bytes may be allocated yet.
    room: usize,
}

impl<'a> Unpacker<'a> {
    /// Reads from bytes in which objects have these numbers.
    pub(crate) fn new(
        bytes: &'a [u8],
        objects: &'a [Value],
        hosts: &'a [HostBox],
        room: usize,
    ) -> Self {
        Self {
            bytes,
            objects,
            hosts,
            room,
        }
    }

    /// Lets so many bytes be allocated from now on.
    pub(crate) fn allow(&mut self, room: usize) {
        self.room = room;
    }

    /// Takes room for so many items of some bytes each.
    fn take_room(&mut self, count: usize, size: usize) -> Unpacked<()> {
        let bytes = count.saturating_mul(size);
        self.room = self.room.checked_sub(bytes).ok_or(Damaged::NO_ROOM)?;
        Ok(())
    }

    /// Takes room for what is as large as it is written.
    pub(crate) fn take_bytes(&mut self, bytes: usize) -> Unpacked<()> {
        self.take_room(bytes, 1)
    }

    /// The data of the host of a number.
    fn host(&mut self) -> Unpacked<&'a HostBox> {
        let number = usize::unpack(self)?;
        self.hosts
            .get(number)
            .ok_or(Damaged("there is no data of the host of a number"))
    }

    /// How many bytes are left.
    pub(crate) fn left(&self) -> usize {
        self.bytes.len()
    }

    /// Reads one byte.
    #[inline]
    pub(crate) fn byte(&mut self) -> Unpacked<u8> {
        let (byte, rest) = self
            .bytes
            .split_first()
            .ok_or(Damaged("it ends too soon"))?;
        self.bytes = rest;
        Ok(*byte)
    }

    /// Reads a number.
    #[inline]
    pub(crate) fn number(&mut self) -> Unpacked<u64> {
        if let Some((&byte, rest)) = self.bytes.split_first()
            && byte < 0x80
        {
            self.bytes = rest;
            return Ok(u64::from(byte));
        }
        let (number, rest) = wire::take_off(self.bytes).ok_or(Damaged("a number is wrong"))?;
        self.bytes = rest;
        Ok(number)
    }

    /// Reads how many of something follow, each of which takes a byte at least.
    #[inline]
    pub(crate) fn length(&mut self) -> Unpacked<usize> {
        let length = self.number()?;
        match usize::try_from(length) {
            Ok(length) if length <= self.bytes.len() => Ok(length),
            _ => Err(Damaged("a length goes beyond the end")),
        }
    }

    /// Reads bytes.
    pub(crate) fn block(&mut self) -> Unpacked<&'a [u8]> {
        let length = self.length()?;
        let (block, rest) = self.bytes.split_at(length);
        self.bytes = rest;
        Ok(block)
    }

    /// Reads a text.
    pub(crate) fn text(&mut self) -> Unpacked<&'a str> {
        std::str::from_utf8(self.block()?).map_err(|_| Damaged("a text is not UTF-8"))
    }

    /// Reads which object is meant.
    #[inline]
    pub(crate) fn reference(&mut self) -> Unpacked<Value> {
        let number = usize::unpack(self)?;
        self.object(number)
    }

    /// The object of a number.
    #[inline]
    pub(crate) fn object(&self, number: usize) -> Unpacked<Value> {
        let object = self.objects.get(number).copied();
        object.ok_or(Damaged("there is no object of a number"))
    }
}

impl Pack for Value {
    #[inline]
    fn pack(&self, to: &mut Packer) {
        match self.tag() {
            Tag::Unbound => to.byte(mark::UNBOUND),
            Tag::None => to.byte(mark::NONE),
            Tag::Ellipsis => to.byte(mark::ELLIPSIS),
            Tag::NotImplemented => to.byte(mark::NOT_IMPLEMENTED),
            Tag::Bool => to.byte(if self.bits() == 0 {
                mark::FALSE
            } else {
                mark::TRUE
            }),
            Tag::Int => {
                to.byte(mark::INT);
                (self.bits() as i64).pack(to);
            }
            Tag::Float => {
                to.byte(mark::FLOAT);
                to.bytes.extend_from_slice(&self.bits().to_le_bytes());
            }
            _ => {
                to.byte(mark::OBJECT);
                to.reference(*self);
            }
        }
    }

    #[inline]
    fn unpack(from: &mut Unpacker<'_>) -> Unpacked<Self> {
        Ok(match from.byte()? {
            mark::UNBOUND => Self::UNBOUND,
            mark::NONE => Self::NONE,
            mark::ELLIPSIS => Self::ELLIPSIS,
            mark::NOT_IMPLEMENTED => Self::NOT_IMPLEMENTED,
            mark::FALSE => Self::FALSE,
            mark::TRUE => Self::TRUE,
            mark::INT => Self::int(i64::unpack(from)?),
            mark::FLOAT => Self::float(f64::unpack(from)?),
            mark::OBJECT => from.reference()?,
            _ => return Err(Damaged("a value is of no kind")),
        })
    }
}

/// Keys are written as the objects that they are the keys of.
macro_rules! keys {
    ($(
        $tag:ident $(, $twin:ident)* | $key:ident $object:ident $map:ident $($new:ident $get:ident)?;
    )*) => {
        $($(
            impl Pack for value::$key {
                #[inline]
                fn pack(&self, to: &mut Packer) {
                    to.reference(Value::$new(*self));
                }

                #[inline]
                fn unpack(from: &mut Unpacker<'_>) -> Unpacked<Self> {
                    let object = from.reference()?;
                    object.$get().ok_or(Damaged("an object is of another kind"))
                }
            }
        )?)*
    };
}

heap_kinds!(keys);

impl Pack for bool {
    fn pack(&self, to: &mut Packer) {
        to.byte(u8::from(*self));
    }

    fn unpack(from: &mut Unpacker<'_>) -> Unpacked<Self> {
        match from.byte()? {
            0 => Ok(false),
            1 => Ok(true),
            _ => Err(Damaged("a truth value is neither")),
        }
    }
}

impl Pack for u8 {
    fn pack(&self, to: &mut Packer) {
        to.byte(*self);
    }

    fn unpack(from: &mut Unpacker<'_>) -> Unpacked<Self> {
        from.byte()
    }
}

macro_rules! numbers {
    ($($ty:ty)*) => {
        $(
            impl Pack for $ty {
                #[inline]
                fn pack(&self, to: &mut Packer) {
                    to.number(*self as u64);
                }

                #[inline]
                fn unpack(from: &mut Unpacker<'_>) -> Unpacked<Self> {
                    Self::try_from(from.number()?).map_err(|_| Damaged("a number is too large"))
                }
            }
        )*
    };
}

numbers!(u16 u32 u64 usize);

impl Pack for i64 {
    /// Small ones are short, whatever their sign.
    #[inline]
    fn pack(&self, to: &mut Packer) {
        to.number(((self << 1) ^ (self >> 63)) as u64);
    }

    #[inline]
    fn unpack(from: &mut Unpacker<'_>) -> Unpacked<Self> {
        let folded = from.number()?;
        Ok((folded >> 1) as i64 ^ -((folded & 1) as i64))
    }
}

impl Pack for f64 {
    fn pack(&self, to: &mut Packer) {
        to.bytes.extend_from_slice(&self.to_bits().to_le_bytes());
    }

    fn unpack(from: &mut Unpacker<'_>) -> Unpacked<Self> {
        let (bits, rest) = from
            .bytes
            .split_first_chunk()
            .ok_or(Damaged("it ends too soon"))?;
        from.bytes = rest;
        Ok(Self::from_bits(u64::from_le_bytes(*bits)))
    }
}

/// Data of the host is written by the host: here stands which it is.
impl Pack for HostBox {
    fn pack(&self, to: &mut Packer) {
        to.number(to.hosts.len() as u64);
        to.hosts.push(self.clone());
    }

    fn unpack(from: &mut Unpacker<'_>) -> Unpacked<Self> {
        from.host().cloned()
    }
}

/// A built-in type goes by its name, as a value: numbers of types change from version to version.
impl Pack for TypeId {
    fn pack(&self, to: &mut Packer) {
        to.reference(Value::builtin_type(*self));
    }

    fn unpack(from: &mut Unpacker<'_>) -> Unpacked<Self> {
        let ty = from.reference()?;
        ty.as_builtin_type()
            .ok_or(Damaged("an object is no built-in type"))
    }
}

impl<T: Pack> Pack for Option<T> {
    fn pack(&self, to: &mut Packer) {
        self.is_some().pack(to);
        if let Some(inner) = self {
            inner.pack(to);
        }
    }

    fn unpack(from: &mut Unpacker<'_>) -> Unpacked<Self> {
        Ok(if bool::unpack(from)? {
            Some(T::unpack(from)?)
        } else {
            None
        })
    }
}

impl<A: Pack, B: Pack> Pack for (A, B) {
    fn pack(&self, to: &mut Packer) {
        self.0.pack(to);
        self.1.pack(to);
    }

    fn unpack(from: &mut Unpacker<'_>) -> Unpacked<Self> {
        Ok((A::unpack(from)?, B::unpack(from)?))
    }
}

impl<T: Pack> Pack for Box<T> {
    fn pack(&self, to: &mut Packer) {
        T::pack(self, to);
    }

    fn unpack(from: &mut Unpacker<'_>) -> Unpacked<Self> {
        T::unpack(from).map(Self::new)
    }
}

/// Writes items, with their number before them.
fn pack_items<'a, T: Pack + 'a>(to: &mut Packer, items: impl ExactSizeIterator<Item = &'a T>) {
    to.number(items.len() as u64);
    items.for_each(|item| item.pack(to));
}

impl<T: Pack> Pack for Vec<T> {
    fn pack(&self, to: &mut Packer) {
        pack_items(to, self.iter());
    }

    fn unpack(from: &mut Unpacker<'_>) -> Unpacked<Self> {
        let length = from.length()?;
        from.take_room(length, size_of::<T>())?;
        let mut items = Self::with_capacity(length);
        for _ in 0..length {
            items.push(T::unpack(from)?);
        }
        Ok(items)
    }
}

impl<T: Pack> Pack for Box<[T]> {
    fn pack(&self, to: &mut Packer) {
        pack_items(to, self.iter());
    }

    fn unpack(from: &mut Unpacker<'_>) -> Unpacked<Self> {
        Vec::unpack(from).map(Vec::into_boxed_slice)
    }
}

impl<T: Pack> Pack for VecDeque<T> {
    fn pack(&self, to: &mut Packer) {
        pack_items(to, self.iter());
    }

    fn unpack(from: &mut Unpacker<'_>) -> Unpacked<Self> {
        Vec::unpack(from).map(Self::from)
    }
}

impl<A: Array<Item: Pack>> Pack for SmallVec<A> {
    fn pack(&self, to: &mut Packer) {
        pack_items(to, self.iter());
    }

    fn unpack(from: &mut Unpacker<'_>) -> Unpacked<Self> {
        let length = from.length()?;
        from.take_room(length, size_of::<A::Item>())?;
        let mut items = Self::with_capacity(length);
        for _ in 0..length {
            items.push(A::Item::unpack(from)?);
        }
        Ok(items)
    }
}

/// The half of `packed!` that says how objects are written.
macro_rules! pack_fields {
    () => {};
    (
        $(#[$meta:meta])*
        $vis:vis struct $name:ident {
            $($(#[$field_meta:meta])* $field_vis:vis $field:ident: $ty:ty),* $(,)?
        }
        $($rest:tt)*
    ) => {
        impl $crate::object::Pack for $name {
            fn pack(&self, to: &mut $crate::object::Packer) {
                $($crate::object::Pack::pack(&self.$field, to);)*
            }

            fn unpack(
                from: &mut $crate::object::Unpacker<'_>,
            ) -> $crate::object::Unpacked<Self> {
                Ok(Self { $($field: $crate::object::Pack::unpack(from)?,)* })
            }
        }

        $crate::object::pack_fields! { $($rest)* }
    };
    (
        $(#[$meta:meta])*
        $vis:vis enum $name:ident {
            $(
                $(#[$variant_meta:meta])*
                $variant:ident
                $({ $($(#[$field_meta:meta])* $field:ident: $ty:ty),* $(,)? })?
                $(( $payload:ty ))?
            ),* $(,)?
        }
        $($rest:tt)*
    ) => {
        const _: () = {
            /// The numbers of the variants.
            #[derive(Clone, Copy)]
            enum Which {
                $($variant,)*
            }

            impl $crate::object::Pack for $name {
                fn pack(&self, to: &mut $crate::object::Packer) {
                    match self {
                        $(Self::$variant $({ $($field),* })? $(($crate::object::pack_fields!(@bind inner $payload)))? => {
                            to.byte(Which::$variant as u8);
                            $($($crate::object::Pack::pack($field, to);)*)?
                            $($crate::object::Pack::pack($crate::object::pack_fields!(@bind inner $payload), to);)?
                        })*
                    }
                }

                fn unpack(
                    from: &mut $crate::object::Unpacker<'_>,
                ) -> $crate::object::Unpacked<Self> {
                    let which = from.byte()?;
                    $(if which == Which::$variant as u8 {
                        return Ok(Self::$variant
                            $({ $($field: $crate::object::Pack::unpack(from)?,)* })?
                            $((<$payload as $crate::object::Pack>::unpack(from)?))?);
                    })*
                    Err($crate::object::Damaged("there is no such variant"))
                }
            }
        };

        $crate::object::pack_fields! { $($rest)* }
    };
    (@bind $name:ident $payload:ty) => { $name };
}

pub(crate) use pack_fields;
