//! Strings as sequences: concatenation, repetition, and indexing by code point.
//!
//! Where a text is ASCII an index is an offset; elsewhere the string remembers some places.

use crate::object::Str;
use crate::value::{StrKey, TypeId, Value};
use crate::vm::state::price;
use crate::vm::{Outcome, Vm};

/// From this length on `s = s + piece` grows a shared buffer as `s += piece` does.
const SHARED_CONCAT: usize = 4096;

impl Vm {
    /// `a + b` of two str; in place the result may share the buffer of `a`.
    pub(crate) fn str_concat(&mut self, a: Value, b: Value, inplace: bool) -> Outcome {
        let (Some(x), Some(y)) = (a.as_str(), b.as_str()) else {
            return Ok(Value::NOT_IMPLEMENTED);
        };
        let (x_len, y_len) = (self.heap[x].byte_len(), self.heap[y].byte_len());
        if y_len == 0 {
            return Ok(a);
        }
        if x_len == 0 {
            return Ok(b);
        }
        self.refuse(x_len + y_len)?;
        if self.heap[x].is_copied_by_appending() {
            self.budget.burn(price::bulk(x_len))?;
        }
        self.budget.burn(price::bulk(y_len))?;
        let result = if inplace || x_len >= SHARED_CONCAT {
            self.heap[x].appended(&self.heap[y])
        } else {
            let chars = self.heap[x].len() + self.heap[y].len();
            Str::with_chars(
                [self.heap[x].as_str(), self.heap[y].as_str()].concat(),
                chars,
            )
        };
        Ok(self.heap.new_object(result))
    }

    /// `a + b` where `a` is a str.
    pub(crate) fn text_concat(&mut self, a: Value, b: Value) -> Outcome {
        let (left, right) = (self.heap.payload(a), self.heap.payload(b));
        if right.as_str().is_none() {
            let name = self.type_name(b);
            return Err(
                self.type_error(format!("can only concatenate str (not \"{name}\") to str"))
            );
        }
        self.str_concat(left, right, false)
    }

    /// `s[key]`
    pub(crate) fn str_get(&mut self, s: Value, key: Value) -> Outcome {
        let Some(string) = self.heap.payload(s).as_str() else {
            return Ok(Value::NOT_IMPLEMENTED);
        };
        if let Some(index) = key.as_int_or_bool() {
            return self.str_index(string, index);
        }
        if let Some(slice) = key.as_slice() {
            let positions = self.slice_bounds(slice)?.fit(self.heap[string].len());
            return self.str_slice(
                string,
                positions.start.max(0) as usize,
                positions.count,
                positions.step,
            );
        }
        match self.index_opt(key)? {
            Some(index) => match index.as_int() {
                Some(index) => self.str_index(string, index),
                None => {
                    let name = self.type_name(key);
                    Err(self.raise(
                        TypeId::IndexError,
                        &format!("cannot fit '{name}' into an index-sized integer"),
                    ))
                }
            },
            None => {
                let name = self.type_name(key);
                Err(self.type_error(format!("string indices must be integers, not '{name}'")))
            }
        }
    }

    /// `s * n` of a str.
    pub(crate) fn str_repeat(&mut self, s: Value, n: Value) -> Outcome {
        let count = self.repeat_count(n)?;
        let Some(key) = s.as_str() else { return Ok(s) };
        let (bytes, chars) = (self.heap[key].byte_len(), self.heap[key].len());
        if count == 0 || bytes == 0 {
            return Ok(self.heap.new_str(""));
        }
        if count == 1 {
            return Ok(s);
        }
        let total = self.repeated_size(bytes, count, "repeated string is too long")?;
        self.refuse(total)?;
        self.budget.burn(price::text(total))?;
        let text = self.heap[key].as_str().repeat(count);
        Ok(self.heap.new_object(Str::with_chars(text, chars * count)))
    }

    /// The size of `count` copies of `size` bytes; beyond what an index can say it is an OverflowError.
    pub(crate) fn repeated_size(
        &mut self,
        size: usize,
        count: usize,
        message: &str,
    ) -> Outcome<usize> {
        match size
            .checked_mul(count)
            .filter(|&total| isize::try_from(total).is_ok())
        {
            Some(total) => Ok(total),
            None => Err(self.overflow_error(message)),
        }
    }

    /// Checks that `bytes` may be allocated at once, without counting them: what is allocated as an object
    /// counts itself.
    pub(crate) fn refuse(&mut self, bytes: usize) -> Outcome<()> {
        if bytes > isize::MAX as usize / 2 {
            return Err(self.memory_error(""));
        }
        self.check_room(bytes)
    }

    /// Pays for what reading a text for the first time takes: a copy of its own, and the places of its characters.
    #[inline]
    pub(crate) fn pay_for_reading(&mut self, s: StrKey) -> Outcome<()> {
        if self.heap[s].is_ready() {
            return Ok(());
        }
        self.budget.burn(price::text(self.heap[s].byte_len()))
    }

    /// `s[i]` for an index of any sign.
    pub(crate) fn str_index(&mut self, s: StrKey, index: i64) -> Outcome {
        let len = self.heap[s].len() as i64;
        let at = if index < 0 {
            index.saturating_add(len)
        } else {
            index
        };
        if at < 0 || at >= len {
            return Err(self.index_error("string index out of range"));
        }
        let at = at as usize;
        self.pay_for_reading(s)?;
        if self.heap[s].is_ascii() {
            let byte = self.heap[s].as_str().as_bytes()[at];
            return Ok(self.heap.ascii_char(byte));
        }
        let offset = self.heap[s].offset(at);
        let c = self.heap[s].as_str()[offset..]
            .chars()
            .next()
            .unwrap_or_default();
        Ok(self.heap.new_char(c))
    }

    /// The characters from `start` on, `count` of them, `step` apart; the positions are within the text.
    pub(crate) fn str_slice(
        &mut self,
        s: StrKey,
        start: usize,
        count: usize,
        step: i64,
    ) -> Outcome {
        if count == 0 {
            return Ok(self.heap.new_str(""));
        }
        let len = self.heap[s].len();
        if step == 1 && count == len {
            return Ok(s.into());
        }
        let ascii = self.heap[s].is_ascii();
        self.refuse(count * 4)?;
        self.pay_for_reading(s)?;
        self.budget
            .burn(price::text(if ascii || step == 1 { count } else { len }))?;
        let text = self.heap[s].as_str();
        let slice: String = if step == 1 {
            text[self.heap[s].offset(start)..self.heap[s].offset(start + count)].to_owned()
        } else if ascii {
            let bytes = text.as_bytes();
            (0..count as i64)
                .map(|i| char::from(bytes[(start as i64 + i * step) as usize]))
                .collect()
        } else {
            let chars: Vec<char> = text.chars().collect();
            (0..count as i64)
                .map(|i| chars[(start as i64 + i * step) as usize])
                .collect()
        };
        if count == 1 {
            return Ok(self.heap.new_str(&slice));
        }
        Ok(self.heap.new_object(Str::with_chars(slice, count)))
    }
}
