//! Constants as bytes: those inside a tuple or a frozenset come before it, so that nothing recurses.

use std::sync::Arc;

use num_bigint::BigInt;
use num_traits::ToPrimitive;
use serde::{Deserialize, Serialize};

use super::tree::{ReadTexts, WrittenTexts};
use super::{MAX_DEPTH, Reader, Result, Writer};
use crate::code::Constant;

/// A constant; a text follows behind it.
#[derive(Serialize, Deserialize)]
enum Entry<'a> {
    None,
    Ellipsis,
    Bool(bool),
    Int(i64),
    /// In the fewest bytes of two's complement, the lowest first.
    BigInt(&'a [u8]),
    Float(f64),
    Complex(f64, f64),
    Str,
    Bytes(&'a [u8]),
    /// Of the last so many constants before it, which are nobody else's.
    Tuple(u32),
    FrozenSet(u32),
}

/// Writes the constants of a code object.
pub(super) fn write<'a>(
    constants: &'a [Constant],
    texts: &mut WrittenTexts<'a>,
    out: &mut Writer,
) -> Result<()> {
    let all = innermost_first(constants, out)?;
    out.put_count(all.len())?;
    for constant in all {
        let (int, mut text) = (&mut Vec::new(), None);
        let entry = match constant {
            Constant::None => Entry::None,
            Constant::Ellipsis => Entry::Ellipsis,
            Constant::Bool(value) => Entry::Bool(*value),
            Constant::Int(value) => Entry::Int(*value),
            Constant::BigInt(value) => {
                *int = value.to_signed_bytes_le();
                Entry::BigInt(int)
            }
            Constant::Float(value) => Entry::Float(*value),
            Constant::Complex(re, im) => Entry::Complex(*re, *im),
            Constant::Str(value) => {
                text = Some(value);
                Entry::Str
            }
            Constant::Bytes(data) => Entry::Bytes(data),
            Constant::Tuple(items) => Entry::Tuple(length(items, out)?),
            Constant::FrozenSet(items) => Entry::FrozenSet(length(items, out)?),
        };
        out.put(&entry)?;
        if let Some(text) = text {
            texts.put(text, out)?;
        }
    }
    Ok(())
}

/// Constants and all that are inside of them, each behind what is inside of it.
fn innermost_first<'a>(constants: &'a [Constant], out: &Writer) -> Result<Vec<&'a Constant>> {
    let mut all = Vec::with_capacity(constants.len());
    let mut work: Vec<(&Constant, usize)> = constants.iter().map(|item| (item, 0)).collect();
    while let Some((constant, depth)) = work.pop() {
        all.push(constant);
        if let Constant::Tuple(items) | Constant::FrozenSet(items) = constant {
            if depth == MAX_DEPTH {
                return Err(out.refuse(TOO_DEEP));
            }
            work.extend(items.iter().map(|item| (item, depth + 1)));
        }
    }
    all.reverse();
    Ok(all)
}

const TOO_DEEP: &str = "constants are nested too deep";

fn length(items: &[Constant], out: &Writer) -> Result<u32> {
    u32::try_from(items.len()).map_err(|_| out.refuse("too many items in a constant"))
}

/// Reads the constants of a code object.
pub(super) fn read(texts: &mut ReadTexts, from: &mut Reader<'_>) -> Result<Vec<Constant>> {
    // Each with the depth of what is inside of it.
    let mut done: Vec<(Constant, usize)> = Vec::new();
    for _ in 0..from.count()? {
        let at = from.offset();
        let constant = match from.take()? {
            Entry::None => Constant::None,
            Entry::Ellipsis => Constant::Ellipsis,
            Entry::Bool(value) => Constant::Bool(value),
            Entry::Int(value) => Constant::Int(value),
            Entry::BigInt(digits) => match big_int(digits) {
                Some(value) => Constant::BigInt(Arc::new(value)),
                None => return Err(from.refuse_at(at, "no integer beyond 64 bits")),
            },
            Entry::Float(value) => Constant::Float(value),
            Entry::Complex(re, im) => Constant::Complex(re, im),
            Entry::Str => Constant::Str(texts.take(from)?),
            Entry::Bytes(data) => Constant::Bytes(data.into()),
            Entry::Tuple(count) => {
                let (items, depth) = last(&mut done, count, at, from)?;
                done.push((Constant::Tuple(items), depth));
                continue;
            }
            Entry::FrozenSet(count) => {
                let (items, depth) = last(&mut done, count, at, from)?;
                done.push((Constant::FrozenSet(items), depth));
                continue;
            }
        };
        done.push((constant, 0));
    }
    Ok(done.into_iter().map(|(constant, _)| constant).collect())
}

/// An integer that has no other form.
fn big_int(digits: &[u8]) -> Option<BigInt> {
    let value = BigInt::from_signed_bytes_le(digits);
    let canonical = value.to_i64().is_none() && value.to_signed_bytes_le() == digits;
    canonical.then_some(value)
}

/// The last constants as the items of another, and its depth.
fn last(
    done: &mut Vec<(Constant, usize)>,
    count: u32,
    at: usize,
    from: &Reader<'_>,
) -> Result<(Arc<[Constant]>, usize)> {
    let Some(first) = done.len().checked_sub(count as usize) else {
        return Err(from.refuse_at(at, format!("{count} items of {} constants", done.len())));
    };
    let inner = done[first..].iter().map(|(_, depth)| *depth).max();
    let depth = inner.unwrap_or(0) + 1;
    if depth > MAX_DEPTH {
        return Err(from.refuse_at(at, TOO_DEEP));
    }
    let items = done.drain(first..).map(|(constant, _)| constant);
    Ok((items.collect(), depth))
}
