//! `_random`: the generator under `random`, and what it takes of the host.

use std::sync::Arc;

use nonlocal::{BigInt, Bytes, Ctx, Error, HostType, Module, Result, Value};
use num_bigint::Sign;
use sha2::{Digest, Sha512};

use super::twister::{Twister, WORDS};
use crate::host::{Host, reserved};

/// A generator; one that was never seeded takes its seed from the host's entropy when the first bits are drawn, so
/// that making it needs none.
struct Random {
    twister: Option<Box<Twister>>,
    host: Arc<Host>,
}

impl Random {
    fn twister(&mut self, cx: &mut Ctx<'_>) -> Result<&mut Twister> {
        if self.twister.is_none() {
            let bytes = self.host.entropy(cx, WORDS * 4)?;
            self.twister = Some(Box::new(Twister::new(&words(&bytes))));
        }
        self.twister
            .as_deref_mut()
            .ok_or_else(|| Error::exception("RuntimeError", "the generator has no state"))
    }

    fn seed(&mut self, cx: &mut Ctx<'_>, seed: Option<BigInt>) -> Result<()> {
        let Some(seed) = seed else {
            self.twister = None;
            return Ok(());
        };
        let bytes = seed.magnitude().to_bytes_le();
        cx.charge(bytes.len())?;
        cx.burn(200 + bytes.len() as u64 / 8)?;
        self.twister = Some(Box::new(Twister::new(&words(&bytes))));
        Ok(())
    }

    fn bits(&mut self, cx: &mut Ctx<'_>, count: &BigInt) -> Result<Value> {
        if count.sign() == Sign::Minus {
            let message = "Cannot convert negative int";
            return Err(Error::exception("ValueError", message));
        }
        let count = u64::try_from(count).map_err(|_| {
            Error::exception("OverflowError", "Python int too large for C uint64_t")
        })?;
        // What no address reaches is no object that any machine could hold.
        let count = usize::try_from(count).unwrap_or(usize::MAX);
        let bytes = drawn(self, cx, count)?;
        if let Ok(few) = <[u8; 4]>::try_from(&*bytes) {
            return Ok(Value::Int(i64::from(u32::from_le_bytes(few))));
        }
        cx.charge(bytes.len() * 2)?;
        Ok(Value::from(BigInt::from_bytes_le(Sign::Plus, &bytes)))
    }

    fn state(&mut self, cx: &mut Ctx<'_>) -> Result<Vec<u32>> {
        cx.burn(100)?;
        let (state, index) = self.twister(cx)?.state();
        Ok(state.iter().copied().chain([index as u32]).collect())
    }

    fn set_state(&mut self, cx: &mut Ctx<'_>, words: &[u32]) -> Result<()> {
        cx.burn(100)?;
        let split = words.split_last().and_then(|(index, words)| {
            Some((<[u32; WORDS]>::try_from(words).ok()?, *index as usize))
        });
        let Some((state, index)) = split else {
            return Err(Error::exception(
                "ValueError",
                "state vector is the wrong size",
            ));
        };
        let twister = Twister::from_state(state, index)
            .ok_or_else(|| Error::exception("ValueError", "invalid state"))?;
        self.twister = Some(Box::new(twister));
        Ok(())
    }
}

/// What Python's `operator.index` gives.
fn index(cx: &mut Ctx<'_>, value: Value) -> Result<BigInt> {
    match value {
        Value::Int(value) => Ok(BigInt::from(value)),
        Value::Object(object) => cx.call_method(&object, "__index__", ()),
        other => cx.from_value(other),
    }
}

/// So many bits as whole words, the least first; the last word has its bits at the bottom.
fn drawn(random: &mut Random, cx: &mut Ctx<'_>, bits: usize) -> Result<Vec<u8>> {
    let count = bits.div_ceil(32);
    let mut bytes = reserved(cx, count.saturating_mul(4))?;
    let twister = random.twister(cx)?;
    for place in 0..count {
        if place % 1024 == 1023 {
            cx.burn(256)?;
        }
        let word = twister.word();
        let unused = ((place + 1) * 32).saturating_sub(bits);
        bytes.extend_from_slice(&(word >> unused).to_le_bytes());
    }
    Ok(bytes)
}

/// Bytes as words, the least first.
fn words(bytes: &[u8]) -> Vec<u32> {
    let join = |chunk: &[u8]| {
        chunk
            .iter()
            .rev()
            .fold(0_u32, |word, &byte| word << 8 | u32::from(byte))
    };
    bytes.chunks(4).map(join).collect()
}

pub(crate) fn module(host: &Arc<Host>) -> Module {
    let for_new = Arc::clone(host);
    let random = HostType::<Random>::new("Random")
        .subclassable()
        .doc("The Mersenne Twister: 53 bits of precision and a period of 2**19937-1.")
        .constructor_with(
            move |cx: &mut Ctx<'_>, seed: Option<BigInt>| -> Result<Random> {
                let mut new = Random {
                    twister: None,
                    host: Arc::clone(&for_new),
                };
                new.seed(cx, seed)?;
                Ok(new)
            },
            |new| new.positional_or("seed", Value::None),
        )
        .method_with(
            "seed",
            |this: &mut Random, cx: &mut Ctx<'_>, seed: Option<BigInt>| this.seed(cx, seed),
            |seed| {
                seed.positional_or("n", Value::None)
                    .doc("Starts anew from an int, or from the host's entropy.")
            },
        )
        .method_with(
            "random",
            |this: &mut Random, cx: &mut Ctx<'_>| -> Result<f64> { Ok(this.twister(cx)?.float()) },
            |random| random.doc("random() -> x in the interval [0, 1)."),
        )
        .method_with(
            "getrandbits",
            |this: &mut Random, cx: &mut Ctx<'_>, count: Value| -> Result<Value> {
                let count = index(cx, count)?;
                this.bits(cx, &count)
            },
            |bits| {
                bits.positional("k")
                    .doc("getrandbits(k) -> x.  Generates an int with k random bits.")
            },
        )
        .method_with(
            "getstate",
            |this: &mut Random, cx: &mut Ctx<'_>| this.state(cx),
            |state| state.doc("The state, as a list of words and the place of the next one."),
        )
        .method_with(
            "setstate",
            |this: &mut Random, cx: &mut Ctx<'_>, words: Vec<u32>| this.set_state(cx, &words),
            |state| {
                state
                    .positional("state")
                    .doc("Goes on from a state that getstate() gave.")
            },
        );
    let for_bytes = Arc::clone(host);
    Module::new("_random")
        .ty(random)
        .function(
            "entropy",
            move |cx: &mut Ctx<'_>, count: usize| -> Result<Bytes> {
                Ok(Bytes(for_bytes.entropy(cx, count)?))
            },
        )
        .function("sha512", |cx: &mut Ctx<'_>, data: Bytes| -> Result<Bytes> {
            cx.burn(data.0.len() as u64 / 4 + 50)?;
            Ok(Bytes(Sha512::digest(&data.0).to_vec()))
        })
}
