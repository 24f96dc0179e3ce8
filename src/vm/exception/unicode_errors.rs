//! The Unicode errors: making them, and how they describe what could not be converted.

use smallvec::SmallVec;

use crate::heap::Heap;
use crate::object::field;
use crate::text::literals::push_escape;
use crate::text::surrogates;
use crate::value::{ExceptionKey, TypeId, Value};
use crate::vm::{Fault, Outcome, Vm};

/// What UTF-8, UTF-16 and UTF-32 say of surrogates.
pub(crate) const NO_SURROGATES: &str = "surrogates not allowed";

/// What could not be converted, and why.
pub(crate) struct UnicodeProblem<'a> {
    pub(crate) encoding: &'a str,
    /// The text or the bytes.
    pub(crate) object: Value,
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) reason: &'a str,
}

impl Vm {
    /// A UnicodeEncodeError or UnicodeDecodeError.
    pub(crate) fn unicode_error(&mut self, class: TypeId, problem: &UnicodeProblem<'_>) -> Fault {
        let encoding = self.heap.new_str(problem.encoding);
        let reason = self.heap.new_str(problem.reason);
        // The exception holds bytes also where a bytearray was decoded: that may change.
        let byte_array = self.heap.payload(problem.object).as_byte_array();
        let object = match byte_array {
            Some(key) => {
                let data = self.heap[key].data.to_vec();
                self.heap.new_bytes(data)
            }
            None => problem.object,
        };
        let fields = [
            encoding,
            object,
            Value::int(problem.start as i64),
            Value::int(problem.end as i64),
            reason,
        ];
        let exc = self.heap.new_exception(class, &fields);
        self.heap[exc].fields = SmallVec::from_slice(&fields);
        Fault::Raised(exc)
    }

    /// Raises what CPython raises where it needs the UTF-8 of a text that has surrogates.
    #[inline]
    pub(crate) fn refuse_surrogates(&mut self, text: &str) -> Outcome<()> {
        match surrogates::find(text) {
            None => Ok(()),
            Some(at) => Err(self.surrogates_refused(text, at)),
        }
    }

    #[cold]
    fn surrogates_refused(&mut self, text: &str, at: usize) -> Fault {
        let (before, rest) = text.split_at(at);
        let start = before.chars().count();
        let run = rest.chars().take_while(|c| surrogates::is_surrogate(*c));
        let end = start + run.count();
        let problem = UnicodeProblem {
            encoding: "utf-8",
            object: self.heap.new_str(text),
            start,
            end,
            reason: NO_SURROGATES,
        };
        self.unicode_error(TypeId::UnicodeEncodeError, &problem)
    }

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
        // What shows them may have taken the object away.
        let data = self.heap[exc].field(field::UNICODE_OBJECT);
        if data.is_unbound() {
            return Err(self.type_error("UnicodeError 'object' attribute is not set"));
        }
        let layout = self.heap.layout_of_class(self.heap[exc].class);
        let one = usize::try_from(start).ok().filter(|_| end == start + 1);
        let (fits, wanted) = match layout.is_subtype(TypeId::UnicodeDecodeError) {
            true => (self.heap.as_bytes_like(data).is_some(), "bytes"),
            false => (self.heap.as_text(data).is_some(), "string"),
        };
        if !fits {
            return Err(self.type_error(format!(
                "UnicodeError 'object' attribute must be a {wanted}"
            )));
        }
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
