//! `memoryview`: a window on the bytes of a bytes object or a bytearray.

use smallvec::SmallVec;

use crate::object::{packed, traced};
use crate::value::Value;

/// Sizes or steps, one per dimension.
pub(crate) type Extents = SmallVec<[i64; 2]>;

packed! {
    /// How the items of a view are written: one of the native single-letter formats of `struct`.
    #[derive(Clone, Copy, PartialEq, Eq, Debug)]
    pub(crate) struct ItemFormat {
        pub(crate) letter: u8,
        /// Whether it was given with a leading `@`.
        pub(crate) marked: bool,
    }
}

impl ItemFormat {
    /// Plain bytes.
    pub(crate) const BYTES: Self = Self {
        letter: b'B',
        marked: false,
    };

    /// The bytes of an item.
    pub(crate) fn size(self) -> i64 {
        match self.letter {
            b'h' | b'H' | b'e' => 2,
            b'i' | b'I' | b'f' => 4,
            b'l' | b'L' | b'q' | b'Q' | b'n' | b'N' | b'd' | b'P' => 8,
            _ => 1,
        }
    }

    /// Whether an item is a byte.
    pub(crate) fn is_byte(self) -> bool {
        matches!(self.letter, b'B' | b'b' | b'c')
    }
}

traced! {
    /// A view.
    ///
    /// Invariant: unless it is released, every item lies inside the bytes of `buffer`; a bytearray that a view
    /// looks at keeps its length (`vm::memory`).
    #[derive(Clone, Debug)]
    pub(crate) struct MemoryView {
        /// The bytes object or bytearray that holds the memory.
        pub(crate) buffer: Value,
        /// What the view was made of: `buffer`, or an object that stands for it.
        pub(crate) object: Value,
        /// The view that `__buffer__` of `object` gave, to be handed back on release; else unbound.
        pub(crate) lent: Value,
        pub(crate) released: bool,
        pub(crate) readonly: bool,
        pub(crate) format: ItemFormat,
        /// Where the first item starts.
        pub(crate) offset: i64,
        pub(crate) shape: Extents,
        /// Bytes from one item to the next, per dimension.
        pub(crate) strides: Extents,
        /// The hash, once computed: a released view still has it.
        pub(crate) hash: Option<i64>,
    }
}

/// Without the hash, which is another one in each runtime.
#[cfg(feature = "freeze")]
impl crate::object::Pack for MemoryView {
    fn pack(&self, to: &mut crate::object::Packer) {
        self.buffer.pack(to);
        self.object.pack(to);
        self.lent.pack(to);
        self.released.pack(to);
        self.readonly.pack(to);
        self.format.pack(to);
        self.offset.pack(to);
        self.shape.pack(to);
        self.strides.pack(to);
    }

    fn unpack(from: &mut crate::object::Unpacker<'_>) -> crate::object::Unpacked<Self> {
        Ok(Self {
            buffer: Value::unpack(from)?,
            object: Value::unpack(from)?,
            lent: Value::unpack(from)?,
            released: bool::unpack(from)?,
            readonly: bool::unpack(from)?,
            format: ItemFormat::unpack(from)?,
            offset: i64::unpack(from)?,
            shape: Extents::unpack(from)?,
            strides: Extents::unpack(from)?,
            hash: None,
        })
    }
}

impl MemoryView {
    /// The number of items.
    pub(crate) fn count(&self) -> i64 {
        self.shape.iter().product()
    }

    /// The bytes of all items.
    pub(crate) fn byte_len(&self) -> i64 {
        self.count() * self.format.size()
    }

    /// Whether the items lie one after the other, the last index running fastest.
    pub(crate) fn is_c_contiguous(&self) -> bool {
        self.is_contiguous(self.shape.iter().zip(&self.strides).rev())
    }

    /// The same with the first index running fastest.
    pub(crate) fn is_f_contiguous(&self) -> bool {
        self.is_contiguous(self.shape.iter().zip(&self.strides))
    }

    fn is_contiguous<'a>(&self, dims: impl Iterator<Item = (&'a i64, &'a i64)>) -> bool {
        if self.count() == 0 {
            return true;
        }
        let mut want = self.format.size();
        for (&size, &stride) in dims {
            if size > 1 && stride != want {
                return false;
            }
            want *= size;
        }
        true
    }

    /// Steps of items that lie one after the other.
    pub(crate) fn packed_strides(shape: &[i64], item: i64) -> Extents {
        let mut strides: Extents = shape.iter().map(|_| item).collect();
        for dim in (0..shape.len().saturating_sub(1)).rev() {
            strides[dim] = strides[dim + 1] * shape[dim + 1];
        }
        strides
    }

    /// Where each item starts, the last index running fastest.
    pub(crate) fn item_offsets(&self) -> impl Iterator<Item = i64> + '_ {
        let total = self.count();
        (0..total).map(move |mut index| {
            let mut at = self.offset;
            for (&size, &stride) in self.shape.iter().zip(&self.strides).rev() {
                at += index % size * stride;
                index /= size;
            }
            at
        })
    }
}
