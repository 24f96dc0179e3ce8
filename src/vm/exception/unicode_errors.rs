//! How the three Unicode errors describe what could not be converted.

use crate::heap::Heap;
use crate::object::field;
use crate::text::literals::push_escape;
use crate::value::{ExceptionKey, TypeId, Value};
use crate::vm::{Outcome, Vm};

impl Vm {
    /// `UnicodeDecodeError.__str__` and its siblings.
    pub(crate) fn unicode_error_str(&mut self, exc: ExceptionKey) -> Outcome<String> {
        let object = &self.heap[exc];
        let data = object.field(field::UNICODE_OBJECT);
        if data.is_unbound() {
            return Ok(String::new());
        }
        let (start, end) = (
            object.field(field::UNICODE_START),
            object.field(field::UNICODE_END),
        );
        let (encoding, reason) = (
            object.field(field::UNICODE_ENCODING),
            object.field(field::UNICODE_REASON),
        );
        let start = start.as_int().unwrap_or(0);
        let end = end.as_int().unwrap_or(0);
        let encoding = if encoding.is_bound() {
            self.str_of(encoding)?
        } else {
            String::new()
        };
        let reason = self.str_of(reason)?;
        let layout = self.heap.layout_of_class(self.heap[exc].class);
        let one = usize::try_from(start).ok().filter(|_| end == start + 1);
        if layout.is_subtype(TypeId::UnicodeDecodeError) {
            return Ok(match one.and_then(|at| byte_at(&self.heap, data, at)) {
                Some(byte) => {
                    format!(
                        "'{encoding}' codec can't decode byte 0x{byte:02x} in position {start}: {reason}"
                    )
                }
                None => format!(
                    "'{encoding}' codec can't decode bytes in position {start}-{}: {reason}",
                    end.wrapping_sub(1)
                ),
            });
        }
        let (verb, prefix) = if layout.is_subtype(TypeId::UnicodeEncodeError) {
            ("encode", format!("'{encoding}' codec "))
        } else {
            ("translate", String::new())
        };
        Ok(
            match one.and_then(|at| self.heap.text(data).chars().nth(at)) {
                Some(character) => {
                    let mut message = format!("{prefix}can't {verb} character '");
                    push_escape(&mut message, character);
                    message + &format!("' in position {start}: {reason}")
                }
                None => format!(
                    "{prefix}can't {verb} characters in position {start}-{}: {reason}",
                    end.wrapping_sub(1)
                ),
            },
        )
    }
}

/// One byte of a bytes object.
fn byte_at(heap: &Heap, data: Value, at: usize) -> Option<u8> {
    let key = heap.payload(data).as_bytes()?;
    heap[key].data.get(at).copied()
}
